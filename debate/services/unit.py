"""The unit of work: one frozen `now`, a journal row, one commit, then the announcement.

Rows are found through the caller's own event, so that an id of another event is as good as none.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from debate.domain.errors import NotFound, Stale
from debate.domain.roles import Role
from debate.domain.scenes import SceneKind
from debate.domain.whispers import whisper_of
from debate.store.database import Database
from debate.store.residue import note_residue, wipe
from debate.store.revisions import bump
from debate.store.schema import (
    Event,
    Hand,
    Item,
    Journal,
    Link,
    Message,
    Pair,
    Person,
    Poll,
    Pool,
    Question,
    Row,
    Signal,
    Slot,
)

log = logging.getLogger("debate.services")

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a name for the journal. `device` is set for the audience, `person` for a panelist."""

    name: str
    role: Role
    device: str | None = None
    person: int | None = None


SYSTEM = Actor("system", Role.OWNER)


@dataclass(frozen=True, slots=True)
class Cue:
    name: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """What was committed: the slices that changed, and cues. `input` marks writes of the audience: pushed in
    batches."""

    event: int
    slices: frozenset[str]
    cues: tuple[Cue, ...] = ()
    ended: tuple[str, ...] = ()  # credentials that hold no longer: "link:3", "sign-in:7", "account:2"
    input: bool = False


