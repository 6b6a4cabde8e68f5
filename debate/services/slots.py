"""The running order: going through the slots, their clocks, and the pools of preparation time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from debate.domain.clock import Clock, ClockState
from debate.domain.errors import Invalid, Stale, WrongState
from debate.domain.motion.places import leaves_unheld
from debate.domain.scenes import SceneKind
from debate.services.items import SLOT_SCENES, current_pair, rest_pools, slots_of
from debate.services.questions import leave_stage
from debate.services.turns import move_clock, put_back, spans_of
from debate.services.unit import Call, Unit
from debate.store.concern import order_of, states_of
from debate.store.schema import Item, Pool, Slot


def next_slot(call: Call, item: int, current: int | None, held: bool = False) -> None:
    """Go to the slot after `current`. Two presses of the same button are one: the second no longer stands at
    `current`. WrongState with `vote_not_held` where a vote would be passed over unopened, unless the button was `held`.
    """
    with call.unit() as unit:
        row = unit.item(item)
        if row.current_slot_id != current:
            raise Stale("stale.order")
        slots = slots_of(unit, row)
        index = next((i for i, slot in enumerate(slots) if slot.id == current), -1)
        if index + 1 >= len(slots):
            raise WrongState("wrong_state.order_at_end")
        if not held:
            _refuse_passing_over(unit, row, slots)
        _go(unit, row, slots[index + 1])


def _refuse_passing_over(unit: Unit, item: Item, slots: list[Slot]) -> None:
    states = states_of(current_pair(unit, item))
    passed = leaves_unheld(order_of(item, slots), states, motion=bool(item.motion))
    if passed:
        raise WrongState("vote_not_held", round=passed)


def go_to_slot(call: Call, slot: int) -> None:
    with call.unit() as unit:
        row = unit.slot(slot)
        item = unit.item(row.item_id)
        if item.current_slot_id == row.id:
            raise WrongState("wrong_state.step_is_on")
        _go(unit, item, row)


def _go(unit: Unit, item: Item, slot: Slot) -> None:
    _refuse_idle_item(unit, item)
    leaving = unit.session.get(Slot, item.current_slot_id) if item.current_slot_id else None
    if leaving and leaving.clock.state in (ClockState.RUNNING, ClockState.PAUSED):
        move_clock(unit, leaving, leaving.clock.finish(unit.now))
    before = slot.clock.state
    if before is ClockState.FINISHED:
        move_clock(unit, slot, slot.clock.reopen())
    item.current_slot_id = slot.id
    was = f"slot {leaving.id}" if leaving else None
    unit.journal("slot:go", f"slot {slot.id}", from_state=was, title=slot.title)
    _touch_clock(unit, before, slot)
    leave_stage(unit, item)
    unit.show(SLOT_SCENES.get(slot.kind, SceneKind.SLOT))


def _refuse_idle_item(unit: Unit, item: Item) -> None:
    if unit.event().current_item_id != item.id:
        raise WrongState("event_not_open.item")


def set_slot_length(call: Call, slot: int, length_ms: int | None) -> None:
    """Change the planned length; None is an open end."""
    with call.unit() as unit:
        row = unit.slot(slot)
        if row.clock.state is not ClockState.IDLE:
            raise WrongState("wrong_state.turn_begun")
        unit.journal("slot:set-length", f"slot {row.id}", was=row.duration_ms, length_ms=length_ms)
        move_clock(unit, row, Clock(length_ms))
        unit.touch_live(unit.item(row.item_id), "clock", "order", "guide")


def start_clock(call: Call, slot: int) -> None:
    _change_current(call, slot, "clock:start", lambda clock, now: clock.start(now))


def pause_clock(call: Call, slot: int) -> None:
    _change_current(call, slot, "clock:pause", lambda clock, now: clock.pause(now))


def reset_clock(call: Call, slot: int) -> None:
    """Back to the beginning. `restore_clock` takes it back."""
    with call.unit() as unit:
        row = _current_slot(unit, slot)
        was_ms, was_adjusted_ms = row.clock.elapsed(unit.now), row.clock.adjusted_ms
        used = {"was_ms": was_ms, "was_adjusted_ms": was_adjusted_ms, "turns": spans_of(unit, row)}
        _change(unit, row, "clock:reset", lambda clock, _now: clock.reset(), **used)


def restore_clock(call: Call, slot: int) -> None:
    """Take a reset back while nothing else was done to the clock: it stands where it stood, paused."""
    with call.unit() as unit:
        row = _current_slot(unit, slot)
        last = unit.last_journal(f"slot {row.id}")
        if last is None or last.what != "clock:reset" or last.details is None:
            raise WrongState("wrong_state.no_reset")
        adjusted_ms, banked_ms = last.details["was_adjusted_ms"], last.details["was_ms"]
        move_clock(unit, row, replace(row.clock, adjusted_ms=adjusted_ms, banked_ms=banked_ms))
        # A reset that was journalled before there were turns names none.
        put_back(unit, row, last.details.get("turns", [(last.at - banked_ms, last.at)]))
        unit.journal("clock:restore", f"slot {row.id}", ClockState.IDLE, row.clock.state, elapsed_ms=row.banked_ms)
        _touch_clock(unit, ClockState.IDLE, row)


def adjust_clock(call: Call, slot: int, delta_ms: int) -> None:
    if delta_ms == 0:
        raise Invalid("invalid.no_time")
    _change_current(call, slot, "clock:adjust", lambda clock, _now: clock.adjust(delta_ms), delta_ms=delta_ms)


def _change_current(call: Call, slot: int, what: str, change: Callable[[Clock, int], Clock], **details: Any) -> None:
    with call.unit() as unit:
        _change(unit, _current_slot(unit, slot), what, change, **details)


def _change(unit: Unit, slot: Slot, what: str, change: Callable[[Clock, int], Clock], **details: Any) -> None:
    before = slot.clock
    move_clock(unit, slot, change(before, unit.now))
    if slot.clock.state is ClockState.RUNNING:
        rest_pools(unit, unit.item(slot.item_id))
    elapsed = slot.clock.elapsed(unit.now)
    unit.journal(what, f"slot {slot.id}", before.state, slot.clock.state, elapsed_ms=elapsed, **details)
    _touch_clock(unit, before.state, slot)


def _touch_clock(unit: Unit, before: ClockState, slot: Slot) -> None:
    unit.touch("clock", "order", "guide")
    if (before is ClockState.IDLE) != (slot.clock.state is ClockState.IDLE):
        unit.touch("setups")  # a format stays once one of its slots has run


def _current_slot(unit: Unit, slot: int) -> Slot:
    """The live item's current slot, if it is this one: only its clock is moved."""
    row = unit.slot(slot)
    item = unit.item(row.item_id)
    _refuse_idle_item(unit, item)
    if item.current_slot_id != row.id:
        raise Stale("stale.turn")
    return row


def ring_bell(call: Call) -> None:
    with call.unit() as unit:
        unit.journal("bell:ring", "stage")
        unit.cue("cue:bell", strokes=1)


def start_pool(call: Call, pool: int) -> None:
    _change_pool(call, pool, "pool:start", lambda clock, now: clock.start(now))


def pause_pool(call: Call, pool: int) -> None:
    _change_pool(call, pool, "pool:pause", lambda clock, now: clock.pause(now))


def _change_pool(call: Call, pool: int, what: str, change: Callable[[Clock, int], Clock]) -> None:
    with call.unit() as unit:
        row: Pool = unit.pool(pool)
        item = unit.item(row.item_id)
        _refuse_idle_item(unit, item)
        before = row.clock
        row.clock = change(before, unit.now)
        if row.clock.state is ClockState.RUNNING:
            _refuse_speaking(unit, item)
        unit.journal(what, f"pool {row.id}", before.state, row.clock.state)
        unit.touch("order", "clock")


def _refuse_speaking(unit: Unit, item: Item) -> None:
    slot = unit.session.get(Slot, item.current_slot_id) if item.current_slot_id else None
    if slot and slot.clock.state is ClockState.RUNNING:
        raise WrongState("wrong_state.clock_runs")
