from __future__ import annotations

import pytest

from debate.domain.clock import Clock
from debate.domain.slots import (
    Anchor,
    Bell,
    Moment,
    Period,
    PeriodName,
    Phase,
    current_periods,
    next_bell_ms,
    phase,
)

SEVEN_MINUTES = 420_000

FIRST_MINUTE = Moment(Anchor.START, 60_000)
LAST_MINUTE = Moment(Anchor.BEFORE_END, 60_000)
END = Moment(Anchor.BEFORE_END, 0)
GRACE = Moment(Anchor.AFTER_END, 15_000)

PROTECTED_FIRST = Period(PeriodName.PROTECTED, Moment(Anchor.START, 0), FIRST_MINUTE)
POINTS = Period(PeriodName.POINTS, FIRST_MINUTE, LAST_MINUTE)
PROTECTED_LAST = Period(PeriodName.PROTECTED, LAST_MINUTE, None)
WARNING = Period(PeriodName.WARNING, LAST_MINUTE, END)
PERIODS = [PROTECTED_FIRST, POINTS, PROTECTED_LAST, WARNING]

ONE_MINUTE_IN = Bell(FIRST_MINUTE, 1)
ONE_MINUTE_LEFT = Bell(LAST_MINUTE, 1)
TIME = Bell(END, 2)
ENOUGH = Bell(GRACE, 3)
BELLS = [ONE_MINUTE_IN, ONE_MINUTE_LEFT, TIME, ENOUGH]

RUNNING = Clock(SEVEN_MINUTES, started_at=1_000_000)
OPEN_END = Clock(None, started_at=1_000_000)


@pytest.mark.parametrize(
    ("moment", "granted_ms", "elapsed_ms"),
    [
        (FIRST_MINUTE, 420_000, 60_000),
        (FIRST_MINUTE, None, 60_000),
        (LAST_MINUTE, 420_000, 360_000),
        (LAST_MINUTE, 480_000, 420_000),
        (LAST_MINUTE, 30_000, -30_000),
        (LAST_MINUTE, None, None),
        (END, 420_000, 420_000),
        (GRACE, 420_000, 435_000),
        (GRACE, None, None),
    ],
)
def test_a_moment_moves_with_its_anchor(moment: Moment, granted_ms: int | None, elapsed_ms: int | None) -> None:
    assert moment.elapsed(granted_ms) == elapsed_ms


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (1_000_000, Phase.NORMAL),
        (1_359_999, Phase.NORMAL),
        (1_360_000, Phase.WARNING),
        (1_419_999, Phase.WARNING),
        (1_420_000, Phase.OVER),
        (1_500_000, Phase.OVER),
    ],
)
def test_the_phase_goes_from_normal_by_warning_to_over(now: int, expected: Phase) -> None:
    assert phase(RUNNING, PERIODS, now) is expected


def test_an_untouched_clock_is_in_the_idle_phase() -> None:
    assert phase(Clock(SEVEN_MINUTES), PERIODS, 1_000_000) is Phase.IDLE


def test_a_paused_clock_keeps_its_phase() -> None:
    assert phase(Clock(SEVEN_MINUTES, banked_ms=400_000), PERIODS, 9_999_999) is Phase.WARNING


def test_a_slot_without_periods_is_normal_until_it_is_over() -> None:
    assert phase(RUNNING, [], 1_419_999) is Phase.NORMAL
    assert phase(RUNNING, [], 1_420_000) is Phase.OVER


def test_an_open_end_is_never_over() -> None:
    assert phase(OPEN_END, PERIODS, 9_999_999_999) is Phase.NORMAL


@pytest.mark.parametrize(
    ("now", "names"),
    [
        (1_000_000, ["protected"]),
        (1_059_999, ["protected"]),
        (1_060_000, ["points"]),
        (1_359_999, ["points"]),
        (1_360_000, ["protected", "warning"]),
        (1_420_000, ["protected"]),
        (1_900_000, ["protected"]),
    ],
)
def test_a_period_holds_from_its_start_to_just_before_its_end(now: int, names: list[str]) -> None:
    assert current_periods(RUNNING, PERIODS, now) == names


def test_added_time_moves_the_last_minute() -> None:
    longer = RUNNING.adjust(60_000)

    assert current_periods(longer, PERIODS, 1_360_000) == ["points"]
    assert current_periods(longer, PERIODS, 1_420_000) == ["protected", "warning"]


def test_two_protected_periods_that_meet_are_told_once() -> None:
    shortened = RUNNING.adjust(-330_000)

    assert current_periods(shortened, PERIODS, 1_040_000) == ["protected", "warning"]


def test_an_open_end_has_no_period_before_its_end() -> None:
    assert current_periods(OPEN_END, [PROTECTED_LAST, WARNING], 9_999_999) == []


def test_on_an_open_end_a_period_up_to_the_end_goes_on() -> None:
    assert current_periods(OPEN_END, [POINTS], 9_999_999) == ["points"]


@pytest.mark.parametrize(
    ("now", "at_ms"),
    [(1_000_000, 60_000), (1_060_000, 360_000), (1_400_000, 420_000), (1_420_000, 435_000), (1_435_000, None)],
)
def test_the_next_bell_is_the_first_still_to_ring(now: int, at_ms: int | None) -> None:
    assert next_bell_ms(RUNNING, BELLS, now) == at_ms


def test_a_finished_clock_rings_no_more() -> None:
    assert next_bell_ms(RUNNING.finish(1_030_000), BELLS, 1_030_000) is None


def test_a_slot_without_bells_has_no_next_one() -> None:
    assert next_bell_ms(RUNNING, [], 1_000_000) is None
