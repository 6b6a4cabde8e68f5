"""The six rules that can name a winner. One is chosen and sealed before the pre-vote opens.

Every comparison is made in exact fractions of counts, never in rounded percentages: a draw is exact equality.
Sources: matched swing as the Soho Forum counts it; all-ballots swing as Intelligence Squared US published it; final
majority as
the Oxford Union divides. Converts only and share of what was left to win answer published criticism of the swing
(docs/rules.md).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from math import sqrt

from debate.domain.motion.pair import Choice
from debate.domain.motion.tally import Matrix, Tally, columns, rows, total

SCORE = {Choice.FOR: 1, Choice.AGAINST: -1, Choice.UNDECIDED: 0}


class Rule(StrEnum):
    MATCHED = "matched"
    ALL_BALLOTS = "all_ballots"
    FINAL_MAJORITY = "final_majority"
    CONVERTS = "converts"
    SHARE_TO_WIN = "share_to_win"
    NONE = "none"

    @property
    def has_pre_vote(self) -> bool:
        return self is not Rule.FINAL_MAJORITY

    @property
    def counts_matched(self) -> bool:
        """The rule counts those who voted both times, and not each vote by itself."""
        return self not in (Rule.ALL_BALLOTS, Rule.FINAL_MAJORITY)


class Verdict(StrEnum):
    FOR = "for"
    AGAINST = "against"
    DRAW = "draw"
    TOO_CLOSE = "too_close"
    NONE = "none"
    NO_RESULT = "no_result"


@dataclass(frozen=True, slots=True)
class Shift:
    """One side's way, in exact fractions of 1 (not percent). `before` is None where there was no pre-vote.

    The counts stand beside, because a subtraction of rounded percentages need not add up: `gain_n` is None where the
    two rounds counted different voters.
    """

    before: Fraction | None
    after: Fraction
    gain: Fraction
    before_n: int | None
    after_n: int
    gain_n: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """`margin` is for's gain minus against's, a fraction of 1; `spread` is sd / sqrt(n) of the per-voter change.

    Without a result (Verdict.NO_RESULT) there is neither, and `shifts` is empty.
    """

    verdict: Verdict
    margin: Fraction | None
    spread: float | None
    shifts: dict[str, Shift]


@dataclass(frozen=True, slots=True)
class Division:
    """All that a rule may look at: the whole tallies of both rounds and the matrix of the matched voters."""

    before: Tally | None
    after: Tally
    cells: Matrix


def decide(rule: Rule, division: Division, band_pct: float) -> Outcome:
    """Apply `rule`. `band_pct`: percentage points of margin within which the result is too close to call (0: off)."""
    if missing_voters(rule, division) is not None:
        return Outcome(Verdict.NO_RESULT, None, None, {})
    return compare(rule, division, band_pct)


def missing_voters(rule: Rule, division: Division) -> str | None:
    """Who would have to have voted for `rule` to measure anything, and did not; None where somebody did.

    "nobody" (at all), "nobody_both" (both times), "nobody_before" or "nobody_after".
    """
    before = total(division.before) if division.before is not None else None
    after = total(division.after)
    if not before and not after:
        return "nobody"
    if rule.counts_matched:
        return None if total(rows(division.cells)) else "nobody_both"
    if before == 0:
        return "nobody_before"
    return None if after else "nobody_after"


def compare(rule: Rule, division: Division, band_pct: float) -> Outcome:
    """Apply `rule` to whatever there is: of an empty room it says that nothing moved, which is a draw."""
    shifts = _shifts(rule, division)
    margin = shifts["for"].gain - shifts["against"].gain
    spread = spread_of_change(division.cells) if rule in (Rule.MATCHED, Rule.NONE) else None
    return Outcome(_verdict(rule, margin, band_pct), margin, spread, shifts)


def _verdict(rule: Rule, margin: Fraction, band_pct: float) -> Verdict:
    if rule is Rule.NONE:
        return Verdict.NONE
    if margin == 0:
        return Verdict.DRAW
    if abs(margin) * 100 <= Fraction(str(band_pct)):
        return Verdict.TOO_CLOSE
    return Verdict.FOR if margin > 0 else Verdict.AGAINST


def _shifts(rule: Rule, division: Division) -> dict[str, Shift]:
    return {side: _shift(rule, division, side) for side in ("for", "against")}


def _shift(rule: Rule, division: Division, side: str) -> Shift:
    if rule is Rule.FINAL_MAJORITY or division.before is None:
        final = share(division.after, side)
        return Shift(None, final, final, None, division.after[side], None)
    if rule is Rule.ALL_BALLOTS:
        return _swing(division.before, division.after, side)
    matched = _matched_swing(division.cells, side)
    if rule is Rule.CONVERTS:
        return _converts(matched, division.cells, side)
    return _share_to_win(matched) if rule is Rule.SHARE_TO_WIN else matched


def share(counted: Tally, side: str) -> Fraction:
    """A side's part of all ballots, undecided included; 0 of an empty room."""
    return Fraction(counted[side], total(counted)) if total(counted) else Fraction(0)


def _swing(before: Tally, after: Tally, side: str) -> Shift:
    was, became = share(before, side), share(after, side)
    return Shift(was, became, became - was, before[side], after[side], None)


def _matched_swing(cells: Matrix, side: str) -> Shift:
    swing = _swing(rows(cells), columns(cells), side)
    return replace(swing, gain_n=swing.after_n - rows(cells)[side])


def _share_to_win(swing: Shift) -> Shift:
    """The gain as a part of what was left to win: (after - before) / (1 - before). A side that had all can win
    nothing."""
    left = 1 - (swing.before or 0)
    return replace(swing, gain=swing.gain / left if left else Fraction(0))


def _converts(swing: Shift, cells: Matrix, side: str) -> Shift:
    """Voters won straight from the other side, as a part of all who voted both times; undecided moves count nothing."""
    won = cells["against" if side == "for" else "for"][side]
    n = total(rows(cells))
    return replace(swing, gain=Fraction(won, n) if n else Fraction(0), gain_n=won)


def mean_change(cells: Matrix) -> Fraction:
    """The mean of the per-voter change of score; equal to the matched margin by the identity in docs/rules.md."""
    n = total(rows(cells))
    moved = sum(cells[b][a] * (SCORE[Choice(a)] - SCORE[Choice(b)]) for b in cells for a in cells[b])
    return Fraction(moved, n) if n else Fraction(0)


def spread_of_change(cells: Matrix) -> float | None:
    """sd / sqrt(n) of the per-voter change, with the sample deviation (n - 1); None for fewer than two voters."""
    n = total(rows(cells))
    if n < 2:
        return None
    squares = sum(cells[b][a] * (SCORE[Choice(a)] - SCORE[Choice(b)]) ** 2 for b in cells for a in cells[b])
    variance = (squares - n * mean_change(cells) ** 2) / Fraction(n - 1)
    return sqrt(variance / n)
