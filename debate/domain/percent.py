"""How an exact fraction becomes a figure: the one rounding there is."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import overload


@overload
def percent(part: Fraction) -> float: ...
@overload
def percent(part: None) -> None: ...


def percent(part: Fraction | None) -> float | None:
    """In per cent with one decimal, half away from zero."""
    return None if part is None else tenths(part * 100)


def tenths(x: Fraction) -> float:
    """With one decimal, half away from zero."""
    rounded = floor(abs(x) * 10 + Fraction(1, 2))
    return (rounded if x >= 0 else -rounded) / 10
