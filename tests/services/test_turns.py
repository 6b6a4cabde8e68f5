"""Turns follow the clocks, whoever is named where and whatever is pressed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import event as sql_event
from sqlalchemy import select

from debate.domain.errors import DomainError
from debate.services import items, slots
from debate.store.database import Database
from debate.store.schema import Item, Slot
from tests.halls import NOON, Hall, make_hall
from tests.services.debate_evening import CLOCK_VERBS, migrated
from tests.services.floor_law import check_turns, people_of, times_of, turns_of

MINUTE = 60_000
AMARA, JONAH = "Amara Lindqvist", "Jonah Okonjo"


def spans(hall: Hall) -> list[tuple[int, int | None]]:
    """All turns, counted from noon."""
    return [(turn.started_at - NOON, turn.ended_at and turn.ended_at - NOON) for turn in turns_of(hall)]


def holders(hall: Hall) -> list[str | None]:
    """Whose they are."""
    names = {person.id: person.name for person in people_of(hall)}
    return [names.get(turn.person_id) if turn.person_id else None for turn in turns_of(hall)]


def speak(hall: Hall, slot: int, ms: int) -> None:
    slots.start_clock(hall.call(), slot)
    hall.pass_ms(ms)
    slots.pause_clock(hall.call(), slot)


@pytest.fixture
def speech(hall: Hall) -> Slot:
    """The first speech for the motion: Amara Lindqvist's."""
    return hall.go_to("speech")


def test_a_turn_goes_on_while_the_clock_runs(hall: Hall, speech: Slot) -> None:
    slots.start_clock(hall.call(), speech.id)
    assert spans(hall) == [(0, None)]
    assert holders(hall) == [AMARA]
    hall.pass_ms(MINUTE)
    slots.pause_clock(hall.call(), speech.id)
    assert spans(hall) == [(0, MINUTE)]
    hall.pass_ms(MINUTE)
    slots.start_clock(hall.call(), speech.id)
    assert spans(hall) == [(0, MINUTE), (2 * MINUTE, None)]


@pytest.mark.parametrize(
    "leave",
    [
        lambda hall, slot: slots.next_slot(hall.call(), hall.item, slot),
        lambda hall, _slot: hall.go_to("speech", 1),
        lambda hall, _slot: items.finish_item(hall.call(), hall.item),
    ],
    ids=["next", "another slot", "the end of the item"],
)
def test_who_is_left_has_the_floor_no_longer(hall: Hall, speech: Slot, leave: Callable[[Hall, int], None]) -> None:
    slots.start_clock(hall.call(), speech.id)
    hall.pass_ms(MINUTE)
    leave(hall, speech.id)
    assert spans(hall) == [(0, MINUTE)]


def test_an_end_that_is_undone_begins_no_turn(hall: Hall, speech: Slot) -> None:
    slots.start_clock(hall.call(), speech.id)
    hall.pass_ms(MINUTE)
    items.finish_item(hall.call(), hall.item)
    hall.pass_ms(MINUTE)
    hall.start()
    assert spans(hall) == [(0, MINUTE)]
    check_turns(hall)


def test_a_reset_takes_the_turns_and_is_taken_back_with_them(hall: Hall, speech: Slot) -> None:
    speak(hall, speech.id, MINUTE)
    hall.pass_ms(MINUTE)
    slots.start_clock(hall.call(), speech.id)
    hall.pass_ms(MINUTE)
    slots.reset_clock(hall.call(), speech.id)
    assert spans(hall) == []
    hall.pass_ms(MINUTE)
    slots.restore_clock(hall.call(), speech.id)
    assert spans(hall) == [(0, MINUTE), (2 * MINUTE, 3 * MINUTE)]
    assert holders(hall) == [AMARA, AMARA]
    check_turns(hall)


def test_a_reset_of_before_there_were_turns_is_taken_back_as_one(hall: Hall, speech: Slot) -> None:
    hall.pass_ms(MINUTE)
    with hall.call().unit() as unit:
        unit.journal("clock:reset", f"slot {speech.id}", was_ms=MINUTE, was_adjusted_ms=0)
    hall.pass_ms(MINUTE)
    slots.restore_clock(hall.call(), speech.id)
    assert spans(hall) == [(0, MINUTE)]
    check_turns(hall)


