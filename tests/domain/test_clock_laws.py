"""What holds for every clock, whatever was done to it and whenever it is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate.domain.clock import LONGEST_MS, Clock, ClockState
from debate.domain.errors import DomainError, WrongState

Verb = Callable[[Clock, int], Clock]

NOW = 1_793_000_000_000

# A slow machine is no broken law.
UNHURRIED = settings(max_examples=150, deadline=None)


def adjust_by(delta_ms: int) -> Verb:
    return lambda clock, now: clock.adjust(delta_ms)


durations = st.none() | st.integers(min_value=1, max_value=LONGEST_MS)
deltas = st.integers(min_value=-LONGEST_MS, max_value=LONGEST_MS)
# Short waits too: the first millisecond is where rounding would show.
waits = st.integers(min_value=0, max_value=3) | st.integers(min_value=0, max_value=3_600_000)
continuing: st.SearchStrategy[Verb] = st.one_of(
    st.sampled_from([Clock.start, Clock.pause, Clock.finish]),
    st.just(lambda clock, now: clock.reopen()),
    deltas.map(adjust_by),
)
steps = st.lists(st.tuples(waits, continuing), max_size=12)


def attempt(clock: Clock, verb: Verb, now: int) -> Clock:
    """A refused verb changes nothing, as on the desk."""
    try:
        return verb(clock, now)
    except DomainError:
        return clock


def after(clock: Clock, history: list[tuple[int, Verb]], now: int = NOW) -> tuple[Clock, int]:
    for wait, verb in history:
        now += wait
        clock = attempt(clock, verb, now)
    return clock, now


@st.composite
def clocks(draw: st.DrawFn) -> tuple[Clock, int]:
    """A clock with a history, and the instant at which that history ends."""
    return after(Clock(draw(durations)), draw(steps))


@UNHURRIED
@given(clocks(), continuing)
def test_elapsed_never_jumps_when_a_verb_is_said(asked: tuple[Clock, int], verb: Verb) -> None:
    clock, now = asked
    before, changed = clock.elapsed(now), attempt(clock, verb, now)

    # The one millisecond by which a clock that was paused at once reads as paused.
    first_millisecond = changed.state is ClockState.PAUSED and before == 0
    assert changed.elapsed(now) - before == (1 if first_millisecond else 0)


@UNHURRIED
@given(clocks(), waits)
def test_elapsed_grows_with_the_time_while_running_and_not_otherwise(asked: tuple[Clock, int], wait: int) -> None:
    clock, now = asked
    grown = clock.elapsed(now + wait) - clock.elapsed(now)

    assert grown == (wait if clock.state is ClockState.RUNNING else 0)


@UNHURRIED
@given(clocks(), st.integers())
def test_a_clock_that_does_not_run_reads_the_same_at_any_time(asked: tuple[Clock, int], other: int) -> None:
    clock, now = asked
    if clock.state is not ClockState.RUNNING:
        assert clock.elapsed(other) == clock.elapsed(now)
        assert clock.remaining(other) == clock.remaining(now)


@UNHURRIED
@given(clocks(), st.integers())
def test_elapsed_is_never_negative_whatever_the_wall_clock_does(asked: tuple[Clock, int], other: int) -> None:
    assert asked[0].elapsed(other) >= asked[0].banked_ms >= 0


@UNHURRIED
@given(clocks(), st.integers())
def test_remaining_and_elapsed_add_up_to_what_is_granted(asked: tuple[Clock, int], other: int) -> None:
    clock, _ = asked
    remaining = clock.remaining(other)

    assert (remaining is None) == (clock.granted_ms is None)
    if remaining is not None:
        assert remaining + clock.elapsed(other) == clock.granted_ms


@UNHURRIED
@given(clocks())
def test_granted_time_stays_between_nothing_and_a_day(asked: tuple[Clock, int]) -> None:
    granted = asked[0].granted_ms
    assert granted is None or 0 <= granted <= LONGEST_MS


@UNHURRIED
@given(clocks(), deltas)
def test_an_adjustment_moves_remaining_by_exactly_that_unless_all_is_taken(
    asked: tuple[Clock, int], delta: int
) -> None:
    clock, now = asked
    adjusted = attempt(clock, adjust_by(delta), now)
    old, new = clock.remaining(now), adjusted.remaining(now)
    if adjusted is clock or old is None or new is None:
        return
    assert new - old == delta or (adjusted.granted_ms == 0 and 0 >= new - old > delta)


@UNHURRIED
@given(clocks(), st.integers(min_value=0, max_value=1_000_000))
def test_time_added_and_taken_again_changes_nothing(asked: tuple[Clock, int], delta: int) -> None:
    clock, now = asked
    added = attempt(clock, adjust_by(delta), now)
    if added is not clock:
        assert added.adjust(-delta) == clock


@UNHURRIED
@given(clocks())
def test_a_reset_clock_is_as_new(asked: tuple[Clock, int]) -> None:
    assert asked[0].reset() == Clock(asked[0].duration_ms)


@UNHURRIED
@given(clocks(), st.integers())
def test_a_finished_clock_reads_the_same_after_reopening(asked: tuple[Clock, int], other: int) -> None:
    clock, now = asked
    finished = attempt(clock, Clock.finish, now)
    reopened = finished.reopen()

    assert finished.state is ClockState.FINISHED
    assert reopened.state in (ClockState.PAUSED, ClockState.IDLE)
    assert reopened.elapsed(other) == finished.elapsed(other) == clock.elapsed(now)


@UNHURRIED
@given(clocks(), waits)
def test_a_finished_clock_refuses_everything_but_reset_and_reopen(asked: tuple[Clock, int], wait: int) -> None:
    finished = attempt(asked[0], Clock.finish, asked[1])
    for verb in (Clock.start, Clock.pause, Clock.finish, adjust_by(1000)):
        with pytest.raises(WrongState):
            verb(finished, asked[1] + wait)


@UNHURRIED
@given(clocks(), waits, waits)
def test_a_pause_costs_no_time(asked: tuple[Clock, int], run: int, wait: int) -> None:
    clock, now = asked
    running = attempt(clock, Clock.start, now)
    if running.state is not ClockState.RUNNING or running.elapsed(now + run) == 0:
        return
    resumed = running.pause(now + run).start(now + run + wait)

    assert resumed.elapsed(now + run + wait) == running.elapsed(now + run)
