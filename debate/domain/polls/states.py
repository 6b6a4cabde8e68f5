"""A poll's states, and what leads from one to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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

# Of a poll by itself: one press counts and shows it, and it may be shown again. `again` puts it a second time.
MOVES_ALONE: Mapping[PollState, Mapping[str, PollState]] = {
    PollState.DRAFT: {"open": PollState.OPEN, "edit": PollState.DRAFT, "delete": PollState.VOID},
    PollState.OPEN: {"close": PollState.CLOSED},
    PollState.CLOSED: {"reopen": PollState.OPEN, "reveal": PollState.REVEALED, "again": PollState.CLOSED},
    PollState.REVEALED: {"show": PollState.REVEALED, "again": PollState.REVEALED},
    PollState.VOID: {},
}


@dataclass(frozen=True, slots=True)
class AloneView:
    """What the rules must know of a poll by itself. `has_key`: its voters' key was not destroyed. `repeatable`: its
    kind can be put a second time. `second`: the state of its second round, where there is one."""

    state: PollState
    has_key: bool
    moderated: bool = False
    repeatable: bool = False
    is_second: bool = False
    second: PollState | None = None


def allowed_alone(poll: AloneView) -> list[str]:
    """The verbs that are allowed now on a poll by itself."""
    return [verb for verb in MOVES_ALONE[poll.state] if _is_allowed(verb, poll)]


def _is_allowed(verb: str, poll: AloneView) -> bool:
    try:
        check_move_alone(verb, poll)
    except WrongState:
        return False
    return True


def check_move_alone(verb: str, poll: AloneView) -> PollState:
    """The state that `verb` leads to; WrongState if it is not allowed now."""
    if verb not in MOVES_ALONE[poll.state]:
        raise WrongState("wrong_state.poll", state=poll.state)
    if verb == "open" and not poll.has_key:  # it ended with that of the first round
        raise WrongState("key_destroyed.vote")
    if verb == "reopen":
        _check_reopening(poll)
    if verb == "again":
        _check_second_round(poll)
    if verb == "edit" and poll.is_second:
        raise WrongState("wrong_state.second_round")
    return MOVES_ALONE[poll.state][verb]


def _check_reopening(poll: AloneView) -> None:
    """One of a moderated kind is not opened again: the close shows its answers to the desk, and the next one would
    show it what who came in between had written. Nor is one whose second round was opened: it was the first."""
    if poll.moderated:
        raise WrongState("wrong_state.answers_read")
    if not poll.has_key:
        raise WrongState("key_destroyed.vote")
    if poll.second not in (None, PollState.DRAFT):
        raise WrongState("wrong_state.has_second")


def _check_second_round(poll: AloneView) -> None:
    if not poll.repeatable or poll.is_second:
        raise WrongState("wrong_state.no_second")
    if not poll.has_key:
        raise WrongState("key_destroyed.vote")
    if poll.second is not None:
        raise WrongState("wrong_state.has_second")
