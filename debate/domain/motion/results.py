"""The result of a pair: computed once from the ballots, in one shape for screen, phones, page and bundle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, TypeAlias, get_args

from debate.domain.counts import Counts
from debate.domain.motion.pair import Round
from debate.domain.motion.rules import Division, Outcome, Rule, Shift, decide
from debate.domain.motion.tally import Ballots, columns, matrix, rows, tally
from debate.domain.percent import percent
from debate.domain.sealing import fingerprint

RevealStep: TypeAlias = Literal["before", "after", "movement", "winner"]
STEPS: tuple[RevealStep, ...] = get_args(RevealStep)


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that is shown of a pair. `before` is None where the rule has no pre-vote."""

    before: dict[str, int] | None
    after: dict[str, int]
    cells: dict[str, dict[str, int]]
    counts: Counts
    outcome: Outcome


def count_result(
    rule: Rule,
    band_pct: float,
    before: Ballots | None,
    after: Ballots,
    *,
    by: Callable[[Rule, Division, float], Outcome] = decide,
) -> Result:
    """Count both rounds and decide. Only voters with a ballot in each round stand in the matrix."""
    cells = matrix(before or {}, after)
    first = tally(before.values()) if before is not None else None
    last = tally(after.values())
    counts = Counts(len(before or {}), len(after), sum(rows(cells).values()))
    return Result(first, last, cells, counts, by(rule, Division(first, last, cells), band_pct))


def reveal_steps(round_: Round, rule: Rule) -> list[RevealStep]:
    """The steps of a reveal, in order."""
    if round_ is Round.PRE:
        return ["before"]
    if not rule.has_pre_vote:
        return ["after", "winner"]
    return list(STEPS)


def result_record(result: Result, rule: Rule) -> dict[str, Any]:
    """The result as plain data: `before`, `after`, `counts`, `matrix`, `matched`, `outcome` (shapes.ResultFrame).

    Without a pre-vote nobody could vote both times: then there is no matrix, rather than one of zeros.
    """
    paired = result.before is not None
    return {
        "before": result.before,
        "after": result.after,
        "counts": result.counts.record(),
        "matrix": result.cells if paired else None,
        "matched": {"before": rows(result.cells), "after": columns(result.cells)} if paired else None,
        "outcome": outcome_record(result.outcome, rule),
    }


def outcome_record(outcome: Outcome, rule: Rule) -> dict[str, Any]:
    return {
        "verdict": str(outcome.verdict),
        "rule": str(rule),
        "margin_pct": percent(outcome.margin),
        "spread_pct": None if outcome.spread is None else percent(Fraction(outcome.spread)),
        "shifts": {side: _shift_record(shift) for side, shift in outcome.shifts.items()},
    }


def _shift_record(shift: Shift) -> dict[str, float | int | None]:
    return {
        "before_pct": percent(shift.before),
        "after_pct": percent(shift.after),
        "gain_pct": percent(shift.gain),
        "before_n": shift.before_n,
        "after_n": shift.after_n,
        "gain_n": shift.gain_n,
    }


# What each step adds. Until then the part is None, so that no screen holds a figure it may not show.
REVEALED_BY: Mapping[str, str] = {
    "before": "before",
    "after": "after",
    "counts": "movement",
    "matrix": "movement",
    "matched": "movement",
    "outcome": "winner",
    "changes": "winner",
    "verdict": "winner",
}


def frame_at(frame: Mapping[str, Any], step: str) -> dict[str, Any]:
    """The frame as the hall may see it at `step`: parts of later steps are None."""
    steps = frame["steps"]
    reached = set(steps[: steps.index(step) + 1])
    # A rule without a movement step shows its counts with the winner.
    last = step == steps[-1]
    hidden = {part: None for part, by in REVEALED_BY.items() if by not in reached and not last}
    by_round = {
        part: {name: value if name in reached or last else None for name, value in frame[part].items()}
        for part in ("shown", "ballots")
    }
    return with_fingerprints({**frame, **hidden, **by_round, "step": step})


def with_fingerprints(frame: Mapping[str, Any]) -> dict[str, Any]:
    """The frame with its hashes as people read them, whenever it was stored."""
    return {**frame, "fingerprints": {name: fingerprint(full) for name, full in frame["hashes"].items()}}
