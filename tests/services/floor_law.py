"""What turns are held to at every moment: they add up to the clocks of their slots, and the desk is told the same."""

from __future__ import annotations

from sqlalchemy import select

from debate.domain.clock import ClockState
from debate.snapshot.order import order_slice
from debate.snapshot.shapes import SideTime, TimeFacts
from debate.snapshot.view import View
from debate.store.schema import Item, Person, Slot, Turn
from tests.halls import Hall


def turns_of(hall: Hall) -> list[Turn]:
    """All of the item, of every run, oldest first."""
    with hall.db.reading() as session:
        return list(session.scalars(select(Turn).where(Turn.item_id == hall.item).order_by(Turn.id)))


def people_of(hall: Hall) -> list[Person]:
    with hall.db.reading() as session:
        return list(session.scalars(select(Person).where(Person.item_id == hall.item)))


def times_of(hall: Hall) -> list[SideTime]:
    """What the desk is told, of both sides."""
    with hall.db.reading() as session:
        return order_slice(View(session, hall.event, str))["times"]


def told_times(hall: Hall) -> list[SideTime]:
    """The same while the debate is live, else none."""
    with hall.db.reading() as session:
        view = View(session, hall.event, str)
        times = order_slice(view)["times"]
        assert [one["side"] for one in times] == ["for", "against"]
        return times if view.item is not None and view.item.id == hall.item else []


def run_of(hall: Hall) -> int:
    with hall.db.reading() as session:
        return session.get_one(Item, hall.item).run


def check_turns(hall: Hall) -> None:
    slots, people, turns, run = hall.slots(), people_of(hall), turns_of(hall), run_of(hall)
    seated: dict[tuple[str | None, int | None], int] = {(person.side, person.seat): person.id for person in people}
    for slot in slots:
        own = [turn for turn in turns if turn.slot_id == slot.id and turn.run == run]
        if not is_spoken_by_one(slot):
            assert own == []
            continue
        assert sum(length_ms(turn, hall.now) for turn in own) == slot.clock.elapsed(hall.now)
        assert sum(turn.ended_at is None for turn in own) == (slot.clock.state is ClockState.RUNNING)
        assert {turn.person_id for turn in own} <= {seated.get((slot.side, slot.seat))}
    assert not [turn for turn in turns if turn.run != run and turn.ended_at is None]
    check_times(hall, slots, people)


def is_spoken_by_one(slot: Slot) -> bool:
    return slot.kind in ("speech", "cross-examination") and slot.side is not None and slot.seat is not None


def length_ms(turn: Turn, now: int) -> int:
    return (max(turn.started_at, now) if turn.ended_at is None else turn.ended_at) - turn.started_at


def check_times(hall: Hall, slots: list[Slot], seated: list[Person]) -> None:
    """The desk's sums are those of the clocks, by side and by seat."""
    people = {person.id: person for person in seated}
    for one in told_times(hall):
        side = one["side"]
        of_side = [slot for slot in slots if slot.kind == "crossfire" or (speaks(slot) and slot.side == side)]
        assert shown(one["time"], hall.now) == (spoken_ms(of_side, hall.now), granted_ms(of_side))
        sitting = {person.seat: person.id for person in seated if person.side == side}
        in_order = dict.fromkeys(sitting[slot.seat] for slot in of_side if slot.seat in sitting)
        assert [speaker["person"] for speaker in one["speakers"]] == [*in_order]
        for speaker in one["speakers"]:
            person = people[speaker["person"]]
            assert (person.side, person.name) == (side, speaker["name"])
            of_seat = [slot for slot in of_side if (slot.side, slot.seat) == (side, person.seat)]
            assert shown(speaker["time"], hall.now) == (spoken_ms(of_seat, hall.now), granted_ms(of_seat))


def speaks(slot: Slot) -> bool:
    return slot.kind in ("speech", "cross-examination")


def shown(time: TimeFacts, now: int) -> tuple[int, int]:
    """As a face counts on."""
    running = 0 if time["since"] is None else max(0, now - time["since"])
    return time["spoken_ms"] + running, time["granted_ms"]


def spoken_ms(slots: list[Slot], now: int) -> int:
    return sum(slot.clock.elapsed(now) for slot in slots)


def granted_ms(slots: list[Slot]) -> int:
    return sum(slot.clock.granted_ms or 0 for slot in slots)
