"""What comes due by itself: polls close, reveals go on, the shares of a panel's floor are counted."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Select, exists, or_, select

from debate.domain.floor import COUNT_EVERY_MS
from debate.domain.polls.states import PollState
from debate.services.floor import count_floor
from debate.services.polls import close
from debate.services.reveals import frame_of, go_to_step
from debate.services.unit import SYSTEM, Announce, Call, Unit
from debate.store.database import Database
from debate.store.schema import Event, Item, Person, Poll, Turn


def run_due(db: Database, now: int, announce: Announce) -> int:
    """Do what has come due: close polls whose time is over, play reveals on. Claimed by the conditional move, so it
    happens once.

    Returns how many were done.
    """
    with db.reading() as session:
        closing = session.execute(select(Poll.event_id, Poll.id).where(Poll.closes_at <= now)).all()
        playing = session.execute(select(Poll.event_id, Poll.id).where(Poll.step_due_at <= now)).all()
        counting = session.execute(_floors(now)).all()
    for event, poll in closing:
        _run_one(Call(db, event, SYSTEM, now, announce), poll, _close_due)
    for event, poll in playing:
        _run_one(Call(db, event, SYSTEM, now, announce), poll, _step_due)
    for event, item in counting:
        with Call(db, event, SYSTEM, now, announce).unit() as unit:
            _count_due(unit, unit.item(item))
    return len(closing) + len(playing) + len(counting)


def _floors(now: int) -> Select[int, int]:
    """The panels on which somebody speaks, and whose shares are old."""
    speaking = exists().where(
        Turn.item_id == Item.id, Turn.run == Item.run, Turn.ended_at.is_(None), Turn.person_id == Person.id
    )
    is_old = or_(Item.floor_at.is_(None), Item.floor_at <= now - COUNT_EVERY_MS)
    live = select(Item.event_id, Item.id).join(Event, Event.current_item_id == Item.id)
    return live.where(is_old, exists().where(Person.item_id == Item.id, Person.side.is_(None), speaking))


def _run_one(call: Call, poll: int, do: Callable[[Unit, Poll], None]) -> None:
    with call.unit() as unit:
        do(unit, unit.poll(poll))


def _close_due(unit: Unit, poll: Poll) -> None:
    # Read again under the lock: a moderator may have closed it, or another worker.
    if poll.state is PollState.OPEN and poll.closes_at is not None and poll.closes_at <= unit.now:
        close(unit, poll)


def _count_due(unit: Unit, item: Item) -> None:
    if item.floor_at is None or item.floor_at <= unit.now - COUNT_EVERY_MS:
        count_floor(unit, item)


def _step_due(unit: Unit, poll: Poll) -> None:
    if poll.step_due_at is None or poll.step_due_at > unit.now or poll.step is None:
        return
    steps: list[str] = frame_of(poll)["steps"]
    go_to_step(unit, poll, steps[steps.index(poll.step) + 1])
