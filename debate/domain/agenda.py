"""The agenda: planned, actual and expected times of a day's items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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
        return self.start - times.planned_start


def expected_times(items: Iterable[ItemTimes], now: int) -> list[Expected]:
    """When each item will really start and end.

    A finished item keeps its real times. A running one lasts at least until its planned length is over, and until `now`. A
    coming one starts at its planned time, or when the item before it ends; it is not early unless it was started early.
    """
    expected: list[Expected] = []
    free_at = 0
    for item in items:
        start = item.actual_start if item.actual_start is not None else max(item.planned_start, free_at)
        length = item.planned_end - item.planned_start
        if item.actual_end is not None:
            end = item.actual_end
        else:
            end = start + length if item.actual_start is None else max(start + length, now)
        expected.append(Expected(start, end))
        free_at = max(free_at, end) if item.actual_start is not None else end
    return expected
