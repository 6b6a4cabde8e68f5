"""The six rules, each against sums done by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from debate.domain.motion.results import Result, count_result
from debate.domain.motion.rules import Division, Outcome, Rule, Verdict, decide, missing_voters
from debate.domain.motion.tally import Matrix, columns, rows
from tests.domain.rooms import LATECOMERS, SAME_HUNDRED, fill, lay_out

ALL_BUT_NONE = [rule for rule in Rule if rule is not Rule.NONE]


def count(rule: Rule, moves: dict[str, int], band_pct: float = 0) -> Result:
    before, after = fill(moves)
    return count_result(rule, band_pct, before if rule.has_pre_vote else None, after)


def gains(outcome: Outcome) -> tuple[Fraction, Fraction]:
    return outcome.shifts["for"].gain, outcome.shifts["against"].gain


def judge(rule: Rule, cells: Matrix, band_pct: float = 0) -> Outcome:
    """A room in which everybody voted both times."""
    return decide(rule, Division(rows(cells), columns(cells), cells), band_pct)


@pytest.mark.parametrize(
    ("rule", "for_", "against", "verdict"),
    [
        (Rule.MATCHED, Fraction(10, 100), Fraction(2, 100), "for"),
        (Rule.ALL_BALLOTS, Fraction(55, 140) - Fraction(40, 100), Fraction(75, 140) - Fraction(40, 100), "against"),
        (Rule.FINAL_MAJORITY, Fraction(55, 140), Fraction(75, 140), "against"),
        (Rule.CONVERTS, Fraction(6, 100), Fraction(4, 100), "for"),
        (Rule.SHARE_TO_WIN, Fraction(10, 60), Fraction(2, 60), "for"),
        (Rule.NONE, Fraction(10, 100), Fraction(2, 100), "none"),
    ],
)
def test_one_room_is_decided_by_each_rule_in_its_own_way(
    rule: Rule, for_: Fraction, against: Fraction, verdict: str
) -> None:
    outcome = count(rule, {**SAME_HUNDRED, **LATECOMERS}).outcome
    assert gains(outcome) == (for_, against)
    assert outcome.margin == for_ - against
    assert outcome.verdict is Verdict(verdict)


def test_the_room_of_the_example_holds_the_counts_that_the_example_names() -> None:
    result = count(Rule.MATCHED, {**SAME_HUNDRED, **LATECOMERS})
    assert result.before == {"for": 40, "against": 40, "undecided": 20}
    assert columns(result.cells) == {"for": 50, "against": 42, "undecided": 8}
    assert result.after == {"for": 55, "against": 75, "undecided": 10}
    assert (result.counts.both, result.counts.only_before, result.counts.only_after) == (100, 0, 40)


def test_the_spread_is_that_of_the_hundred_changes() -> None:
    # Four changes of -2, six of +2, eight of +1, four of -1, the rest 0: their squares sum to 52, their mean is 0.08.
    spread = count(Rule.MATCHED, SAME_HUNDRED).outcome.spread
    assert spread == pytest.approx((((52 - 100 * 0.08**2) / 99) / 100) ** 0.5)


@pytest.mark.parametrize("rule", [Rule.ALL_BALLOTS, Rule.FINAL_MAJORITY, Rule.CONVERTS, Rule.SHARE_TO_WIN])
def test_a_rule_that_does_not_take_the_mean_change_has_no_spread(rule: Rule) -> None:
    assert count(rule, SAME_HUNDRED).outcome.spread is None


def test_the_counts_of_a_matched_shift_stand_beside_it() -> None:
    shift = count(Rule.MATCHED, {**SAME_HUNDRED, **LATECOMERS}).outcome.shifts["for"]
    assert (shift.before_n, shift.after_n, shift.gain_n) == (40, 50, 10)


def test_all_ballots_name_no_voters_gained_because_the_rounds_count_different_ones() -> None:
    shift = count(Rule.ALL_BALLOTS, {**SAME_HUNDRED, **LATECOMERS}).outcome.shifts["for"]
    assert (shift.before_n, shift.after_n, shift.gain_n) == (40, 55, None)


def test_converts_count_only_moves_from_one_side_to_the_other() -> None:
    outcome = count(Rule.CONVERTS, {"against>for": 3, "for>against": 4, "undecided>for": 50, "for>for": 43}).outcome
    assert gains(outcome) == (Fraction(3, 100), Fraction(4, 100))
    assert outcome.verdict is Verdict.AGAINST
    assert outcome.shifts["against"].gain_n == 4


def test_the_share_to_win_favours_the_side_that_had_less_left() -> None:
    # for: 80 to 88, 8 of the 20 it did not have; against: 10 to 12 of the 90 it did not have.
    moves = {"for>for": 80, "undecided>for": 8, "undecided>against": 2, "against>against": 10}
    outcome = count(Rule.SHARE_TO_WIN, moves).outcome
    assert gains(outcome) == (Fraction(2, 5), Fraction(1, 45))


def test_a_side_that_had_everybody_before_can_win_nothing_more() -> None:
    outcome = count(Rule.SHARE_TO_WIN, {"for>for": 70, "for>against": 30}).outcome
    assert gains(outcome) == (Fraction(0), Fraction(3, 10))


def test_a_final_majority_asks_for_no_pre_vote() -> None:
    result = count_result(Rule.FINAL_MAJORITY, 0, None, fill({">for": 3, ">against": 2, ">undecided": 1})[1])
    assert result.before is None
    assert result.outcome.shifts["for"].before is None
    assert result.outcome.margin == Fraction(1, 6)
    assert result.outcome.verdict is Verdict.FOR


def test_every_rule_but_the_final_majority_has_a_pre_vote() -> None:
    assert [rule for rule in Rule if not rule.has_pre_vote] == [Rule.FINAL_MAJORITY]


def test_equal_gains_of_rounds_of_different_size_are_a_draw() -> None:
    # 1 of 3 to 7 of 14, on both sides: a third to a half, whatever the decimals say.
    outcome = count(
        Rule.ALL_BALLOTS, {"for>for": 1, "against>against": 1, "undecided>for": 1, ">for": 5, ">against": 6}
    ).outcome
    assert gains(outcome) == (Fraction(1, 6), Fraction(1, 6))
    assert outcome.verdict is Verdict.DRAW


def test_one_voter_in_ten_thousand_is_no_draw_though_the_percentages_read_alike() -> None:
    outcome = judge(
        Rule.MATCHED, lay_out({"undecided>for": 1001, "undecided>against": 1000, "undecided>undecided": 7999})
    )
    assert outcome.verdict is Verdict.FOR


@pytest.mark.parametrize(
    ("band_pct", "verdict"), [(0, "for"), (7.9, "for"), (8, "too_close"), (8.0, "too_close"), (9, "too_close")]
)
def test_a_margin_of_eight_points_is_too_close_from_a_band_of_eight(band_pct: float, verdict: str) -> None:
    assert count(Rule.MATCHED, SAME_HUNDRED, band_pct).outcome.verdict is Verdict(verdict)


def test_the_band_holds_for_against_as_well() -> None:
    assert count(Rule.MATCHED, {"undecided>against": 5, "for>for": 95}, 5).outcome.verdict is Verdict.TOO_CLOSE
    assert count(Rule.MATCHED, {"undecided>against": 6, "for>for": 94}, 5).outcome.verdict is Verdict.AGAINST


def test_the_band_is_the_decimal_that_was_sealed_not_its_binary_neighbour() -> None:
    cells = lay_out({"undecided>for": 3, "for>for": 997})
    assert judge(Rule.MATCHED, cells, 0.3).verdict is Verdict.TOO_CLOSE
    assert judge(Rule.MATCHED, cells, 0.299).verdict is Verdict.FOR


def test_equality_inside_a_band_is_a_draw_and_not_too_close() -> None:
    assert count(Rule.MATCHED, {"for>for": 5, "against>against": 5}, 10).outcome.verdict is Verdict.DRAW


@pytest.mark.parametrize("rule", list(Rule))
def test_nobody_voted_so_there_is_no_result(rule: Rule) -> None:
    assert count(rule, {}).outcome == Outcome(Verdict.NO_RESULT, None, None, {})


@pytest.mark.parametrize(
    ("rule", "moves", "missing"),
    [
        *[(rule, {}, "nobody") for rule in Rule],
        *[(rule, {"for>": 3, ">for": 4}, "nobody_both") for rule in Rule if rule.counts_matched],
        (Rule.ALL_BALLOTS, {"for>": 3}, "nobody_after"),
        (Rule.ALL_BALLOTS, {">for": 3}, "nobody_before"),
        (Rule.ALL_BALLOTS, {"for>": 3, ">for": 4}, None),
        (Rule.FINAL_MAJORITY, {">undecided": 1}, None),
        *[(rule, {"undecided>undecided": 1}, None) for rule in Rule],
    ],
)
def test_it_is_said_whose_votes_are_missing(rule: Rule, moves: dict[str, int], missing: str | None) -> None:
    result = count(rule, moves)
    assert missing_voters(rule, Division(result.before, result.after, result.cells)) == missing


@pytest.mark.parametrize("rule", [Rule.MATCHED, Rule.ALL_BALLOTS, Rule.CONVERTS, Rule.SHARE_TO_WIN])
def test_a_unanimous_room_that_stays_so_is_a_draw(rule: Rule) -> None:
    assert count(rule, {"for>for": 30}).outcome.verdict is Verdict.DRAW


def test_a_unanimous_room_has_no_spread_of_change() -> None:
    assert count(Rule.MATCHED, {"for>for": 30}).outcome.spread == 0


def test_a_room_without_undecided_is_decided_by_those_who_changed_sides() -> None:
    outcome = count(Rule.MATCHED, {"for>for": 40, "for>against": 10, "against>for": 15, "against>against": 35}).outcome
    assert gains(outcome) == (Fraction(1, 20), Fraction(-1, 20))
    assert outcome.margin == Fraction(1, 10)


def test_one_voter_can_decide_and_has_no_spread() -> None:
    outcome = count(Rule.MATCHED, {"undecided>against": 1}).outcome
    assert outcome.verdict is Verdict.AGAINST
    assert outcome.margin == -1
    assert outcome.spread is None


def test_voters_of_one_round_alone_decide_nothing_when_matched() -> None:
    assert count(Rule.MATCHED, {"against>": 50, ">for": 50}).outcome.verdict is Verdict.NO_RESULT


def test_no_winner_is_named_however_far_the_room_moved() -> None:
    outcome = count(Rule.NONE, {"against>for": 100}).outcome
    assert outcome.verdict is Verdict.NONE
    assert outcome.margin == 2
