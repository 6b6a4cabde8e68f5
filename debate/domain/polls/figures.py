"""The figures of a poll by itself, as every face prints them: no face divides, rounds or adds."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from debate.domain.percent import percent
from debate.domain.polls.kind import Answers, Kind, Paper


def tally(kind: Kind, paper: Paper, answers: Answers) -> dict[str, Any]:
    """`{"ballots": n, "counts": {option: n}}`: all that is kept of answers whose figures are shown."""
    return {"ballots": sum(answers.values()), "counts": kind.count(paper, answers)}


def figures(kind: Kind, paper: Paper, counted: Mapping[str, Any]) -> dict[str, Any]:
    """A tally as it is drawn (shapes.PollFigures). Shares are of those who voted."""
    n, counts = counted["ballots"], counted["counts"]
    most = max(counts.values())
    return {
        "n": n,
        "rows": [
            {
                "id": option.id,
                "text": option.text,
                "n": counts[option.id],
                "pct": percent(Fraction(counts[option.id], n)) if n else None,
                "length": percent(Fraction(counts[option.id], most)) if most else 0.0,
                "leads": 0 < counts[option.id] == most,
            }
            for option in paper.options
        ],
        "facts": kind.facts(paper, counts),
    }
