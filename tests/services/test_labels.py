"""Labels of the desk's own on questions."""

from __future__ import annotations

from typing import Any

import pytest

from debate.services import questions
from debate.snapshot import FACES, Slices
from tests.cast import OLA, OMAR
from tests.halls import Hall


@pytest.fixture
def asked(hall: Hall) -> int:
    return questions.ask_question(hall.call(OLA), "Who would pay for all these embassies?", None, None).id


def queue(hall: Hall) -> Any:
    return Slices(hall.db, str).read(hall.event, ["desk"], ["queue"])["desk"]["queue"]["data"]


def test_a_question_is_labelled_and_counted(hall: Hall, asked: int) -> None:
    questions.label_question(hall.call(), asked, ["Budget", "Follow up"])
    assert hall.touched() == {"queue"}
    assert hall.last_journal().details == {"labels": ["Budget", "Follow up"]}
    read = queue(hall)
    assert (read["items"][0]["labels"], read["labels"]) == (["Budget", "Follow up"], ["Budget", "Follow up"])
    assert read["counts"]["new"] == {"n": 1, "labels": {"Budget": 1, "Follow up": 1}, "put_to": {"panel": 1}}


def test_a_label_is_written_as_another_question_of_the_item_has_it(hall: Hall, asked: int) -> None:
    questions.label_question(hall.call(), asked, ["Budget"])
    other = questions.ask_question(hall.call(OMAR), "And why now?", None, None).id
    questions.label_question(hall.call(), other, ["BUDGET"])
    assert queue(hall)["labels"] == ["Budget"]


def test_the_same_labels_again_change_nothing(hall: Hall, asked: int) -> None:
    questions.label_question(hall.call(), asked, ["Budget"])
    before = hall.journal()
    questions.label_question(hall.call(), asked, ["budget"])
    assert (hall.touched(), hall.journal()) == (set(), before)


def test_what_is_too_much_changes_nothing(hall: Hall, asked: int) -> None:
    questions.label_question(hall.call(), asked, ["Budget"])
    with hall.refuses("too_many_labels"):
        questions.label_question(hall.call(), asked, ["a", "b", "c", "d", "e"])
    assert queue(hall)["items"][0]["labels"] == ["Budget"]


def test_no_other_face_reads_a_label(hall: Hall, asked: int) -> None:
    questions.label_question(hall.call(), asked, ["Troublemaker"])
    questions.stage_question(hall.call(), asked)
    read = Slices(hall.db, str).read(hall.event, FACES)
    assert [face for face in FACES if "Troublemaker" in str(read[face])] == ["desk"]
