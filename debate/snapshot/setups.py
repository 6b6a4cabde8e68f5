"""Serializer of what can be prepared: the setup of every item of the day, live or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from debate.domain.clock import ClockState
from debate.domain.slots import Side
from debate.snapshot.agenda import format_title, seal_part, speaker_part
from debate.snapshot.floor import setup_person
from debate.snapshot.polls import desk_alone_poll
from debate.snapshot.shapes import DeskAlonePoll, EarlierResult, Seat, Setup, SetupsSlice
from debate.snapshot.view import Seated, View
from debate.store.concern import standing_pair, stands_alone
from debate.store.schema import Item, Pair, Poll, Slot
from debate.store.told import seen_of, told_result

R = TypeVar("R", Slot, Pair)


def setups_slice(view: View) -> SetupsSlice:
    slots, pairs, alone = _by_item(view, Slot), _by_item(view, Pair), _alone_by_item(view)
    return {
        "items": [
            _setup(item, view.people.get(item.id, []), slots[item.id], pairs[item.id], alone[item.id])
            for item in view.items
        ],
        "groups": view.event.groups,
    }


def _alone_by_item(view: View) -> defaultdict[int, list[DeskAlonePoll]]:
    query = select(Poll).join(Item, Item.id == Poll.item_id).where(Item.event_id == view.event.id)
    query = query.where(stands_alone(), Poll.run == Item.run).order_by(Poll.id)
    query = query.options(joinedload(Poll.electorate))
    found: defaultdict[int, list[DeskAlonePoll]] = defaultdict(list)
    polls = view.session.scalars(query).unique().all()
    seconds = {poll.first_id: poll for poll in polls}
    for poll in polls:
        found[poll.item_id].append(desk_alone_poll(view.session, poll, seconds.get(poll.id)))
    return found


def _by_item(view: View, kind: type[R]) -> defaultdict[int, list[R]]:
    table = kind.__table__
    query = select(kind).join(Item, Item.id == table.c.item_id).where(Item.event_id == view.event.id)
    found: defaultdict[int, list[R]] = defaultdict(list)
    for row in view.session.scalars(query.order_by(table.c.id)).unique():
        found[row.item_id].append(row)
    return found


def _setup(item: Item, people: list[Seated], slots: list[Slot], pairs: list[Pair], alone: list[DeskAlonePoll]) -> Setup:
    pair = standing_pair(one for one in pairs if one.run == item.run)
    return {
        "item": item.id,
        "run": item.run,
        "title": item.title,
        "motion": item.motion,
        "format": format_title(item.format),
        "format_id": item.format,
        "speakers": [speaker_part(row) for row in people if row.side],
        "seated": item.has_panel,
        "people": [setup_person(row) for row in people if row.side is None],
        "seats": _seats(slots),
        "seal": seal_part(pair) if pair else None,
        "pair": pair.id if pair else None,
        "seen": seen_of(pair) if pair else None,
        "has_run": any(slot.clock.state is not ClockState.IDLE for slot in slots),
        "polls": alone,
        "earlier": [_earlier(one) for one in pairs if _is_earlier(item, one) and told_result(one)],
    }


def _seats(slots: Iterable[Slot]) -> list[Seat]:
    """The seats that the format speaks of, each once."""
    seats = {(slot.side, slot.seat) for slot in slots if slot.side and slot.seat}
    return [
        {"side": side, "seat": seat} for side, seat in sorted(seats, key=lambda one: (one[1], one[0] is not Side.FOR))
    ]


def _is_earlier(item: Item, pair: Pair) -> bool:
    return pair.run != item.run or pair.voided_at is not None


def _earlier(pair: Pair) -> EarlierResult:
    return {"run": pair.run, "pair": pair.id, "given_up": pair.voided_at}
