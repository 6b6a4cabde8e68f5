"""The tables. Every state column has one CHECK, every promise of uniqueness one UNIQUE or primary key.

Instants are whole milliseconds since 1970 (UTC) in columns named `*_at`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Enum,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
    text,
)
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from debate.domain.agenda import ItemKind, ItemState, has_panel
from debate.domain.clock import Clock
from debate.domain.floor import MOST_TARGET
from debate.domain.hands import HandState
from debate.domain.lines import (
    ACCOUNT,
    ASKER,
    EVENT_SUBTITLE,
    EVENT_TITLE,
    EVENT_VENUE,
    HAND_PLACE,
    ITEM_LABEL,
    ITEM_TITLE,
    LINK_LABEL,
    MESSAGE,
    MOTION,
    PERSON_TITLE,
    POLL_QUESTION,
    POLL_TEXT,
    POOL_NAME,
    QUESTION,
    SCENE_TEXT,
    SLOT_TITLE,
    SPEAKER,
    VOID_REASON,
)
from debate.domain.motion.figures import with_figures
from debate.domain.motion.pair import Round
from debate.domain.motion.rules import Rule
from debate.domain.polls.entries import EntryState
from debate.domain.polls.states import PollState, TallyMode
from debate.domain.questions import Part, QuestionState
from debate.domain.roles import Role
from debate.domain.scenes import SceneKind
from debate.domain.slots import Side, SlotKind
from debate.domain.whispers import SignalKind

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def words(enum: type[StrEnum], name: str) -> Enum:
    """A column that holds the enum's words, with a CHECK; no native type, so that both databases are alike."""
    return Enum(
        enum,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=24,
        values_callable=lambda e: [m.value for m in e],
    )


