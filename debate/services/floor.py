"""Who has the floor of a panel: turns that follow a moderator's hand, where those of a slot follow its clock."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, exists, select, update

from debate.domain.errors import WrongState
from debate.services.turns import FLOOR_SLICES
from debate.services.unit import Call, Unit
from debate.store.schema import Item, Person, Turn


def give_floor(call: Call, person: int, beside: bool) -> None:
    """Let a person of the live item speak: alone, or `beside` those who do. Who has the floor already keeps it."""
    with call.unit() as unit:
        row = unit.person(person)
        item = _refuse_elsewhere(unit, row)
        speaking = speaking_now(unit, item)
        others = [] if beside else [one for one in speaking if one != row.id]
        has_floor = row.id in speaking or _is_by_clock(unit, item, row.id)
        if has_floor and not others:
            return
        _end(unit, item, Turn.person_id.in_(others))
        if not has_floor:
            unit.session.add(Turn(item_id=item.id, run=item.run, person_id=row.id, started_at=unit.now))
        unit.journal("floor:give", f"person {row.id}", name=row.name, ended=others)
        unit.touch(*FLOOR_SLICES)


def _refuse_elsewhere(unit: Unit, person: Person) -> Item:
    item = unit.item(person.item_id)
    if unit.event().current_item_id != item.id:
        raise WrongState("event_not_open.item")
    if person.side is not None:
        raise WrongState("wrong_state.floor_of_side")
    if not item.has_panel:
        raise WrongState("wrong_state.no_panel")
    if person.left_at is not None:
        raise WrongState("wrong_state.person_left")
    return item


def end_floor(call: Call, item: int, person: int | None) -> None:
    """A person stops, or everybody does."""
    with call.unit() as unit:
        row = unit.item(item)
        if person is not None and _is_by_clock(unit, row, person):
            raise WrongState("wrong_state.floor_of_clock")
        ended = [one for one in speaking_now(unit, row) if person is None or one == person]
        if ended:
            _end(unit, row, Turn.person_id.in_(ended))
            unit.journal("floor:end", f"item {row.id}", ended=ended)
            unit.touch(*FLOOR_SLICES)


def count_floor(unit: Unit, item: Item) -> None:
    """Shares grow old while somebody speaks, and with them who is missed."""
    item.floor_at = unit.now
    unit.touch_counted("floor")
    if item.hints or item.shares:
        unit.touch_counted("speaking")


def end_turns_of(unit: Unit, item: Item, person: Person) -> None:
    _end(unit, item, Turn.person_id == person.id)


def clear_floor(unit: Unit, item: Item) -> None:
    """The item is over, or a panel no more, and whoever spoke has spoken."""
    _end(unit, item)


def speaking_now(unit: Unit, item: Item) -> list[int]:
    """Who has the floor by hand."""
    found = unit.session.scalars(select(Turn.person_id).where(*_going_on(item)).order_by(Turn.id))
    return [person for person in found if person is not None]


def _is_by_clock(unit: Unit, item: Item, person: int) -> bool:
    """The slot that runs is this person's."""
    running = Turn.item_id == item.id, Turn.person_id == person, Turn.slot_id.is_not(None), Turn.ended_at.is_(None)
    return bool(unit.session.scalar(select(exists().where(*running))))


def _going_on(item: Item) -> tuple[Any, ...]:
    return Turn.item_id == item.id, Turn.slot_id.is_(None), Turn.ended_at.is_(None)


def _end(unit: Unit, item: Item, *whose: Any) -> None:
    """A turn that ends in the millisecond in which it began was none; nor was one before a clock that was set back."""
    going_on = (*_going_on(item), *whose)
    unit.session.execute(delete(Turn).where(*going_on, Turn.started_at >= unit.now))
    unit.session.execute(update(Turn).where(*going_on).values(ended_at=unit.now))
