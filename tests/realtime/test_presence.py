"""Who is here: phones by socket and phones by plain HTTP, each device once."""

from __future__ import annotations

from debate.domain.roles import Role
from debate.realtime.connections import SEEN_MS, Connection, Connections
from debate.services.unit import Actor
from tests.cast import OLA
from tests.programs import House

EVENT = 1
NOON = 1_750_240_800_000


def test_a_phone_without_a_socket_is_in_the_hall() -> None:
    connections = Connections()
    assert connections.see(EVENT, "ola", NOON)
    assert connections.phones(EVENT) == 1


def test_a_phone_that_comes_both_ways_is_one() -> None:
    connections = Connections()
    connections.see(EVENT, "ola", NOON)
    connections.add("socket", Connection(EVENT, OLA))
    assert connections.phones(EVENT) == 1


def test_a_phone_that_comes_again_is_no_news() -> None:
    connections = Connections()
    connections.see(EVENT, "ola", NOON)
    assert not connections.see(EVENT, "ola", NOON + 10_000)


def test_a_phone_that_stays_away_has_gone() -> None:
    connections = Connections()
    connections.see(EVENT, "ola", NOON)
    assert connections.forget_unseen(NOON + SEEN_MS) == []
    assert connections.forget_unseen(NOON + SEEN_MS + 1) == [EVENT]
    assert connections.phones(EVENT) == 0


def test_phones_by_plain_http_take_no_place_of_a_socket() -> None:
    connections = Connections()
    connections.see(EVENT, "ola", NOON)
    assert connections.connected(EVENT) == 0


def test_the_desks_miniature_is_no_screen_of_the_hall() -> None:
    connections = Connections()
    connections.add("mini", Connection(EVENT, Actor("screen", Role.SCREEN), preview=True))
    assert connections.people(EVENT)["screens"] == 0


def test_a_page_is_a_phone_once_it_keeps_the_cookie(house: House) -> None:
    client = house.program.app.test_client()
    state = house.program.edge.state
    client.get(f"/j/{house.code}")
    assert state.slices(house.event, ["desk"], ["people"])["desk"]["people"]["data"]["phones"] == 0
    client.get(f"/j/{house.code}")
    assert state.slices(house.event, ["desk"], ["people"])["desk"]["people"]["data"]["phones"] == 1
