"""Hands over the socket: who is told what, and how often a phone may raise one."""

from __future__ import annotations

from typing import Any

import pytest

from debate.services.switches import throw_switch
from tests.programs import House, refused


@pytest.fixture
def open_house(house: House) -> House:
    throw_switch(house.call(), "item:set-hands", house.hall.item, True)
    throw_switch(house.call(), "item:set-hands-shown", house.hall.item, True)
    return house


def names(patches: list[dict[str, Any]]) -> list[set[str]]:
    """Who is here is told to some by itself."""
    return [set(patch) - {"people"} for patch in patches]


def test_the_way_of_a_hand_is_told_to_its_own_phone_the_desk_and_the_screen(open_house: House) -> None:
    house = open_house
    desk, screen, stage, ola, omar = house.desk(), house.screen(), house.stage(), house.phone(), house.phone()
    seats = (desk, screen, stage, ola, omar)
    for seat in seats:
        seat.heard()
    answer = ola.do("hand:raise", name="Ola", place="Row 4", item=house.hall.item, key="key-00001")
    house.push()
    told = [seat.patched() for seat in seats]
    assert names(told) == [{"hands"}, set(), set(), {"me"}, set()]
    assert (answer["state"], told[3]["me"]["hand"]["id"]) == ("raised", answer["hand"])
    desk.do("hand:call", hand=answer["hand"])
    told = [seat.patched() for seat in seats]
    assert names(told) == [{"hands", "microphone"}, {"microphone"}, set(), {"me"}, set()]
    assert told[3]["me"]["hand"]["state"] == "called"
    assert told[1]["microphone"] == {"speaking": None, "called": [{"who": "Ola"}]}
    ola.do("hand:withdraw", hand=answer["hand"])
    house.push()
    assert names([seat.patched() for seat in seats]) == [{"hands", "microphone"}, {"microphone"}, set(), {"me"}, set()]


def test_another_phone_takes_no_hand_down(open_house: House) -> None:
    hand = open_house.phone().do("hand:raise")["hand"]
    assert refused(open_house.phone().ask("hand:withdraw", {"hand": hand})) == "not_found"


def test_the_second_desk_is_told_what_the_first_one_did(open_house: House) -> None:
    first, second = open_house.desk(), open_house.desk(name="Milo")
    hand = open_house.phone().do("hand:raise")["hand"]
    first.do("hand:call", hand=hand)
    second.do("hand:call", hand=hand)
    first.do("hand:miss", hand=hand)
    answer = second.ask("hand:give", {"hand": hand})
    assert (refused(answer), answer["error"]["message"]) == ("wrong_state", "This hand was missed.")


def test_a_phone_raises_its_hand_no_more_often_than_a_hand_would(open_house: House) -> None:
    phone = open_house.phone()
    for _ in range(6):
        phone.do("hand:withdraw", hand=phone.do("hand:raise")["hand"])
    assert refused(phone.ask("hand:raise", {})) == "rate_limited"


@pytest.mark.parametrize("payload", [{"name": 7}, {"place": ["Row 4"]}, {"key": "short"}, {"seat": "4"}, {"item": "1"}])
def test_what_is_no_hand_is_refused(open_house: House, payload: dict[str, object]) -> None:
    assert refused(open_house.phone().ask("hand:raise", payload)) == "malformed"
