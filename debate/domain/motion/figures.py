"""The figures of a result as they are drawn and printed.

They are worked out here and nowhere else: no screen, phone, page or picture picks a tally, divides, rounds or adds.
What cannot be said in figures alone is said by the key of its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from debate.domain.motion.pair import CHOICES
from debate.domain.motion.rules import Division, Outcome, Rule, Shift, Verdict, compare, missing_voters
from debate.domain.motion.tally import Tally, total
from debate.domain.percent import direction, gain_words, percent, tiny

# Whom a bar counts, as the key of the words `of.<of>`.
Whom: TypeAlias = Literal["both", "all", "so_far", "nobody", "nobody_both", "none_so_far"]


def bar(counted: Tally, of: Whom, of_nobody: Whom) -> dict[str, Any]:
    """A tally as a bar stands at it (shapes.Bar). `of` and `of_nobody` name the words that say whom it counts."""
    n = total(counted)
    return {
        "of": of if n else of_nobody,
        "n": n,
        "shares": {
            str(choice): {"n": counted[choice], "pct": percent(Fraction(counted[choice], n)) if n else None}
            for choice in CHOICES
        },
    }


def live_bar(counted: Tally) -> dict[str, Any]:
    """The bar of an open vote: of the votes that are shown so far."""
    return bar(counted, "so_far", "none_so_far")


def whole_bar(counted: Tally) -> dict[str, Any]:
    """The bar of a closed vote by itself: of everybody who voted."""
    return bar(counted, "all", "nobody")


def matched_bar(counted: Tally) -> dict[str, Any]:
    """The bar of one round, of those who voted both times."""
    return bar(counted, "both", "nobody_both")


def with_figures(frame: Mapping[str, Any]) -> dict[str, Any]:
    """A counted frame with what is drawn of it: `ballots`, `shown`, `changes` and `verdict` (shapes.ResultFrame).

    Needs the counts of results.result_record, the frame's seal and its outcome, and changes nothing of them: frames
    that were stored before these parts existed are completed by the same function.
    """
    rule = Rule(frame["seal"]["rule"])
    outcome = frame["outcome"]
    counted = outcome is not None and missing_voters(rule, _division(frame)) is None
    return {
        **frame,
        "ballots": {name: None if frame[name] is None else total(frame[name]) for name in ("before", "after")},
        "shown": _shown(frame, rule),
        "changes": _changes(rule, _compared(frame, rule)) if counted else None,
        "verdict": _verdict(frame, rule) if outcome is not None else None,
    }


def _shown(frame: Mapping[str, Any], rule: Rule) -> dict[str, Any]:
    """The bars of both rounds: of those whom the rule counts. A pre-vote that is shown by itself has no matched."""
    if rule.counts_matched and frame["matched"] is not None:
        return {name: matched_bar(counted) for name, counted in frame["matched"].items()}
    rounds = {name: frame[name] for name in ("before", "after")}
    return {name: whole_bar(counted) if counted else None for name, counted in rounds.items()}


def _division(frame: Mapping[str, Any]) -> Division:
    nowhere = {str(choice): {str(other): 0 for other in CHOICES} for choice in CHOICES}
    return Division(frame["before"], frame["after"], frame["matrix"] or nowhere)


def _compared(frame: Mapping[str, Any], rule: Rule) -> Outcome:
    return compare(rule, _division(frame), frame["seal"]["band"])


def _verdict(frame: Mapping[str, Any], rule: Rule) -> dict[str, Any]:
    """What is said of the whole: `words` is the verdict, or who did not vote where there is no result."""
    outcome = frame["outcome"]
    said = outcome["verdict"]
    margin = outcome["margin_pct"]
    return {
        "words": missing_voters(rule, _division(frame)) if said == Verdict.NO_RESULT else said,
        "winner": said if said in (Verdict.FOR, Verdict.AGAINST) else None,
        "margin_pct": None if margin is None else abs(margin),
        "spread_pct": outcome["spread_pct"],
    }


def _changes(rule: Rule, outcome: Outcome) -> dict[str, Any]:
    return {side: _change(rule, shift) for side, shift in outcome.shifts.items()}


def _change(rule: Rule, shift: Shift) -> dict[str, Any]:
    """One side's way as it is printed (shapes.Change): the change is a change and never the end of an equation."""
    words = _change_words(rule, shift) if shift.before is not None else None
    return {
        "before_pct": percent(shift.before),
        "before_n": shift.before_n,
        "after_pct": percent(shift.after),
        "after_n": shift.after_n,
        "words": words,
        "pct": percent(abs(shift.gain)) if words else None,
        "n": abs(shift.gain_n) if words and shift.gain_n is not None else None,
    }


def _change_words(rule: Rule, shift: Shift) -> str:
    if rule is Rule.CONVERTS:
        return f"won{tiny(shift.gain)}" if shift.gain else "won_nobody"
    if rule is Rule.SHARE_TO_WIN and shift.before == 1:
        return "nothing_left"
    if rule is Rule.SHARE_TO_WIN and shift.gain:
        return f"part_{direction(shift.gain)}{tiny(shift.gain)}"
    return gain_words(shift.before, shift.after, shift.gain)
