"""Answers that are numbers, as they are spread over the voters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from fractions import Fraction
from itertools import accumulate


class Spread:
    """The numbers that were given, the least first, and how many voters each number and those before it have. A hall
    gives thousands, and a live poll is drawn again at every push: nothing here goes through its voters one by one."""

    def __init__(self, voters: Mapping[int, int]) -> None:
        """`voters`: how many gave each number."""
        self._voters = voters
        self.steps = sorted(step for step, n in voters.items() if n)
        self._up_to = list(accumulate(voters[step] for step in self.steps))

    @property
    def voters(self) -> int:
        return self._up_to[-1] if self._up_to else 0

    def at(self, place: int) -> int:
        """The number of the voter at that place, the first being 1 and having the least."""
        return self.steps[bisect_left(self._up_to, place)]

    def rank(self, part: int) -> int:
        """The number that `part` per cent of the voters do not exceed, one that somebody gave."""
        return self.at(max(1, -(-part * self.voters // 100)))

    def within(self, least: int | None, most: int | None) -> int:
        """How many voters gave a number from `least` to `most`."""
        below = 0 if least is None else bisect_left(self.steps, least)
        above = len(self.steps) if most is None else bisect_right(self.steps, most)
        return (self._up_to[above - 1] if above else 0) - (self._up_to[below - 1] if below else 0)

    def mean(self) -> Fraction:
        return Fraction(sum(step * n for step, n in self._voters.items()), self.voters)