def test_a_turn_of_no_time_is_none(hall: Hall, speech: Slot) -> None:
    """A pause counts a millisecond; going on in the same moment counts nothing."""
    slots.start_clock(hall.call(), speech.id)
    hall.go_to("speech", 1)
    assert spans(hall) == []
    slots.go_to_slot(hall.call(), speech.id)
    speak(hall, speech.id, 0)
    assert spans(hall) == [(0, 1)]


def test_a_wall_clock_that_is_set_back_takes_nothing_away(hall: Hall, speech: Slot) -> None:
    speak(hall, speech.id, MINUTE)
    slots.start_clock(hall.call(), speech.id)
    hall.pass_ms(-MINUTE)
    check_turns(hall)
    slots.pause_clock(hall.call(), speech.id)
    assert spans(hall) == [(0, MINUTE)]


def test_what_nobody_speaks_alone_is_no_turn(hall: Hall) -> None:
    speak(hall, hall.go_to("questions").id, MINUTE)
    assert spans(hall) == []


def test_another_name_is_the_same_person(hall: Hall, speech: Slot) -> None:
    speak(hall, speech.id, MINUTE)
    items.name_speaker(hall.call(), hall.item, "for", 1, "Nia Adeyemi")
    assert holders(hall) == ["Nia Adeyemi"]
    assert times_of(hall)[0]["speakers"][0]["time"]["spoken_ms"] == MINUTE


def test_a_name_that_is_cleared_and_written_again_loses_no_time(hall: Hall, speech: Slot) -> None:
    speak(hall, speech.id, MINUTE)
    slots.start_clock(hall.call(), speech.id)
    items.name_speaker(hall.call(), hall.item, "for", 1, "")
    assert holders(hall) == [None, None]
    assert [one["name"] for one in times_of(hall)[0]["speakers"]] == [JONAH]
    assert times_of(hall)[0]["time"]["spoken_ms"] == MINUTE, "the side has spoken all the same"
    items.name_speaker(hall.call(), hall.item, "for", 1, AMARA)
    assert holders(hall) == [AMARA, AMARA]
    check_turns(hall)


def test_a_speaker_who_is_named_late_has_had_the_floor_from_the_start(hall: Hall) -> None:
    items.name_speaker(hall.call(), hall.item, "for", 1, "")
    slots.start_clock(hall.call(), hall.go_to("speech").id)
    hall.pass_ms(MINUTE)
    items.name_speaker(hall.call(), hall.item, "for", 1, "Nia Adeyemi")
    assert (spans(hall), holders(hall)) == ([(0, None)], ["Nia Adeyemi"])


def test_who_is_named_gets_the_time_of_no_other_seat(hall: Hall) -> None:
    for seat in (1, 2):
        items.name_speaker(hall.call(), hall.item, "for", seat, "")
    speak(hall, hall.go_to("speech").id, MINUTE)
    items.name_speaker(hall.call(), hall.item, "for", 2, "Nia Adeyemi")
    assert holders(hall) == [None]


def test_the_turns_of_a_run_stay_with_it(hall: Hall, speech: Slot) -> None:
    speak(hall, speech.id, MINUTE)
    items.finish_item(hall.call(), hall.item)
    items.rerun_item(hall.call(), hall.item)
    items.set_format(hall.call(), hall.item, "lincoln-douglas")
    hall.start()
    assert {one["time"]["spoken_ms"] for one in times_of(hall)} == {0}
    speak(hall, hall.go_to("cross-examination").id, 3 * MINUTE)
    assert [(turn.run, turn.slot_id is None) for turn in turns_of(hall)] == [(1, True), (2, False)]
    assert holders(hall) == [AMARA, "Tomas Varga"]
    check_turns(hall)


def test_a_name_of_a_later_run_has_no_time_of_an_earlier_one(hall: Hall, speech: Slot) -> None:
    speak(hall, speech.id, MINUTE)
    items.finish_item(hall.call(), hall.item)
    items.rerun_item(hall.call(), hall.item)
    for name in ("", "Nia Adeyemi"):
        items.name_speaker(hall.call(), hall.item, "for", 1, name)
    assert holders(hall) == [None]


