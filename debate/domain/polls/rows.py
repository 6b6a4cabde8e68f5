"""The figures of single options, as every face prints and draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from debate.domain.percent import percent
from debate.domain.polls.entries import Entry
from debate.domain.polls.kind import Option, OptionRow


def rows_by_votes(options: Sequence[Option], voters: int, votes: Mapping[str, int]) -> list[OptionRow]:
    """Shares are of the voters."""
    return [make_row(option, votes, voters) for option in options]


def rows_of_entries(entries: Sequence[Entry], voters: int) -> list[OptionRow]:
    """What voters wrote, in this order. Shares are of the voters."""
    options = [Option(str(at), entry.text) for at, entry in enumerate(entries)]
    return rows_by_votes(options, voters, {str(at): entry.n for at, entry in enumerate(entries)})


def make_row(option: Option, counts: Mapping[str, int], whole: int, **own: float | None) -> OptionRow:
    """`whole`: what is 100 per cent. `own`: what a kind says of its rows besides."""
    n, most = counts[option.id], max(counts.values())
    return {
        "id": option.id,
        "text": option.text,
        "n": n,
        "pct": percent(Fraction(n, whole)) if whole else None,
        "length": percent(Fraction(n, most)) if most else 0.0,
        "leads": 0 < n == most,
        **own,
    }
