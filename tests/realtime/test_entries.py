"""Judging what voters wrote, over sockets: from a phone's answer to the screen, and who hears of it when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.domain.polls.entries import MOST_LISTED, entry_id
from tests.programs import House, make_program

ANSWER = "A hotline that is answered at night"
MAKING = {"kind": "text", "question": "What first?", "tally": "sealed"}


@pytest.fixture
def house(tmp_path: Path, shelf: Path) -> Iterator[House]:
    made = House(make_program(tmp_path, shelf))
    made.hall.start()
    yield made
    made.program.db.close()


def test_an_answer_goes_from_a_phone_by_the_desk_to_the_screen(house: House) -> None:
    desk, screen, stage, phone = house.desk(), house.screen(), house.stage(), house.phone()
    poll = desk.do("poll:make", item=house.hall.item, **MAKING)["poll"]
    desk.do("poll:open", poll=poll)
    cast = phone.do("ballot:cast", poll=poll, choice=f"  {ANSWER}\n", key="12345678")
    assert cast["choice"] == ANSWER
    house.push()
    for seat in (desk, screen, stage):
        assert ANSWER not in json.dumps(seat.heard())
    desk.do("poll:close", poll=poll)
    (entry,) = desk.patched()["entries"]["polls"][0]["entries"]
    assert (entry["text"], entry["n"], entry["state"]) == (ANSWER, 1, "waiting")
    desk.do("entry:approve", poll=poll, entries=[entry["id"]])
    assert desk.patched()["entries"]["polls"][0]["counts"]["approved"] == 1
    assert ANSWER not in json.dumps([screen.heard(), stage.heard()])
    desk.do("poll:reveal", poll=poll)
    for seat in (screen, stage, phone):
        assert seat.patched()["result"]["poll"]["figures"]["rows"][0]["text"] == ANSWER
    desk.do("entry:decline", poll=poll, entries=[entry["id"]])
    for seat in (screen, stage, phone):
        assert seat.patched()["result"]["poll"]["figures"]["rows"] == []


@pytest.mark.parametrize(
    "entries",
    [[], "all", [1], [None], ["x" * 41], [entry_id("a")] * (MOST_LISTED + 1), {"0": entry_id("a")}, None],
    ids=lambda value: str(value)[:20],
)
def test_what_is_no_list_of_entries_is_refused(house: House, entries: object) -> None:
    answer = house.desk().ask("entry:approve", {"poll": 1, "entries": entries})
    assert answer["error"]["code"] == "malformed"


def test_a_longer_answer_than_its_line_is_refused_and_said_in_words(house: House) -> None:
    desk, phone = house.desk(), house.phone()
    poll = desk.do("poll:make", item=house.hall.item, **MAKING)["poll"]
    desk.do("poll:open", poll=poll)
    refused = phone.ask("ballot:cast", {"poll": poll, "choice": "x" * 141, "key": "12345678"})
    assert refused["error"]["code"] == "text_too_long"
    assert "140" in refused["error"]["message"]
