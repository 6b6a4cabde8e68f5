"""What a poll asks, and what of a vote the hall has seen. A vote that was given up keeps it: what was shown once stays
on record."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from debate.domain.motion.pair import PollView, Round, Seen
from debate.domain.polls import find_kind, paper_of
from debate.domain.polls.kind import Kind, Paper
from debate.domain.polls.states import AloneView, PollState
from debate.store.schema import Journal, Pair, Poll


def is_told(poll: Poll) -> bool:
    """The reveal has played to its last step."""
    return poll.frame is not None and poll.step == poll.frame["steps"][-1]


def told_result(pair: Pair) -> Poll | None:
    """The vote after the debate once its reveal has played to its end, given up since or not."""
    return next((poll for poll in pair.polls if poll.round is Round.POST and is_told(poll)), None)


def seen_of(pair: Pair) -> Seen | None:
    """What of the pair the hall has seen, given up since or not; None: no vote of it was ever open."""
    if any(poll.step is not None for poll in pair.polls):
        return Seen.RESULT
    return Seen.VOTE if any(poll.opened_at is not None for poll in pair.polls) else None


def has_key(poll: Poll) -> bool:
    """The key of its voters was not destroyed."""
    return poll.electorate.secret is not None


def kind_and_paper(poll: Poll) -> tuple[Kind, Paper]:
    """What the poll asks: its kind, and the paper that its voters have before them."""
    return find_kind(poll.kind), paper_of(poll.options, poll.settings)


def pair_of(poll: Poll) -> Pair:
    """The pair of a motion's poll."""
    if poll.pair is None:
        raise RuntimeError(f"poll {poll.id} stands alone")
    return poll.pair


def round_of(poll: Poll) -> Round:
    """The round of a motion's poll."""
    if poll.round is None:
        raise RuntimeError(f"poll {poll.id} stands alone")
    return poll.round


def view_of(poll: Poll) -> PollView:
    """What the rules must know of the poll."""
    return PollView(round_of(poll), poll.state, counted=poll.frame is not None, has_key=has_key(poll))


def other_view_of(poll: Poll) -> PollView | None:
    """The same of the other poll of its pair, where the rule has two."""
    return next((view_of(other) for other in pair_of(poll).polls if other.id != poll.id), None)


def earlier_of(poll: Poll) -> Poll | None:
    """The poll that its electorate was asked before, if it was: the first round of a second one, the vote before the
    debate of the one after it."""
    rounds = [poll.first] if poll.pair is None else [one for one in poll.pair.polls if poll.round is Round.POST]
    return next((one for one in rounds if one and one is not poll and one.opened_at), None)


def alone_view(poll: Poll, second: Poll | None) -> AloneView:
    """What the rules must know of a poll by itself, and of its second round where there is one."""
    kind = find_kind(poll.kind)
    return AloneView(
        poll.state,
        has_key=has_key(poll),
        moderated=kind.moderated,
        repeatable=kind.second_round is not None,
        is_second=poll.first_id is not None,
        second=second.state if second else None,
    )


def given_up_pair(pairs: Sequence[Pair]) -> Pair | None:
    """Of the pairs of one run, oldest first: the last one that the hall saw, if it was given up."""
    last = next((pair for pair in reversed(pairs) if seen_of(pair)), None)
    return last if last is not None and last.voided_at is not None else None


def void_reason(session: Session, event: int, pair: Pair) -> str:
    """Why the pair was given up, as the desk typed it. It is kept where it is told who did so: in the journal."""
    given_up = Journal.event_id == event, Journal.subject == f"pair {pair.id}", Journal.to_state == PollState.VOID
    return session.scalars(select(Journal.why).where(*given_up).limit(1)).one_or_none() or ""