Announce = Callable[[Changes], None]
# Raises NotAllowed if the caller's right was taken away. Run inside the transaction: after the revoking commit nothing
# is done.
Guard = Callable[[Session], None]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a verb: the database, the event, who, when, and whom to tell after the commit."""

    db: Database
    event: int
    actor: Actor
    now: int
    announce: Announce
    guard: Guard | None = None
    input: bool = False

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        with self.db.writing() as session:
            _lock_event(session, self.event)
            if self.guard:
                self.guard(session)
            unit = Unit(session, self)
            yield unit
            session.flush()
            unit.touch(*_told_besides(unit), *unit.counted)
            bump(session, self.event, unit.slices)
        self.announce(unit.changes())
        if unit.leaves_residue:
            _wipe_now(self.db, self.now)


def _wipe_now(db: Database, now: int) -> None:
    """Never raises: what was committed stands, and the background task wipes what is left."""
    try:
        wipe(db, now)
    except SQLAlchemyError:
        log.exception("what was deleted could not be wiped at once; it is tried again")


# What the own slice of every panelist is made of, besides the messages and signals that are one person's alone.
_TOLD_TO_PANELISTS = frozenset({"agenda", "setups", "speaking", "questions"})


def _told_besides(unit: Unit) -> list[str]:
    if not unit.slices & _TOLD_TO_PANELISTS:
        return []
    standing = Link.event_id == unit.call.event, Link.person_id.is_not(None), Link.revoked_at.is_(None)
    return [whisper_of(person) for person in unit.session.scalars(select(Link.person_id).where(*standing)) if person]


# What is said where a command names nothing. To people a poll and a pair are both a vote.
_NOT_FOUND = {
    "item": "not_found.item",
    "slot": "not_found.slot",
    "pool": "not_found.pool",
    "pair": "not_found.vote",
    "poll": "not_found.vote",
    "question": "not_found.question",
    "hand": "not_found.hand",
    "person": "not_found.person",
    "message": "not_found.message",
    "signal": "not_found.signal",
}


def _lock_event(session: Session, event: int) -> None:
    """Units of one event come one after another, as SQLite has them anyway: what a unit has read, no other changes
    meanwhile.

    Ballots do not queue here: a group of them holds its poll alone.
    """
    session.execute(select(Event.id).where(Event.id == event).with_for_update(key_share=True))


@dataclass
class Unit:
    session: Session
    call: Call
    slices: set[str] = field(default_factory=set)
    counted: set[str] = field(default_factory=set)
    cues: list[Cue] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    leaves_residue: bool = False

    def changes(self) -> Changes:
        call = self.call
        return Changes(call.event, frozenset(self.slices), tuple(self.cues), tuple(self.ended), call.input)

    @property
    def now(self) -> int:
        return self.call.now

    def touch(self, *slices: str) -> None:
        """Name the slices that this unit changes."""
        self.slices.update(slices)

    def touch_counted(self, *slices: str) -> None:
        """Name slices in which a figure was counted anew, and nothing has happened that a person's own page tells."""
        self.counted.update(slices)

    def touch_live(self, item: Item, *slices: str) -> None:
        """Name slices that show the live item alone: preparing a later one is no news for the hall."""
        if self.event().current_item_id == item.id:
            self.touch(*slices)

    def cue(self, name: str, **payload: Any) -> None:
        self.cues.append(Cue(name, payload))

    def end(self, credential: str) -> None:
        """Name a credential that was revoked: its sockets are dropped."""
        self.ended.append(credential)

    def leave_residue(self, table: str) -> None:
        """Name a table whose deleted rows must not stay readable in the database's files: wiped after the commit."""
        note_residue(self.session, table, self.now)
        self.leaves_residue = True

    def journal(
        self,
        what: str,
        subject: str,
        from_state: str | None = None,
        to_state: str | None = None,
        *,
        why: str | None = None,
        **details: Any,
    ) -> None:
        self.session.add(
            Journal(
                event_id=self.call.event,
                at=self.now,
                actor=self.call.actor.name,
                what=what,
                subject=subject,
                from_state=from_state,
                to_state=to_state,
                why=why,
                details=details or None,
            )
        )

    def last_journal(self, subject: str) -> Journal | None:
        """The newest row about a subject."""
        query = select(Journal).where(Journal.event_id == self.call.event, Journal.subject == subject)
        return self.session.scalars(query.order_by(Journal.id.desc()).limit(1)).one_or_none()

    def move(self, row: Item | Poll | Question | Hand, to: str, **values: Any) -> None:
        """Change a state column, and `values` with it, by a conditional UPDATE that must hit one row: of two one
        wins."""
        kind = type(row)
        change = update(kind).where(kind.id == row.id, kind.state == row.state).values(state=to, **values)
        if self.session.connection().execute(change).rowcount != 1:
            raise Stale("stale.state")
        self.session.refresh(row)

    def event(self) -> Event:
        return self.session.get_one(Event, self.call.event)

    def item(self, item: int) -> Item:
        return self._owned(item, Item, Item.event_id, "item")

    def live_item(self) -> Item:
        current = self.event().current_item_id
        if current is None:
            raise NotFound("event_not_open.nothing")
        return self.session.get_one(Item, current)

    def slot(self, slot: int) -> Slot:
        return self._of_item(slot, Slot, "slot")

    def pool(self, pool: int) -> Pool:
        return self._of_item(pool, Pool, "pool")

    def person(self, person: int) -> Person:
        return self._of_item(person, Person, "person")

    def pair(self, pair: int) -> Pair:
        return self._of_item(pair, Pair, "pair")

    def poll(self, poll: int) -> Poll:
        return self._owned(poll, Poll, Poll.event_id, "poll")

    def question(self, question: int) -> Question:
        return self._owned(question, Question, Question.event_id, "question")

    def message(self, message: int) -> Message:
        return self._owned(message, Message, Message.event_id, "message")

    def signal(self, signal: int) -> Signal:
        return self._owned(signal, Signal, Signal.event_id, "signal")

    def hand(self, hand: int) -> Hand:
        return self._owned(hand, Hand, Hand.event_id, "hand")

    def _owned(self, key: int, kind: type[R], column: Any, name: str) -> R:
        query = select(kind).where(kind.__table__.c.id == key, column == self.call.event).with_for_update(of=kind)
        found: R = self._found(query, name)
        return found

    def _of_item(self, key: int, kind: type[R], name: str) -> R:
        table = kind.__table__
        query = (
            select(kind)
            .join(Item, Item.id == table.c.item_id)
            .where(table.c.id == key, Item.event_id == self.call.event)
            .with_for_update(of=kind)
        )
        found: R = self._found(query, name)
        return found

    def _found(self, query: Any, name: str) -> Any:
        row = self.session.scalars(query).unique().one_or_none()
        if row is None:
            raise NotFound(_NOT_FOUND[name])
        return row

    def leave(self, kind: SceneKind) -> None:
        """Move the screen away from what is no longer there: a pin cannot hold that."""
        self.event().pinned = False
        self.set_scene(kind)

    def show(self, kind: SceneKind) -> None:
        """Move the screen along with what happens, unless a moderator has pinned it."""
        event = self.event()
        if event.pinned or event.scene is kind:
            return
        self.set_scene(kind)

    def set_scene(self, kind: SceneKind, text: str | None = None) -> None:
        """Phones stay at a result as long as the screen does (shapes.ResultSlice)."""
        event = self.event()
        if event.scene is not kind and SceneKind.REVEAL in (event.scene, kind):
            self.touch("result")
        event.scene, event.scene_text = kind, text
        self.touch("scene")
