"""Serializer of what voters wrote, for the desk alone. Who wrote what is nowhere, nor in which order it came."""

from __future__ import annotations

from collections import Counter

from debate.domain.flags import find_flags
from debate.domain.polls.entries import MOST_LISTED, EntryState
from debate.snapshot.shapes import DeskEntry, EntriesSlice, JudgedPoll
from debate.snapshot.view import View
from debate.store.entries import readable, states_of
from debate.store.schema import Poll


def entries_slice(view: View) -> EntriesSlice:
    judged = (_judged(view, poll) for poll in view.polls_alone)
    return {"polls": [poll for poll in judged if poll is not None]}


def _judged(view: View, poll: Poll) -> JudgedPoll | None:
    found = readable(view.session, poll)
    if found is None:
        return None
    states, counts, listed = states_of(view.session, poll.id), Counter[EntryState](), list[DeskEntry]()
    for key, (_, text, n) in found.items():
        state = states.get(key, EntryState.WAITING)
        counts[state] += 1
        if counts[state] <= MOST_LISTED:
            flags = find_flags(text, view.event.flag_words)
            listed.append({"id": key, "text": text, "n": n, "state": state, "flags": flags})
    return {"poll": poll.id, "counts": {state: counts[state] for state in EntryState}, "entries": listed}
