"""`choice`: one answer of two or more. A motion's two polls are of this kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from debate.domain.polls.kind import (
    NOTHING_OFFERED,
    Answers,
    Example,
    Facts,
    OptionRow,
    Paper,
    SecondRound,
    check_option,
    check_settings,
    written_options,
)
from debate.domain.polls.rows import rows_by_votes


class Choice:
    name = "choice"
    offers = NOTHING_OFFERED
    moderated = False
    second_round: SecondRound | None = "by_answer"
    compared: Sequence[str] = ()
    example = Example(
        "Should the forum meet again next year?",
        ("Yes, in the same place", "Yes, somewhere else", "No"),
        {},
        ("1", "2", "2", "3", "1", "2"),
    )

    def lay_out(self, texts: Sequence[str], settings: Mapping[str, Any]) -> Paper:
        check_settings(settings, ())
        return Paper(written_options(texts))

    def parse(self, paper: Paper, answer: str) -> str:
        return check_option(paper, answer)

    def count(self, paper: Paper, answers: Answers) -> dict[str, int]:
        return {option: answers.get(option, 0) for option in paper.ids}

    def rows(self, paper: Paper, voters: int, counts: Mapping[str, int]) -> list[OptionRow]:
        return rows_by_votes(paper.options, voters, counts)

    def facts(self, paper: Paper, counts: Mapping[str, int]) -> Facts:
        return {}
