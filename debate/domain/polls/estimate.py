"""`estimate`: a number that each voter writes, in a unit that its maker names. Shown are the median, the middle half,
and how the estimates spread.

An answer is the number in its shortest form, such as `-3`, `40` or `12.5`. Inside, numbers are whole multiples of the
smallest step that the poll's decimals allow, so that nothing is rounded.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import count
from typing import Any, NamedTuple

from debate.domain.errors import Invalid
from debate.domain.lines import POLL_UNIT
from debate.domain.polls.kind import (
    Answers,
    Example,
    Facts,
    Offers,
    Option,
    OptionRow,
    Paper,
    SecondRound,
    check_no_options,
    check_settings,
)
from debate.domain.polls.rows import make_row
from debate.domain.polls.spread import Spread
from debate.domain.text import clean

MOST_DECIMALS = 2
# Of equal width: more bars than a hall can read say less.
MOST_RANGES = 8
# The minus of typography, and the decimal comma of Arabic.
_SIGNS = {"\u2212": "-", "\u066b": "."}
_NUMBER = re.compile(r"(-?[0-9]{1,9})(?:[.,]([0-9]{1,6}))?")

OFFERS: Offers = {"decimals": range(MOST_DECIMALS + 1)}


class Estimate:
    name = "estimate"
    offers = OFFERS
    moderated = False
    second_round: SecondRound | None = None
    compared: Sequence[str] = ("median",)
    example = Example(
        "How many people does a ministry need for technology?",
        (),
        {"unit": "people", "decimals": 0},
        ("40", "25", "40", "60", "31", "12", "500"),
        ({"unit": "km", "decimals": 1},),
    )

    def lay_out(self, texts: Sequence[str], settings: Mapping[str, Any]) -> Paper:
        """`settings["unit"]`: what is counted, or "". `settings["decimals"]`: how many an estimate may have."""
        check_settings(settings, ("unit", "decimals"))
        check_no_options(texts)
        unit, decimals = settings.get("unit", ""), settings.get("decimals", 0)
        if not isinstance(unit, str):
            raise Invalid("bad_unit")
        if type(decimals) is not int or not 0 <= decimals <= MOST_DECIMALS:
            raise Invalid("bad_decimals", most=MOST_DECIMALS)
        return Paper((), {"unit": clean(unit, POLL_UNIT), "decimals": decimals})

    def parse(self, paper: Paper, answer: str) -> str:
        """Decimals after a point or a comma, and digits of any script, as people write them."""
        written = _NUMBER.fullmatch("".join(map(_plain, answer.strip(" "))))
        if written is None:
            raise Invalid("no_number", answer=answer[:40])
        whole, rest = written[1], written[2] or ""
        if len(rest) <= MOST_DECIMALS:  # three might be a thousand with its separator
            rest = rest.rstrip("0")
        if len(rest) > paper.settings["decimals"]:
            raise Invalid("too_many_decimals", most=paper.settings["decimals"])
        number = Decimal(f"{whole}.{rest or 0}")
        return str(number.quantize(Decimal(1).scaleb(-len(rest)))) if number else "0"

    def count(self, paper: Paper, answers: Answers) -> dict[str, int]:
        """Voters for each number that was given."""
        return dict(answers)

    def rows(self, paper: Paper, voters: int, counts: Mapping[str, int]) -> list[OptionRow]:
        """A bar for each of some equal ranges. `least` and `most` are its ends, both within it; None where it goes on
        without end."""
        spread = _spread(paper, counts)
        ranges = _ranges(spread)
        votes = {str(at): spread.within(*ends) for at, ends in enumerate(ranges)}
        return [
            make_row(Option(str(at)), votes, voters, least=_number(paper, least), most=_number(paper, most))
            for at, (least, most) in enumerate(ranges)
        ]

    def facts(self, paper: Paper, counts: Mapping[str, int]) -> Facts:
        """The median and the ends of the middle half, each a number that somebody gave (nearest rank: Hyndman and Fan,
        Sample quantiles in statistical packages, The American Statistician 50, 1996, definition 1)."""
        spread = _spread(paper, counts)
        parts = {"lower": 25, "median": 50, "upper": 75}
        return {name: _number(paper, spread.rank(part)) if spread.steps else None for name, part in parts.items()}


def _plain(letter: str) -> str:
    return _SIGNS.get(letter) or str(unicodedata.decimal(letter, letter))


class _Range(NamedTuple):
    least: int | None
    most: int | None


def _spread(paper: Paper, counts: Mapping[str, int]) -> Spread:
    return Spread({_step(answer, paper.settings["decimals"]): voters for answer, voters in counts.items()})


def _step(answer: str, decimals: int) -> int:
    whole, _, rest = answer.partition(".")
    return int(whole + rest.ljust(decimals, "0"))


def _number(paper: Paper, step: int | None) -> float | None:
    decimals = paper.settings["decimals"]
    return float(Decimal(step).scaleb(-decimals)) if decimals and step is not None else step


def _ranges(spread: Spread) -> list[_Range]:
    """Equal ranges over what is not far off, and what is beyond them on either side: a single far answer flattens none
    of the others, and is not told either. Far off is what lies more than one and a half times the middle half's width
    beyond it (J. W. Tukey, Exploratory Data Analysis, 1977)."""
    steps = spread.steps
    if not steps:
        return []
    lower, upper = spread.rank(25), spread.rank(75)
    reach = 3 * (upper - lower) // 2
    low, high = steps[bisect_left(steps, lower - reach)], steps[bisect_right(steps, upper + reach) - 1]
    width = next(width for width in _round_widths() if high // width - low // width < MOST_RANGES)
    ranges = [_Range(at * width, (at + 1) * width - 1) for at in range(low // width, high // width + 1)]
    first, last = low // width * width, (high // width + 1) * width - 1
    below = [_Range(None, first - 1)] if steps[0] < first else []
    above = [_Range(last + 1, None)] if steps[-1] > last else []
    return [*below, *ranges, *above]


def _round_widths() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 and so on."""
    return (digit * 10**zeros for zeros in count() for digit in (1, 2, 5))
