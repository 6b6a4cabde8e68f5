"""What holds for every room, whoever sat in it."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from statistics import stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.domain.motion.results import count_result
from debate.domain.motion.rules import Rule, Verdict, mean_change, spread_of_change
from debate.domain.motion.tally import Ballots, columns, matrix, rows, tally, total
from tests.domain.rooms import UNHURRIED, bands, boxes, choices, rules

SCORES = {"for": 1, "against": -1, "undecided": 0}
MATCHED_RULES = [Rule.MATCHED, Rule.CONVERTS, Rule.SHARE_TO_WIN]
OTHER_SIDE = {"for": "against", "against": "for", "undecided": "undecided"}
strangers = st.dictionaries(st.integers(0, 40).map("stranger{}".format), choices, max_size=20)


def matched_changes(before: Ballots, after: Ballots) -> list[int]:
    return [SCORES[after[voter]] - SCORES[before[voter]] for voter in before.keys() & after.keys()]


@UNHURRIED
@given(boxes)
def test_a_tally_adds_up_to_its_ballots(box: Ballots) -> None:
    counted = tally(box.values())
    assert total(counted) == len(box)
    assert all(counted[choice] == list(box.values()).count(choice) for choice in SCORES)


@UNHURRIED
@given(boxes, boxes)
def test_the_rows_and_columns_of_the_matrix_are_what_the_matched_said(before: Ballots, after: Ballots) -> None:
    cells = matrix(before, after)
    both = before.keys() & after.keys()
    assert rows(cells) == tally(before[voter] for voter in both)
    assert columns(cells) == tally(after[voter] for voter in both)


@UNHURRIED
@given(boxes, boxes)
def test_every_voter_is_counted_once_among_both_only_before_and_only_after(before: Ballots, after: Ballots) -> None:
    counts = count_result(Rule.MATCHED, 0, before, after).counts
    assert counts.both + counts.only_before + counts.only_after == len(before.keys() | after.keys())
    assert (counts.before, counts.after) == (len(before), len(after))


@UNHURRIED
@given(boxes, boxes)
def test_the_matched_margin_is_exactly_the_mean_change(before: Ballots, after: Ballots) -> None:
    changes = matched_changes(before, after)
    mean = Fraction(sum(changes), len(changes)) if changes else Fraction(0)
    assert count_result(Rule.MATCHED, 0, before, after).outcome.margin == (mean if changes else None)
    assert mean_change(matrix(before, after)) == mean


@UNHURRIED
@given(boxes, boxes)
def test_the_spread_is_the_deviation_of_the_changes_over_the_root_of_their_number(
    before: Ballots, after: Ballots
) -> None:
    changes = matched_changes(before, after)
    spread = spread_of_change(matrix(before, after))
    if len(changes) < 2:
        assert spread is None
    else:
        assert spread is not None
        assert spread >= 0
        assert spread == pytest.approx(stdev(changes) / sqrt(len(changes)))


@UNHURRIED
@given(boxes, boxes, strangers, st.booleans(), st.sampled_from(MATCHED_RULES), bands)
def test_unpaired_ballots_never_move_a_matched_outcome(
    before: Ballots, after: Ballots, unpaired: Ballots, early: bool, rule: Rule, band: float
) -> None:
    more_before, more_after = ({**before, **unpaired}, after) if early else (before, {**after, **unpaired})
    alone = count_result(rule, band, before, after).outcome
    assert count_result(rule, band, more_before, more_after).outcome == alone


@UNHURRIED
@given(boxes, boxes, st.permutations(range(61)), rules, bands)
def test_who_the_voters_are_changes_nothing(
    before: Ballots, after: Ballots, seats: list[int], rule: Rule, band: float
) -> None:
    swapped = {f"v{index}": f"v{seat}" for index, seat in enumerate(seats)}
    renamed = [
        {swapped[voter]: choice for voter, choice in sorted(box.items(), reverse=True)} for box in (before, after)
    ]
    assert count_result(rule, band, *renamed) == count_result(rule, band, before, after)


@UNHURRIED
@given(boxes, boxes, rules, bands)
def test_changing_the_sides_of_everybody_changes_the_winner(
    before: Ballots, after: Ballots, rule: Rule, band: float
) -> None:
    mirrored = [{voter: OTHER_SIDE[choice] for voter, choice in box.items()} for box in (before, after)]
    outcome, mirror = count_result(rule, band, before, after).outcome, count_result(rule, band, *mirrored).outcome
    assert mirror.verdict == OTHER_SIDE.get(outcome.verdict, outcome.verdict)
    assert mirror.margin == (None if outcome.margin is None else -outcome.margin)


@UNHURRIED
@given(boxes, boxes, rules, bands)
def test_a_winner_is_named_only_outside_the_band_and_a_draw_only_at_zero(
    before: Ballots, after: Ballots, rule: Rule, band: float
) -> None:
    outcome = count_result(rule, band, before, after).outcome
    if outcome.margin is None:
        assert outcome.verdict is Verdict.NO_RESULT
        return
    if rule is Rule.NONE:
        assert outcome.verdict is Verdict.NONE
        return
    assert (outcome.verdict is Verdict.DRAW) == (outcome.margin == 0)
    named = outcome.verdict in (Verdict.FOR, Verdict.AGAINST)
    assert named == (outcome.margin != 0 and abs(outcome.margin) * 100 > Fraction(str(band)))


@UNHURRIED
@given(boxes)
def test_a_room_that_does_not_move_is_a_draw_under_every_swing(box: Ballots) -> None:
    for rule in (Rule.MATCHED, Rule.ALL_BALLOTS, Rule.CONVERTS, Rule.SHARE_TO_WIN):
        verdict = count_result(rule, 0, box, box).outcome.verdict
        assert verdict is (Verdict.DRAW if box else Verdict.NO_RESULT)


@UNHURRIED
@given(boxes, boxes, rules)
def test_there_is_no_result_exactly_where_nobody_voted_whom_the_rule_counts(
    before: Ballots, after: Ballots, rule: Rule
) -> None:
    outcome = count_result(rule, 0, before if rule.has_pre_vote else None, after).outcome
    both = before.keys() & after.keys()
    counted = {Rule.ALL_BALLOTS: bool(before and after), Rule.FINAL_MAJORITY: bool(after)}.get(rule, bool(both))
    assert (outcome.verdict is Verdict.NO_RESULT) is not counted
    assert (outcome.shifts == {}) is not counted
