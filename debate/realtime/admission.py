"""Admission: who a new socket is. Nothing here trusts what the client says of itself beyond the face it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from werkzeug.http import parse_cookie

from debate.devices import DESK_COOKIE, DEVICE_COOKIE, Devices
from debate.domain.errors import NotAllowed, NotFound, TooMany
from debate.domain.roles import Role
from debate.domain.sealing import voter_key
from debate.now import now_ms
from debate.rate_limiter import RateLimiter
from debate.realtime.connections import Connection, Connections
from debate.services.access import Links, find_holder, link_holder
from debate.services.unit import Actor
from debate.store.database import Database
from debate.store.event_cache import EventCache, EventKey


class Admission:
    def __init__(
        self,
        db: Database,
        event_cache: EventCache,
        links: Links,
        devices: Devices,
        connections: Connections,
        rate_limiter: RateLimiter,
        capacity: int,
    ) -> None:
        self._db, self._event_cache, self._links, self._devices = db, event_cache, links, devices
        self._connections, self._rate_limiter, self._capacity = connections, rate_limiter, capacity

    def admit(self, environ: Mapping[str, Any], auth: object) -> Connection:
        """The connection that this socket may be, or a DomainError that says why not."""
        said = auth if isinstance(auth, dict) else {}
        code, face, token = said.get("event"), said.get("role"), said.get("token")
        if not isinstance(code, str) or not isinstance(face, str):
            raise NotAllowed("malformed.connection")
        event = self._event_cache.find(code)
        if event is None:
            address = str(environ.get("REMOTE_ADDR", ""))
            self._rate_limiter.check_guesses("code from an address", address)
            self._rate_limiter.note_guess("code from an address", address)
            raise NotFound("wrong_code.event")
        cookies = _cookies(environ)
        if face == "audience":
            return self._phone(event, cookies.get(DEVICE_COOKIE, ""))
        if face == "desk":
            return self._desk(event, cookies.get(DESK_COOKIE, ""))
        connection = self._by_link(event, face, token if isinstance(token, str) and token.isascii() else "")
        return replace(connection, preview=said.get("preview") is True)

    def _phone(self, event: EventKey, cookie: str) -> Connection:
        device = self._devices.read(cookie)
        if device is None:
            raise NotAllowed("no_device.socket")
        if self._connections.connected(event.id) >= self._capacity:
            raise TooMany("event_full")
        return Connection(event.id, Actor("audience", Role.AUDIENCE, device), voter_key(event.asker_secret, device))

    def _desk(self, event: EventKey, cookie: str) -> Connection:
        with self._db.reading() as session:
            holder = find_holder(session, cookie, event.id) if cookie else None
        if holder is None:
            raise NotAllowed("not_signed_in")
        credentials = (f"sign-in:{holder.sign_in}", f"account:{holder.account}")
        return Connection(event.id, Actor(holder.name, holder.role), sign_in=holder.sign_in, credentials=credentials)

    def _by_link(self, event: EventKey, face: str, token: str) -> Connection:
        with self._db.reading() as session:
            link = self._links.find(session, token, now_ms())
        if link is None or link.event_id != event.id or link.role.value != face:
            raise NotAllowed("link_revoked.link")
        if link.role not in (Role.SCREEN, Role.STAGE, Role.PANELIST):
            raise NotAllowed("link_revoked.no_screen")
        return Connection(
            event.id,
            Actor(link_holder(link), link.role, person=link.person_id),
            link=link.id,
            credentials=(f"link:{link.id}",),
            person=link.person_id,
        )


def _cookies(environ: Mapping[str, Any]) -> Mapping[str, str]:
    """By the parser that the pages use: an odd cookie of another program at the same address must not hide ours."""
    return parse_cookie(dict(environ))
