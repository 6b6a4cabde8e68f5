"""Questions: a text's way from a phone to the stage."""

from __future__ import annotations

from collections.abc import Mapping
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


def unite(*voters: set[str]) -> set[str]:
    """Merging unites the sets of voters, so that nobody counts twice."""
    return set().union(*voters)
