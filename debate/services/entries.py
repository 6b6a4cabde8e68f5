"""Judging what voters wrote: approved before a hall sees it, declined, or let wait again. Everything is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import insert, update

from debate.domain.errors import Invalid, NotFound, Stale, WrongState
from debate.domain.polls import entries as rules
from debate.domain.polls import find_kind
from debate.domain.polls.entries import EntryState
from debate.domain.polls.states import PollState
from debate.services.reveals import make_frame_alone
from debate.services.unit import Call, Unit
from debate.store.entries import readable, states_of
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
        found = _readable(unit, row)
        if not found.keys() >= set(entries):
            raise NotFound("not_found.entry")
        judged, to = states_of(unit.session, row.id), rules.VERBS[verb]
        by_state: dict[EntryState, list[str]] = defaultdict(list)
        for entry in dict.fromkeys(entries):
            by_state[judged.get(entry, EntryState.WAITING)].append(entry)
        by_state.pop(to, None)
        for before, moved in by_state.items():
            _move(unit, row, {one: found[one].text for one in moved}, before, to)
            unit.journal(f"entry:{verb}", f"poll {row.id}", before, to, entries=moved)
        if by_state:
            _show(unit, row)


def _readable(unit: Unit, poll: Poll) -> dict[str, rules.Entry]:
    if not find_kind(poll.kind).moderated:
        raise Invalid("not_moderated")
    found = readable(unit.session, poll)
    if found is None:
        raise WrongState(_UNREADABLE[poll.state])
    return found


_UNREADABLE = {
    PollState.DRAFT: "wrong_state.no_answers",
    PollState.OPEN: "wrong_state.answers_sealed",
    PollState.VOID: "wrong_state.no_answers",
}


def _move(unit: Unit, poll: Poll, texts: Mapping[str, str], before: EntryState, to: EntryState) -> None:
    """Of two that judge at once one wins. An entry that waits may have no row yet."""
    now = {"state": to, "judged_by": unit.call.actor.name, "judged_at": unit.now}
    known = states_of(unit.session, poll.id)
    old = [key for key in texts if key in known]
    change = update(Entry).where(Entry.poll_id == poll.id, Entry.key.in_(old), Entry.state == before).values(now)
    if unit.session.connection().execute(change).rowcount != len(old):
        raise Stale("stale.state")
    new = [{"poll_id": poll.id, "key": key, "text": texts[key], **now} for key in texts if key not in known]
    if new:
        unit.session.execute(insert(Entry), new)


def _show(unit: Unit, poll: Poll) -> None:
    """Whatever tells of the poll's entries. A result that was shown already is counted anew."""
    unit.touch("entries", "turnout", "guide")
    if poll.state is PollState.REVEALED:
        poll.frame = make_frame_alone(unit, poll)
        unit.journal("poll:frame", f"poll {poll.id}", **poll.frame)
        unit.touch("result", "setups")
