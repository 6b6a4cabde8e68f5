"""`rating`: one step of a scale: one to five stars, 0 to 10, or from 1 ("strongly disagree") to 5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from debate.domain.errors import Invalid
from debate.domain.percent import tenths
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
    check_option,
    check_settings,
)
from debate.domain.polls.rows import rows_by_votes
from debate.domain.polls.spread import Spread

SCALES: Mapping[str, range] = {"stars": range(1, 6), "ten": range(11), "agree": range(1, 6)}

OFFERS: Offers = {"scale": tuple(SCALES)}


class Rating:
    name = "rating"
    offers = OFFERS
    moderated = False
    second_round: SecondRound | None = "by_answer"
    compared: Sequence[str] = ("mean", "median")
    example = Example(
        "How useful was this panel to you?",
        (),
        {"scale": "stars"},
        ("5", "4", "4", "3", "5", "1", "4", "4"),
        ({"scale": "ten"}, {"scale": "agree"}),
    )

    def lay_out(self, texts: Sequence[str], settings: Mapping[str, Any]) -> Paper:
        """`settings["scale"]`: one of SCALES. Its steps are the options; the interface has words for them."""
        check_settings(settings, ("scale",))
        scale = settings.get("scale")
        check_no_options(texts)
        if not isinstance(scale, str) or scale not in SCALES:
            raise Invalid("unknown_scale", scales=list(SCALES))
        return Paper(tuple(Option(str(step)) for step in SCALES[scale]), {"scale": scale})

    def parse(self, paper: Paper, answer: str) -> str:
        return check_option(paper, answer)

    def count(self, paper: Paper, answers: Answers) -> dict[str, int]:
        return {step: answers.get(step, 0) for step in paper.ids}

    def rows(self, paper: Paper, voters: int, counts: Mapping[str, int]) -> list[OptionRow]:
        return rows_by_votes(paper.options, voters, counts)

    def facts(self, paper: Paper, counts: Mapping[str, int]) -> Facts:
        """Mean and median, with one decimal; None of nobody. The median of an even number is half way between the two
        in the middle: of a scale of few steps the lower one alone would say too little."""
        spread = Spread({int(step): voters for step, voters in counts.items()})
        n = spread.voters
        if not n:
            return {"mean": None, "median": None}
        middle = Fraction(spread.at((n + 1) // 2) + spread.at(n // 2 + 1), 2)
        return {"mean": tenths(spread.mean()), "median": tenths(middle)}
