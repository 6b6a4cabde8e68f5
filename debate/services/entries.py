"""Judging what voters wrote: approved before a hall sees it, declined, or let wait again. Everything is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import insert, update

from debate.domain.errors import Invalid, NotFound, Stale, WrongState
from debate.domain.groups import without_groups
from debate.domain.polls import find_kind
from debate.domain.polls.entries import VERBS, EntryState
from debate.domain.polls.states import PollState
from debate.services.reveals import make_frame_alone
from debate.services.unit import Call, Unit
from debate.store.entries import Written, written_in
from debate.store.schema import Entry, Poll


def approve_entries(call: Call, poll: int, entries: Sequence[str]) -> None:
    _judge(call, poll, entries, "approve")


def decline_entries(call: Call, poll: int, entries: Sequence[str]) -> None:
    _judge(call, poll, entries, "decline")


def return_entries(call: Call, poll: int, entries: Sequence[str]) -> None:
    """Let them wait again."""
    _judge(call, poll, entries, "return")


def _judge(call: Call, poll: int, entries: Sequence[str], verb: str) -> None:
    """All of them or none. Those that stand so already change nothing.

    Also after the result was shown, and whatever item is live by then: what should not have been shown can be taken
    off the screen and off the page of the results, and what waited comes there.
    """
    with call.unit() as unit:
        row = unit.poll(poll)
        written, to = _written(unit, row), VERBS[verb]
        if not written.entries.keys() >= set(entries):
            raise NotFound("not_found.entry")
        by_state: dict[EntryState, list[str]] = defaultdict(list)
        for entry in dict.fromkeys(entries):
            by_state[written.state_of(entry)].append(entry)
        by_state.pop(to, None)
        for before, moved in by_state.items():
            _move(unit, row, written, moved, before, to)
            unit.journal(f"entry:{verb}", f"poll {row.id}", before, to, entries=moved)
        if by_state:
            _show(unit, row)


def _written(unit: Unit, poll: Poll) -> Written:
    if not find_kind(poll.kind).moderated:
        raise Invalid("not_moderated")
    written = written_in(unit.session, poll)
    if written is None:
        raise WrongState(_UNREADABLE[poll.state])
    return written


_UNREADABLE = {
    PollState.DRAFT: "wrong_state.no_answers",
    PollState.OPEN: "wrong_state.answers_sealed",
    PollState.VOID: "wrong_state.no_answers",
}


def _move(unit: Unit, poll: Poll, written: Written, moved: Sequence[str], before: EntryState, to: EntryState) -> None:
    """Of two that judge at once one wins. An entry that waits may have no row yet."""
    now = {"state": to, "judged_by": unit.call.actor.name, "judged_at": unit.now}
    old = [key for key in moved if key in written.judged]
    change = update(Entry).where(Entry.poll_id == poll.id, Entry.key.in_(old), Entry.state == before).values(now)
    if unit.session.connection().execute(change).rowcount != len(old):
        raise Stale("stale.state")
    new = [
        {"poll_id": poll.id, "key": key, "text": written.entries[key].text, **now}
        for key in moved
        if key not in written.judged
    ]
    if new:
        unit.session.execute(insert(Entry), new)


def _show(unit: Unit, poll: Poll) -> None:
    """Whatever tells of the poll's entries. A result that was shown already is counted anew."""
    unit.touch("entries", "turnout", "guide")
    if poll.state is PollState.REVEALED:
        poll.frame = make_frame_alone(unit, poll)
        unit.journal("poll:frame", f"poll {poll.id}", **without_groups(poll.frame))
        unit.touch("result", "setups")
