"""Serializer of what voters wrote, for the desk alone. Who wrote what is nowhere, nor in which order it came."""

from __future__ import annotations

from collections import Counter

from debate.domain.flags import find_flags
from debate.domain.polls.entries import MOST_LISTED, EntryState
from debate.snapshot.shapes import DeskEntry, EntriesSlice, JudgedPoll
from debate.snapshot.view import View
from debate.store.entries import Written


def entries_slice(view: View) -> EntriesSlice:
    polls = [_judged(view, poll, written) for poll, written in view.written.items()]
    return {"polls": polls, "waiting": sum(poll["counts"][EntryState.WAITING] for poll in polls)}


def _judged(view: View, poll: int, written: Written) -> JudgedPoll:
    counts, listed = Counter[EntryState](), list[DeskEntry]()
    for key, (_, text, n) in written.entries.items():
        state = written.state_of(key)
        counts[state] += 1
        if counts[state] <= MOST_LISTED:
            flags = find_flags(text, view.event.flag_words)
            listed.append({"id": key, "text": text, "n": n, "state": state, "flags": flags})
    return {
        "poll": poll,
        "counts": {state: counts[state] for state in EntryState},
        "unlisted": {state: max(0, counts[state] - MOST_LISTED) for state in EntryState},
        "entries": listed,
    }
