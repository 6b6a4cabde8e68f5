"""From a commit to the screens: commands are pushed at once, the audience's inputs mark slices that are pushed in
batches."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from typing import Any

from debate.now import now_ms, steady_ms
from debate.realtime.connections import face_room, own_room
from debate.realtime.state import State
from debate.services.tallies import LiveTallies
from debate.services.unit import Changes
from debate.snapshot import FACES, OWN, slice_of

log = logging.getLogger("debate.realtime")

Emit = Callable[[str, dict[str, Any], str], None]

# How often a marked slice is pushed at most, in milliseconds. What goes to thousands of phones goes less often.
EVERY_MS = {"upvotes": 1_000, "people": 1_000}
EVERY_OTHER_MS = 250
# Slices of single phones and panelists that are pushed in one go: each costs a query, and the hall's clocks must not
# wait for hundreds.
MOST_OWN = 50


def _is_own(name: str) -> bool:
    return slice_of(name) in OWN


class Publisher:
    """`announce` is called after every commit. `flush` is called by one background task a few times a second."""

    def __init__(self, state: State, emit: Emit, tallies: LiveTallies) -> None:
        self._state, self._emit, self._tallies = state, emit, tallies
        self._marked: dict[tuple[int, str], None] = {}
        self._pushed_at: dict[tuple[int, str], int] = {}
        self._lock = threading.Lock()

    def announce(self, changes: Changes) -> None:
        """Never raises: the commit stands whether or not a push goes out, and clients notice what they missed."""
        try:
            if changes.input:
                self.mark(changes.event, changes.slices)
            else:
                self._push_command(changes)
                self._cue(changes)
        except Exception:
            log.exception("a push failed; clients will ask for what they missed")

    def _push_command(self, changes: Changes) -> None:
        own = {name for name in changes.slices if _is_own(name)}
        if len(own) <= MOST_OWN:
            self._push(changes.event, changes.slices)
        else:
            self._push(changes.event, changes.slices - own)
            self.mark(changes.event, own)

    def mark(self, event: int, slices: Iterable[str]) -> None:
        with self._lock:
            self._marked.update(((event, name), None) for name in slices)

    def flush(self, now: int | None = None) -> None:
        """Push the marked slices whose time has come. `now` is `steady_ms`, so that setting a clock holds none up."""
        now = steady_ms() if now is None else now
        for event, names in self._take_due(now).items():
            try:
                self._push(event, names | self._step(event, now) if "turnout" in names else names)
            except Exception:
                log.exception("a push failed; clients will ask for what they missed")

    def _step(self, event: int, now: int) -> set[str]:
        """Move the live tallies of the event; what that has changed besides."""
        changed, waits = self._tallies.show(event, now)
        if waits:
            self.mark(event, ["turnout"])
        return changed

    def _take_due(self, now: int) -> dict[int, set[str]]:
        due: dict[int, set[str]] = {}
        own = 0
        with self._lock:
            for event, name in list(self._marked):
                if now - self._pushed_at.get((event, name), 0) < EVERY_MS.get(name, EVERY_OTHER_MS):
                    continue
                own += _is_own(name)
                if _is_own(name) and own > MOST_OWN:
                    continue
                del self._marked[(event, name)]
                self._pushed_at[(event, name)] = now
                due.setdefault(event, set()).add(name)
        return due

    def _push(self, event: int, names: Iterable[str]) -> None:
        own = {name for name in names if _is_own(name)}
        shared = set(names) - own
        for face, slices in self._state.slices(event, FACES, shared).items() if shared else ():
            if slices:
                self._patch(face_room(event, face), slices)
        for name, part in self._state.own(event, own).items():
            self._patch(own_room(event, name), {slice_of(name): part})

    def _patch(self, room: str, slices: dict[str, Any]) -> None:
        self._emit("state:patch", {"server_ms": now_ms(), "slices": slices}, room)

    def _cue(self, changes: Changes) -> None:
        for cue in changes.cues:
            for face in ("screen", "stage", "desk"):
                self._emit(cue.name, cue.payload, face_room(changes.event, face))
