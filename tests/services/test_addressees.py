"""Whom a question is put to: one, several or all of a stage, whatever they are called and wherever they sit."""

from __future__ import annotations

from typing import Any

import pytest

from debate.domain.slots import Side
from debate.services import addressees, floor, items, people, questions
from debate.snapshot import Slices
from tests.cast import OLA
from tests.halls import Hall

TEXT = "Who would pay for all these embassies?"
NAMES = ("Ada Nwosu", "Bo Lindgren", "Cai Mendes")


@pytest.fixture
def panel(hall: Hall) -> Hall:
    """The first item of the day, on, with three people, and one question to the panel."""
    items.start_item(hall.call(), 1)
    for name in NAMES:
        people.add_person(hall.call(), 1, name, "")
    questions.ask_question(hall.call(OLA), TEXT, None, None)
    return hall


def seated(hall: Hall) -> list[int]:
    read = Slices(hall.db, str).read(hall.event, ["desk"], ["floor"])["desk"]["floor"]["data"]
    return [person["id"] for person in read["people"]]


def read(hall: Hall, face: str, name: str) -> Any:
    return Slices(hall.db, str).read(hall.event, [face], [name])[face][name]["data"]


def at_desk(hall: Hall) -> Any:
    return read(hall, "desk", "queue")["items"][-1]


def names(hall: Hall) -> list[str]:
    return [one["name"] for one in at_desk(hall)["people"]]


def address(hall: Hall, *seats: int, to: Side | None = None) -> None:
    row = seated(hall)
    addressees.address_question(hall.call(), at_desk(hall)["id"], to, [row[seat - 1] for seat in seats])


def test_a_question_is_put_to_several_in_the_order_of_their_seats(panel: Hall) -> None:
    address(panel, 3, 1)
    assert names(panel) == ["Ada Nwosu", "Cai Mendes"]
    assert (at_desk(panel)["to"], at_desk(panel)["person"]) == (None, None), "of several none is the one"
    row = panel.last_journal()
    assert (row.what, row.details) == ("question:address", {"to": None, "people": [seated(panel)[2], seated(panel)[0]]})


def test_a_question_is_put_to_one_and_to_all_again(panel: Hall) -> None:
    address(panel, 2)
    assert (names(panel), at_desk(panel)["to"], at_desk(panel)["person"]) == (
        ["Bo Lindgren"],
        "Bo Lindgren",
        seated(panel)[1],
    )
    address(panel)
    assert (names(panel), at_desk(panel)["to"], at_desk(panel)["person"]) == ([], None, None)


def test_the_same_again_changes_nothing(panel: Hall) -> None:
    address(panel, 1, 2)
    before = panel.journal()
    address(panel, 2, 1)
    assert panel.touched() == set()
    assert panel.journal() == before


def test_before_approval_the_desk_alone_is_told(panel: Hall) -> None:
    address(panel, 1)
    assert panel.touched() == {"queue"}


def test_on_stage_every_face_is_told(panel: Hall) -> None:
    questions.stage_question(panel.call(), at_desk(panel)["id"])
    address(panel, 1, 2)
    assert panel.touched() == {"queue", "questions", "asked"}
    for face, name in (("screen", "asked"), ("stage", "asked")):
        assert [one["name"] for one in read(panel, face, name)["question"]["people"]] == ["Ada Nwosu", "Bo Lindgren"]
    assert [one["name"] for one in read(panel, "audience", "questions")["items"][0]["people"]] == [
        "Ada Nwosu",
        "Bo Lindgren",
    ]


def test_a_new_name_is_read_wherever_the_question_is(panel: Hall) -> None:
    address(panel, 1, 2)
    people.edit_person(panel.call(), seated(panel)[0], "Ada Nwosu-Bell", "")
    assert names(panel) == ["Ada Nwosu-Bell", "Bo Lindgren"]


def test_who_leaves_keeps_the_question_by_name(panel: Hall) -> None:
    address(panel, 1, 2)
    people.remove_person(panel.call(), seated(panel)[0])
    assert at_desk(panel)["people"] == [
        {"person": None, "name": "Ada Nwosu"},
        {"person": seated(panel)[0], "name": "Bo Lindgren"},
    ]


def test_who_has_spoken_and_left_keeps_the_question_as_a_row(panel: Hall) -> None:
    address(panel, 1, 2)
    ada = seated(panel)[0]
    floor.give_floor(panel.call(), ada, beside=False)
    panel.pass_ms(5_000)
    people.remove_person(panel.call(), ada)
    assert {"person": ada, "name": "Ada Nwosu"} in at_desk(panel)["people"]
    addressees.address_question(panel.call(), at_desk(panel)["id"], None, [ada])
    assert names(panel) == ["Ada Nwosu"]
    address(panel, 1)
    with panel.refuses("unknown_addressee"):
        addressees.address_question(panel.call(), at_desk(panel)["id"], None, [ada])


def test_nobody_of_another_item_can_be_asked(panel: Hall) -> None:
    address(panel, 1)
    items.start_item(panel.call(), panel.item)
    questions.ask_question(panel.call(OLA), TEXT, None, None)
    stranger = people.add_person(panel.call(), 1, "Dee Okafor", "")
    with panel.refuses("unknown_addressee"):
        addressees.address_question(panel.call(), at_desk(panel)["id"], None, [stranger])


def test_a_side_stands_where_nobody_is_named(hall: Hall) -> None:
    asked = questions.ask_question(hall.call(OLA), TEXT, "Amara Lindqvist", None).id
    addressees.address_question(hall.call(), asked, Side.AGAINST, [])
    assert (at_desk(hall)["to"], at_desk(hall)["side"], at_desk(hall)["people"]) == ("against", "against", [])


def test_people_of_both_sides_are_of_no_side(hall: Hall) -> None:
    asked = questions.ask_question(hall.call(OLA), TEXT, "for", None).id
    speakers = {one["name"]: one["id"] for one in read(hall, "desk", "debate")["speakers"]}
    both = [speakers["Tomas Varga"], speakers["Amara Lindqvist"]]
    addressees.address_question(hall.call(), asked, None, both)
    assert at_desk(hall)["side"] is None
    assert names(hall) == ["Amara Lindqvist", "Tomas Varga"], "who is for comes first, as on every list"


@pytest.mark.parametrize("verb", [questions.decline_question, questions.stage_question])
def test_what_is_over_is_put_to_nobody_else(panel: Hall, verb: Any) -> None:
    verb(panel.call(), at_desk(panel)["id"])
    if verb is questions.stage_question:
        questions.answer_question(panel.call(), at_desk(panel)["id"])
    with panel.refuses("wrong_state"):
        address(panel, 1)
