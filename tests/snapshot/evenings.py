"""An evening as its faces see it: everybody is connected, takes a snapshot, and folds the patches that are pushed."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from debate.domain.roles import Role
from debate.domain.sealing import voter_key
from debate.realtime.connections import Connection, Connections, face_room, own_room
from debate.realtime.publisher import Publisher
from debate.realtime.state import State
from debate.services import panelist_links
from debate.services.unit import Actor, Changes
from debate.snapshot import Slices
from debate.store.event_cache import EventCache
from debate.store.schema import Person
from tests.cast import MARA, SCREEN, STAGE, panelist, phone
from tests.halls import Hall

# Only its own acknowledgements tell a phone of its ballots: nobody else's push names them.
NOT_PUSHED = {"ballots"}
LONG = 10_000


@dataclass
class Watcher:
    """One client: what it holds, folded as a browser folds it, and the pushes that told it nothing new."""

    connection: Connection
    rooms: tuple[str, ...]
    slices: dict[str, Any] = field(default_factory=dict)
    idle: list[str] = field(default_factory=list)

    def hear(self, patch: dict[str, Any]) -> None:
        """Fold a patch: a slice that is not newer is ignored."""
        for name, part in patch["slices"].items():
            held = self.slices.get(name)
            assert held is not None, f"{name} is pushed to a face whose snapshot has no such slice"
            assert part["rev"] >= held["rev"], f"the rev of {name} fell from {held['rev']} to {part['rev']}"
            if part["data"] == held["data"]:
                self.idle.append(name)
            if part["rev"] > held["rev"]:
                self.slices[name] = part


class Evening:
    """A hall with its publisher, and one watcher for every face and for each of some phones and panelists: two have a
    link."""

    def __init__(self, hall: Hall, devices: tuple[str, ...] = ("ola", "omar")) -> None:
        panelists = let_in(hall)
        self.hall = hall
        self.connections, event_cache = Connections(), EventCache(hall.db)
        slices = Slices(hall.db, lambda code: f"https://debate.example/j/{code}")
        self.state = State(hall.db, slices, self.connections, hall.box.keys, event_cache)
        self.publisher = Publisher(self.state, self._emit, hall.tallies)
        self._told = len(hall.announced)
        self._flushed_at = LONG
        secret = event_cache.get(hall.event).asker_secret
        self.watchers = [
            *(self._join(actor) for actor in (SCREEN, STAGE, MARA)),
            *(self._join(phone(device), voter_key(secret, device)) for device in devices),
            *(self._join(panelist(person), link=link) for person, link in panelists.items()),
        ]
        for watcher in self.watchers:
            watcher.slices = self.fresh(watcher)

    def _join(self, actor: Actor, asker: str | None = None, link: int | None = None) -> Watcher:
        came_by = f"link:{link}" if link else actor.name
        connection = Connection(self.hall.event, actor, asker, credentials=(came_by,), person=actor.person)
        self.connections.add(f"sid of {actor.name} {actor.device}", connection)
        self.connections.count_change(self.hall.event)
        rooms = [face_room(self.hall.event, actor.role.face)]
        return Watcher(connection, (*rooms, own_room(self.hall.event, connection.own)) if connection.own else (*rooms,))

    def _emit(self, event: str, payload: dict[str, Any], room: str) -> None:
        if event == "state:patch":
            wire = json.loads(json.dumps(payload))
            for watcher in self.watchers:
                if room in watcher.rooms:
                    watcher.hear(copy.deepcopy(wire))

    def tell(self) -> None:
        """Announce what was committed since the last time, and push what is marked."""
        news: list[Changes] = self.hall.announced[self._told :]
        self._told = len(self.hall.announced)
        for changes in news:
            self.publisher.announce(changes)
            self._end(changes.ended)
        while self.publisher._marked:
            self._flushed_at += LONG
            self.publisher.flush(self._flushed_at)

    def _end(self, credentials: tuple[str, ...]) -> None:
        """Whoever came by one of these hears nothing any more."""
        self.watchers = [one for one in self.watchers if not set(credentials) & set(one.connection.credentials)]

    def fresh(self, watcher: Watcher) -> dict[str, Any]:
        """The slices of a new snapshot, as the wire carries them."""
        self.state._cached.clear()
        return self._read(watcher)

    def _read(self, watcher: Watcher) -> dict[str, Any]:
        slices: dict[str, Any] = json.loads(json.dumps(self.state.snapshot(watcher.connection)["slices"]))
        return {name: part for name, part in slices.items() if name not in NOT_PUSHED}

    def assert_folded(self, after: str) -> None:
        """Old snapshot + patches = a fresh snapshot, for everybody; and what a newcomer gets from the cache is as
        fresh."""
        given = [self._read(watcher) for watcher in self.watchers]
        self.state._cached.clear()
        for watcher, cached in zip(self.watchers, given, strict=True):
            fresh = self._read(watcher)
            assert watcher.slices == fresh, f"{name_of(watcher)} missed something of {after}"
            assert cached == fresh, f"a newcomer beside {name_of(watcher)} is given something from before {after}"

    def snapshot(self, face: str, device: str = "ola") -> dict[str, Any]:
        """The whole fresh state of a face, with everything that its connection gets."""
        found = next(
            w for w in self.watchers if w.connection.role.face == face and w.connection.actor.device in (None, device)
        )
        self.state._cached.clear()  # what the database holds, also where no rev was counted
        state: dict[str, Any] = json.loads(json.dumps(self.state.snapshot(found.connection)))
        return state


def let_in(hall: Hall) -> dict[int, int]:
    """The own links of the first two who speak in the debate; by person."""
    with hall.db.reading() as session:
        query = select(Person.id).where(Person.item_id == hall.item).order_by(Person.id).limit(2)
        people = list(session.scalars(query))
    return {person: panelist_links.make_panelist_link(hall.call(), person) for person in people}


def name_of(watcher: Watcher) -> str:
    actor = watcher.connection.actor
    return actor.device or (actor.name if actor.person else actor.role.face)


def is_phone(watcher: Watcher) -> bool:
    return watcher.connection.role is Role.AUDIENCE


def leaves(part: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in a piece of JSON, with the way to it."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from leaves(value, f"{path}.{key}")
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from leaves(value, f"{path}[{index}]")
    else:
        yield path, part
