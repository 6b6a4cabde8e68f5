"""The figures of a poll by itself, as every face prints them: no face divides, rounds or adds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from debate.domain.polls.kind import Answers, Kind, Paper


def tally(kind: Kind, paper: Paper, answers: Answers) -> dict[str, Any]:
    """`{"ballots": n, "counts": {what is counted: n}}`: all that is kept of answers whose figures are shown."""
    return {"ballots": sum(answers.values()), "counts": kind.count(paper, answers)}


def figures(kind: Kind, paper: Paper, counted: Mapping[str, Any]) -> dict[str, Any]:
    """A tally as it is drawn (shapes.PollFigures)."""
    voters, counts = counted["ballots"], counted["counts"]
    return {"n": voters, "rows": kind.rows(paper, voters, counts), "facts": kind.facts(paper, counts)}
