"""The whole program inside the test's process: pages by Flask's client, sockets by Flask-SocketIO's, no background
tasks."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from flask_socketio import SocketIOTestClient
from sqlalchemy import select

from debate.app import Program, create_program
from debate.assets import Assets
from debate.config import ROOT, read_config
from debate.devices import DESK_COOKIE, DEVICE_COOKIE
from debate.domain.roles import Role
from debate.now import now_ms
from debate.services import access, panelist_links
from debate.services.unit import Actor, Call
from debate.store.schema import Event, Item, Link, Person
from tests.cast import MARA
from tests.halls import AGENDA, Hall, make_hall

PASSWORD = "correct horse battery"


def make_program(data: Path, shelf: Path, **settings: str) -> Program:
    """`shelf` is the folder of what all programs start with: a migrated database and the published static files."""
    data.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(shelf / "debate.sqlite", data / "debate.sqlite")
    published = Assets(ROOT / "static", shelf).folder
    (data / published.name).symlink_to(published)
    given = {"DATA": str(data), "ASYNC_MODE": "threading", "PUBLIC_URL": "http://debate.example", **settings}
    return create_program(read_config({f"DEBATE_{name}": value for name, value in given.items()}))


@dataclass
class House:
    """The program with one event in it, and whoever comes in."""

    program: Program
    agenda: str = AGENDA
    pushed_at: int = 10**13

    @cached_property
    def hall(self) -> Hall:
        return make_hall(self.program.db, self.agenda)

    @property
    def event(self) -> int:
        return self.hall.event

    @cached_property
    def code(self) -> str:
        with self.program.db.reading() as session:
            return session.get_one(Event, self.event).code

    def call(self) -> Call:
        return self.hall.call()

    # Who comes in

    def phone(self) -> Seat:
        client = self.program.app.test_client()
        client.get(f"/j/{self.code}")
        return self._seat(client, {"event": self.code, "role": "audience"})

    def link(self, role: Role) -> str:
        """The token of a new link. Links are made at the real time, as the server reads it when they are used."""
        call = Call(self.program.db, self.event, MARA, now_ms(), lambda _facts: None)
        return self.program.links.token(access.make_link(call, role))

    def by_link(self, role: Role, token: str | None = None) -> Seat:
        auth = {"event": self.code, "role": str(role), "token": token or self.link(role)}
        return self._seat(self.program.app.test_client(), auth)

    def screen(self) -> Seat:
        return self.by_link(Role.SCREEN)

    def stage(self) -> Seat:
        return self.by_link(Role.STAGE)

    def panelist_link(self, person: int) -> str:
        """The token of a person's own link."""
        call = Call(self.program.db, self.event, MARA, now_ms(), lambda _facts: None)
        made = panelist_links.make_panelist_link(call, person)
        with self.program.db.reading() as session:
            return self.program.links.token(session.get_one(Link, made))

    def panelist(self, name: str = "Amara Lindqvist") -> Seat:
        """The own page of somebody who speaks in the debate."""
        return self.by_link(Role.PANELIST, self.panelist_link(self.person(name)))

    def person(self, name: str) -> int:
        with self.program.db.reading() as session:
            query = select(Person.id).join(Item, Item.id == Person.item_id)
            return session.scalars(query.where(Item.event_id == self.event, Person.name == name)).one()

    def desk_client(self, role: Role = Role.OWNER, name: str = "Mara") -> FlaskClient:
        """A browser that is signed in at the desk of the event, at the real time: a sign-in ends after a month."""
        call = Call(self.program.db, self.event, Actor(name, role), now_ms(), lambda _facts: None)
        link = access.make_link(call, role)
        links = self.program.links
        token = access.accept_link(call, links, links.token(link), name, PASSWORD, lambda do, *args: do(*args))
        client = self.program.app.test_client()
        client.set_cookie(DESK_COOKIE, token)
        return client

    def desk(self, role: Role = Role.OWNER, name: str = "Mara") -> Seat:
        return self._seat(self.desk_client(role, name), {"event": self.code, "role": "desk"})

    def _seat(self, client: FlaskClient, auth: dict[str, str]) -> Seat:
        socket = self.program.socketio.test_client(self.program.app, auth=auth, flask_test_client=client)
        return Seat(socket, client)

    def push(self) -> None:
        """What the publisher does a few times a second, as if a second had passed since the last time."""
        self.pushed_at += 1_000
        self.program.edge.publisher.flush(self.pushed_at)


@dataclass
class Seat:
    """One socket of the house, with the browser that it belongs to."""

    socket: SocketIOTestClient
    browser: FlaskClient

    def ask(self, command: str, *payload: Any) -> dict[str, Any]:
        answer: Any = self.socket.emit(command, *payload, callback=True)
        assert isinstance(answer, dict), f"{command} is always answered"
        return answer

    def do(self, command: str, **payload: Any) -> dict[str, Any]:
        """A command that must succeed."""
        answer = self.ask(command, payload)
        assert answer["ok"], f"{command} {payload}: {answer}"
        return answer

    def heard(self) -> list[tuple[str, dict[str, Any]]]:
        """What came in since the last time."""
        return [(packet["name"], packet["args"][0]) for packet in self.socket.get_received()]

    def patched(self) -> dict[str, Any]:
        """The slices that were pushed since the last time, by name, each as it was last."""
        patches = [payload["slices"] for name, payload in self.heard() if name == "state:patch"]
        return {name: part["data"] for slices in patches for name, part in slices.items()}

    @property
    def device(self) -> str:
        cookie = self.browser.get_cookie(DEVICE_COOKIE)
        assert cookie is not None, "only a phone has a device"
        return cookie.value.partition(".")[0]


def refused(answer: dict[str, Any]) -> str:
    """The code of a refusal."""
    assert not answer["ok"], answer
    return str(answer["error"]["code"])