class Frame(TypeDecorator[dict[str, Any]]):
    """A result frame. A pair's that was stored before its figures were kept with it is completed as it is read, from
    its own counts: every face gets the same frame, whatever its age."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_result_value(self, value: dict[str, Any] | None, dialect: Dialect) -> dict[str, Any] | None:
        if value is None or "shown" in value or "kind" in value:
            return value
        return with_figures({"version": 1, **value})


class Row(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {int: BigInteger, dict[str, Any]: JSON, list[Any]: JSON}


def identity() -> Mapped[int]:
    """A key that both databases count: SQLite numbers only a column declared INTEGER."""
    return mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)


class ClockColumns:
    """The facts of a clock, on the row that is timed."""

    duration_ms: Mapped[int | None]
    adjusted_ms: Mapped[int] = mapped_column(default=0)
    banked_ms: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[int | None]
    finished_at: Mapped[int | None]

    @property
    def clock(self) -> Clock:
        return Clock(self.duration_ms, self.adjusted_ms, self.banked_ms, self.started_at, self.finished_at)

    @clock.setter
    def clock(self, clock: Clock) -> None:
        self.duration_ms, self.adjusted_ms, self.banked_ms = clock.duration_ms, clock.adjusted_ms, clock.banked_ms
        self.started_at, self.finished_at = clock.started_at, clock.finished_at


class Event(Row):
    __tablename__ = "event"

    id: Mapped[int] = identity()
    code: Mapped[str] = mapped_column(String(12), unique=True)
    title: Mapped[str] = mapped_column(String(EVENT_TITLE.width))
    subtitle: Mapped[str] = mapped_column(String(EVENT_SUBTITLE.width), default="")
    venue: Mapped[str] = mapped_column(String(EVENT_VENUE.width), default="")
    timezone: Mapped[str] = mapped_column(String(64))
    date: Mapped[str] = mapped_column(String(10))
    epoch: Mapped[str] = mapped_column(String(32))  # tells a client that its revs belong to another database
    asker_secret: Mapped[bytes] = mapped_column(LargeBinary(32))  # keys the devices of questions, never of ballots
    flag_words: Mapped[list[Any]] = mapped_column(default=list)
    groups: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")  # of domain.groups.Group
    groups_made: Mapped[int] = mapped_column(default=0, server_default="0")  # the last id that was given
    current_item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id", use_alter=True))
    scene: Mapped[SceneKind] = mapped_column(words(SceneKind, "scene"), default=SceneKind.LOBBY)
    scene_text: Mapped[str | None] = mapped_column(String(SCENE_TEXT.width))
    pinned: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[int]


class Item(Row):
    __tablename__ = "item"
    __table_args__ = (Unique("event_id", "position"),)

    id: Mapped[int] = identity()
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    position: Mapped[int]
    kind: Mapped[ItemKind] = mapped_column(words(ItemKind, "kind"))
    title: Mapped[str] = mapped_column(String(ITEM_TITLE.width))
    label: Mapped[str] = mapped_column(String(ITEM_LABEL.width), default="")
    state: Mapped[ItemState] = mapped_column(words(ItemState, "state"), default=ItemState.PLANNED)
    planned_start: Mapped[int]
    planned_end: Mapped[int]
    run: Mapped[int] = mapped_column(default=1, server_default="1")  # grows when an item that ended is planned again
    actual_start: Mapped[int | None]  # of this run
    actual_end: Mapped[int | None]
    ended_at: Mapped[int | None]  # when an item ended last, in whatever run
    motion: Mapped[str] = mapped_column(String(MOTION.width), default="")
    format: Mapped[str] = mapped_column(String(80), default="")
    asking: Mapped[bool] = mapped_column(default=True)
    hands: Mapped[bool] = mapped_column(default=False, server_default=false())  # phones may raise hands
    hands_shown: Mapped[bool] = mapped_column(default=False, server_default=false())  # the screen says who was called
    floor_at: Mapped[int | None]  # as of when the shares of its floor were counted last
    hints: Mapped[bool] = mapped_column(default=False, server_default=false())  # the stage says who is silent long
    shares: Mapped[bool] = mapped_column(
        default=False, server_default=false()
    )  # the stage shows the shares of its floor
    current_slot_id: Mapped[int | None] = mapped_column(ForeignKey("slot.id", use_alter=True))

    @property
    def has_panel(self) -> bool:
        return has_panel(self.kind, self.motion)


_PANEL = text("side IS NULL AND left_at IS NULL")


class Person(Row):
    """Somebody who sits on an item's stage: on a side of its debate, or (no side) in the row of a panel. Who it is is
    the row: a name can change, and two people can have one."""

    __tablename__ = "person"
    __table_args__ = (
        Unique("item_id", "side", "seat"),
        Index("uq_person_panel_seat", "item_id", "seat", unique=True, sqlite_where=_PANEL, postgresql_where=_PANEL),
        CheckConstraint(f"target BETWEEN 0 AND {MOST_TARGET}", name="target"),
    )

    id: Mapped[int] = identity()
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    side: Mapped[Side | None] = mapped_column(words(Side, "side"))
    seat: Mapped[int]  # of one who has left a side: none, -id, so that somebody else can take it
    name: Mapped[str] = mapped_column(String(SPEAKER.width))
    title: Mapped[str] = mapped_column(String(PERSON_TITLE.width), default="")
    target: Mapped[int | None]  # of the speaking time, in per cent; None: an equal part of what the others leave
    labels: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    left_at: Mapped[int | None]  # who sits there no more, and whose time, link or messages stay theirs


class Slot(ClockColumns, Row):
    __tablename__ = "slot"
    __table_args__ = (Unique("item_id", "position"),)

    id: Mapped[int] = identity()
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    position: Mapped[int]
    kind: Mapped[SlotKind] = mapped_column(words(SlotKind, "kind"))
    title: Mapped[str] = mapped_column(String(SLOT_TITLE.width))
    side: Mapped[Side | None] = mapped_column(words(Side, "side"))
    seat: Mapped[int | None]
    round: Mapped[Round | None] = mapped_column(words(Round, "round"))
    bells: Mapped[list[Any]] = mapped_column(default=list)
    periods: Mapped[list[Any]] = mapped_column(default=list)
    grace_ms: Mapped[int] = mapped_column(default=0)


_SPEAKING = text("ended_at IS NULL")


class Turn(Row):
    """Somebody has the floor; speaking time is the sum of turns. One in a slot follows the slot's clock
    (services.turns), and at a seat that nobody is named for it is of no person yet."""

    __tablename__ = "turn"
    __table_args__ = (
        Index("ix_turn_item_run", "item_id", "run"),
        Index("uq_turn_speaking", "slot_id", unique=True, sqlite_where=_SPEAKING, postgresql_where=_SPEAKING),
        CheckConstraint("ended_at > started_at", name="ends_later"),
    )

    id: Mapped[int] = identity()
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    run: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    slot_id: Mapped[int | None] = mapped_column(ForeignKey("slot.id"))  # None: in no slot, or in one that is no more
    started_at: Mapped[int]
    ended_at: Mapped[int | None]


class Pool(ClockColumns, Row):
    __tablename__ = "pool"

    id: Mapped[int] = identity()
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    name: Mapped[str] = mapped_column(String(POOL_NAME.width))
    side: Mapped[Side] = mapped_column(words(Side, "side"))


class Electorate(Row):
    """Who votes under one key: a voter of two polls can be told to be one where both have the same electorate, and
    nowhere else. `secret` makes the key; None once destroyed."""

    __tablename__ = "electorate"

    id: Mapped[int] = identity()
    secret: Mapped[bytes | None] = mapped_column(LargeBinary(32))


class Pair(Row):
    """A motion put twice, to one electorate. `record` is what was sealed, `seal` its SHA-256."""

    __tablename__ = "pair"

    id: Mapped[int] = identity()
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    run: Mapped[int] = mapped_column(default=1, server_default="1")
    electorate_id: Mapped[int] = mapped_column(ForeignKey("electorate.id"))
    rule: Mapped[Rule] = mapped_column(words(Rule, "rule"))
    band_pct: Mapped[float] = mapped_column(default=0.0)
    show_pre: Mapped[bool] = mapped_column(default=False)
    public_list: Mapped[bool] = mapped_column(default=False)
    record: Mapped[dict[str, Any]]
    seal: Mapped[str] = mapped_column(String(64))
    sealed_at: Mapped[int]
    voided_at: Mapped[int | None]

    polls: Mapped[list[Poll]] = relationship(order_by="Poll.id", back_populates="pair", lazy="selectin")
    electorate: Mapped[Electorate] = relationship()


class Poll(Row):
    """One question put to the hall: by itself, or as a round of a pair."""

    __tablename__ = "poll"
    __table_args__ = (
        Unique("pair_id", "round"),
        Index("ix_poll_item_run", "item_id", "run"),
        CheckConstraint("(pair_id IS NULL) = (round IS NULL)", name="round_of_pair"),
        Index("ix_poll_closes_at", "closes_at"),
        Index("ix_poll_step_due_at", "step_due_at"),
        CheckConstraint("state NOT IN ('armed', 'revealed') OR frame IS NOT NULL", name="armed_has_frame"),
        CheckConstraint(
            "state NOT IN ('closed', 'armed', 'revealed') OR ballots_hash IS NOT NULL", name="closed_has_hash"
        ),
    )

    id: Mapped[int] = identity()
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))  # beside the item's, so that a ballot needs no join
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    run: Mapped[int] = mapped_column(default=1, server_default="1")
    electorate_id: Mapped[int] = mapped_column(ForeignKey("electorate.id"))
    first_id: Mapped[int | None] = mapped_column(ForeignKey("poll.id"), index=True)  # whose second round it is
    pair_id: Mapped[int | None] = mapped_column(ForeignKey("pair.id"))
    round: Mapped[Round | None] = mapped_column(words(Round, "round"))
    kind: Mapped[str] = mapped_column(String(24))  # a key of domain.polls.KINDS
    question: Mapped[str] = mapped_column(String(POLL_QUESTION.width))
    options: Mapped[list[Any]] = mapped_column(default=list)  # of domain.polls.kind.Option
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what else the kind asks its maker
    state: Mapped[PollState] = mapped_column(words(PollState, "state"), default=PollState.DRAFT)
    tally: Mapped[TallyMode] = mapped_column(words(TallyMode, "tally"))
    opened_at: Mapped[int | None]
    closes_at: Mapped[int | None]  # due time: whoever claims it closes the poll
    closed_at: Mapped[int | None]
    ballots_hash: Mapped[str | None] = mapped_column(String(64))
    armed_by: Mapped[str | None] = mapped_column(String(ACCOUNT.width))
    frame: Mapped[dict[str, Any] | None] = mapped_column(Frame)  # the whole result frame, counted when it was armed
    step: Mapped[str | None] = mapped_column(String(12))
    step_due_at: Mapped[int | None]  # due time of the reveal's next step
    shown_at: Mapped[int | None]  # when its result was put before the hall last
    openings: Mapped[int] = mapped_column(default=0)  # each opening has an urn of its own
    # Of domain.groups.Group, as they were when its electorate was asked first: the names under which it is told.
    groups: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    # Of a live tally: what the hall sees, and what it will see once as many voters again stand behind it.
    shown: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    staged: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    staged_at: Mapped[int | None]

    pair: Mapped[Pair | None] = relationship(back_populates="polls", lazy="joined")
    electorate: Mapped[Electorate] = relationship()
    first: Mapped[Poll | None] = relationship(remote_side=id)


class Ballot(Row):
    """The box: one voter's answer in a vote that has closed. Nothing here tells when or in which order it was cast.

    The ballots of an open vote lie in its urn (`make_urn`). The close moves them here in one statement, in the order of
    their keyed voters.
    """

    __tablename__ = "ballot"
    __table_args__ = (CheckConstraint("answer <> ''", name="answer"), {"sqlite_with_rowid": False})

    poll_id: Mapped[int] = mapped_column(ForeignKey("poll.id"), primary_key=True)
    voter: Mapped[str] = mapped_column(String(32), primary_key=True)
    answer: Mapped[str] = mapped_column(Text)  # as the poll's kind writes it
    grp: Mapped[int | None]  # the group that the voter named; the word itself is SQL's


class KnownAttempt(Row):
    """An attempt at a vote that has closed, as a keyed hash (`attempt_mark`): a late retry of it is still answered.

    Beside no voter, since the number of a voter's attempts could be seen in the hall. Deleted with the pair's secret.
    """

    __tablename__ = "known_attempt"
    __table_args__ = ({"sqlite_with_rowid": False},)

    poll_id: Mapped[int] = mapped_column(ForeignKey("poll.id"), primary_key=True)
    mark: Mapped[str] = mapped_column(String(32), primary_key=True)


class Entry(Row):
    """What a moderator made of one entry of a poll (domain.polls.entries). One that nobody has judged has no row. Who
    gave it, and when, is nowhere."""

    __tablename__ = "entry"
    __table_args__ = ({"sqlite_with_rowid": False},)

    poll_id: Mapped[int] = mapped_column(ForeignKey("poll.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), primary_key=True)  # its id: PostgreSQL indexes no key of any length
    text: Mapped[str] = mapped_column(String(POLL_TEXT.width))  # as it was shown to who judged it
    state: Mapped[EntryState] = mapped_column(words(EntryState, "state"))
    judged_by: Mapped[str] = mapped_column(String(ACCOUNT.width))
    judged_at: Mapped[int]


class Residue(Row):
    """What was deleted, and may still be read in the database's files until it is wiped (store.residue)."""

    __tablename__ = "residue"

    id: Mapped[int] = identity()
    what: Mapped[str] = mapped_column(String(40))  # an urn to drop, or the table whose old rows must go
    since: Mapped[int] = mapped_column(BigInteger)


