"""What the pages need of the rest of the program, handed over once by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, cast

from flask import current_app, request

from debate.assets import Assets
from debate.config import Config
from debate.devices import Devices
from debate.domain.errors import NotFound
from debate.hashing import Hashing
from debate.now import now_ms
from debate.rate_limiter import RateLimiter
from debate.services.access import Links
from debate.services.ballots import Cast, Counted, MyBallot
from debate.services.unit import Actor, Announce, Call, Guard
from debate.store.database import Database
from debate.store.event_cache import EventCache, EventKey
from debate.store.schema import Event, Link


class ReadSnapshot(Protocol):
    def __call__(
        self, event: int, face: str, device: str | None = None, person: int | None = None
    ) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Parts:
    """`cast` and `snapshot` are the very same that the sockets use, so that a page and a push cannot differ."""

    config: Config
    db: Database
    event_cache: EventCache
    assets: Assets
    devices: Devices
    links: Links
    rate_limiter: RateLimiter
    announce: Announce
    hashing: Hashing
    browsers: Devices  # those that have signed in before
    snapshot: ReadSnapshot
    cast: Callable[[Cast], Counted]
    see: Callable[[int, str], None]  # a phone came, as (event, device)
    find_ballot: Callable[[int, int, str], MyBallot | None]
    join_url: Callable[[str], str]
    panelist_url: Callable[[Link], str]
    metrics_text: Callable[[], bytes]
    count_fault: Callable[[str], None]  # a script of that face reported a failure


def parts() -> Parts:
    return cast(Parts, current_app.extensions["debate"])


def find_event(code: str) -> EventKey:
    """The event of a join code, however it was typed. NotFound with `wrong_code`; a wrong code counts as a guess."""
    event = parts().event_cache.find(code)
    if event is None:
        rate_limiter, address = parts().rate_limiter, request.remote_addr or ""
        rate_limiter.check_guesses("code from an address", address)
        rate_limiter.note_guess("code from an address", address)
        raise NotFound("wrong_code.page")
    return event


def event_row(event: EventKey) -> Event:
    """The event's row, with its title and all else that may change."""
    with parts().db.reading() as session:
        return session.get_one(Event, event.id)


def make_call(event: int, actor: Actor, guard: Guard | None = None, input: bool = False) -> Call:
    return Call(parts().db, event, actor, now_ms(), parts().announce, guard, input)
