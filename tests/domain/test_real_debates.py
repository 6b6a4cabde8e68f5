"""Nine debates of Intelligence Squared US, replayed as ballots and counted by the rule that they were decided by.

The published figures are whole percentages. Where the nine cells are published too, they were rounded one by one: their
rows and
columns miss the published shares, and their sum misses a hundred, by up to the three points that are allowed here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from debate.domain.motion.results import Result, count_result
from debate.domain.motion.rules import Rule, Verdict, share
from debate.domain.motion.tally import Tally
from tests.domain.rooms import fill

Debate = dict[str, Any]
SOURCE = json.loads((Path(__file__).parents[1] / "data" / "debate-results.json").read_text("utf-8"))
DEBATES: list[Debate] = SOURCE["debates"]
WITH_CELLS = [debate for debate in DEBATES if debate["breakdown"]]
WITHOUT_CELLS = [debate for debate in DEBATES if not debate["breakdown"]]
VERDICTS = {"for": Verdict.FOR, "against": Verdict.AGAINST, "tie": Verdict.DRAW}
# Some cells are published with a half, so a percent is ten voters.
VOTERS_PER_PERCENT = 10
ROUNDING_POINTS = 3


def name(debate: Debate) -> str:
    return str(debate["motion"])


def by_cells(debate: Debate) -> dict[str, int]:
    """Voters by how they moved."""
    cells = debate["breakdown"]
    return {f"{said}>{says}": round(cells[said][says] * VOTERS_PER_PERCENT) for said in cells for says in cells[said]}


def by_rounds(debate: Debate) -> dict[str, int]:
    """Nobody knows who moved where: voters of one round each, with the published shares."""
    before = {f"{choice}>": percent * VOTERS_PER_PERCENT for choice, percent in debate["pre"].items()}
    return {**before, **{f">{choice}": percent * VOTERS_PER_PERCENT for choice, percent in debate["post"].items()}}


def replay(debate: Debate) -> Result:
    return count_result(Rule.ALL_BALLOTS, 0, *fill(by_cells(debate) if debate["breakdown"] else by_rounds(debate)))


def points_off(counted: Tally, published: dict[str, float]) -> float:
    """How far the widest share is from what was published."""
    return max(abs(float(share(counted, choice)) * 100 - percent) for choice, percent in published.items())


def test_the_source_has_nine_debates_seven_of_them_with_nine_cells() -> None:
    assert (len(DEBATES), len(WITH_CELLS)) == (9, 7)
    assert SOURCE["winner_rule"] == "largest gain in percentage points from pre to post; equal gains tie"


@pytest.mark.parametrize("debate", DEBATES, ids=name)
def test_a_replayed_debate_gives_the_published_winner(debate: Debate) -> None:
    assert replay(debate).outcome.verdict is VERDICTS[debate["winner"]]


@pytest.mark.parametrize("debate", DEBATES, ids=name)
def test_a_replayed_debate_gives_the_published_shares(debate: Debate) -> None:
    result = replay(debate)
    assert result.before is not None
    assert points_off(result.before, debate["pre"]) <= ROUNDING_POINTS
    assert points_off(result.after, debate["post"]) <= ROUNDING_POINTS


@pytest.mark.parametrize("debate", WITHOUT_CELLS, ids=name)
def test_a_debate_known_by_its_rounds_alone_gives_its_shares_exactly(debate: Debate) -> None:
    result = replay(debate)
    assert result.before == {choice: percent * VOTERS_PER_PERCENT for choice, percent in debate["pre"].items()}
    assert result.after == {choice: percent * VOTERS_PER_PERCENT for choice, percent in debate["post"].items()}


@pytest.mark.parametrize("debate", WITH_CELLS, ids=name)
def test_where_everybody_voted_twice_the_two_swings_agree(debate: Debate) -> None:
    matched = count_result(Rule.MATCHED, 0, *fill(by_cells(debate)))
    assert matched.outcome.margin == replay(debate).outcome.margin
    assert matched.counts.only_before == matched.counts.only_after == 0


@pytest.mark.parametrize("debate", WITH_CELLS, ids=name)
def test_the_cells_that_are_counted_are_the_cells_that_were_published(debate: Debate) -> None:
    cells = replay(debate).cells
    assert {said: {says: n / VOTERS_PER_PERCENT for says, n in row.items()} for said, row in cells.items()} == debate[
        "breakdown"
    ]
