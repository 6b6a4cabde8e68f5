"""The people of a panel: who sits on its stage, in which order, also while it runs. Their time stays theirs: a name and
a seat can change, and who leaves the stage keeps what was spoken."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import exists, select

from debate.domain.errors import Invalid, WrongState
from debate.domain.floor import MOST_PEOPLE, check_targets
from debate.domain.labels import read_labels
from debate.domain.lines import PERSON_LABEL, PERSON_TITLE, SPEAKER
from debate.domain.text import clean
from debate.services.addressees import keep_name
from debate.services.floor import end_turns_of
from debate.services.panelist_links import must_stay
from debate.services.turns import FLOOR_SLICES, take_seat
from debate.services.unit import Call, Unit
from debate.store.schema import Item, Person, Turn


def add_person(call: Call, item: int, name: str, title: str) -> int:
    """Sit somebody at the end of the row; returns the person."""
    with call.unit() as unit:
        row = unit.item(item)
        seated = _sitting(unit, row)
        _refuse_full(seated)
        person = Person(
            item_id=row.id, seat=len(seated) + 1, name=clean(name, SPEAKER), title=clean(title, PERSON_TITLE)
        )
        unit.session.add(person)
        take_seat(unit, row, person)
        unit.journal("person:add", f"person {person.id}", item=row.id, name=person.name, title=person.title)
        _touch(unit, row)
        return person.id


def _refuse_full(seated: Sequence[Person]) -> None:
    if len(seated) >= MOST_PEOPLE:
        raise Invalid("too_many_people", most=MOST_PEOPLE)


def edit_person(call: Call, person: int, name: str, title: str) -> None:
    with call.unit() as unit:
        row, item = _of_panel(unit, person)
        was = {"was_name": row.name, "was_title": row.title}
        row.name, row.title = clean(name, SPEAKER), clean(title, PERSON_TITLE)
        unit.journal("person:edit", f"person {row.id}", **was, name=row.name, title=row.title)
        _touch(unit, item)


def set_target(call: Call, person: int, target: int | None) -> None:
    """How much of the speaking time a person is to have, in per cent; None: an equal part of what the others leave."""
    with call.unit() as unit:
        row, item = _of_panel(unit, person)
        was, row.target = row.target, target
        _check_targets(_sitting(unit, item))
        if was != target:
            unit.journal("person:set-target", f"person {row.id}", was=was, target=target)
            _touch(unit, item)


def _check_targets(seated: Sequence[Person]) -> None:
    check_targets(person.target for person in seated)


def set_labels(call: Call, person: int, labels: Sequence[str]) -> None:
    """What a person is counted under besides, such as a region: the desk's alone. Written as others of the item have
    them already."""
    with call.unit() as unit:
        row, item = _of_panel(unit, person)
        of_others = select(Person.labels).where(Person.item_id == item.id, Person.id != row.id).order_by(Person.id)
        known = [label for theirs in unit.session.scalars(of_others) for label in theirs]
        was, row.labels = row.labels, read_labels(labels, known, PERSON_LABEL)
        if was != row.labels:
            unit.journal("person:set-labels", f"person {row.id}", was=was, labels=row.labels)
            unit.touch("setups")
            unit.touch_live(item, "floor")


def remove_person(call: Call, person: int) -> None:
    """Off the stage. Who has spoken in whatever run, or has a link, is kept with it, and can come back."""
    with call.unit() as unit:
        row, item = _of_panel(unit, person)
        if row.left_at is not None:
            return
        end_turns_of(unit, item, row)
        unit.journal("person:remove", f"person {row.id}", name=row.name, seat=row.seat)
        if must_stay(unit, row) or unit.session.scalar(select(exists().where(Turn.person_id == row.id))):
            row.left_at = unit.now
        else:
            keep_name(unit, row)
            unit.session.delete(row)
        unit.session.flush()
        _seat(_sitting(unit, item), unit)
        _touch(unit, item)


def return_person(call: Call, person: int) -> None:
    """Back on the stage, at the end of the row, with the target of before."""
    with call.unit() as unit:
        row, item = _of_panel(unit, person)
        if row.left_at is None:
            return
        seated = _sitting(unit, item)
        _refuse_full(seated)
        _check_targets([*seated, row])
        row.left_at, row.seat = None, len(seated) + 1
        unit.journal("person:return", f"person {row.id}", name=row.name)
        _touch(unit, item)


def move_person(call: Call, person: int, seat: int) -> None:
    """To a seat from 1; those between move up or down. One beyond the row is its end."""
    with call.unit() as unit:
        row, item = _of_panel(unit, person)
        if row.left_at is not None:
            raise WrongState("wrong_state.person_left")
        was, others = row.seat, [one for one in _sitting(unit, item) if one is not row]
        _seat([*others[: seat - 1], row, *others[seat - 1 :]], unit)
        if row.seat != was:
            unit.journal("person:move", f"person {row.id}", was=was, seat=row.seat)
            _touch(unit, item)


def _of_panel(unit: Unit, person: int) -> tuple[Person, Item]:
    row = unit.person(person)
    if row.side is not None:
        raise WrongState("wrong_state.person_of_side")
    return row, unit.item(row.item_id)


def _sitting(unit: Unit, item: Item) -> list[Person]:
    query = select(Person).where(Person.item_id == item.id, Person.side.is_(None), Person.left_at.is_(None))
    return list(unit.session.scalars(query.order_by(Person.seat)))


def _seat(row: Sequence[Person], unit: Unit) -> None:
    """In this order from seat 1. Each takes a seat that nobody has, until all have one: two may not share one, not for
    the length of a statement either."""
    if [person.seat for person in row] == list(range(1, len(row) + 1)):
        return
    for at, person in enumerate(row, start=1):
        person.seat = -at
    unit.session.flush()
    for at, person in enumerate(row, start=1):
        person.seat = at
    unit.session.flush()


def _touch(unit: Unit, item: Item) -> None:
    unit.touch("agenda", "setups", "whispers")
    unit.touch_live(item, "panel", "clock", "order", "guide", "questions", "queue", "asked", *FLOOR_SLICES)
