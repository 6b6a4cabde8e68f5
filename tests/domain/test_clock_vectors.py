"""The table that the browser's clock is held to as well, by `node --test`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from debate.domain.clock import Clock
from debate.domain.slots import Anchor, Bell, Moment, Period, PeriodName, current_periods, next_bell_ms, phase

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "vectors" / "clock.json").read_text("utf-8"))


def moment(row: dict[str, Any]) -> Moment:
    return Moment(Anchor(row["anchor"]), row["at_ms"])


def period(row: dict[str, Any]) -> Period:
    return Period(PeriodName(row["name"]), moment(row["start"]), moment(row["end"]) if row["end"] else None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_clock_reads_as_the_table_says(case: dict[str, Any]) -> None:
    clock, now = Clock(**case["clock"]), case["now"]
    bells = [Bell(moment(row), row["strokes"]) for row in case["bells"]]
    periods = [period(row) for row in case["periods"]]

    assert {
        "state": clock.state,
        "granted_ms": clock.granted_ms,
        "elapsed_ms": clock.elapsed(now),
        "remaining_ms": clock.remaining(now),
        "phase": phase(clock, periods, now),
        "periods": current_periods(clock, periods, now),
        "next_bell_ms": next_bell_ms(clock, bells, now),
    } == case["expect"]


def test_the_table_covers_every_state_and_phase() -> None:
    assert {case["expect"]["state"] for case in CASES} == {"idle", "running", "paused", "finished"}
    assert {case["expect"]["phase"] for case in CASES} == {"idle", "normal", "warning", "over"}


def test_no_two_cases_have_one_name() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names))