def urn_name(poll: int, opening: int) -> str:
    return f"urn_{poll}_{opening}"


def is_urn(table: str) -> bool:
    return table.startswith("urn_")


def make_urn(poll: int, opening: int) -> Table:
    """The table that holds the ballots of one opening of a poll as they come. It ends with the close: an emptied table
    would still tell the order, by its pages (SQLite) or its row versions (PostgreSQL)."""
    name = urn_name(poll, opening)
    return Table(
        name,
        MetaData(naming_convention=NAMES),
        Column("voter", String(32), primary_key=True),
        Column("answer", Text, nullable=False),
        Column("key", String(64), nullable=False),  # of the attempt that counts
        Column("spent", Text, nullable=False),  # keys of earlier attempts: one that comes late changes nothing
        Column("staged", Text),  # the answer when the live tally was last staged
        Column("grp", BigInteger),  # as the box has it
        sqlite_with_rowid=False,
    )


class Question(Row):
    __tablename__ = "question"
    __table_args__ = (
        Index("ix_question_item_state", "item_id", "state"),
        CheckConstraint("(state = 'merged') = (merged_into_id IS NOT NULL)", name="merged_has_target"),
    )

    id: Mapped[int] = identity()
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    run: Mapped[int] = mapped_column(default=1, server_default="1")
    asker: Mapped[str] = mapped_column(String(32), index=True)
    text: Mapped[str] = mapped_column(String(QUESTION.width))
    original: Mapped[str | None] = mapped_column(String(QUESTION.width))
    name: Mapped[str | None] = mapped_column(String(ASKER.width))
    to: Mapped[Side | None] = mapped_column(words(Side, "to"))  # None: the panel, or some of it (QuestionPerson)
    state: Mapped[QuestionState] = mapped_column(words(QuestionState, "state"), default=QuestionState.NEW)
    flags: Mapped[list[Any]] = mapped_column(default=list)
    similar: Mapped[list[Any]] = mapped_column(default=list)
    labels: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")  # of domain.queue
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("question.id"), index=True)
    # What it was before the desk declined or merged it.
    ended_from: Mapped[QuestionState | None] = mapped_column(words(QuestionState, "ended_from"))
    asked_at: Mapped[int]


