"""Two moderators see each other's hand on a question; nobody else does, and nothing of it is kept."""

from __future__ import annotations

import pytest

from debate.domain.roles import Role
from debate.now import steady_ms
from debate.realtime.connections import SCREENING_MS, Connection, Connections
from debate.services.unit import Actor
from tests.servers import Server

ANA, BEN = "desk-of-ana", "desk-of-ben"


@pytest.fixture
def here() -> Connections:
    return Connections()


def moderator(here: Connections, name: str, event: int = 1) -> Connection:
    connection = Connection(event, Actor(name, Role.MODERATOR))
    here.add(f"sid-{name}-{event}", connection)
    return connection


def test_the_other_desks_see_who_is_at_a_question(here: Connections) -> None:
    ana, now = moderator(here, "Ana"), steady_ms()
    assert here.screen(ana, ANA, 7, now)
    assert here.screening(1) == {"at": [{"desk": ANA, "name": "Ana", "question": 7}]}
    assert here.screening(2) == {"at": []}
    assert {face for face in ("audience", "screen", "stage", "desk") if "screening" in here.present(1, face)} == {
        "desk"
    }


def test_a_heartbeat_is_no_news_and_keeps_it(here: Connections) -> None:
    ana, now = moderator(here, "Ana"), steady_ms()
    here.screen(ana, ANA, 7, now)
    assert not here.screen(ana, ANA, 7, now + 5_000)
    assert here.forget_screening(now + SCREENING_MS) == []
    assert here.forget_screening(now + 5_000 + SCREENING_MS) == [1]
    assert here.screening(1) == {"at": []}
    assert here.forget_screening(now + 60_000) == [], "it is told once"


def test_two_may_be_at_one_question(here: Connections) -> None:
    now = steady_ms()
    for name, desk in (("Ana", ANA), ("Ben", BEN)):
        here.screen(moderator(here, name), desk, 7, now)
    assert [one["name"] for one in here.screening(1)["at"]] == ["Ana", "Ben"]


def test_who_goes_away_is_at_nothing(here: Connections) -> None:
    here.screen(moderator(here, "Ana"), ANA, 7, steady_ms())
    here.remove("sid-Ana-1")
    assert here.screening(1) == {"at": []}


def test_it_is_told_to_the_desks_alone_and_ends_with_the_connection(server: Server) -> None:
    ana, ben, screen = server.desk(), server.desk(), server.screen()
    ana.do("desk:report", desk=ANA, question=7)
    ben.sees("screening", lambda data: [one["desk"] for one in data["at"]] == [ANA])
    assert screen.do("state:get", slices=["screening"])["slices"] == {}
    ana.do("desk:report", desk=ANA, question=None)
    ben.sees("screening", lambda data: data["at"] == [])
    ana.do("desk:report", desk=ANA, question=8)
    ben.sees("screening", lambda data: [one["question"] for one in data["at"]] == [8])
    ana.close()
    ben.sees("screening", lambda data: data["at"] == [])
    for socket in (ben, screen):
        socket.close()
