from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from debate.now import STEP_MS, ServerClock

NOON_MS = 1_750_240_800_000
HOUR_MS = 3_600_000


@dataclass
class Machine:
    """A machine's clocks, in milliseconds; `set_by` is how far somebody has set its wall clock."""

    up_ms: int = 5_000
    set_by: int = 0
    boot: str | None = "first boot"
    booted_at: int = NOON_MS - 5_000

    def wall(self) -> int:
        return (self.booted_at + self.up_ms + self.set_by) * 1_000_000

    def steady(self) -> int:
        return self.up_ms * 1_000_000

    def process(self, file: Path | None = None) -> ServerClock:
        clock = ServerClock(self.wall, self.steady, self.boot)
        if file:
            clock.resume(file)
        return clock

    def reboot(self) -> None:
        self.booted_at, self.up_ms, self.boot = self.booted_at + self.up_ms, 0, "second boot"


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "clock.json"


def test_time_goes_on_by_the_steady_clock_whatever_is_done_to_the_wall_clock(machine: Machine) -> None:
    clock = machine.process()
    machine.up_ms += 1_000
    machine.set_by = HOUR_MS
    assert clock.now_ms() == NOON_MS + 1_000
    machine.set_by = -HOUR_MS
    assert clock.now_ms() == NOON_MS + 1_000


def test_a_wall_clock_that_was_set_is_followed_when_that_disturbs_nothing(machine: Machine) -> None:
    clock = machine.process()
    machine.set_by = -HOUR_MS
    assert clock.is_off()
    clock.follow()
    assert not clock.is_off()
    assert clock.now_ms() == NOON_MS - HOUR_MS


def test_a_wall_clock_that_is_hardly_off_is_not(machine: Machine) -> None:
    clock = machine.process()
    machine.set_by = STEP_MS - 1
    assert not clock.is_off()


def test_what_is_measured_by_the_steady_clock_does_not_jump(machine: Machine) -> None:
    clock = machine.process()
    before = clock.steady_ms()
    machine.set_by = -HOUR_MS
    clock.follow()
    machine.up_ms += 250
    assert clock.steady_ms() - before == 250


def test_a_restart_on_the_same_boot_goes_on_exactly(machine: Machine, file: Path) -> None:
    machine.process(file)
    machine.up_ms += 60_000
    machine.set_by = HOUR_MS
    assert machine.process(file).now_ms() == NOON_MS + 60_000
    machine.up_ms += 1_000
    assert machine.process(file).now_ms() == NOON_MS + 61_000


def test_a_restart_goes_on_from_the_anchor_that_was_taken_last(machine: Machine, file: Path) -> None:
    clock = machine.process(file)
    machine.set_by = HOUR_MS
    clock.follow()
    machine.set_by = -HOUR_MS
    assert machine.process(file).now_ms() == NOON_MS + HOUR_MS


def test_after_a_reboot_the_wall_clock_is_all_there_is(machine: Machine, file: Path) -> None:
    machine.process(file)
    machine.set_by = HOUR_MS
    machine.reboot()
    assert machine.process(file).now_ms() == NOON_MS + HOUR_MS
    machine.set_by = 0
    assert machine.process(file).now_ms() == NOON_MS + HOUR_MS, "and from there on the second boot has its anchor"


def test_where_no_boot_is_named_a_restart_takes_the_wall_clock(machine: Machine, file: Path) -> None:
    machine.boot = None
    machine.process(file)
    machine.set_by = HOUR_MS
    assert machine.process(file).now_ms() == NOON_MS + HOUR_MS
    assert not file.exists()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"boot": "first boot"}', '{"boot": "first boot", "ahead_ns": []}']
)
def test_an_anchor_that_cannot_be_read_is_none(machine: Machine, file: Path, text: str) -> None:
    file.write_text(text)
    assert machine.process(file).now_ms() == NOON_MS
    machine.set_by = HOUR_MS
    assert machine.process(file).now_ms() == NOON_MS, "a whole one took its place"


@pytest.mark.parametrize(("system", "clock"), [("linux", "CLOCK_BOOTTIME"), ("darwin", "CLOCK_MONOTONIC")])
def test_the_machines_sleep_is_counted(monkeypatch: pytest.MonkeyPatch, system: str, clock: str) -> None:
    # What the two systems call the clock that goes on in their sleep; the other one stands still.
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(time, clock, 77, raising=False)
    monkeypatch.setattr(time, "clock_gettime_ns", lambda kind: {77: 8 * HOUR_MS * 1_000_000}[kind], raising=False)
    assert ServerClock().steady_ms() == 8 * HOUR_MS
