"""The shapes of the slices of questions; the others are in `shapes`."""

from __future__ import annotations

from typing_extensions import TypedDict

from debate.domain.questions import QuestionState
from debate.domain.slots import Side
from debate.snapshot.hand_shapes import MyHand


class Question(TypedDict):
    """A question as it reads; the audience sees none before it was approved."""

    id: int
    text: str
    name: str | None  # None: anonymous
    to: str | None  # "for" | "against" | the name of `person` as it is now | None: the panel
    person: int | None  # whom it is put to, where that is one speaker
    state: QuestionState


class QuestionsSlice(TypedDict):
    """`questions`, for the audience: all that were approved, oldest first. Votes are in `upvotes`."""

    items: list[Question]


class UpvotesSlice(TypedDict):
    """`upvotes`, for the audience: votes by question id (a string, as JSON keys are)."""

    votes: dict[str, int]


class AskedSlice(TypedDict):
    """`asked`, for screen and stage: the question on stage, else None."""

    question: Question | None
    votes: int


class DeskQuestion(Question):
    """One question in the desk's queue."""

    side: Side | None  # the side that it is put to, or that its `person` speaks for
    original: str | None  # the text as asked, when it was edited
    votes: int
    asked_at: int
    asker: str  # four characters: tells the questions of one device apart, names nobody
    flags: list[str]  # the words of the organiser that it holds
    similar: list[int]  # ids of questions that read alike
    merged_into: int | None
    allowed: list[str]  # approve decline queue stage answer withdraw return edit merge


class QueueSlice(TypedDict):
    """`queue`, for the desk: every question of the current item, oldest first."""

    items: list[DeskQuestion]
    muted: list[str]


class MyQuestion(TypedDict):
    id: int
    text: str
    state: QuestionState


class MeSlice(TypedDict):
    """`me`, for one device of the audience: its own questions and upvotes, and its hand."""

    questions: list[MyQuestion]
    upvotes: list[int]
    hand: MyHand | None
    muted: bool
