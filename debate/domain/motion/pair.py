"""A motion's pair: two choice polls, before and after the debate, and the one function that says what is allowed
now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from debate.domain.errors import WrongState
from debate.domain.polls.kind import Option, Paper
from debate.domain.polls.states import KEY_DESTROYED, MOVES, STANDS, PollState


class Round(StrEnum):
    PRE = "pre"
    POST = "post"


class Seen(StrEnum):
    """What the hall has seen of a pair: one of its votes was open, or a part of its result was shown."""

    VOTE = "vote"
    RESULT = "result"


# Why a vote that has closed is not opened again: nobody can vote without the voters' key, its result was counted, or
# the other vote has begun later.
Barred: TypeAlias = Literal["key", "counted", "later"]


class Choice(StrEnum):
    FOR = "for"
    AGAINST = "against"
    UNDECIDED = "undecided"


CHOICES: tuple[Choice, ...] = (Choice.FOR, Choice.AGAINST, Choice.UNDECIDED)
# Both polls of a motion are of this kind, on this paper.
KIND = "choice"
PAPER = Paper(tuple(Option(str(choice)) for choice in CHOICES))


@dataclass(frozen=True, slots=True)
class PollView:
    """What the rules must know of a poll to say what is allowed. `counted`: it was armed once, so a desk has seen its
    split. `has_key`: its voters' key was not destroyed."""

    round: Round
    state: PollState
    counted: bool = False
    has_key: bool = True


def allowed(poll: PollView, other: PollView | None, *, show_pre: bool, last_step: bool = False) -> list[str]:
    """The verbs that are allowed on `poll` now, given the other poll of its pair (None where the rule has one alone).

    The server guards with this, the desk's snapshot carries it, and buttons enable from it.
    """
    return [verb for verb in MOVES[poll.state] if _permits(verb, poll, other, show_pre, last_step)]


def _permits(verb: str, poll: PollView, other: PollView | None, show_pre: bool, last_step: bool) -> bool:
    if verb == "step":
        return not last_step
    # Whoever has seen the split could call in just the voters that it wants.
    if verb == "reopen" and (poll.counted or not poll.has_key):
        return False
    if other is None:
        return True
    if poll.round is Round.PRE:
        return _permits_pre(verb, other, show_pre)
    # A post-vote that opens while the pre-vote still takes ballots would let one voter answer both at once.
    return verb not in ("open", "reopen") or other.state in (PollState.CLOSED, PollState.REVEALED)


def _permits_pre(verb: str, post: PollView, show_pre: bool) -> bool:
    if verb in ("open", "reopen"):
        return post.state is PollState.DRAFT
    if verb in ("arm", "reveal"):
        return show_pre and post.state is PollState.DRAFT
    return True


def barred(poll: PollView, other: PollView | None) -> Barred | None:
    """Why a vote that has closed is not opened again, as the key of the words `poll.barred.<key>`; None where it can
    be, or where nobody would ask."""
    if poll.state is not PollState.CLOSED:
        return None
    if not poll.has_key:
        return "key"
    if poll.counted:
        return "counted"
    return "later" if poll.round is Round.PRE and other and other.state is not PollState.DRAFT else None


def check_move(
    verb: str, poll: PollView, other: PollView | None, *, show_pre: bool, last_step: bool = False
) -> PollState:
    """The state that `verb` leads to; WrongState with a plain sentence if it is not allowed now."""
    if verb not in allowed(poll, other, show_pre=show_pre, last_step=last_step):
        if verb == "reopen" and barred(poll, other) == "key":
            raise WrongState(KEY_DESTROYED, "key_destroyed")
        raise WrongState(_refusal(verb, poll, other, show_pre))
    return MOVES[poll.state][verb]


# How the sentences for people name a vote.
NAMES: Mapping[Round, str] = {Round.PRE: "the vote before the debate", Round.POST: "the vote after the debate"}


def stands(round_: Round, state: PollState) -> str:
    """How a vote stands, as the beginning of a sentence: "The vote after the debate has closed already"."""
    return f"T{NAMES[round_][1:]} {STANDS[state]}"


def _refusal(verb: str, poll: PollView, other: PollView | None, show_pre: bool) -> str:
    if verb not in MOVES[poll.state]:
        return f"{stands(poll.round, poll.state)}."
    if verb == "step":
        return "The reveal has reached its last step."
    if poll.round is Round.PRE and verb in ("arm", "reveal") and not show_pre:
        return "The vote before the debate was sealed to be shown only together with the vote after it."
    if verb == "reopen" and poll.counted:
        return (
            f"T{NAMES[poll.round][1:]} was counted, and the desk has seen how it went: nobody can vote in it any more. "
            "Give it up to start anew."
        )
    assert other is not None  # a vote that stands alone is refused nothing else
    if poll.round is Round.PRE:
        return f"{stands(Round.POST, other.state)}: it is too late for this."
    if other.state is PollState.ARMED:
        return f"{stands(Round.PRE, other.state)}: show it or take it back first."
    return "The vote after the debate can open once the vote before it has closed."