class QuestionPerson(Row):
    """Somebody whom a question is put to, or who answered it. Who it is is the row of the person, whatever the name is
    then; the name alone is kept of one whose row is gone."""

    __tablename__ = "question_person"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) = (name IS NOT NULL)", name="row_or_name"),
        {"sqlite_with_rowid": False},
    )

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    part: Mapped[Part] = mapped_column(words(Part, "part"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)  # 1, 2, ...: in this order they are named
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str | None] = mapped_column(String(SPEAKER.width))


class Upvote(Row):
    __tablename__ = "upvote"
    __table_args__ = ({"sqlite_with_rowid": False},)

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    voter: Mapped[str] = mapped_column(String(32), primary_key=True)
    through_id: Mapped[int | None] = mapped_column(ForeignKey("question.id"))  # whom a merged question brought


_STANDING = text("state IN ('raised', 'called', 'speaking')")


class Hand(Row):
    """A phone's wish to speak from the floor (domain.hands). Its instants are those of its last moves; putting it back
    into the list clears them."""

    __tablename__ = "hand"
    __table_args__ = (
        Index("ix_hand_item_run", "item_id", "run"),
        Index(
            "uq_hand_standing",
            *("item_id", "run", "asker"),
            unique=True,
            sqlite_where=_STANDING,
            postgresql_where=_STANDING,
        ),
    )

    id: Mapped[int] = identity()
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    run: Mapped[int]
    asker: Mapped[str] = mapped_column(String(32), index=True)
    mark: Mapped[str | None] = mapped_column(String(32))  # of the attempt that raised it (services.attempts)
    name: Mapped[str | None] = mapped_column(String(ASKER.width))
    place: Mapped[str | None] = mapped_column(String(HAND_PLACE.width))
    state: Mapped[HandState] = mapped_column(words(HandState, "state"), default=HandState.RAISED)
    raised_at: Mapped[int]
    called_at: Mapped[int | None]
    given_at: Mapped[int | None]  # the microphone
    spoken_at: Mapped[int | None]
    missed_at: Mapped[int | None]
    withdrawn_at: Mapped[int | None]


