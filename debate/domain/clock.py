"""A clock stores facts; every number on a screen is derived from them and a `now`.

The same derivation runs in the browser (`static/js/lib/clock.js`); `tests/vectors/clock.json` holds both to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from debate.domain.errors import Invalid, WrongState

LONGEST_MS = 24 * 60 * 60 * 1000


class ClockState(StrEnum):
    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


_STANDS: Mapping[ClockState, str] = {
    ClockState.IDLE: "The clock has not started yet.",
    ClockState.RUNNING: "The clock is running already.",
    ClockState.PAUSED: "The clock is paused already.",
    ClockState.FINISHED: "This turn is over already.",
}


@dataclass(frozen=True, slots=True)
class Clock:
    """The facts of what is timed: a slot, or a pool.

    `duration_ms` is the planned length, or None for an open end. `adjusted_ms` is what was added (or taken, below
    zero). `banked_ms` is the time used before the present run, which began at `started_at`.
    """

    duration_ms: int | None
    adjusted_ms: int = 0
    banked_ms: int = 0
    started_at: int | None = None
    finished_at: int | None = None

    @property
    def state(self) -> ClockState:
        if self.finished_at is not None:
            return ClockState.FINISHED
        if self.started_at is not None:
            return ClockState.RUNNING
        return ClockState.PAUSED if self.banked_ms else ClockState.IDLE

    @property
    def granted_ms(self) -> int | None:
        """The length with all adjustments, never below zero; None for an open end."""
        return None if self.duration_ms is None else max(0, self.duration_ms + self.adjusted_ms)

    def elapsed(self, now: int) -> int:
        """Time used. A `now` before the start (the wall clock was set back) counts as no time, never as negative."""
        running = 0 if self.started_at is None else max(0, now - self.started_at)
        return self.banked_ms + running

    def remaining(self, now: int) -> int | None:
        """Time left, below zero in overtime; None for an open end."""
        granted = self.granted_ms
        return None if granted is None else granted - self.elapsed(now)

    def start(self, now: int) -> Clock:
        """Begin, or go on after a pause."""
        if self.state not in (ClockState.IDLE, ClockState.PAUSED):
            raise WrongState(_STANDS[self.state])
        return replace(self, started_at=now)

    def pause(self, now: int) -> Clock:
        if self.state is not ClockState.RUNNING:
            raise WrongState(_STANDS[self.state])
        # At least 1 ms, so that a clock paused in its very first millisecond reads as paused and not as untouched.
        return replace(self, banked_ms=max(1, self.elapsed(now)), started_at=None)

    def adjust(self, delta_ms: int) -> Clock:
        """Add time, or take it with a delta below zero. What is granted never falls below zero."""
        if self.duration_ms is None:
            raise WrongState("This turn has no planned length, so no time can be added or taken.")
        if self.finished_at is not None:
            raise WrongState("This turn is over: no time can be added or taken.")
        adjusted = max(-self.duration_ms, self.adjusted_ms + delta_ms)
        if self.duration_ms + adjusted > LONGEST_MS:
            raise Invalid("A clock can hold 24 hours at most.")
        return replace(self, adjusted_ms=adjusted)

    def reset(self) -> Clock:
        return Clock(self.duration_ms)

    def finish(self, now: int) -> Clock:
        if self.finished_at is not None:
            raise WrongState(_STANDS[ClockState.FINISHED])
        return replace(self, banked_ms=self.elapsed(now), started_at=None, finished_at=now)

    def reopen(self) -> Clock:
        """Undo a finish: the clock stands where it stood."""
        if self.finished_at is None:
            raise WrongState("This turn is not over.")
        return replace(self, finished_at=None)
