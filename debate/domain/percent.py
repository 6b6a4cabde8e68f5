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


def gain_words(before: Fraction | None, after: Fraction, gain: Fraction) -> str:
    """A gain in points, as the key of its words `change.<words>`."""
    if gain == 0:
        return "none"
    return f"{direction(gain)}{tiny(gain) or _about(before, after, gain)}"


def direction(gain: Fraction) -> str:
    return "up" if gain > 0 else "down"


def tiny(gain: Fraction) -> str:
    """A change that is there, and too small for its one decimal."""
    return "_tiny" if percent(gain) == 0 else ""


def _about(*figures: Fraction | None) -> str:
    """Both shares and the gain were rounded one by one: then the subtraction can look wrong by a tenth."""
    before, after, gain = (round((percent(x) or 0) * 10) for x in figures)
    return "" if after - before == gain else "_about"