class Attempt(Row):
    """A write of the audience that was done, by the mark of its key: a repeat of it does nothing."""

    __tablename__ = "attempt"
    __table_args__ = ({"sqlite_with_rowid": False},)

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    asker: Mapped[str] = mapped_column(String(32), primary_key=True)
    mark: Mapped[str] = mapped_column(String(32), primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))  # the one that it made or concerned
    at: Mapped[int]


class Mute(Row):
    __tablename__ = "mute"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    asker: Mapped[str] = mapped_column(String(32), primary_key=True)


class Message(Row):
    """From the desk to the stage screen, or to one person. Of each only the last one may lie there uncleared."""

    __tablename__ = "message"

    id: Mapped[int] = identity()
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)  # None: to the stage
    text: Mapped[str] = mapped_column(String(MESSAGE.width))
    sent_at: Mapped[int]
    read_at: Mapped[int | None]
    cleared_at: Mapped[int | None]


class Preset(Row):
    """A ready-made message of the event's desks: the organiser's text, or the key of one that the interface has."""

    __tablename__ = "preset"
    __table_args__ = (CheckConstraint("(key IS NULL) <> (text IS NULL)", name="key_or_text"),)

    id: Mapped[int] = identity()
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    key: Mapped[str | None] = mapped_column(String(24))
    text: Mapped[str | None] = mapped_column(String(MESSAGE.width))


