"""Which rows concern the hall now. What is shown and what may be put up are decided from the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from debate.domain.agenda import ItemState
from debate.domain.motion.pair import Round
from debate.domain.motion.places import Order, Stop
from debate.domain.polls.states import PollState
from debate.domain.questions import QuestionState
from debate.domain.scenes import Content
from debate.domain.turns import TimedSlot
from debate.store.schema import Event, Hand, Item, Pair, Poll, Question, Slot
from debate.store.told import given_up_pair, round_of

# A poll concerns the hall once it was opened, and no longer when it is void.
_CONCERNING = (PollState.OPEN, PollState.CLOSED, PollState.ARMED, PollState.REVEALED)


def voted_item(event: Event, items: Iterable[Item]) -> Item | None:
    """The item whose votes concern the hall: the live one, else the one that ended last. Its result stays until the
    next begins, or until it is planned again itself: what an earlier run found is not the coming one's."""
    rows = list(items)
    live = next((item for item in rows if item.id == event.current_item_id), None)
    ended = [item for item in rows if item.ended_at is not None]
    last = max(ended, key=lambda item: item.ended_at or 0, default=None)
    return live or (last if last and last.state is ItemState.DONE else None)


def pairs_of(session: Session, item: Item) -> list[Pair]:
    """All pairs of an item's present run, also void ones, oldest first."""
    query = select(Pair).where(Pair.item_id == item.id, Pair.run == item.run)
    return list(session.scalars(query.order_by(Pair.id)).unique())


def asked_in(item: Item) -> ColumnElement[bool]:
    """The condition of a question that was asked in the item's present run."""
    return and_(Question.item_id == item.id, Question.run == item.run)


def raised_in(item: Item) -> ColumnElement[bool]:
    """The condition of a hand that was raised in the item's present run."""
    return and_(Hand.item_id == item.id, Hand.run == item.run)


def standing_pair(pairs: Iterable[Pair]) -> Pair | None:
    """The one that was not voided."""
    return next((pair for pair in pairs if pair.voided_at is None), None)


class Asked(NamedTuple):
    """What an item's present run puts to the hall, oldest first: all pairs, also void ones, and the polls that stand by
    themselves."""

    pairs: list[Pair]
    alone: list[Poll]


def asked_of(session: Session, item: Item) -> Asked:
    """As `pairs_of` and `polls_of`, read at once: every push needs both."""
    query = select(Poll).where(Poll.item_id == item.id, Poll.run == item.run).order_by(Poll.id)
    polls = list(session.scalars(query).unique())
    pairs = {poll.pair.id: poll.pair for poll in polls if poll.pair}
    alone = [poll for poll in polls if poll.pair is None and poll.state is not PollState.VOID]
    return Asked([pairs[key] for key in sorted(pairs)], alone)


def polls_of(session: Session, item: Item) -> list[Poll]:
    """The polls of an item's present run that stand by themselves, oldest first; none that was thrown away."""
    query = select(Poll).where(Poll.item_id == item.id, Poll.run == item.run, stands_alone())
    return list(session.scalars(query.order_by(Poll.id)).unique())


def second_of(session: Session, poll: Poll) -> Poll | None:
    """The second round of a poll by itself; none that was thrown away."""
    query = select(Poll).where(Poll.first_id == poll.id, stands_alone())
    return session.scalars(query).unique().one_or_none()


def stands_alone() -> ColumnElement[bool]:
    """The condition of a poll that belongs to no pair, and was not thrown away."""
    return and_(Poll.pair_id.is_(None), Poll.state != PollState.VOID)


def hall_poll(polls: Iterable[Poll]) -> Poll | None:
    """The poll that the hall is concerned with now: the one that is open; else the one that was open or shown last."""
    opened = [poll for poll in polls if poll.state in _CONCERNING]
    return max(opened, key=lambda poll: (poll.state is PollState.OPEN, stirred_at(poll), poll.id), default=None)


def stirred_at(poll: Poll) -> int:
    """When the hall had to do with the poll last."""
    return max(poll.opened_at or 0, poll.closed_at or 0, poll.shown_at or 0)


def shown_poll(polls: Sequence[Poll]) -> Poll | None:
    """The poll whose result was shown last. A pre-vote's only while its pair has gone no further."""
    shown = [poll for poll in polls if poll.state is PollState.REVEALED and not is_overtaken(poll)]
    return max(shown, key=lambda poll: (poll.shown_at or 0, poll.id), default=None)


def is_overtaken(poll: Poll) -> bool:
    """A pre-vote whose post-vote was opened."""
    return poll.pair is not None and poll.round is Round.PRE and hall_poll(poll.pair.polls) is not poll


def order_of(item: Item, slots: Iterable[Slot]) -> Order:
    """The running order as the rules of the votes see it."""
    stops = (Stop(slot.id, slot.kind, slot.round, slot.clock.state) for slot in slots)
    return Order(tuple(stops), item.current_slot_id)


def timed_slot(slot: Slot) -> TimedSlot:
    """A slot as the rules of speaking time see it."""
    return TimedSlot(slot.kind, slot.side, slot.seat, slot.clock)


def states_of(pair: Pair | None) -> dict[Round, PollState]:
    """The votes of a sealed pair and their states; none while nothing is sealed."""
    return {round_of(poll): poll.state for poll in pair.polls} if pair else {}


def content(session: Session, event: Event) -> Content:
    """What there is to show on the screen."""
    items = list(session.scalars(select(Item).where(Item.event_id == event.id)))
    voted = voted_item(event, items)
    pairs, alone = asked_of(session, voted) if voted else Asked([], [])
    pair = standing_pair(pairs)
    polls = [*(pair.polls if pair else []), *alone]
    live = next((item for item in items if item.id == event.current_item_id), None)
    return Content(
        agenda=bool(items),
        item=live is not None,
        slot=live is not None and live.current_slot_id is not None,
        poll=hall_poll(polls) is not None,
        result=shown_poll(polls) is not None or given_up_pair(pairs) is not None,
        question=live is not None and (live.asking or _is_asked(session, live)),
    )


def _is_asked(session: Session, item: Item) -> bool:
    on_stage = select(Question.id).where(asked_in(item), Question.state == QuestionState.ON_STAGE)
    return session.scalars(on_stage.limit(1)).first() is not None
