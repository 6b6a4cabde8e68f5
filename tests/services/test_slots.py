from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from debate.domain.clock import Clock, ClockState
from debate.domain.scenes import SceneKind
from debate.services import items, scenes, slots
from debate.services.unit import Call
from debate.snapshot.order import order_slice
from debate.snapshot.shapes import OrderSlice
from debate.snapshot.view import View
from debate.store.schema import Event, Item, Pool
from tests.halls import NOON, Hall

MINUTE = 60_000
ON_THE_MOVE = {"clock", "order", "guide"}


def current(hall: Hall) -> int | None:
    with hall.db.reading() as session:
        return session.get_one(Item, hall.item).current_slot_id


def clock(hall: Hall, slot: int) -> Clock:
    return next(row.clock for row in hall.slots() if row.id == slot)


def scene(hall: Hall) -> SceneKind:
    with hall.db.reading() as session:
        return session.get_one(Event, hall.event).scene


@pytest.fixture
def speech(hall: Hall) -> int:
    """The first speech, on the floor with its clock untouched."""
    return hall.go_to("speech").id


def test_the_running_order_begins_at_its_first_slot(hall: Hall) -> None:
    slots.next_slot(hall.call(), hall.item, None)
    assert current(hall) == hall.slots()[0].id
    assert hall.journal()[-1] == "slot:go"
    assert hall.touched() >= ON_THE_MOVE


def test_the_next_slot_follows(hall: Hall) -> None:
    order = [slot.id for slot in hall.slots()]
    for before, after in zip([None, *order], order, strict=False):
        slots.next_slot(hall.call(), hall.item, before, held=True)
        assert current(hall) == after
    with hall.refuses("wrong_state"):
        slots.next_slot(hall.call(), hall.item, order[-1])


def test_a_second_press_of_next_is_stale(hall: Hall) -> None:
    slots.next_slot(hall.call(), hall.item, None)
    with hall.refuses("stale"):
        slots.next_slot(hall.call(), hall.item, None)


def test_leaving_a_slot_finishes_its_clock(hall: Hall, speech: int) -> None:
    slots.start_clock(hall.call(), speech)
    hall.pass_ms(MINUTE)
    slots.next_slot(hall.call(), hall.item, speech)
    assert clock(hall, speech) == Clock(7 * MINUTE, banked_ms=MINUTE, finished_at=NOON + MINUTE)


def test_coming_back_to_a_slot_finds_its_clock_where_it_stood(hall: Hall, speech: int) -> None:
    slots.start_clock(hall.call(), speech)
    hall.pass_ms(MINUTE)
    hall.go_to("speech", 1)
    slots.go_to_slot(hall.call(), speech)
    assert clock(hall, speech).state is ClockState.PAUSED
    assert clock(hall, speech).banked_ms == MINUTE


def test_going_to_the_current_slot_is_refused(hall: Hall, speech: int) -> None:
    with hall.refuses("wrong_state"):
        slots.go_to_slot(hall.call(), speech)


def test_the_screen_follows_the_slots(hall: Hall, speech: int) -> None:
    assert scene(hall) is SceneKind.SLOT
    hall.go_to("vote", 1)
    assert scene(hall) is SceneKind.MOTION
    assert "scene" in hall.touched()


def test_a_pinned_screen_stays(hall: Hall) -> None:
    scenes.pin_scene(hall.call(), True)
    hall.go_to("speech")
    assert scene(hall) is SceneKind.LOBBY
    assert "scene" not in hall.touched()


def test_no_slot_moves_while_its_item_is_not_live(hall: Hall, speech: int) -> None:
    items.finish_item(hall.call(), hall.item)
    with hall.refuses("event_not_open"):
        slots.next_slot(hall.call(), hall.item, speech)
    with hall.refuses("event_not_open"):
        slots.start_clock(hall.call(), speech)


def test_a_length_is_set_before_the_slot_runs(hall: Hall, speech: int) -> None:
    slots.set_slot_length(hall.call(), speech, 3 * MINUTE)
    assert clock(hall, speech) == Clock(3 * MINUTE)
    assert hall.last_journal().details == {"was": 7 * MINUTE, "length_ms": 3 * MINUTE}
    assert hall.touched() == ON_THE_MOVE


def test_a_length_may_be_open(hall: Hall, speech: int) -> None:
    slots.set_slot_length(hall.call(), speech, None)
    assert clock(hall, speech) == Clock(None)


def test_a_length_stays_once_the_slot_has_run(hall: Hall, speech: int) -> None:
    slots.start_clock(hall.call(), speech)
    with hall.refuses("wrong_state"):
        slots.set_slot_length(hall.call(), speech, MINUTE)


def test_a_clock_starts_pauses_and_goes_on(hall: Hall, speech: int) -> None:
    slots.start_clock(hall.call(), speech)
    hall.pass_ms(MINUTE)
    slots.pause_clock(hall.call(), speech)
    hall.pass_ms(MINUTE)
    slots.start_clock(hall.call(), speech)
    assert clock(hall, speech) == Clock(7 * MINUTE, banked_ms=MINUTE, started_at=NOON + 2 * MINUTE)
    assert hall.journal()[-3:] == ["clock:start", "clock:pause", "clock:start"]
    assert hall.touched() == ON_THE_MOVE


@pytest.mark.parametrize("verb", [slots.start_clock, slots.pause_clock])
def test_a_second_press_on_a_clock_is_refused(hall: Hall, speech: int, verb: Callable[[Call, int], None]) -> None:
    slots.start_clock(hall.call(), speech)
    hall.pass_ms(1)
    if verb is slots.pause_clock:
        slots.pause_clock(hall.call(), speech)
    with hall.refuses("wrong_state"):
        verb(hall.call(), speech)


