"""The figures of a poll by itself, as every face prints them: no face divides, rounds or adds."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from debate.domain.polls.entries import only, unshown_facts
from debate.domain.polls.kind import Answers, Kind, Paper


def tally(kind: Kind, paper: Paper, answers: Answers) -> dict[str, Any]:
    """`{"ballots": n, "counts": {what is counted: n}}`: all that is kept of answers whose figures are shown."""
    return {"ballots": sum(answers.values()), "counts": kind.count(paper, answers)}


def figures(kind: Kind, paper: Paper, counted: Mapping[str, Any], approved: Container[str] = ()) -> dict[str, Any]:
    """A tally as it is drawn (shapes.PollFigures). `approved`: of a moderated kind the keys of the entries that a hall
    may see; of all others it is only told how many there are."""
    voters, counts = counted["ballots"], counted["counts"]
    seen = only(counts, approved) if kind.moderated else counts
    rows, facts = kind.rows(paper, voters, seen), kind.facts(paper, seen)
    if kind.moderated:
        facts |= unshown_facts(counts, [row["n"] for row in rows])
    return {"n": voters, "rows": rows, "facts": facts}
