"""`words`: one to three short words that each voter writes. Approved ones are shown as a cloud, or as a list.

An answer is its words in the order in which they were written, each once, such as `trust,open data`. A comma ends a
word, so none holds one; and an answer is a single line, as the hash over all ballots needs it (domain.sealing).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from debate.domain.errors import Invalid
from debate.domain.lines import POLL_WORD
from debate.domain.polls.entries import first_entries, key_of
from debate.domain.polls.kind import (
    Answers,
    Example,
    Facts,
    Offers,
    OptionRow,
    Paper,
    SecondRound,
    check_no_options,
    check_settings,
)
from debate.domain.polls.rows import rows_of_entries
from debate.domain.text import clean, tidy

MOST_WORDS = 3
# What people set between words: commas and semicolons of any script, and the end of a line.
_BETWEEN = re.compile("[,;\n\u060c\u061b\u3001\uff0c\uff1b]")

OFFERS: Offers = {"most": range(1, MOST_WORDS + 1)}


class Words:
    name = "words"
    offers = OFFERS
    moderated = True
    second_round: SecondRound | None = None
    compared: Sequence[str] = ()
    example = Example(
        "What does diplomacy need most?",
        (),
        {"most": 3},
        (
            "trust,patience",
            "Trust,open data",
            "trust,courage,time",
            "a telephone",
            "patience,humour",
            "time",
            "Gesprächsbereitschaft,trust",
        ),
        ({"most": 1},),
    )

    def lay_out(self, texts: Sequence[str], settings: Mapping[str, Any]) -> Paper:
        """`settings["most"]`: how many words a voter may give."""
        check_settings(settings, ("most",))
        check_no_options(texts)
        most = settings.get("most", 1)
        if type(most) is not int or not 1 <= most <= MOST_WORDS:
            raise Invalid("bad_most_words", most=MOST_WORDS)
        return Paper((), {"most": most})

    def parse(self, paper: Paper, answer: str) -> str:
        """A form without script sends a field for each word, which may be empty. Of two that read alike the first
        counts."""
        # Composed first: the Greek question mark is a semicolon once it is.
        parts = _BETWEEN.split(unicodedata.normalize("NFC", answer))
        words: dict[str, str] = {}
        for word in (clean(part, POLL_WORD) for part in parts if tidy(part)):
            words.setdefault(key_of(word), word)
        if not words:
            raise Invalid("no_word")
        if len(words) > paper.settings["most"]:
            raise Invalid("too_many_words", most=paper.settings["most"], given=len(words))
        return ",".join(words.values())

    def count(self, paper: Paper, answers: Answers) -> dict[str, int]:
        """Voters for each word as it was written."""
        counts: Counter[str] = Counter()
        for answer, voters in answers.items():
            for word in answer.split(","):
                counts[word] += voters
        return dict(counts)

    def rows(self, paper: Paper, voters: int, counts: Mapping[str, int]) -> list[OptionRow]:
        """The most frequent first. Shares are of the voters, not of the words."""
        return rows_of_entries(first_entries(counts), voters)

    def facts(self, paper: Paper, counts: Mapping[str, int]) -> Facts:
        return {}
