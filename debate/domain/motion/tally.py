"""Tallies and the nine-cell matrix: whole numbers only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from debate.domain.motion.pair import CHOICES

Ballots: TypeAlias = Mapping[str, str]  # voter -> choice
Tally: TypeAlias = dict[str, int]
Matrix: TypeAlias = dict[str, dict[str, int]]


def tally(choices: Iterable[str]) -> Tally:
    """Ballots per choice; every choice is present, also with 0."""
    counted = Counter(choices)
    return {str(choice): counted.get(choice, 0) for choice in CHOICES}


def matrix(before: Ballots, after: Ballots) -> Matrix:
    """`matrix[before][after]`: voters who voted both times, by how they moved."""
    counted = Counter((choice, after[voter]) for voter, choice in before.items() if voter in after)
    return {str(b): {str(a): counted.get((b, a), 0) for a in CHOICES} for b in CHOICES}


def rows(cells: Matrix) -> Tally:
    """What the matched voters said before."""
    return {choice: sum(row.values()) for choice, row in cells.items()}


def columns(cells: Matrix) -> Tally:
    """What the matched voters said after."""
    return {str(a): sum(row[a] for row in cells.values()) for a in CHOICES}


def total(counted: Mapping[str, int]) -> int:
    return sum(counted.values())
