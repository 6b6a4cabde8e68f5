"""The shapes of what passes between the desk and single people on the stage; the others are in `shapes`."""

from __future__ import annotations

from typing_extensions import TypedDict

from debate.domain.agenda import ItemState
from debate.domain.slots import Side
from debate.domain.whispers import SignalKind
from debate.snapshot.shapes import Message


class OwnTime(TypedDict):
    """Shown as a clock without an end is: `spoken_ms`, and what has passed since `since`."""

    spoken_ms: int
    since: int | None  # the floor is theirs since then


class OwnQuestion(TypedDict):
    """One that is put to this person, to their side or to everybody."""

    id: int
    text: str
    name: str | None  # None: anonymous
    on_stage: bool


class OwnSignal(TypedDict):
    """The last one of its kind."""

    kind: SignalKind
    question: int | None
    sent_at: int
    seen_at: int | None


class WhisperSlice(TypedDict):
    """`whisper`, for one panelist: all that is theirs alone. Beside it a panelist sees `event` and `clock`."""

    person: int
    name: str
    title: str
    side: Side | None
    seat: int
    left: bool  # sits on the stage no more
    item: int
    item_title: str
    item_state: ItemState
    planned_start: int
    time: OwnTime | None  # at a panel that is on
    asked: int | None  # the question on stage, to whomever it is put
    questions: list[OwnQuestion]  # approved and not answered yet, the one on stage first
    message: Message | None
    signals: list[OwnSignal]


class WhisperPerson(TypedDict):
    """Somebody who has a link."""

    person: int
    name: str
    item: int
    link: int
    left: bool
    message: Message | None  # that lies on their page


class DeskSignal(TypedDict):
    id: int
    person: int
    name: str
    kind: SignalKind
    question: int | None  # the one that it is about, in the slice `queue`
    sent_at: int


class SentMessage(Message):
    to: str | None  # the name of whom it went to; None: the stage
    cleared_at: int | None


class Preset(TypedDict):
    """A ready-made message."""

    id: int
    key: str | None  # of the interface's own words: `preset.<key>`
    text: str  # "" where the interface has words for it


class WhispersSlice(TypedDict):
    """`whispers`, for the desk."""

    people: list[WhisperPerson]  # by items and seats
    signals: list[DeskSignal]  # that no desk has seen yet, the oldest first
    sent: list[SentMessage]  # the last ones, the newest first
    presets: list[Preset]
    most_presets: int
