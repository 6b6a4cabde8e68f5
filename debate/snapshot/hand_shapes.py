"""The shapes of the slices of hands; the others are in `shapes`."""

from __future__ import annotations

from typing_extensions import TypedDict

from debate.domain.hands import HandState


class DeskHand(TypedDict):
    """A wish to speak from the floor, as the desk reads it. Nothing says which phone it is of."""

    id: int
    name: str | None  # None: not given
    place: str | None  # a row or a seat, as it was given
    state: HandState
    raised_at: int
    has_spoken: bool  # earlier, in this item
    allowed: list[str]  # call give end miss return


class HandCounts(TypedDict):
    """How many hands of the item stand so."""

    raised: int
    called: int
    speaking: int
    spoken: int
    missed: int


class HandsSlice(TypedDict):
    """`hands`, for the desk: who wishes to speak from the floor in the live item."""

    open: bool  # phones may raise hands
    shown: bool  # the screen says who was called
    up: list[DeskHand]  # who speaks, who was called, who waits: in the order in which they are to speak
    over: list[DeskHand]  # those that ended last, the last first
    counts: HandCounts


class AtMicrophone(TypedDict):
    who: str | None  # the name, where none was given the place; None: neither was given


class MicrophoneSlice(TypedDict):
    """`microphone`, for screen and desk: who speaks from the floor, and the next ones who were called. Nobody where the
    moderators do not show it, and never anybody who only raised a hand."""

    speaking: AtMicrophone | None
    called: list[AtMicrophone]


class MyHand(TypedDict):
    """A phone's own hand, the last one that it raised in the live item and did not withdraw."""

    id: int
    state: HandState
    name: str | None
    place: str | None
