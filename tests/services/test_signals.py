"""Signals of people on a stage: sent by one press, once, seen by one press, and told back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from debate.domain.questions import QuestionState
from debate.services import items, questions, signals
from debate.snapshot.view import View
from debate.snapshot.whisper_shapes import DeskSignal, OwnSignal, WhisperSlice
from debate.snapshot.whispers import whisper_slice, whispers_slice
from debate.store.schema import Person, Signal
from tests.cast import MILO, OLA, panelist
from tests.halls import NOON, Hall, make_hall
from tests.races import race, winners


@pytest.fixture
def amara(hall: Hall) -> int:
    return speaker(hall, "Amara Lindqvist")


def speaker(hall: Hall, name: str) -> int:
    with hall.db.reading() as session:
        return session.scalars(select(Person.id).where(Person.item_id == hall.item, Person.name == name)).one()


def send(hall: Hall, person: int, kind: str = "more_time", question: int | None = None, key: str | None = None) -> None:
    signals.send_signal(hall.call(panelist(person)), kind, question, key)


def at_desk(hall: Hall) -> list[DeskSignal]:
    with hall.db.reading() as session:
        return whispers_slice(View(session, hall.event, str))["signals"]


def own(hall: Hall, person: int) -> WhisperSlice:
    with hall.db.reading() as session:
        return whisper_slice(View(session, hall.event, str), person)


def told(hall: Hall, person: int) -> list[OwnSignal]:
    return own(hall, person)["signals"]


def rows(hall: Hall) -> int:
    with hall.db.reading() as session:
        return len(session.scalars(select(Signal.id)).all())


def ask(hall: Hall, text: str, to: str | None = None) -> int:
    asked = questions.ask_question(hall.call(OLA), text, to, None).id
    questions.approve_question(hall.call(), asked)
    return asked


def test_a_signal_comes_before_the_desk_and_is_seen(hall: Hall, amara: int) -> None:
    send(hall, amara, "technical")
    assert hall.touched() == {"whispers", f"whisper:{amara}"}
    [signal] = at_desk(hall)
    assert (signal["name"], signal["kind"], signal["sent_at"]) == ("Amara Lindqvist", "technical", NOON)
    hall.pass_ms(9)
    signals.see_signal(hall.call(MILO), signal["id"])
    assert (at_desk(hall), hall.touched()) == ([], {"whispers", f"whisper:{amara}"})
    assert told(hall, amara) == [{"kind": "technical", "question": None, "sent_at": NOON, "seen_at": NOON + 9}]
    with hall.db.reading() as session:
        assert session.get_one(Signal, signal["id"]).seen_by == "Milo"


def test_it_is_seen_once_whoever_presses(hall: Hall, amara: int) -> None:
    send(hall, amara)
    [signal] = at_desk(hall)
    signals.see_signal(hall.call(MILO), signal["id"])
    hall.pass_ms(5)
    signals.see_signal(hall.call(), signal["id"])
    assert (told(hall, amara)[0]["seen_at"], hall.touched()) == (NOON, set())


def test_a_second_press_does_nothing_while_the_first_waits(hall: Hall, amara: int) -> None:
    send(hall, amara, key="attempt-1")
    send(hall, amara, key="attempt-2")
    assert (rows(hall), hall.touched()) == (1, set())
    send(hall, amara, "technical")
    assert rows(hall) == 2, "of another kind it is another signal"


def test_a_repeated_attempt_does_nothing_after_it_was_seen(hall: Hall, amara: int) -> None:
    send(hall, amara, key="attempt-1")
    signals.see_signal(hall.call(), at_desk(hall)[0]["id"])
    send(hall, amara, key="attempt-1")
    assert at_desk(hall) == []
    send(hall, amara, key="attempt-2")
    assert len(at_desk(hall)) == 1


def test_presses_at_the_same_time_are_one(hall: Hall, amara: int) -> None:
    assert winners(race(*(lambda: send(hall, amara, key="attempt-1") for _ in range(4)))) == 4
    assert rows(hall) == 1


def test_not_this_one_is_about_the_question_on_stage(hall: Hall, amara: int) -> None:
    first, second = ask(hall, "Who would pay for all these embassies?"), ask(hall, "Which passport?")
    for wrong in (None, first):
        with hall.refuses("wrong_state"):
            send(hall, amara, "not_this", wrong)
    questions.stage_question(hall.call(), first)
    with hall.refuses("wrong_state"):
        send(hall, amara, "not_this", second)
    send(hall, amara, "not_this", first)
    send(hall, amara, "not_this", first)
    assert [signal["question"] for signal in at_desk(hall)] == [first]
    questions.answer_question(hall.call(), first)
    questions.stage_question(hall.call(), second)
    send(hall, amara, "not_this", second)
    assert [signal["question"] for signal in at_desk(hall)] == [first, second]
    assert told(hall, amara)[0]["question"] == second


def test_who_has_left_the_stage_signals_no_more(hall: Hall, amara: int) -> None:
    send(hall, amara)
    items.name_speaker(hall.call(), hall.item, "for", 1, "")
    with hall.refuses("wrong_state"):
        send(hall, amara, "technical")
    assert [signal["name"] for signal in at_desk(hall)] == ["Amara Lindqvist"]


def test_signals_of_a_run_end_with_it(hall: Hall, amara: int) -> None:
    send(hall, amara)
    items.finish_item(hall.call(), hall.item)
    items.rerun_item(hall.call(), hall.item)
    assert "whispers" in hall.touched()
    assert (at_desk(hall), told(hall, amara)) == ([], [])
    send(hall, amara)
    assert (len(at_desk(hall)), rows(hall)) == (1, 2)


def test_a_signal_of_another_event_is_not_found(hall: Hall, amara: int) -> None:
    send(hall, amara)
    other = make_hall(hall.db)
    with other.refuses("not_found"):
        signals.see_signal(other.call(), at_desk(hall)[0]["id"])
    with other.refuses("not_found"):
        signals.send_signal(other.call(panelist(amara)), "technical", None, None)


# The questions that are put to them


def test_a_panelist_reads_questions_to_them_to_their_side_and_to_all(hall: Hall, amara: int) -> None:
    texts = ("To all?", "To our side?", "To Amara?", "To Jonah?", "To the others?")
    ids = [
        ask(hall, *put) for put in zip(texts, (None, "for", "Amara Lindqvist", "Jonah Okonjo", "against"), strict=True)
    ]
    questions.ask_question(hall.call(OLA), "Not approved?", None, None)
    questions.stage_question(hall.call(), ids[3])
    questions.queue_question(hall.call(), ids[2])
    seen = own(hall, amara)
    assert [one["text"] for one in seen["questions"]] == ["To Amara?", "To all?", "To our side?"]
    assert seen["asked"] == ids[3], "what is on stage is on stage, to whomever it is put"
    questions.stage_question(hall.call(), ids[0])
    assert next((one["text"], one["on_stage"]) for one in own(hall, amara)["questions"]) == ("To all?", True)
    questions.answer_question(hall.call(), ids[0])
    assert "To all?" not in [one["text"] for one in own(hall, amara)["questions"]]


def test_a_question_that_was_not_approved_is_told_to_no_panelist(hall: Hall, amara: int) -> None:
    asked = questions.ask_question(hall.call(OLA), "Is it you?", "Amara Lindqvist", None)
    assert asked.state is QuestionState.NEW
    assert own(hall, amara)["questions"] == []
