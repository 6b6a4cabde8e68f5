"""A motion's pair: two choice polls, before and after the debate, and the one function that says what is allowed
now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from debate.domain.errors import WrongState
from debate.domain.polls.kind import Option, Paper
from debate.domain.polls.states import MOVES, PollState


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
    """The state that `verb` leads to; WrongState if it is not allowed now."""
    if verb not in allowed(poll, other, show_pre=show_pre, last_step=last_step):
        if verb == "reopen" and barred(poll, other) == "key":
            raise WrongState("key_destroyed.vote")
        raise _refusal(verb, poll, other, show_pre)
    return MOVES[poll.state][verb]


def _refusal(verb: str, poll: PollView, other: PollView | None, show_pre: bool) -> WrongState:
    if verb not in MOVES[poll.state]:
        return WrongState("wrong_state.vote", round=poll.round, state=poll.state)
    if verb == "step":
        return WrongState("wrong_state.reveal_at_end")
    if poll.round is Round.PRE and verb in ("arm", "reveal") and not show_pre:
        return WrongState("wrong_state.shown_together")
    if verb == "reopen" and poll.counted:
        return WrongState("wrong_state.vote_counted", round=poll.round)
    assert other is not None  # a vote that stands alone is refused nothing else
    if poll.round is Round.PRE:
        return WrongState("wrong_state.too_late", state=other.state)
    if other.state is PollState.ARMED:
        return WrongState("wrong_state.waits_to_be_shown")
    return WrongState("wrong_state.other_vote_first")
