"""`text`: a sentence that each voter writes. Approved ones are shown as a wall of cards.

An answer is the sentence, cleaned as every text of people is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from debate.domain.lines import POLL_TEXT
from debate.domain.polls.entries import first_entries
from debate.domain.polls.kind import (
    NOTHING_OFFERED,
    Answers,
    Example,
    Facts,
    OptionRow,
    Paper,
    SecondRound,
    check_no_options,
    check_settings,
)
from debate.domain.polls.rows import rows_of_entries
from debate.domain.text import clean


class Text:
    name = "text"
    offers = NOTHING_OFFERED
    moderated = True
    second_round: SecondRound | None = None
    compared: Sequence[str] = ()
    example = Example(
        "What should states and companies agree on first?",
        (),
        {},
        (
            "A hotline that is answered at night",
            "Who pays when a cable is cut",
            "a hotline that is answered at night",
            "Open data for the countries that cannot buy it",
            "That no treaty is written without those who must keep it",
            "Nothing before both sides have published what they know of past incidents and of what was done about them",
            "Trust",
        ),
    )

    def lay_out(self, texts: Sequence[str], settings: Mapping[str, Any]) -> Paper:
        check_settings(settings, ())
        check_no_options(texts)
        return Paper(())

    def parse(self, paper: Paper, answer: str) -> str:
        return clean(answer, POLL_TEXT)

    def count(self, paper: Paper, answers: Answers) -> dict[str, int]:
        """Voters for each sentence as it was written."""
        return dict(answers)

    def rows(self, paper: Paper, voters: int, counts: Mapping[str, int]) -> list[OptionRow]:
        """By their keys: neither the order in which they came in nor that in which they were approved is told."""
        return rows_of_entries(sorted(first_entries(counts), key=attrgetter("key")), voters)

    def facts(self, paper: Paper, counts: Mapping[str, int]) -> Facts:
        return {}
