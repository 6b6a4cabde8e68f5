"""Hands: a wish to speak from the floor, and its way to the microphone."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from debate.domain.errors import WrongState


class HandState(StrEnum):
    RAISED = "raised"
    CALLED = "called"
    SPEAKING = "speaking"  # has the microphone
    SPOKEN = "spoken"
    MISSED = "missed"  # did not come, or was not called
    WITHDRAWN = "withdrawn"


H = HandState

# A verb leads to one state, so that a press that comes twice is known to be one. What was done by a slip is put back
# into the list, where it stands as it stood.
LEADS: Mapping[str, HandState] = {
    "call": H.CALLED,
    "give": H.SPEAKING,
    "end": H.SPOKEN,
    "miss": H.MISSED,
    "return": H.RAISED,
    "withdraw": H.WITHDRAWN,
}
MOVES: Mapping[HandState, tuple[str, ...]] = {
    H.RAISED: ("call", "miss", "withdraw"),
    H.CALLED: ("give", "miss", "return", "withdraw"),
    H.SPEAKING: ("end", "return"),
    H.SPOKEN: ("return",),
    H.MISSED: ("return",),
    H.WITHDRAWN: (),
}

# A phone has one of these in an item; after it has spoken, or was missed, it may raise another one.
STANDING = frozenset({H.RAISED, H.CALLED, H.SPEAKING})
_FIRST = (H.SPEAKING, H.CALLED, H.RAISED)


def allowed(state: HandState) -> list[str]:
    """The verbs that the desk may use on a hand now."""
    return [verb for verb in MOVES[state] if verb != "withdraw"]


def check_move(verb: str, state: HandState) -> HandState | None:
    """The state that `verb` leads to; None where the hand stands so already. Else WrongState."""
    if state is LEADS[verb]:
        return None
    if verb not in MOVES[state]:
        raise WrongState("wrong_state.hand", state=state)
    return LEADS[verb]


def place_in_list(
    state: HandState, has_spoken: bool, raised_at: int, called_at: int | None, hand: int
) -> tuple[int, bool, int, int]:
    """What the standing hands are sorted by: who speaks, who was called, the first first; then those who wait, first of
    them who has not spoken yet, then by the time."""
    if state is H.RAISED:
        return _FIRST.index(state), has_spoken, raised_at, hand
    return _FIRST.index(state), False, called_at or raised_at, hand
