"""The result as it is shown: the record, and what each step of a reveal lets be seen."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from debate.domain.motion.figures import with_figures
from debate.domain.motion.pair import Round
from debate.domain.motion.results import count_result, frame_at, result_record, reveal_steps, with_fingerprints
from debate.domain.motion.rules import Rule
from debate.domain.motion.tally import Ballots
from tests.domain.rooms import LATECOMERS, SAME_HUNDRED, UNHURRIED, boxes, fill, rules

FIGURES = {"before", "after", "counts", "matrix", "matched", "outcome", "changes", "verdict"}


def make_frame(rule: Rule, before: Ballots, after: Ballots) -> dict[str, Any]:
    steps = reveal_steps(Round.POST, rule)
    record = result_record(count_result(rule, 0, before if rule.has_pre_vote else None, after), rule)
    head = {"motion": "This house trusts the count", "steps": steps, "step": steps[-1], "hashes": {"post": "ab" * 32}}
    return with_fingerprints(with_figures({**head, "seal": {"rule": str(rule), "band": 0}, **record}))


def shown(frame: dict[str, Any]) -> set[str]:
    return {part for part in FIGURES if frame[part] is not None}


@pytest.mark.parametrize(
    ("step", "parts"),
    [
        ("before", {"before"}),
        ("after", {"before", "after"}),
        ("movement", {"before", "after", "counts", "matrix", "matched"}),
        ("winner", FIGURES),
    ],
)
def test_a_reveal_shows_a_part_at_its_step(step: str, parts: set[str]) -> None:
    assert shown(frame_at(make_frame(Rule.MATCHED, *fill(SAME_HUNDRED)), step)) == parts


@pytest.mark.parametrize(
    ("step", "parts"), [("after", {"after"}), ("winner", {"after", "counts", "outcome", "changes", "verdict"})]
)
def test_a_reveal_without_a_pre_vote_has_two_steps_and_no_matrix(step: str, parts: set[str]) -> None:
    assert shown(frame_at(make_frame(Rule.FINAL_MAJORITY, *fill(SAME_HUNDRED)), step)) == parts


def test_a_pre_vote_is_told_in_one_step() -> None:
    assert reveal_steps(Round.PRE, Rule.MATCHED) == ["before"]


def test_a_frame_says_at_which_step_it_stands_and_keeps_its_names() -> None:
    frame = frame_at(make_frame(Rule.MATCHED, *fill(SAME_HUNDRED)), "after")
    assert frame["step"] == "after"
    assert frame["motion"] == "This house trusts the count"


@UNHURRIED
@given(boxes, boxes, rules)
def test_no_part_is_seen_before_its_step_and_none_is_taken_back(before: Ballots, after: Ballots, rule: Rule) -> None:
    whole = make_frame(rule, before, after)
    frames = [frame_at(whole, step) for step in whole["steps"]]
    assert frames[-1] == whole
    for earlier, later in pairwise(frames):
        assert shown(earlier) < shown(later)
        assert earlier["outcome"] is None
        assert all(earlier[part] == later[part] for part in shown(earlier))
        for part in ("shown", "ballots"):
            assert all(earlier[part][name] in (None, later[part][name]) for name in ("before", "after"))


def test_a_bar_is_there_from_its_own_step_on_and_stands_still_from_then() -> None:
    whole = make_frame(Rule.MATCHED, *fill({**SAME_HUNDRED, **LATECOMERS}))
    at_first = frame_at(whole, "before")
    assert at_first["shown"] == {"before": whole["shown"]["before"], "after": None}
    assert at_first["ballots"] == {"before": 100, "after": None}
    assert frame_at(whole, "after")["shown"] == whole["shown"]


def test_the_record_of_the_example_carries_its_subtraction_and_its_counts() -> None:
    record = result_record(count_result(Rule.MATCHED, 0, *fill({**SAME_HUNDRED, **LATECOMERS})), Rule.MATCHED)
    assert record["counts"] == {"before": 100, "after": 140, "both": 100, "only_before": 0, "only_after": 40}
    assert record["matched"]["after"] == {"for": 50, "against": 42, "undecided": 8}
    assert record["outcome"] == {
        "verdict": "for",
        "rule": "matched",
        "margin_pct": 8.0,
        "spread_pct": 7.2,
        "shifts": {
            "for": {
                "before_pct": 40.0,
                "after_pct": 50.0,
                "gain_pct": 10.0,
                "before_n": 40,
                "after_n": 50,
                "gain_n": 10,
            },
            "against": {
                "before_pct": 40.0,
                "after_pct": 42.0,
                "gain_pct": 2.0,
                "before_n": 40,
                "after_n": 42,
                "gain_n": 2,
            },
        },
    }


@pytest.mark.parametrize(
    ("moved", "of", "gain_pct"),
    [(1, 2000, 0.1), (3, 2000, 0.2), (1, 3000, 0.0), (1, 3, 33.3), (2, 3, 66.7), (0, 7, 0.0), (7, 7, 100.0)],
)
def test_a_percentage_has_one_decimal_and_halves_go_away_from_zero(moved: int, of: int, gain_pct: float) -> None:
    record = result_record(
        count_result(Rule.MATCHED, 0, *fill({"for>against": moved, "undecided>undecided": of - moved})), Rule.MATCHED
    )
    shifts = record["outcome"]["shifts"]
    assert (shifts["against"]["gain_pct"], shifts["for"]["gain_pct"]) == (gain_pct, -gain_pct)


def test_the_same_ballots_by_the_rule_of_all_ballots_name_the_other_side() -> None:
    record = result_record(count_result(Rule.ALL_BALLOTS, 0, *fill({**SAME_HUNDRED, **LATECOMERS})), Rule.ALL_BALLOTS)
    outcome = record["outcome"]
    assert outcome["verdict"] == "against"
    assert [outcome["shifts"][side]["gain_pct"] for side in ("for", "against")] == [-0.7, 13.6]
    assert outcome["spread_pct"] is None
