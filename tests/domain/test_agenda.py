from __future__ import annotations

import pytest

from debate.domain.agenda import Expected, ItemTimes, break_ends, expected_times

MIN = 60_000
DAY = 24 * 60


def planned(start: int, end: int) -> ItemTimes:
    return ItemTimes(start * MIN, end * MIN)


def live(start: int, end: int, since: int) -> ItemTimes:
    return ItemTimes(start * MIN, end * MIN, since * MIN)


def done(start: int, end: int, since: int, until: int) -> ItemTimes:
    return ItemTimes(start * MIN, end * MIN, since * MIN, until * MIN)


@pytest.mark.parametrize(
    ("items", "now", "expected"),
    [
        ([planned(0, 30), planned(30, 60)], -10, [(0, 30), (30, 60)]),
        ([planned(0, 30), planned(30, 60)], 7, [(7, 37), (37, 67)]),
        ([live(0, 30, 0), planned(30, 60)], 20, [(0, 30), (30, 60)]),
        ([live(0, 30, 0), planned(30, 60), planned(60, 90)], 37, [(0, 37), (37, 67), (67, 97)]),
        ([live(0, 30, 5), planned(30, 60)], 6, [(5, 35), (35, 65)]),
        ([live(0, 30, 10), planned(35, 60), planned(60, 90)], 12, [(10, 40), (40, 65), (65, 95)]),
        ([live(0, 30, 10), planned(60, 90)], 12, [(10, 40), (60, 90)]),
        ([done(0, 30, 0, 20), planned(30, 60)], 21, [(0, 20), (30, 60)]),
        ([done(0, 30, 2, 41), planned(30, 60)], 41, [(2, 41), (41, 71)]),
        ([done(0, 30, 0, 30), planned(30, 60)], 34, [(0, 30), (34, 64)]),
        ([planned(0, 30), live(30, 60, 30), planned(60, 90)], 40, [(0, 30), (30, 60), (60, 90)]),
        ([planned(0, 30), live(30, 60, 10), planned(60, 90)], 20, [(0, 30), (10, 40), (60, 90)]),
        ([], 0, []),
    ],
    ids=[
        "nothing has begun",
        "nothing has begun, and its time has come",
        "an item runs in its time",
        "an overrun moves all that follow",
        "a late start moves the end by as much",
        "a gap in the plan takes up what it can",
        "a long gap takes up everything",
        "an early end draws nothing forward",
        "a late end moves the next",
        "what has not begun cannot start in the past",
        "what was passed over moves nothing",
        "an early start draws nothing forward",
        "an empty day",
    ],
)
def test_expected_times(items: list[ItemTimes], now: int, expected: list[tuple[int, int]]) -> None:
    assert expected_times(items, now * MIN) == [Expected(start * MIN, end * MIN) for start, end in expected]


def test_lateness_is_told_against_the_plan() -> None:
    items = [live(0, 30, 0), planned(30, 60)]
    assert [one.late_ms(item) for item, one in zip(items, expected_times(items, 37 * MIN), strict=True)] == [0, 7 * MIN]


def test_the_plan_of_another_day_shows_its_own_times() -> None:
    items = [planned(0, 30), planned(30, 60)]
    assert expected_times(items, 30 * DAY * MIN) == [Expected(0, 30 * MIN), Expected(30 * MIN, 60 * MIN)]


def test_a_rehearsal_on_another_day_is_not_late() -> None:
    item = live(0, 30, 30 * DAY)
    rehearsed = expected_times([item], (30 * DAY + 5) * MIN)[0]
    assert rehearsed == Expected(30 * DAY * MIN, (30 * DAY + 30) * MIN)
    assert rehearsed.late_ms(item) == 0


def test_a_break_ends_when_it_was_to_end_counted_from_when_it_began() -> None:
    assert break_ends(planned(30, 45)) == 45 * MIN
    assert break_ends(live(30, 45, 35)) == 50 * MIN
