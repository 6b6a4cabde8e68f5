"""A poll's second round: how those who voted both times have moved, ready to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from debate.domain.counts import Counts
from debate.domain.percent import gain_words, percent
from debate.domain.polls.kind import Kind, Option, Paper

Ballots: TypeAlias = Mapping[str, str]  # voter -> answer


def movement(kind: Kind, paper: Paper, before: Ballots, after: Ballots) -> dict[str, Any]:
    """What is drawn of the way from the first round to the second (shapes.Movement): shares are of those who voted
    both times."""
    ways = Counter((before[voter], after[voter]) for voter in before.keys() & after.keys())
    counts = Counts(len(before), len(after), ways.total())
    return {
        "counts": counts.record(),
        "rows": [_row(option, ways, counts.both) for option in paper.options],
        "cells": _cells(paper, ways) if kind.second_round == "by_answer" else None,
    }


def _cells(paper: Paper, ways: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    return {first: {second: ways.get((first, second), 0) for second in paper.ids} for first in paper.ids}


def _row(option: Option, ways: Mapping[tuple[str, str], int], both: int) -> dict[str, Any]:
    """One option: who took it before and after, who came to it, and who left it."""
    moves: Counter[tuple[bool, bool]] = Counter()
    for (first, second), voters in ways.items():
        moves[option.id in first.split(","), option.id in second.split(",")] += voters
    stayed, came, left = moves[True, True], moves[False, True], moves[True, False]
    before, after = Fraction(stayed + left, both or 1), Fraction(stayed + came, both or 1)
    return {
        "id": option.id,
        "text": option.text,
        "before": _share(stayed + left, both),
        "after": _share(stayed + came, both),
        "came": came,
        "left": left,
        "words": gain_words(before, after, after - before) if both else None,
        "points": percent(abs(after - before)) if both else None,
    }


def _share(n: int, whole: int) -> dict[str, Any]:
    return {"n": n, "pct": percent(Fraction(n, whole)) if whole else None}
