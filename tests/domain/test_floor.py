"""How the time of a panel is spread. The browser derives the same from the same facts: `tests/vectors/floor.json`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.domain.floor import FloorFacts, floor_facts, standings
from debate.domain.turns import Turn

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "floor.json").read_text())

TURNS = st.lists(
    st.builds(
        lambda person, start, length: Turn(person, start, start + length),
        st.integers(1, 4),
        st.integers(0, 10_000_000),
        st.integers(1, 3_600_000),
    ),
    max_size=30,
)


def test_what_has_ended_is_added_up_and_what_goes_on_is_dated() -> None:
    turns = [Turn(1, 0, 60_000), Turn(2, 60_000, 90_000), Turn(1, 90_000, 100_000), Turn(2, 100_000, None)]
    assert floor_facts([2, 1, 3], turns) == [
        FloorFacts(2, 30_000, 30_000, 90_000, 100_000),
        FloorFacts(1, 70_000, 60_000, 100_000, None),
        FloorFacts(3, 0, 0, None, None),
    ]


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_standings_are_those_of_the_vectors(case: dict[str, Any]) -> None:
    facts = [FloorFacts(**one) for one in case["people"]]
    made = standings(facts, case["gone_ms"], case["began_at"], case["now"])
    assert [asdict(one) for one in made] == case["standings"]


@given(TURNS, st.integers(0, 20_000_000))
def test_shares_add_up_and_nobody_owes_more_than_an_equal_part(turns: list[Turn], now: int) -> None:
    made = standings(floor_facts([1, 2, 3, 4], turns), 0, 0, now)
    whole = sum(one.spoken_ms for one in made)
    assert whole == sum(turn.spoken_ms for turn in turns)
    if whole:
        assert sum(one.share or 0 for one in made) == pytest.approx(100, abs=0.2)
    else:
        assert [one.share for one in made] == [None] * 4
    assert all(0 <= one.owed_ms <= whole // 4 for one in made)
    assert all((one.owed_ms == 0) == (one.spoken_ms >= whole // 4) for one in made)


@given(TURNS, st.integers(0, 20_000_000), st.integers(0, 3_600_000))
def test_one_who_speaks_gains_what_the_clock_gains(turns: list[Turn], now: int, more: int) -> None:
    facts = floor_facts([1, 2], [*(turn for turn in turns if turn.person == 2), Turn(1, now, None)])
    before, after = standings(facts, 0, 0, now), standings(facts, 0, 0, now + more)
    assert after[0].spoken_ms - before[0].spoken_ms == more
    assert after[1].spoken_ms == before[1].spoken_ms
    assert after[0].silent_ms == 0
    assert after[1].silent_ms - before[1].silent_ms <= more
