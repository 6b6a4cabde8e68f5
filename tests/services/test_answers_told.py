"""Who answered a question, and what is taken home of all that was asked."""

from __future__ import annotations

from typing import Any

import pytest

from debate.domain.slots import Side
from debate.services import addressees, floor, items, people, question_records, questions, slots
from debate.snapshot import Slices
from tests.cast import OLA, OMAR
from tests.halls import Hall

TEXT = "Who would pay for all these embassies?"
NAMES = ("Ada Nwosu", "Bo Lindgren", "Cai Mendes")


@pytest.fixture
def panel(hall: Hall) -> Hall:
    """The first item of the day, on, with three people, and one question to the first two on stage."""
    items.start_item(hall.call(), 1)
    seated = [people.add_person(hall.call(), 1, name, "") for name in NAMES]
    asked = questions.ask_question(hall.call(OLA), TEXT, None, "Ola").id
    addressees.address_question(hall.call(), asked, None, seated[:2])
    questions.approve_question(hall.call(), asked)
    hall.pass_ms(1_000)
    questions.stage_question(hall.call(), asked)
    hall.pass_ms(1_000)
    return hall


def seated(hall: Hall) -> list[int]:
    read = Slices(hall.db, str).read(hall.event, ["desk"], ["floor"])["desk"]["floor"]["data"]
    return [person["id"] for person in read["people"]]


def at_desk(hall: Hall) -> Any:
    return Slices(hall.db, str).read(hall.event, ["desk"], ["queue"])["desk"]["queue"]["data"]["items"][-1]


def answered_by(hall: Hall) -> list[str]:
    return [one["name"] for one in at_desk(hall)["answered_by"]]


def answer(hall: Hall, speaks: str | None = None, beside: str | None = None) -> list[str]:
    for name in (speaks, beside):
        if name:
            floor.give_floor(hall.call(), seated(hall)[NAMES.index(name)], beside=name == beside)
    hall.pass_ms(5_000)
    questions.answer_question(hall.call(), at_desk(hall)["id"])
    return answered_by(hall)


@pytest.mark.parametrize(
    ("speaks", "beside", "names"),
    [
        (None, None, ["Ada Nwosu", "Bo Lindgren"]),
        ("Bo Lindgren", None, ["Bo Lindgren"]),
        ("Cai Mendes", None, ["Ada Nwosu", "Bo Lindgren"]),
        ("Cai Mendes", "Ada Nwosu", ["Ada Nwosu"]),
    ],
)
def test_whoever_was_asked_and_has_the_floor_answered(
    panel: Hall, speaks: str | None, beside: str | None, names: list[str]
) -> None:
    assert answer(panel, speaks, beside) == names


def test_of_the_whole_panel_it_is_whoever_has_the_floor(panel: Hall) -> None:
    addressees.address_question(panel.call(), at_desk(panel)["id"], None, [])
    assert answer(panel, "Cai Mendes") == ["Cai Mendes"]


def test_of_the_whole_panel_nobody_is_named_where_nobody_speaks(panel: Hall) -> None:
    addressees.address_question(panel.call(), at_desk(panel)["id"], None, [])
    assert answer(panel) == []


def test_another_question_on_stage_answers_the_one_before(panel: Hall) -> None:
    floor.give_floor(panel.call(), seated(panel)[0], beside=False)
    panel.pass_ms(5_000)
    first = at_desk(panel)["id"]
    questions.stage_question(panel.call(), questions.ask_question(panel.call(OMAR), "And why now?", None, None).id)
    before = Slices(panel.db, str).read(panel.event, ["desk"], ["queue"])["desk"]["queue"]["data"]["items"][0]
    assert (before["id"], [who["name"] for who in before["answered_by"]]) == (first, ["Ada Nwosu"])


def test_the_clock_of_a_slot_gives_the_floor_too(hall: Hall) -> None:
    asked = questions.ask_question(hall.call(OLA), TEXT, "for", None).id
    slots.start_clock(hall.call(), hall.go_to("speech").id)
    questions.stage_question(hall.call(), asked)
    hall.pass_ms(5_000)
    questions.answer_question(hall.call(), asked)
    assert answered_by(hall) == ["Amara Lindqvist"]


def test_a_side_is_answered_for_by_none_of_the_other(hall: Hall) -> None:
    asked = questions.ask_question(hall.call(OLA), TEXT, "against", None).id
    slots.start_clock(hall.call(), hall.go_to("speech").id)
    questions.stage_question(hall.call(), asked)
    hall.pass_ms(5_000)
    questions.answer_question(hall.call(), asked)
    assert (answered_by(hall), at_desk(hall)["side"]) == ([], Side.AGAINST)


def test_the_desk_says_who_it_was(panel: Hall) -> None:
    answer(panel)
    addressees.set_answered_by(panel.call(), at_desk(panel)["id"], [seated(panel)[2]])
    assert (answered_by(panel), panel.touched()) == (["Cai Mendes"], {"queue"})
    before = panel.journal()
    addressees.set_answered_by(panel.call(), at_desk(panel)["id"], [seated(panel)[2]])
    assert (panel.touched(), panel.journal()) == (set(), before)


def test_what_is_not_answered_was_answered_by_nobody(panel: Hall) -> None:
    with panel.refuses("wrong_state"):
        addressees.set_answered_by(panel.call(), at_desk(panel)["id"], [])
    answer(panel)
    questions.return_question(panel.call(), at_desk(panel)["id"])
    assert answered_by(panel) == []


def test_a_record_says_what_was_asked_of_whom_and_when(panel: Hall) -> None:
    answer(panel, "Bo Lindgren")
    people.remove_person(panel.call(), seated(panel)[0])
    [record] = question_records.list_asked(panel.db, panel.event, 1)["questions"]
    assert record == {
        "id": record["id"],
        "question": TEXT,
        "as_asked": None,
        "asked_by": "Ola",
        "asked_of": ["Ada Nwosu", "Bo Lindgren"],
        "labels": [],
        "state": "answered",
        "votes": 0,
        "answered_by": ["Bo Lindgren"],
        "asked_at": "2025-06-18T10:00:00Z",
        "approved_at": "2025-06-18T10:00:00Z",
        "on_stage_at": "2025-06-18T10:00:01Z",
        "answered_at": "2025-06-18T10:00:07Z",
        "merged_into": None,
    }
    cells = question_records.as_cells(record)
    assert (cells["asked_of"], cells["as_asked"], cells["votes"]) == ("Ada Nwosu; Bo Lindgren", "", "0")


def test_nothing_is_told_of_another_days_item(panel: Hall) -> None:
    with panel.refuses("not_found"):
        question_records.list_asked(panel.db, panel.event, 9_999)