@pytest.mark.one_database
@pytest.mark.parametrize("verb", ["start", "pause", "next", "reset", "restore"])
def test_a_clock_costs_two_statements_more_at_most(hall: Hall, speech: Slot, verb: str) -> None:
    speak(hall, speech.id, MINUTE)
    if verb in ("pause", "next"):
        slots.start_clock(hall.call(), speech.id)
    if verb == "restore":
        slots.reset_clock(hall.call(), speech.id)
    hall.pass_ms(MINUTE)
    asked: list[str] = []
    sql_event.listen(hall.db.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    if verb == "next":
        slots.next_slot(hall.call(), hall.item, speech.id)
    else:
        {**CLOCK_VERBS, "restore": slots.restore_clock}[verb](hall.call(), speech.id)
    assert 1 <= sum(" turn " in statement or "turn." in statement for statement in asked) <= 2


# Whatever is pressed


class Floor(RuleBasedStateMachine):
    """One debate whose clocks, speakers, format and runs are changed in any order; what is refused is left."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        (self.folder / "debate.sqlite").write_bytes(migrated())
        self.hall = make_hall(Database(f"sqlite:///{self.folder / 'debate.sqlite'}"))
        self.hall.start()
        items.set_format(self.hall.call(), self.hall.item, "lincoln-douglas")

    def teardown(self) -> None:
        self.hall.db.close()
        shutil.rmtree(self.folder)

    def press(self, verb: Callable[..., None], *args: Any) -> None:
        try:
            verb(self.hall.call(), *args)
        except DomainError:
            return

    def current(self) -> Slot:
        """The slot that is on; the first, where none is."""
        with self.hall.db.reading() as session:
            current = session.scalar(select(Item.current_slot_id).where(Item.id == self.hall.item))
        if current is None:
            slots.next_slot(self.hall.call(), self.hall.item, None)
        return next(slot for slot in self.hall.slots() if slot.id == current) if current else self.hall.slots()[0]

    @rule(before_ms=st.sampled_from([0, 1, MINUTE]), after_ms=st.sampled_from([0, 1, MINUTE, -MINUTE]))
    def start_or_pause(self, before_ms: int, after_ms: int) -> None:
        """Now and then the wall clock is set back meanwhile."""
        self.hall.pass_ms(before_ms)
        slot = self.current()
        self.press(slots.start_clock if slot.clock.started_at is None else slots.pause_clock, slot.id)
        self.hall.pass_ms(after_ms)

    @rule(taken_back=st.booleans())
    def reset(self, taken_back: bool) -> None:
        slot = self.current()
        was_ms = slot.clock.elapsed(self.hall.now)
        self.press(slots.reset_clock, slot.id)
        if taken_back:
            check_turns(self.hall)
            self.hall.pass_ms(MINUTE)
            self.press(slots.restore_clock, slot.id)
            assert self.current().clock.elapsed(self.hall.now) == was_ms

    @rule(nth=st.integers(-3, 3))
    def go_on_or_back(self, nth: int) -> None:
        order = [slot.id for slot in self.hall.slots()]
        self.press(slots.go_to_slot, order[(order.index(self.current().id) + nth) % len(order)])

    @rule(name=st.sampled_from(["", "", "Nia", "Lev"]), seat=st.sampled_from([None, 1, 2]))
    def name_speaker(self, name: str, seat: int | None) -> None:
        """Mostly who speaks now."""
        slot = self.current()
        self.press(items.name_speaker, self.hall.item, slot.side or "for", seat or slot.seat or 1, name)

    @rule(format_id=st.sampled_from([None, None, "lincoln-douglas", "british-parliamentary"]))
    def finish_item(self, format_id: str | None) -> None:
        """Its end is undone, or it is run again, by the same format or another."""
        items.finish_item(self.hall.call(), self.hall.item)
        check_turns(self.hall)
        if format_id:
            items.rerun_item(self.hall.call(), self.hall.item)
            check_turns(self.hall)
            items.set_format(self.hall.call(), self.hall.item, format_id)
        self.hall.start()

    @invariant()
    def turns_add_up_to_the_clocks(self) -> None:
        check_turns(self.hall)


Floor.TestCase.settings = settings(
    max_examples=20, stateful_step_count=30, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck]
)
TestFloor = Floor.TestCase
