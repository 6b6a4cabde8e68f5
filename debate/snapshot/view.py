"""The view: the rows that a serializer reads, loaded once for all slices of one snapshot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from debate.domain.agenda import ItemState
from debate.domain.hands import HandState
from debate.domain.motion.pair import Round
from debate.domain.motion.places import Order
from debate.domain.polls.states import PollState
from debate.domain.questions import Part
from debate.domain.slots import Side
from debate.domain.turns import Turn
from debate.store import concern, entries, told
from debate.store.entries import Written
from debate.store.schema import (
    Event,
    Hand,
    Item,
    Message,
    Pair,
    Person,
    Poll,
    Pool,
    Question,
    QuestionPerson,
    Signal,
    Slot,
)
from debate.store.schema import Turn as TurnRow


class Seated(NamedTuple):
    """A person of an item: no row, since a day has many and every push reads them all."""

    id: int
    side: Side | None  # None: at a panel, or beside the sides
    seat: int
    name: str
    title: str
    target: int | None  # of the speaking time, in per cent
    labels: list[str]


class Named(NamedTuple):
    """Somebody who has a part in a question."""

    id: int | None  # None: the row is gone, and the name was kept
    name: str
    side: Side | None


_SEATED = (Person.id, Person.side, Person.seat, Person.name, Person.title, Person.target, Person.labels)


class View:
    """One event as one read transaction sees it."""

    def __init__(self, session: Session, event: int, join_url: Callable[[str], str]) -> None:
        self.session = session
        self.event = session.get_one(Event, event)
        self.join_url = join_url(self.event.code)

    @cached_property
    def items(self) -> list[Item]:
        query = select(Item).where(Item.event_id == self.event.id).order_by(Item.position)
        return list(self.session.scalars(query))

    @cached_property
    def item(self) -> Item | None:
        """The live item."""
        return next((item for item in self.items if item.id == self.event.current_item_id), None)

    @cached_property
    def people(self) -> defaultdict[int, list[Seated]]:
        """Who sits on the stage of each item, by the item's id, in the order of the seats."""
        query = select(Person.item_id, *_SEATED).join(Item, Item.id == Person.item_id)
        query = query.where(Item.event_id == self.event.id, Person.left_at.is_(None))
        query = query.order_by(Person.seat, Person.side.desc(), Person.id)
        found: defaultdict[int, list[Seated]] = defaultdict(list)
        for item, *person in self.session.execute(query):
            found[item].append(Seated._make(person))
        return found

    @property
    def panel(self) -> list[Seated]:
        """Those on the live item's stage, where it has one row of them and no sides."""
        if self.item is None or not self.item.has_panel:
            return []
        return [person for person in self.people[self.item.id] if person.side is None]

    @cached_property
    def gone(self) -> list[Seated]:
        """Those of its panel who have left the live item's stage, the first to leave first."""
        if self.item is None:
            return []
        query = select(*_SEATED).where(Person.item_id == self.item.id, Person.side.is_(None))
        query = query.where(Person.left_at.is_not(None)).order_by(Person.left_at, Person.id)
        return [Seated._make(person) for person in self.session.execute(query)]

    @cached_property
    def speakers(self) -> list[Seated]:
        """Those on the sides of the live item's debate."""
        return [person for person in self.people[self.item.id] if person.side] if self.item else []

    @cached_property
    def slots(self) -> list[Slot]:
        if self.item is None:
            return []
        return list(self.session.scalars(select(Slot).where(Slot.item_id == self.item.id).order_by(Slot.position)))

    @cached_property
    def turns(self) -> list[Turn]:
        """Who had the floor in the live item's present run."""
        if self.item is None:
            return []
        query = select(TurnRow.person_id, TurnRow.started_at, TurnRow.ended_at, TurnRow.slot_id)
        query = query.where(TurnRow.item_id == self.item.id, TurnRow.run == self.item.run).order_by(TurnRow.id)
        return [Turn(*row) for row in self.session.execute(query)]

    @cached_property
    def order(self) -> Order:
        return concern.order_of(self.item, self.slots) if self.item else Order((), None)

    @cached_property
    def pools(self) -> list[Pool]:
        if self.item is None:
            return []
        return list(self.session.scalars(select(Pool).where(Pool.item_id == self.item.id).order_by(Pool.id)))

    @cached_property
    def voted_item(self) -> Item | None:
        return concern.voted_item(self.event, self.items)

    @cached_property
    def coming(self) -> Item | None:
        """The item that is next in the hall: the first planned one after the one that is live, or that ended last."""
        ended = max(
            (item for item in self.items if item.actual_end), key=lambda item: item.actual_end or 0, default=None
        )
        last = self.item or ended
        after = last.position if last else -1
        return next((item for item in self.items if item.state is ItemState.PLANNED and item.position > after), None)

    @cached_property
    def _asked(self) -> concern.Asked:
        item = self.voted_item
        return concern.asked_of(self.session, item) if item else concern.Asked([], [])

    @property
    def pairs(self) -> list[Pair]:
        """All pairs of that item, also void ones, oldest first."""
        return self._asked.pairs

    @cached_property
    def pair(self) -> Pair | None:
        return concern.standing_pair(self.pairs)

    @cached_property
    def polls(self) -> list[Poll]:
        """The polls of the pair, the pre-vote first."""
        return list(self.pair.polls) if self.pair else []

    @property
    def polls_alone(self) -> list[Poll]:
        """The polls of the same item that stand by themselves, drafts among them."""
        return self._asked.alone

    @cached_property
    def poll(self) -> Poll | None:
        return concern.hall_poll([*self.polls, *self.polls_alone])

    @cached_property
    def shown(self) -> Poll | None:
        """The poll whose result was shown last."""
        return concern.shown_poll([*self.polls, *self.polls_alone])

    @cached_property
    def given_up(self) -> Pair | None:
        """The votes that the hall saw last, if they were given up."""
        return told.given_up_pair(self.pairs)

    @cached_property
    def written(self) -> dict[int, Written]:
        """What voters wrote in the item's polls, as far as the desk may read it, by the poll. Counted once for all that
        tells of it: a hall writes thousands."""
        found = ((poll.id, entries.written_in(self.session, poll)) for poll in self.polls_alone)
        return {poll: written for poll, written in found if written is not None}

    @property
    def live_votes(self) -> dict[Round, PollState]:
        """The states of the live item's votes."""
        return concern.states_of(self.pair) if self.item else {}

    @cached_property
    def question_people(self) -> defaultdict[tuple[int, Part], list[Named]]:
        """Who has a part in a question of the live item's present run, in the order in which they are named."""
        found: defaultdict[tuple[int, Part], list[Named]] = defaultdict(list)
        if self.item is None:
            return found
        named = Person.id, func.coalesce(Person.name, QuestionPerson.name), Person.side
        query = select(QuestionPerson.question_id, QuestionPerson.part, *named).select_from(QuestionPerson)
        query = query.join(Question, Question.id == QuestionPerson.question_id)
        query = query.outerjoin(Person, Person.id == QuestionPerson.person_id).where(concern.asked_in(self.item))
        for question, part, key, name, side in self.session.execute(query.order_by(QuestionPerson.place)):
            found[question, part].append(Named(key, name, side))
        return found

    @cached_property
    def questions(self) -> list[Question]:
        if self.item is None:
            return []
        query = select(Question).where(concern.asked_in(self.item)).order_by(Question.id)
        return list(self.session.scalars(query))

    @cached_property
    def lying(self) -> dict[int, Message]:
        """The message that lies on each person's own page, by the person."""
        query = select(Message).where(Message.event_id == self.event.id, Message.person_id.is_not(None))
        rows = self.session.scalars(query.where(Message.cleared_at.is_(None)).order_by(Message.id))
        return {row.person_id: row for row in rows if row.person_id is not None}

    @cached_property
    def signals(self) -> list[Signal]:
        """What people on a stage of the event have told the desk in the present run of its item, the first first."""
        query = select(Signal).join(Person, Person.id == Signal.person_id).join(Item, Item.id == Person.item_id)
        query = query.where(Signal.event_id == self.event.id, Signal.run == Item.run)
        return list(self.session.scalars(query.order_by(Signal.id)))

    @cached_property
    def hands(self) -> list[Hand]:
        """Those of the live item's present run that were not withdrawn, oldest first."""
        if self.item is None:
            return []
        query = select(Hand).where(concern.raised_in(self.item), Hand.state != HandState.WITHDRAWN)
        return list(self.session.scalars(query.order_by(Hand.id)))
