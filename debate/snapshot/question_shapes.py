"""The shapes of the slices of questions; the others are in `shapes`."""

from __future__ import annotations

from typing_extensions import TypedDict

from debate.domain.questions import QuestionState
from debate.domain.queue import Pile
from debate.domain.slots import Side
from debate.snapshot.hand_shapes import MyHand


class Addressee(TypedDict):
    """Somebody on the stage whom a question is put to, or who answered it, by the name that it has now."""

    person: int | None  # None of one who is gone
    name: str


class Question(TypedDict):
    """A question as it reads; the audience sees none before it was approved."""

    id: int
    text: str
    name: str | None  # None: anonymous
    to: str | None  # "for" | "against" | the name of the one in `people` | None: the panel, or several of `people`
    person: int | None  # whom it is put to, where that is one
    people: list[Addressee]  # all whom it is put to, in the order of their seats; empty for a side and for the panel
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

    side: Side | None  # the side that it is put to, or that all of its `people` speak for
    original: str | None  # the text as asked, when it was edited
    votes: int
    asked_at: int
    pile: Pile
    labels: list[str]
    put_to: list[str]  # under what it is counted by whom it is put to: "for" | "against" | "#7", a person | "panel"
    answered_by: list[Addressee]  # once it is answered; nobody: the panel or side that it was put to
    asker: str  # four characters: tells the questions of one device apart, names nobody
    flags: list[str]  # the words of the organiser that it holds
    similar: list[int]  # ids of questions that read alike
    merged_into: int | None
    allowed: list[str]  # approve decline queue stage answer withdraw return edit merge


class PileCount(TypedDict):
    """How many questions of a pile there are, how many with each label and to each addressee; none where 0."""

    n: int
    labels: dict[str, int]
    put_to: dict[str, int]  # as in DeskQuestion


class Balance(TypedDict):
    put: dict[Side, int]  # questions that were put to each side, on stage or answered
    turn: Side | None  # whose turn it is; None in balance


class QueueSlice(TypedDict):
    """`queue`, for the desk: every question of the current item, oldest first."""

    items: list[DeskQuestion]
    counts: dict[Pile, PileCount]
    labels: list[str]  # all that a question has
    addressees: list[Addressee]  # all that a question is put to, in the order of their seats
    balance: Balance
    muted: list[str]


class AtQuestion(TypedDict):
    desk: str  # as it calls itself in `desk:report`
    name: str  # of the moderator
    question: int


class ScreeningSlice(TypedDict):
    """`screening`, for the desk: which moderators are at which question just now. In memory alone."""

    at: list[AtQuestion]


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
