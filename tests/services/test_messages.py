"""Messages to the stage and to single people, and those that are kept ready-made."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from debate.domain.whispers import FIRST_PRESETS, MOST_PRESETS
from debate.services import messages
from debate.snapshot.agenda import message_slice
from debate.snapshot.view import View
from debate.snapshot.whisper_shapes import Preset, WhispersSlice
from debate.snapshot.whispers import whisper_slice, whispers_slice
from debate.store.schema import Message, Person
from tests.cast import MILO, STAGE, panelist
from tests.halls import NOON, Hall, make_hall
from tests.races import race, winners


def sent(hall: Hall) -> list[Message]:
    with hall.db.reading() as session:
        return list(session.scalars(select(Message).where(Message.event_id == hall.event).order_by(Message.id)))


def desk(hall: Hall) -> WhispersSlice:
    with hall.db.reading() as session:
        return whispers_slice(View(session, hall.event, str))


def lying(hall: Hall, person: int | None) -> str | None:
    """What the stage (None) or a person reads."""
    with hall.db.reading() as session:
        view = View(session, hall.event, str)
        found = (message_slice(view) if person is None else whisper_slice(view, person))["message"]
        return found["text"] if found else None


@pytest.fixture
def two(hall: Hall) -> tuple[int, int]:
    """Two who speak for the motion."""
    with hall.db.reading() as session:
        people = session.scalars(select(Person.id).where(Person.item_id == hall.item).order_by(Person.id))
        amara, jonah, *_ = people
    return amara, jonah


def test_a_message_lies_on_the_stage(hall: Hall) -> None:
    messages.send_message(hall.call(), " Two minutes ")
    [message] = sent(hall)
    assert (message.text, message.sent_at, message.read_at, message.cleared_at) == ("Two minutes", NOON, None, None)
    assert hall.journal()[-1] == "message:send"
    assert hall.touched() == {"message", "whispers"}


@pytest.mark.parametrize(("text", "code"), [("", "empty_text"), ("x" * 121, "text_too_long")])
def test_a_message_to_the_stage_has_1_to_120_characters(hall: Hall, text: str, code: str) -> None:
    with hall.refuses(code):
        messages.send_message(hall.call(), text)
    assert sent(hall) == []


def test_a_new_message_replaces_the_one_that_lies_there(hall: Hall) -> None:
    messages.send_message(hall.call(), "Two minutes")
    messages.send_message(hall.call(), "One minute")
    assert [(message.text, message.cleared_at) for message in sent(hall)] == [
        ("Two minutes", NOON),
        ("One minute", None),
    ]


def test_the_stage_taps_a_message_away(hall: Hall) -> None:
    messages.send_message(hall.call(), "Two minutes")
    [message] = sent(hall)
    hall.pass_ms(5)
    messages.read_message(hall.call(STAGE), message.id)
    assert sent(hall)[0].read_at == NOON + 5
    assert (hall.journal()[-1], hall.last_journal().actor) == ("message:read", "stage")
    assert hall.touched() == {"message", "whispers"}


def test_a_second_tap_changes_nothing(hall: Hall) -> None:
    messages.send_message(hall.call(), "Two minutes")
    [message] = sent(hall)
    messages.read_message(hall.call(STAGE), message.id)
    before = hall.journal()
    hall.pass_ms(5)
    messages.read_message(hall.call(STAGE), message.id)
    assert (hall.journal(), sent(hall)[0].read_at, hall.touched()) == (before, NOON, set())


def test_the_desk_clears_a_message(hall: Hall) -> None:
    messages.send_message(hall.call(), "Two minutes")
    [message] = sent(hall)
    messages.clear_message(hall.call(), message.id)
    assert sent(hall)[0].cleared_at == NOON
    assert hall.touched() == {"message", "whispers"}
    with hall.refuses("wrong_state"):
        messages.clear_message(hall.call(), message.id)
    with hall.refuses("wrong_state"):
        messages.read_message(hall.call(STAGE), message.id)


def test_a_message_that_is_not_there_is_not_found(hall: Hall) -> None:
    with hall.refuses("not_found"):
        messages.clear_message(hall.call(), 999)


# To one person


def test_a_message_to_a_person_lies_on_that_page_alone(hall: Hall, two: tuple[int, int]) -> None:
    amara, jonah = two
    messages.send_message(hall.call(), "To the stage")
    messages.send_message(hall.call(), " One more minute ", amara)
    assert hall.touched() == {"whispers", f"whisper:{amara}"}
    assert (hall.last_journal().what, hall.last_journal().subject) == ("message:send", f"person {amara}")
    assert [lying(hall, place) for place in (None, amara, jonah)] == ["To the stage", "One more minute", None]


def test_a_message_replaces_the_one_in_its_own_place(hall: Hall, two: tuple[int, int]) -> None:
    amara, jonah = two
    for place in (None, amara, jonah):
        messages.send_message(hall.call(), f"First to {place}", place)
    hall.pass_ms(5)
    messages.send_message(hall.call(), "Second", amara)
    assert [lying(hall, place) for place in (None, amara, jonah)] == ["First to None", "Second", f"First to {jonah}"]
    assert [(row.text, row.cleared_at) for row in sent(hall) if row.person_id == amara] == [
        (f"First to {amara}", NOON + 5),
        ("Second", None),
    ]


def test_a_person_taps_their_message_away_and_the_desk_sees_when(hall: Hall, two: tuple[int, int]) -> None:
    amara, _ = two
    messages.send_message(hall.call(), "Wrap up", amara)
    hall.pass_ms(7)
    messages.read_message(hall.call(panelist(amara)), sent(hall)[0].id)
    assert hall.touched() == {"whispers", f"whisper:{amara}"}
    assert hall.last_journal().actor == f"person {amara}"
    [told] = desk(hall)["sent"]
    assert (told["to"], told["sent_at"], told["read_at"], told["cleared_at"]) == (
        "Amara Lindqvist",
        NOON,
        NOON + 7,
        None,
    )


def test_nobody_reads_what_is_for_somebody_else(hall: Hall, two: tuple[int, int]) -> None:
    amara, jonah = two
    messages.send_message(hall.call(), "To the stage")
    messages.send_message(hall.call(), "Only for Amara", amara)
    to_stage, to_amara = (row.id for row in sent(hall))
    for who, message in ((panelist(jonah), to_amara), (panelist(amara), to_stage), (STAGE, to_amara)):
        with hall.refuses("not_allowed"):
            messages.read_message(hall.call(who), message)
    assert [row.read_at for row in sent(hall)] == [None, None]


def test_the_desk_takes_a_persons_message_away_and_it_stays_on_record(hall: Hall, two: tuple[int, int]) -> None:
    amara, _ = two
    messages.send_message(hall.call(), "Wrap up", amara)
    hall.pass_ms(3)
    messages.clear_message(hall.call(MILO), sent(hall)[0].id)
    assert lying(hall, amara) is None
    assert [told["cleared_at"] for told in desk(hall)["sent"]] == [NOON + 3]
    with hall.refuses("wrong_state"):
        messages.read_message(hall.call(panelist(amara)), sent(hall)[0].id)


def test_a_message_goes_to_nobody_of_another_event(hall: Hall, two: tuple[int, int]) -> None:
    other = make_hall(hall.db)
    with other.refuses("not_found"):
        messages.send_message(other.call(), "Hello", two[0])


def test_two_desks_that_send_at_once_leave_one_message(hall: Hall, two: tuple[int, int]) -> None:
    amara, _ = two
    assert winners(race(*(lambda: messages.send_message(hall.call(), "Wrap up", amara) for _ in range(4)))) == 4
    assert [row.cleared_at is None for row in sent(hall)].count(True) == 1


# Ready-made


def presets(hall: Hall) -> list[Preset]:
    return desk(hall)["presets"]


def test_a_new_event_has_the_presets_of_the_interface(hall: Hall) -> None:
    assert [(one["key"], one["text"]) for one in presets(hall)] == [(key, "") for key in FIRST_PRESETS]


def test_a_preset_is_kept_in_the_organisers_words_and_taken_away(hall: Hall) -> None:
    kept = messages.add_preset(hall.call(), "  Closer to  the microphone ")
    assert hall.touched() == {"whispers"}
    assert presets(hall)[-1] == {"id": kept, "key": None, "text": "Closer to the microphone"}
    messages.remove_preset(hall.call(), kept)
    messages.remove_preset(hall.call(MILO), presets(hall)[0]["id"])
    assert [one["key"] for one in presets(hall)] == list(FIRST_PRESETS[1:])


def test_a_preset_is_kept_once_and_taken_away_once(hall: Hall) -> None:
    first = messages.add_preset(hall.call(), "Louder")
    assert messages.add_preset(hall.call(MILO), "Louder") == first
    assert hall.touched() == set()
    messages.remove_preset(hall.call(), first)
    before = hall.journal()
    messages.remove_preset(hall.call(MILO), first)
    assert hall.journal() == before


def test_there_are_twelve_presets_at_most(hall: Hall) -> None:
    for n in range(MOST_PRESETS - len(FIRST_PRESETS)):
        messages.add_preset(hall.call(), f"Message {n}")
    with hall.refuses("too_many_presets"):
        messages.add_preset(hall.call(), "One more")
    assert len(presets(hall)) == MOST_PRESETS


@pytest.mark.parametrize(("text", "code"), [("", "empty_text"), ("x" * 121, "text_too_long")])
def test_a_preset_is_a_message(hall: Hall, text: str, code: str) -> None:
    with hall.refuses(code):
        messages.add_preset(hall.call(), text)


def test_another_event_has_presets_of_its_own(hall: Hall) -> None:
    other, kept = make_hall(hall.db), messages.add_preset(hall.call(), "Louder")
    messages.remove_preset(other.call(), kept)
    assert presets(hall)[-1]["id"] == kept
    assert len(presets(other)) == len(FIRST_PRESETS)
