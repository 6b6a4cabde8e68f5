"""A poll's states, and what leads from one to another."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from debate.domain.errors import WrongState


class PollState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    ARMED = "armed"
    REVEALED = "revealed"
    VOID = "void"


class TallyMode(StrEnum):
    """Whether the hall sees the division while a poll is open (live) or turnout alone (sealed)."""

    SEALED = "sealed"
    LIVE = "live"


# The verbs that a state leaves room for, and where each leads. Void comes through the pair alone.
MOVES: Mapping[PollState, Mapping[str, PollState]] = {
    PollState.DRAFT: {"open": PollState.OPEN, "void": PollState.VOID},
    PollState.OPEN: {"close": PollState.CLOSED, "void": PollState.VOID},
    PollState.CLOSED: {"reopen": PollState.OPEN, "arm": PollState.ARMED, "void": PollState.VOID},
    PollState.ARMED: {"disarm": PollState.CLOSED, "reveal": PollState.REVEALED, "void": PollState.VOID},
    PollState.REVEALED: {"step": PollState.REVEALED, "void": PollState.VOID},
    PollState.VOID: {},
}

# Of a poll by itself: one press counts and shows it, and it may be shown again.
MOVES_ALONE: Mapping[PollState, Mapping[str, PollState]] = {
    PollState.DRAFT: {"open": PollState.OPEN, "edit": PollState.DRAFT, "delete": PollState.VOID},
    PollState.OPEN: {"close": PollState.CLOSED},
    PollState.CLOSED: {"reopen": PollState.OPEN, "reveal": PollState.REVEALED},
    PollState.REVEALED: {"show": PollState.REVEALED},
    PollState.VOID: {},
}


def allowed_alone(state: PollState, *, has_key: bool, moderated: bool) -> list[str]:
    """The verbs that are allowed now on a poll by itself. `has_key`: its voters' key was not destroyed. One of a
    moderated kind is not opened again: the close shows its answers to the desk, and the next one would show it what who
    came in between had written."""
    return [verb for verb in MOVES_ALONE[state] if verb != "reopen" or (has_key and not moderated)]


def check_move_alone(verb: str, state: PollState, *, has_key: bool, moderated: bool) -> PollState:
    """The state that `verb` leads to; WrongState if it is not allowed now."""
    if verb in allowed_alone(state, has_key=has_key, moderated=moderated):
        return MOVES_ALONE[state][verb]
    if verb == "reopen" and moderated and verb in MOVES_ALONE[state]:
        raise WrongState("wrong_state.answers_read")
    if verb == "reopen" and not has_key:
        raise WrongState("key_destroyed.vote")
    raise WrongState("wrong_state.poll", state=state)
