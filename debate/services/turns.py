"""Turns follow the clocks: a slot's clock changes here alone, so that the turns of its seat always add up to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from sqlalchemy import delete, insert, select, update

from debate.domain.clock import Clock, ClockState
from debate.services.unit import Unit
from debate.store.concern import timed_slot
from debate.store.schema import Item, Person, Slot, Turn

Span: TypeAlias = tuple[int, int | None]  # started_at and ended_at


# What shows who speaks on a panel.
FLOOR_SLICES = ("floor", "speaking")


def move_clock(unit: Unit, slot: Slot, clock: Clock) -> None:
    """Set a slot's clock to where it stands now. Whoever sits at the slot's seat has the floor while it runs."""
    before, slot.clock = slot.clock, clock
    if not timed_slot(slot).is_of_seat:
        return
    if slot.side is None:
        unit.touch(*FLOOR_SLICES)
    if clock.state is ClockState.IDLE:
        if before.state is not ClockState.IDLE:
            unit.session.execute(delete(Turn).where(*_of(unit, slot)))
    elif before.started_at is None and clock.started_at is not None:
        _put(unit, slot, [(clock.started_at, None)])
    elif before.started_at is not None and clock.started_at is None:
        # As the clock counts: a pause at once is a millisecond, and a wall clock that was set back takes nothing away.
        _end(unit, slot, clock.banked_ms - before.banked_ms)


def _end(unit: Unit, slot: Slot, length_ms: int) -> None:
    running = (*_of(unit, slot), Turn.ended_at.is_(None))
    if length_ms:
        unit.session.execute(update(Turn).where(*running).values(ended_at=Turn.started_at + length_ms))
    else:
        unit.session.execute(delete(Turn).where(*running))


def spans_of(unit: Unit, slot: Slot) -> list[Span]:
    """The turns of a slot that is about to be reset; one that goes on ends now."""
    query = select(Turn.started_at, Turn.ended_at).where(*_of(unit, slot)).order_by(Turn.id)
    return [(start, max(start, unit.now) if end is None else end) for start, end in unit.session.execute(query)]


def put_back(unit: Unit, slot: Slot, spans: Iterable[Span]) -> None:
    """The turns that a reset took, for whoever sits there now."""
    lasting = [(start, end) for start, end in spans if start != end]
    if lasting and timed_slot(slot).is_of_seat:
        _put(unit, slot, lasting)


def _put(unit: Unit, slot: Slot, spans: Iterable[Span]) -> None:
    sitting = select(Person.id).where(
        Person.item_id == slot.item_id,
        Person.side == slot.side,
        Person.seat == slot.seat,
        Person.left_at.is_(None),
    )
    shared = {"item_id": slot.item_id, "run": _run_of(unit, slot), "slot_id": slot.id}
    rows = [
        {**shared, "person_id": sitting.scalar_subquery(), "started_at": start, "ended_at": end} for start, end in spans
    ]
    unit.session.execute(insert(Turn).values(rows))


def _of(unit: Unit, slot: Slot) -> tuple[Any, ...]:
    """The condition of a turn of this slot, in the present run of its item."""
    return Turn.item_id == slot.item_id, Turn.run == _run_of(unit, slot), Turn.slot_id == slot.id


def _run_of(unit: Unit, slot: Slot) -> int:
    return unit.session.get_one(Item, slot.item_id).run


def take_seat(unit: Unit, item: Item, person: Person) -> None:
    """What was spoken at a seat before it had a name is of the one who is named there: the desk was late, or it wrote
    a name anew."""
    unit.session.flush()
    there = select(Slot.id).where(Slot.item_id == item.id, Slot.side == person.side, Slot.seat == person.seat)
    unnamed = Turn.item_id == item.id, Turn.run == item.run, Turn.person_id.is_(None), Turn.slot_id.in_(there)
    unit.session.execute(update(Turn).where(*unnamed).values(person_id=person.id))


def leave_seat(unit: Unit, person: Person) -> None:
    """The turns of one who sits there no more stay, of nobody: the time was spoken."""
    own = Turn.item_id == person.item_id, Turn.person_id == person.id
    unit.session.execute(update(Turn).where(*own).values(person_id=None))


def leave_slots(unit: Unit, item: Item) -> None:
    """The turns of earlier runs stay when the running order that they were spoken in is replaced."""
    unit.session.execute(update(Turn).where(Turn.item_id == item.id).values(slot_id=None))
