"""Questions: a text's way from a phone to the stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from debate.domain.errors import WrongState


class QuestionState(StrEnum):
    NEW = "new"
    APPROVED = "approved"
    NEXT = "next"
    ON_STAGE = "on_stage"
    ANSWERED = "answered"
    DECLINED = "declined"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


class Part(StrEnum):
    """What a person of the stage has to do with a question."""

    PUT_TO = "put_to"
    ANSWERED = "answered"


Q = QuestionState

MOVES: Mapping[QuestionState, Mapping[str, QuestionState]] = {
    Q.NEW: {
        "approve": Q.APPROVED,
        "stage": Q.ON_STAGE,
        "decline": Q.DECLINED,
        "merge": Q.MERGED,
        "withdraw": Q.WITHDRAWN,
    },
    Q.APPROVED: {
        "queue": Q.NEXT,
        "stage": Q.ON_STAGE,
        "decline": Q.DECLINED,
        "merge": Q.MERGED,
        "withdraw": Q.WITHDRAWN,
        "return": Q.NEW,
    },
    Q.NEXT: {"stage": Q.ON_STAGE, "decline": Q.DECLINED, "return": Q.APPROVED, "withdraw": Q.WITHDRAWN},
    Q.ON_STAGE: {"answer": Q.ANSWERED, "return": Q.APPROVED},
    Q.ANSWERED: {"return": Q.APPROVED},
    Q.DECLINED: {"return": Q.NEW},
    Q.MERGED: {"return": Q.NEW},
    Q.WITHDRAWN: {},
}

# What the desk ended by a slip goes back to where it was. What its asker took back stays that way.
UNDOABLE = frozenset({Q.DECLINED, Q.MERGED})
# Before approval a question reaches nobody but its asker and the desk; after it the audience sees these.
PUBLIC = frozenset({Q.APPROVED, Q.NEXT, Q.ON_STAGE, Q.ANSWERED})
# A question can be wanted more or less only while it may still be asked.
VOTABLE = frozenset({Q.APPROVED, Q.NEXT})
EDITABLE = frozenset({Q.NEW, Q.APPROVED, Q.NEXT, Q.ON_STAGE})


def allowed(state: QuestionState) -> list[str]:
    """The verbs that the desk may use on a question now."""
    verbs = [verb for verb in MOVES[state] if verb != "withdraw"]
    return [*verbs, "edit"] if state in EDITABLE else verbs


def check_move(verb: str, state: QuestionState, ended_from: QuestionState | None = None) -> QuestionState:
    """The state that `verb` leads to, or WrongState. `ended_from`: what a declined or merged question was before."""
    if verb not in MOVES[state]:
        raise WrongState("wrong_state.question", state=state)
    if verb == "return" and state in UNDOABLE and ended_from is not None:
        # Another question may be the next one by now.
        return Q.APPROVED if ended_from is Q.NEXT else ended_from
    return MOVES[state][verb]


# From the phone to the stage and its answer, in this order.
_WAY = (Q.NEW, Q.APPROVED, Q.NEXT, Q.ON_STAGE, Q.ANSWERED)


def times_of(moves: Iterable[tuple[int, QuestionState]]) -> dict[QuestionState, int]:
    """When a question came into each of the states that it went through on its way, from the instants of its moves and
    where each led, oldest first. A state that it was put back from does not count, nor that it came back into one."""
    found: dict[QuestionState, int] = {}
    for at, state in moves:
        if state in _WAY:
            passed = _WAY[: _WAY.index(state) + 1]
            found = {one: when for one, when in found.items() if one in passed}
            found.setdefault(state, at)
    return found


def unite(*voters: set[str]) -> set[str]:
    """Merging unites the sets of voters, so that nobody counts twice."""
    return set().union(*voters)