def test_time_is_added_and_taken(hall: Hall, speech: int) -> None:
    slots.adjust_clock(hall.call(), speech, 30_000)
    slots.adjust_clock(hall.call(), speech, -10_000)
    assert clock(hall, speech).granted_ms == 7 * MINUTE + 20_000
    assert hall.last_journal().details == {"elapsed_ms": 0, "delta_ms": -10_000}


def test_adding_no_time_is_refused(hall: Hall, speech: int) -> None:
    with hall.refuses("invalid"):
        slots.adjust_clock(hall.call(), speech, 0)


def test_a_reset_keeps_the_length_alone(hall: Hall, speech: int) -> None:
    slots.start_clock(hall.call(), speech)
    slots.adjust_clock(hall.call(), speech, 30_000)
    slots.reset_clock(hall.call(), speech)
    assert clock(hall, speech) == Clock(7 * MINUTE)


def test_a_reset_is_taken_back(hall: Hall, speech: int) -> None:
    slots.start_clock(hall.call(), speech)
    slots.adjust_clock(hall.call(), speech, 30_000)
    hall.pass_ms(MINUTE)
    slots.reset_clock(hall.call(), speech)
    hall.pass_ms(MINUTE)
    slots.restore_clock(hall.call(), speech)
    assert clock(hall, speech) == Clock(7 * MINUTE, adjusted_ms=30_000, banked_ms=MINUTE), "it stands where it stood"
    assert hall.journal()[-1] == "clock:restore"
    assert hall.touched() == {*ON_THE_MOVE, "setups"}


def test_only_a_reset_that_nothing_followed_is_taken_back(hall: Hall, speech: int) -> None:
    with hall.refuses("wrong_state"):
        slots.restore_clock(hall.call(), speech)
    slots.start_clock(hall.call(), speech)
    slots.reset_clock(hall.call(), speech)
    slots.start_clock(hall.call(), speech)
    with hall.refuses("wrong_state"):
        slots.restore_clock(hall.call(), speech)


@pytest.mark.parametrize("verb", [slots.start_clock, slots.pause_clock, slots.reset_clock, slots.restore_clock])
def test_a_clock_of_a_slot_that_was_left_is_stale(hall: Hall, speech: int, verb: Callable[[Call, int], None]) -> None:
    hall.go_to("speech", 1)
    with hall.refuses("stale"):
        verb(hall.call(), speech)


def test_a_bell_rings_once_and_is_journalled(hall: Hall) -> None:
    slots.ring_bell(hall.call())
    assert [(cue.name, cue.payload) for cue in hall.announced[-1].cues] == [("cue:bell", {"strokes": 1})]
    assert hall.journal()[-1] == "bell:ring"


def test_a_pool_runs_and_pauses(hall: Hall) -> None:
    items.set_format(hall.call(), hall.item, "lincoln-douglas")
    pool = pools(hall)[0].id
    slots.start_pool(hall.call(), pool)
    hall.pass_ms(MINUTE)
    slots.pause_pool(hall.call(), pool)
    assert pools(hall)[0].clock.banked_ms == MINUTE
    assert hall.journal()[-2:] == ["pool:start", "pool:pause"]
    assert hall.touched() == {"order", "clock"}
    with hall.refuses("wrong_state"):
        slots.pause_pool(hall.call(), pool)


def test_a_side_stops_preparing_when_somebody_speaks(hall: Hall) -> None:
    items.set_format(hall.call(), hall.item, "lincoln-douglas")
    slots.start_pool(hall.call(), pools(hall)[0].id)
    hall.pass_ms(MINUTE)
    slots.start_clock(hall.call(), hall.go_to("speech").id)
    assert pools(hall)[0].clock == Clock(4 * MINUTE, banked_ms=MINUTE)


def test_no_side_prepares_while_somebody_speaks(hall: Hall) -> None:
    items.set_format(hall.call(), hall.item, "lincoln-douglas")
    slots.start_clock(hall.call(), hall.go_to("speech").id)
    with hall.refuses("wrong_state"):
        slots.start_pool(hall.call(), pools(hall)[0].id)


def test_next_does_not_pass_over_a_vote_that_was_not_held(hall: Hall) -> None:
    """A slip of `N` once ticked the vote as done, and the evening ended without a result."""
    hall.seal()
    vote = hall.go_to("vote").id
    with hall.refuses("vote_not_held"):
        slots.next_slot(hall.call(), hall.item, vote)
    assert order(hall)["passes"] == "pre"
    slots.next_slot(hall.call(), hall.item, vote, held=True)
    assert order(hall)["unheld"][0] == vote
    assert order(hall)["passes"] is None


def test_next_leaves_a_vote_that_was_held_at_once(hall: Hall) -> None:
    hall.seal()
    vote = hall.go_to("vote").id
    hall.vote("pre", {"ada": "for"})
    slots.next_slot(hall.call(), hall.item, vote)
    assert vote not in order(hall)["unheld"]


def test_a_vote_that_nobody_sealed_is_not_passed_over_by_a_slip_either(hall: Hall) -> None:
    vote = hall.go_to("vote").id
    with hall.refuses("vote_not_held"):
        slots.next_slot(hall.call(), hall.item, vote)


def test_where_the_rule_has_no_pre_vote_its_slot_is_passed_at_once(hall: Hall) -> None:
    hall.seal("final_majority")
    slots.next_slot(hall.call(), hall.item, hall.go_to("vote").id)


def order(hall: Hall) -> OrderSlice:
    with hall.db.reading() as session:
        return order_slice(View(session, hall.event, str))


def pools(hall: Hall) -> list[Pool]:
    with hall.db.reading() as session:
        return list(session.scalars(select(Pool).where(Pool.item_id == hall.item).order_by(Pool.id)))
