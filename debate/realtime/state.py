"""A role's state as the wire carries it: the slices of the snapshot layer, and those that only this process knows."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from debate.domain.errors import DomainError
from debate.domain.roles import Role
from debate.now import now_ms, steady_ms
from debate.realtime.connections import PRESENT, Connection, Connections
from debate.services.ballots import VoterKeys, find_ballot
from debate.snapshot import NOTHING_OF_MINE, SLICES, Slices, slice_of
from debate.store.database import Database
from debate.store.event_cache import EventCache

REVS_MS = 250
# `me` of a phone that never asked nor wanted anything.
NOTHING = {"rev": 0, "data": NOTHING_OF_MINE}


class _Shared(NamedTuple):
    """What everybody at a face sees alike at these revs, and the polls whose ballots a phone is told of."""

    revs: dict[str, int]
    slices: dict[str, Any]
    polls: list[int]


class State:
    """Reads what a connection may see."""

    def __init__(
        self, db: Database, slices: Slices, connections: Connections, keys: VoterKeys, event_cache: EventCache
    ) -> None:
        self._db, self._slices, self._connections, self._keys = db, slices, connections, keys
        self._event_cache = event_cache
        # Of this process alone: the database may have been put back to an earlier state while none was running.
        self._start = secrets.token_hex(4)
        self._read: dict[tuple[int, str, int | None], tuple[int, dict[str, int]]] = {}
        self._cached: dict[tuple[int, str], _Shared] = {}

    def snapshot(self, connection: Connection) -> dict[str, Any]:
        """The whole state of one connection, with the server's time."""
        event, face, own = connection.event, connection.role.face, connection.own
        revs = self._slices.revs(event, face, own)
        own_rev = revs.pop(slice_of(own), 0) if own else 0
        shared = self._shared(event, face, revs)
        slices = {**shared.slices, **self._connections.present(event, face)}
        if own:
            slices[slice_of(own)] = self._own(event, own) if own_rev or connection.person else NOTHING
        if connection.asker and connection.actor.device:
            slices["ballots"] = {"rev": 0, "data": self._ballots(event, connection.actor.device, shared.polls)}
        epoch = f"{self._event_cache.get(event).epoch}.{self._start}"
        return {"server_ms": now_ms(), "epoch": epoch, "slices": slices}

    def _shared(self, event: int, face: str, revs: dict[str, int]) -> _Shared:
        """From the cache where no rev has grown: when a hall comes back in a vote, each phone costs only its own."""
        cached = self._cached.get((event, face))
        if cached is None or cached.revs != revs:
            polls = self._slices.hall_polls(event) if face == Role.AUDIENCE.face else []
            cached = _Shared(revs, self._slices.read(event, [face])[face], polls)
            self._cached[(event, face)] = cached
        return cached

    def slices(self, event: int, faces: Sequence[str], names: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Some slices for several faces, in one view of the database; faces that see none of them are left out."""
        wanted = set(names)
        stored = [face for face in faces if wanted.intersection(SLICES[face])]
        found = self._slices.read(event, stored, wanted) if stored else {}
        for face in faces if wanted.intersection(PRESENT) else ():
            present = {name: part for name, part in self._connections.present(event, face).items() if name in wanted}
            if present:
                found[face] = {**found.get(face, {}), **present}
        return found

    def revs(self, connection: Connection) -> dict[str, int]:
        face = connection.role.face
        present = {name: part["rev"] for name, part in self._connections.present(connection.event, face).items()}
        # A phone's own writes are answered; to a panelist somebody else writes.
        own = connection.own if connection.person else None
        return {**self._slices.revs(connection.event, face, own), **present}

    def recent_revs(self, connection: Connection) -> dict[str, int]:
        """Asked by every client every few seconds: read from the database at most every 250 ms for a face."""
        key = (connection.event, connection.role.face, connection.person)
        read_at, revs = self._read.get(key, (0, {}))
        if steady_ms() - read_at >= REVS_MS:
            revs = self.revs(connection)
            self._read[key] = (steady_ms(), revs)
        return revs

    def own(self, event: int, names: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The slices of single phones and panelists, by their names, in one view of the database. Only of those who
        are here: nobody else would hear of it."""
        heard = [name for name in names if self._connections.hears(event, name)]
        return self._slices.own(event, heard) if heard else {}

    def _own(self, event: int, name: str) -> dict[str, Any]:
        return self._slices.own(event, [name])[name]

    def _ballots(self, event: int, device: str, polls: Iterable[int]) -> dict[str, Any]:
        """The device's own ballots in these polls, by poll id. Acknowledgements keep it current."""
        found = {}
        for key in polls:
            try:
                ballot = find_ballot(self._db, self._keys, event, key, device)
            except DomainError:  # the voters' key was destroyed: nobody can find a ballot any more
                continue
            if ballot:
                found[str(key)] = {"choice": ballot.answer, "receipt": ballot.receipt, "group": ballot.group}
        return found
