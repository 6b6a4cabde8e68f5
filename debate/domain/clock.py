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


# What a clock that does something else is refused with, by what it does.
_REFUSALS: Mapping[ClockState, str] = {
    ClockState.IDLE: "wrong_state.clock_idle",
    ClockState.RUNNING: "wrong_state.clock_running",
    ClockState.PAUSED: "wrong_state.clock_paused",
    ClockState.FINISHED: "wrong_state.turn_over",
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
            raise WrongState(_REFUSALS[self.state])
        return replace(self, started_at=now)

    def pause(self, now: int) -> Clock:
        if self.state is not ClockState.RUNNING:
            raise WrongState(_REFUSALS[self.state])
        # At least 1 ms, so that a clock paused in its very first millisecond reads as paused and not as untouched.
        return replace(self, banked_ms=max(1, self.elapsed(now)), started_at=None)

    def adjust(self, delta_ms: int) -> Clock:
        """Add time, or take it with a delta below zero. What is granted never falls below zero."""
        if self.duration_ms is None:
            raise WrongState("wrong_state.open_end")
        if self.finished_at is not None:
            raise WrongState("wrong_state.turn_over_for_time")
        adjusted = max(-self.duration_ms, self.adjusted_ms + delta_ms)
        if self.duration_ms + adjusted > LONGEST_MS:
            raise Invalid("invalid.clock_too_long")
        return replace(self, adjusted_ms=adjusted)

    def reset(self) -> Clock:
        return Clock(self.duration_ms)

    def finish(self, now: int) -> Clock:
        if self.finished_at is not None:
            raise WrongState("wrong_state.turn_over")
        return replace(self, banked_ms=self.elapsed(now), started_at=None, finished_at=now)

    def reopen(self) -> Clock:
        """Undo a finish: the clock stands where it stood."""
        if self.finished_at is None:
            raise WrongState("wrong_state.turn_not_over")
        return replace(self, finished_at=None)
