"""The figures that faces print: which tally the bars stand at, whom it counts, and how a change is worded."""

from __future__ import annotations

from typing import Any

import pytest

from debate.domain.motion.figures import live_bar, whole_bar, with_figures
from debate.domain.motion.results import count_result, result_record
from debate.domain.motion.rules import Rule, compare
from tests.domain.rooms import LATECOMERS, SAME_HUNDRED, fill

LATE = {**SAME_HUNDRED, **LATECOMERS}
MATCHED_RULES = [rule for rule in Rule if rule.counts_matched]


def make_frame(rule: Rule, moves: dict[str, int], **by: Any) -> dict[str, Any]:
    before, after = fill(moves)
    result = count_result(rule, 0, before if rule.has_pre_vote else None, after, **by)
    return with_figures({"seal": {"rule": str(rule), "band": 0}, **result_record(result, rule)})


def shares(frame: dict[str, Any], round_: str) -> list[float]:
    return [frame["shown"][round_]["shares"][side]["pct"] for side in ("for", "against", "undecided")]


def change(rule: Rule, moves: dict[str, int], side: str = "for") -> tuple[str, float | None, int | None]:
    found = make_frame(rule, moves)["changes"][side]
    return found["words"], found["pct"], found["n"]


@pytest.mark.parametrize("rule", MATCHED_RULES)
def test_the_bars_stand_at_those_who_voted_both_times_where_the_rule_counts_them(rule: Rule) -> None:
    frame = make_frame(rule, LATE)
    assert shares(frame, "before") == [40.0, 40.0, 20.0]
    assert shares(frame, "after") == [50.0, 42.0, 8.0]
    assert [(frame["shown"][name]["of"], frame["shown"][name]["n"]) for name in ("before", "after")] == [
        ("both", 100)
    ] * 2
    assert frame["ballots"] == {"before": 100, "after": 140}


@pytest.mark.parametrize("rule", [Rule.ALL_BALLOTS, Rule.FINAL_MAJORITY])
def test_the_bars_stand_at_everybody_where_the_rule_counts_each_vote_by_itself(rule: Rule) -> None:
    frame = make_frame(rule, LATE)
    assert shares(frame, "after") == [39.3, 53.6, 7.1]
    assert (frame["shown"]["after"]["of"], frame["shown"]["after"]["n"]) == ("all", 140)
    assert (frame["shown"]["before"] is None) is (rule is Rule.FINAL_MAJORITY)


@pytest.mark.parametrize("rule", list(Rule))
def test_the_shares_of_the_table_are_those_of_the_bars(rule: Rule) -> None:
    frame = make_frame(rule, LATE)
    for side, way in frame["changes"].items():
        for name in ("before", "after"):
            drawn = frame["shown"][name]
            assert way[f"{name}_pct"] == (drawn and drawn["shares"][side]["pct"])
            assert way[f"{name}_n"] == (drawn and drawn["shares"][side]["n"])


def test_a_half_is_rounded_away_from_zero() -> None:
    assert whole_bar({"for": 17, "against": 23, "undecided": 0})["shares"]["for"]["pct"] == 42.5
    assert whole_bar({"for": 1, "against": 15, "undecided": 0})["shares"]["for"]["pct"] == 6.3  # 6.25


def test_a_bar_of_nobody_has_no_shares_and_says_so() -> None:
    nobody = {"for": 0, "against": 0, "undecided": 0}
    for drawn, of in ((whole_bar(nobody), "nobody"), (live_bar(nobody), "none_so_far")):
        assert (drawn["of"], drawn["n"]) == (of, 0)
        assert {share["pct"] for share in drawn["shares"].values()} == {None}


@pytest.mark.parametrize(
    ("rule", "moves", "words"),
    [
        (Rule.MATCHED, {"for>for": 2, "against>against": 1}, ("none", 0.0, 0)),
        (Rule.MATCHED, {"for>for": 1, "against>for": 1}, ("up", 50.0, 1)),
        (Rule.MATCHED, {"for>for": 1, "for>against": 1}, ("down", 50.0, 1)),
        # 16.7 -> 33.3 is 16.7 and looks like 16.6
        (Rule.MATCHED, {"for>for": 1, "against>for": 1, "against>against": 4}, ("up_about", 16.7, 1)),
        (Rule.MATCHED, {"against>for": 1, "against>against": 4999}, ("up_tiny", 0.0, 1)),
        (Rule.ALL_BALLOTS, {"for>": 1, "against>": 1, ">for": 1}, ("up", 50.0, None)),
        (Rule.CONVERTS, {"against>for": 2, "undecided>for": 5, "against>against": 3}, ("won", 20.0, 2)),
        (Rule.CONVERTS, {"undecided>for": 5}, ("won_nobody", 0.0, 0)),
        (Rule.CONVERTS, {"against>for": 1, "against>against": 4999}, ("won_tiny", 0.0, 1)),
        (Rule.SHARE_TO_WIN, {"for>for": 5, "against>for": 1, "against>against": 4}, ("part_up", 20.0, 1)),
        (Rule.SHARE_TO_WIN, {"for>for": 4, "for>against": 1, "against>against": 5}, ("part_down", 20.0, 1)),
        (Rule.SHARE_TO_WIN, {"for>for": 5, "against>against": 1}, ("none", 0.0, 0)),
        (Rule.SHARE_TO_WIN, {"for>for": 4, "for>against": 1}, ("nothing_left", 0.0, 1)),
        (Rule.FINAL_MAJORITY, {">for": 4, ">against": 1}, (None, None, None)),
    ],
)
def test_a_change_is_worded_for_what_it_is(
    rule: Rule, moves: dict[str, int], words: tuple[str, float | None, int | None]
) -> None:
    assert change(rule, moves) == words


@pytest.mark.parametrize(
    ("rule", "moves", "words"),
    [
        (Rule.MATCHED, {"for>": 4, ">for": 3}, "nobody_both"),
        (Rule.MATCHED, {}, "nobody"),
        (Rule.ALL_BALLOTS, {"for>": 4}, "nobody_after"),
        (Rule.FINAL_MAJORITY, {}, "nobody"),
    ],
)
def test_without_a_result_it_is_said_who_did_not_vote(rule: Rule, moves: dict[str, int], words: str) -> None:
    frame = make_frame(rule, moves)
    assert frame["outcome"]["verdict"] == "no_result"
    assert frame["verdict"] == {"words": words, "winner": None, "margin_pct": None, "spread_pct": None}
    assert frame["changes"] is None


def test_an_empty_room_that_was_counted_as_a_draw_stays_the_draw_that_was_shown() -> None:
    frame = make_frame(Rule.MATCHED, {"for>": 4, ">for": 3}, by=compare)
    assert (frame["verdict"]["words"], frame["changes"]) == ("draw", None)
    assert frame["shown"]["after"]["of"] == "nobody_both"