class Signal(Row):
    """What a person on the stage told the desk by one press."""

    __tablename__ = "signal"
    __table_args__ = (
        Unique("person_id", "key"),
        CheckConstraint("(kind = 'not_this') = (question_id IS NOT NULL)", name="about_question"),
    )

    id: Mapped[int] = identity()
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    run: Mapped[int]
    kind: Mapped[SignalKind] = mapped_column(words(SignalKind, "kind"))
    question_id: Mapped[int | None] = mapped_column(ForeignKey("question.id"))
    key: Mapped[str | None] = mapped_column(String(64))  # of the attempt: a repeat of it does nothing
    sent_at: Mapped[int]
    seen_at: Mapped[int | None]
    seen_by: Mapped[str | None] = mapped_column(String(ACCOUNT.width))


class Account(Row):
    __tablename__ = "account"

    id: Mapped[int] = identity()
    name: Mapped[str] = mapped_column(String(ACCOUNT.width), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[int]


class Membership(Row):
    __tablename__ = "membership"
    __table_args__ = (CheckConstraint("role IN ('owner', 'moderator')", name="role_of_desk"),)

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(words(Role, "role"))
    revoked_at: Mapped[int | None]


class SignIn(Row):
    """One signed-in browser. The cookie holds the id and a secret of which only the hash is here."""

    __tablename__ = "sign_in"

    id: Mapped[int] = identity()
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[int]
    ended_at: Mapped[int | None]


_STANDING = text("revoked_at IS NULL")


class Link(Row):
    """A link that lets its holder in: owner and moderator links once, all others until revoked. A panelist's is of one
    person, who has one at a time."""

    __tablename__ = "link"
    __table_args__ = (
        CheckConstraint("(role = 'panelist') = (person_id IS NOT NULL)", name="person_of_panelist"),
        Index("uq_link_person", "person_id", unique=True, sqlite_where=_STANDING, postgresql_where=_STANDING),
    )

    id: Mapped[int] = identity()
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    role: Mapped[Role] = mapped_column(words(Role, "role"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    nonce: Mapped[str] = mapped_column(String(32))
    label: Mapped[str] = mapped_column(String(LINK_LABEL.width), default="")
    created_at: Mapped[int]
    expires_at: Mapped[int | None]
    used_at: Mapped[int | None]
    revoked_at: Mapped[int | None]


class Journal(Row):
    """Append only: who did what to which thing, from which state to which, when and why. No ballots."""

    __tablename__ = "journal"

    id: Mapped[int] = identity()
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    at: Mapped[int]
    actor: Mapped[str] = mapped_column(String(ACCOUNT.width))
    what: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(40))
    from_state: Mapped[str | None] = mapped_column(String(24))
    to_state: Mapped[str | None] = mapped_column(String(24))
    why: Mapped[str | None] = mapped_column(String(VOID_REASON.width))
    details: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class Revision(Row):
    """How often a slice of an event was changed. A client ignores what is not newer and notices what it missed."""

    __tablename__ = "revision"
    __table_args__ = ({"sqlite_with_rowid": False},)

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    slice: Mapped[str] = mapped_column(String(48), primary_key=True)
    rev: Mapped[int]
