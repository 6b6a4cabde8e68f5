"""Slots: the timed entries of a running order, with their bells, periods and phases.

The server draws no clock: `phase`, `current_periods` and `next_bell_ms` are what the browser's copy in
`static/js/lib/clock.js` is held to, by `tests/vectors/clock.json`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from debate.domain.clock import Clock, ClockState

# Speakers of a side, in a format, an agenda and at the desk alike.
MOST_SEATS = 8


class SlotKind(StrEnum):
    SPEECH = "speech"
    CROSS = "cross-examination"
    CROSSFIRE = "crossfire"
    FLOOR = "floor"
    QUESTIONS = "questions"
    PREP = "prep"
    BREAK = "break"
    VOTE = "vote"
    RESULT = "result"


class Side(StrEnum):
    FOR = "for"
    AGAINST = "against"


class Anchor(StrEnum):
    START = "start"
    BEFORE_END = "before_end"
    AFTER_END = "after_end"


class PeriodName(StrEnum):
    PROTECTED = "protected"
    POINTS = "points"
    WARNING = "warning"
    OVERTIME = "overtime"


class Phase(StrEnum):
    """What the colour, the shape and the words of a clock say."""

    IDLE = "idle"
    NORMAL = "normal"
    WARNING = "warning"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of a slot, by its anchor: it moves with the end when time is added."""

    anchor: Anchor
    at_ms: int

    def elapsed(self, granted_ms: int | None) -> int | None:
        """The elapsed time at which this moment comes; None where an open end has no such moment."""
        if self.anchor is Anchor.START:
            return self.at_ms
        if granted_ms is None:
            return None
        return granted_ms - self.at_ms if self.anchor is Anchor.BEFORE_END else granted_ms + self.at_ms


@dataclass(frozen=True, slots=True)
class Bell:
    moment: Moment
    strokes: int


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch of a slot. `end` None means until the slot is finished."""

    name: PeriodName
    start: Moment
    end: Moment | None


def phase(clock: Clock, periods: Iterable[Period], now: int) -> Phase:
    if clock.state is ClockState.IDLE:
        return Phase.IDLE
    remaining = clock.remaining(now)
    if remaining is not None and remaining <= 0:
        return Phase.OVER
    names = current_periods(clock, periods, now)
    return Phase.WARNING if PeriodName.WARNING in names else Phase.NORMAL


def current_periods(clock: Clock, periods: Iterable[Period], now: int) -> list[PeriodName]:
    """The periods that hold at `now`, in their written order, each once: two may meet when time is taken."""
    elapsed, granted = clock.elapsed(now), clock.granted_ms
    return list(dict.fromkeys(p.name for p in periods if _holds(p, elapsed, granted)))


def _holds(period: Period, elapsed: int, granted_ms: int | None) -> bool:
    start = period.start.elapsed(granted_ms)
    end = period.end.elapsed(granted_ms) if period.end else None
    return start is not None and start <= elapsed and (end is None or elapsed < end)


def next_bell_ms(clock: Clock, bells: Iterable[Bell], now: int) -> int | None:
    """The elapsed time at which the next bell rings; None after the last one, and on a finished clock."""
    if clock.state is ClockState.FINISHED:
        return None
    moments = (bell.moment.elapsed(clock.granted_ms) for bell in bells)
    return min((at for at in moments if at is not None and at > clock.elapsed(now)), default=None)
