"""The figures of single options, as every face prints and draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol, TypeAlias

from debate.domain.percent import percent

# One option's figures: shapes.OptionRow.
OptionRow: TypeAlias = dict[str, Any]


class Named(Protocol):
    """An option: kind.Option."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


def rows_by_votes(options: Sequence[Named], voters: int, votes: Mapping[str, int]) -> list[OptionRow]:
    """Shares are of the voters."""
    return [make_row(option, votes, voters) for option in options]


def make_row(option: Named, counts: Mapping[str, int], whole: int) -> OptionRow:
    """`whole`: what is 100 per cent."""
    n, most = counts[option.id], max(counts.values())
    return {
        "id": option.id,
        "text": option.text,
        "n": n,
        "pct": percent(Fraction(n, whole)) if whole else None,
        "length": percent(Fraction(n, most)) if most else 0.0,
        "leads": 0 < n == most,
    }
