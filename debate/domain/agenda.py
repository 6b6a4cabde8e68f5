"""The agenda: planned, actual and expected times of a day's items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

HALF_DAY_MS = 12 * 60 * 60 * 1000


class ItemKind(StrEnum):
    OPENING = "opening"
    PLENARY = "plenary"
    TALK = "talk"
    PANEL = "panel"
    DISCUSSION = "discussion"
    DEBATE = "debate"
    BREAK = "break"
    CLOSING = "closing"
    NETWORKING = "networking"


# People sit on their stage in a row, unless a motion gives them sides.
SEATED = frozenset(
    {
        *(ItemKind.OPENING, ItemKind.PLENARY, ItemKind.TALK),
        *(ItemKind.PANEL, ItemKind.DISCUSSION, ItemKind.CLOSING),
    }
)


def has_panel(kind: ItemKind, motion: str) -> bool:
    return kind in SEATED and not motion


class ItemState(StrEnum):
    PLANNED = "planned"
    LIVE = "live"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ItemTimes:
    planned_start: int
    planned_end: int
    actual_start: int | None = None
    actual_end: int | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    start: int
    end: int

    def late_ms(self, times: ItemTimes) -> int:
        return _same_day(self.start - times.planned_start)


def expected_times(items: Iterable[ItemTimes], now: int) -> list[Expected]:
    """When each item will really start and end; the browser's `expectedTimes` says the same.

    A finished item keeps its real times. A running one lasts at least until its planned length is over, and until
    `now`. A
    coming one starts at its planned time, or when the item before it ends, and never in the past. One that was passed
    over stays as planned and moves nothing.
    """
    planned = list(items)
    begun = max((index for index, item in enumerate(planned) if item.actual_start is not None), default=-1)
    expected: list[Expected] = []
    free_at = 0
    for index, item in enumerate(planned):
        if item.actual_start is None and index < begun:
            expected.append(Expected(item.planned_start, item.planned_end))
            continue
        expected.append(_expected(item, free_at, now))
        free_at = expected[-1].end
    return expected


def break_ends(times: ItemTimes) -> int:
    """A break ends when it was to end; the browser's `breakEnds` says the same. It is not made longer by nobody going
    on."""
    start = times.planned_start if times.actual_start is None else times.actual_start
    return start + times.planned_end - times.planned_start


def _expected(item: ItemTimes, free_at: int, now: int) -> Expected:
    late = _same_day(max(0, free_at - item.planned_start, now - item.planned_start))
    start = item.planned_start + late if item.actual_start is None else item.actual_start
    end = start + item.planned_end - item.planned_start
    if item.actual_end is not None:
        return Expected(start, item.actual_end)
    return Expected(start, end if item.actual_start is None else max(end, now))


def _same_day(late_ms: int) -> int:
    """A plan that is half a day off is the plan of another day: a rehearsal, or the demonstration."""
    return late_ms if abs(late_ms) < HALF_DAY_MS else 0
