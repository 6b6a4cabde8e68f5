"""`approval`: every option that a voter can agree to, up to a number that its maker sets. Shares are of the voters, so
they add up to more than a whole.

An answer is the numbers of its options in the paper's order, such as `1,4`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from debate.domain.errors import Invalid
from debate.domain.polls.kind import (
    NOTHING_OFFERED,
    Answers,
    Example,
    Facts,
    OptionRow,
    Paper,
    SecondRound,
    check_most,
    check_option,
    check_settings,
    written_options,
)
from debate.domain.polls.rows import rows_by_votes


class Approval:
    name = "approval"
    offers = NOTHING_OFFERED
    moderated = False
    second_round: SecondRound | None = "by_option"
    compared: Sequence[str] = ()
    example = Example(
        "Which of these should the next panel speak about?",
        ("Undersea cables", "Elections and disinformation", "Export controls on chips", "Satellites", "Data flows"),
        {"most": 3},
        ("1,2", "2", "2,3,5", "1,2,4", "5", "2,5"),
    )

    def lay_out(self, texts: Sequence[str], settings: Mapping[str, Any]) -> Paper:
        """`settings["most"]`: how many options a voter may take; None: all."""
        check_settings(settings, ("most",))
        options = written_options(texts)
        return Paper(options, {"most": check_most(settings, options)})

    def parse(self, paper: Paper, answer: str) -> str:
        if not answer:
            raise Invalid("nothing_ticked")
        taken = {check_option(paper, part) for part in answer.split(",")}
        most = paper.settings["most"]
        if most is not None and len(taken) > most:
            raise Invalid("too_many_choices", most=most, ticked=len(taken))
        return ",".join(option for option in paper.ids if option in taken)

    def count(self, paper: Paper, answers: Answers) -> dict[str, int]:
        counts = dict.fromkeys(paper.ids, 0)
        for answer, voters in answers.items():
            for option in answer.split(","):
                counts[option] += voters
        return counts

    def rows(self, paper: Paper, voters: int, counts: Mapping[str, int]) -> list[OptionRow]:
        return rows_by_votes(paper.options, voters, counts)

    def facts(self, paper: Paper, counts: Mapping[str, int]) -> Facts:
        return {}
