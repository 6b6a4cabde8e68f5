from __future__ import annotations

import pytest

from debate.domain.clock import LONGEST_MS, Clock, ClockState
from debate.domain.errors import Invalid, WrongState
from debate.wording import refusal_words

SEVEN_MINUTES = 420_000

UNTOUCHED = Clock(SEVEN_MINUTES)
RUNNING = Clock(SEVEN_MINUTES, started_at=1_000_000)
PAUSED = Clock(SEVEN_MINUTES, banked_ms=90_000)
FINISHED = Clock(SEVEN_MINUTES, banked_ms=300_000, finished_at=1_300_000)
OPEN_END = Clock(None, started_at=1_000_000)


@pytest.mark.parametrize(
    ("clock", "state"),
    [
        (UNTOUCHED, ClockState.IDLE),
        (RUNNING, ClockState.RUNNING),
        (PAUSED, ClockState.PAUSED),
        (FINISHED, ClockState.FINISHED),
        (Clock(SEVEN_MINUTES, banked_ms=90_000, started_at=1_000_000), ClockState.RUNNING),
        (Clock(SEVEN_MINUTES, finished_at=1_000_000), ClockState.FINISHED),
        (Clock(None), ClockState.IDLE),
    ],
)
def test_the_state_follows_from_the_facts(clock: Clock, state: ClockState) -> None:
    assert clock.state is state


def test_a_running_clock_uses_time() -> None:
    assert RUNNING.elapsed(1_030_000) == 30_000
    assert RUNNING.remaining(1_030_000) == 390_000


def test_remaining_falls_below_zero_in_overtime() -> None:
    assert RUNNING.remaining(1_425_000) == -5_000


def test_an_open_end_has_nothing_granted_and_nothing_remaining() -> None:
    assert OPEN_END.granted_ms is None
    assert OPEN_END.remaining(1_030_000) is None
    assert OPEN_END.elapsed(1_030_000) == 30_000


def test_a_now_before_the_start_counts_as_no_time() -> None:
    assert RUNNING.elapsed(400_000) == 0
    assert Clock(SEVEN_MINUTES, banked_ms=90_000, started_at=1_000_000).elapsed(400_000) == 90_000


def test_a_paused_clock_stands() -> None:
    assert PAUSED.elapsed(1_000_000) == PAUSED.elapsed(9_999_999) == 90_000


def test_a_finished_clock_stands() -> None:
    assert FINISHED.elapsed(1_000_000) == FINISHED.elapsed(9_999_999) == 300_000


def test_starting_remembers_the_instant() -> None:
    assert UNTOUCHED.start(1_000_000) == RUNNING


def test_a_paused_clock_goes_on_where_it_stood() -> None:
    resumed = PAUSED.start(2_000_000)

    assert resumed.state is ClockState.RUNNING
    assert resumed.elapsed(2_010_000) == 100_000


def test_pausing_banks_the_run() -> None:
    assert RUNNING.pause(1_090_000) == PAUSED


def test_pausing_twice_adds_both_runs() -> None:
    clock = UNTOUCHED.start(1_000_000).pause(1_060_000).start(2_000_000).pause(2_030_000)

    assert clock == PAUSED


def test_a_clock_paused_in_its_first_millisecond_is_paused_and_not_idle() -> None:
    paused = RUNNING.pause(1_000_000)

    assert paused.state is ClockState.PAUSED
    assert paused.elapsed(9_999_999) == 1


@pytest.mark.parametrize("clock", [RUNNING, FINISHED])
def test_only_a_clock_that_stands_can_start(clock: Clock) -> None:
    with pytest.raises(WrongState):
        clock.start(1_500_000)


@pytest.mark.parametrize("clock", [UNTOUCHED, PAUSED, FINISHED])
def test_only_a_running_clock_can_pause(clock: Clock) -> None:
    with pytest.raises(WrongState):
        clock.pause(1_500_000)


def test_a_refusal_says_what_the_clock_does() -> None:
    with pytest.raises(WrongState) as refused:
        PAUSED.pause(1_500_000)
    assert refusal_words(refused.value) == "The clock is paused already."


@pytest.mark.parametrize(
    ("delta_ms", "remaining_ms"), [(60_000, 450_000), (-60_000, 330_000), (0, 390_000), (-400_000, -10_000)]
)
def test_time_is_added_and_taken_while_the_clock_runs(delta_ms: int, remaining_ms: int) -> None:
    adjusted = RUNNING.adjust(delta_ms)

    assert adjusted.remaining(1_030_000) == remaining_ms
    assert adjusted.elapsed(1_030_000) == 30_000


def test_adjustments_add_up() -> None:
    assert RUNNING.adjust(60_000).adjust(-30_000).granted_ms == 450_000


def test_no_more_can_be_taken_than_was_granted() -> None:
    emptied = RUNNING.adjust(-999_999)

    assert emptied.granted_ms == 0
    assert emptied.adjust(60_000).granted_ms == 60_000


def test_a_clock_holds_24_hours_at_most() -> None:
    assert UNTOUCHED.adjust(LONGEST_MS - SEVEN_MINUTES).granted_ms == LONGEST_MS
    with pytest.raises(Invalid):
        UNTOUCHED.adjust(LONGEST_MS - SEVEN_MINUTES + 1)


@pytest.mark.parametrize("clock", [OPEN_END, FINISHED])
def test_an_open_end_and_a_finished_clock_cannot_be_adjusted(clock: Clock) -> None:
    with pytest.raises(WrongState):
        clock.adjust(60_000)


@pytest.mark.parametrize("clock", [UNTOUCHED, RUNNING, PAUSED, FINISHED, RUNNING.adjust(60_000)])
def test_a_reset_clock_is_untouched(clock: Clock) -> None:
    assert clock.reset() == UNTOUCHED


def test_finishing_keeps_what_was_used() -> None:
    assert RUNNING.finish(1_300_000) == FINISHED


def test_a_paused_clock_can_be_finished() -> None:
    finished = PAUSED.finish(1_500_000)

    assert finished.state is ClockState.FINISHED
    assert finished.elapsed(9_999_999) == 90_000


def test_a_clock_is_finished_once() -> None:
    with pytest.raises(WrongState):
        FINISHED.finish(1_400_000)


def test_a_reopened_clock_stands_where_it_stood() -> None:
    reopened = FINISHED.reopen()

    assert reopened.state is ClockState.PAUSED
    assert reopened.elapsed(9_999_999) == 300_000


def test_a_clock_finished_before_its_start_reopens_untouched() -> None:
    assert UNTOUCHED.finish(1_000_000).reopen() == UNTOUCHED


@pytest.mark.parametrize("clock", [UNTOUCHED, RUNNING, PAUSED])
def test_only_a_finished_clock_can_be_reopened(clock: Clock) -> None:
    with pytest.raises(WrongState):
        clock.reopen()
