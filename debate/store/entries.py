"""What voters wrote in a poll of a moderated kind, and what moderators have made of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from debate.domain.polls import entries as rules
from debate.domain.polls.entries import EntryState, entries_of, entry_id, key_of
from debate.domain.polls.figures import figures
from debate.domain.polls.states import PollState, TallyMode
from debate.store.schema import Entry, Poll
from debate.store.told import kind_and_paper
from debate.store.votes import tally_poll


def readable(session: Session, poll: Poll) -> dict[str, rules.Entry] | None:
    """The entries that the desk may read, by their ids, the most frequent first; None where there are none to be read.

    Of an open poll those of the step that the hall is at, if it has a live tally: fewer voters would tell what the last
    ones wrote. Of one that has closed all: nobody opens it again.
    """
    kind, paper = kind_and_paper(poll)
    if not kind.moderated or poll.pair_id is not None:
        return None
    if poll.state is PollState.OPEN and poll.tally is TallyMode.LIVE:
        counts = poll.shown["counts"] if poll.shown else {}
    elif poll.state in (PollState.CLOSED, PollState.REVEALED):
        counts = kind.count(paper, tally_poll(session, poll.id))
    else:
        return None
    return {entry_id(entry.key): entry for entry in entries_of(counts)}


class Written(NamedTuple):
    """The entries of a poll, by their ids, the most frequent first, and where those stand that were judged."""

    entries: dict[str, rules.Entry]
    judged: dict[str, EntryState]

    def state_of(self, entry: str) -> EntryState:
        return self.judged.get(entry, EntryState.WAITING)


def written_in(session: Session, poll: Poll) -> Written | None:
    """What the desk may read now; None where there is nothing to be read."""
    found = readable(session, poll)
    return None if found is None else Written(found, states_of(session, poll.id))


def states_of(session: Session, poll: int) -> dict[str, EntryState]:
    """The states of the entries that were judged, by their ids. All others are waiting."""
    rows = session.execute(select(Entry.key, Entry.state).where(Entry.poll_id == poll))
    return {key: state for key, state in rows}


def approved_keys(session: Session, poll: int) -> set[str]:
    """The keys of the entries that a hall may see."""
    approved = Entry.poll_id == poll, Entry.state == EntryState.APPROVED
    return set(map(key_of, session.scalars(select(Entry.text).where(*approved))))


def figures_of(session: Session, poll: Poll, counted: dict[str, Any]) -> dict[str, Any]:
    """A tally of the poll as it is drawn, without what no moderator approved."""
    kind, paper = kind_and_paper(poll)
    return figures(kind, paper, counted, approved_keys(session, poll.id) if kind.moderated else ())
