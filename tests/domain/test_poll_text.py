"""Sentences: read alike they are one entry, and a hall is shown what was approved."""

from __future__ import annotations

import itertools

import pytest

from debate.domain.lines import POLL_TEXT
from debate.domain.polls.entries import MOST_ROWS
from debate.domain.polls.figures import figures, tally
from debate.domain.text import fold
from tests.domain.poll_papers import example_of, layout_refusal, refusal_of

KIND, PAPER = example_of("text")
ANSWERS = {"Open data": 2, "open data": 3, "OPEN DATA": 3, "A court": 1, "Trust": 4}


def drawn(answers: dict[str, int], *approved: str) -> dict[str, object]:
    return figures(KIND, PAPER, tally(KIND, PAPER, answers), set(map(fold, approved)))


def shown(answers: dict[str, int], *approved: str) -> list[tuple[str, int]]:
    rows = drawn(answers, *approved)["rows"]
    assert isinstance(rows, list)
    return [(row["text"], row["n"]) for row in rows]


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("  Open \n data ", "Open data"),
        ("a\u202eb", "ab"),
        ("e\u0301te\u0301", "été"),
        ("x" * POLL_TEXT.longest, "x" * POLL_TEXT.longest),
        ("שקיפות", "שקיפות"),
    ],
)
def test_a_sentence_is_stored_cleaned(written: str, stored: str) -> None:
    assert KIND.parse(PAPER, written) == stored


@pytest.mark.parametrize(
    ("written", "refused"),
    [("", "empty_text"), (" \u200b ", "empty_text"), ("x" * (POLL_TEXT.longest + 1), "text_too_long")],
)
def test_what_is_no_sentence_is_refused(written: str, refused: str) -> None:
    assert refusal_of(KIND, PAPER, written) == refused


def test_options_are_not_written() -> None:
    assert layout_refusal("text", ["Yes", "No"], {}) == "options_not_wanted"


def test_nothing_is_shown_that_was_not_approved() -> None:
    assert shown(ANSWERS) == []
    assert drawn(ANSWERS)["facts"] == {"unshown": 3, "unshown_n": 13}
    assert drawn(ANSWERS)["n"] == 13


def test_sentences_that_read_alike_are_counted_together() -> None:
    assert shown(ANSWERS, "Open data", "Trust") == [("OPEN DATA", 8), ("Trust", 4)]
    assert drawn(ANSWERS, "Open data", "Trust")["facts"] == {"unshown": 1, "unshown_n": 1}


@pytest.mark.parametrize("order", list(itertools.permutations(ANSWERS))[:24])
def test_what_is_shown_follows_from_the_answers_alone(order: tuple[str, ...]) -> None:
    """Whoever answered first, and whatever was approved first."""
    answers = {text: ANSWERS[text] for text in order}
    assert drawn(answers, *order) == drawn(ANSWERS, *reversed(order))


def test_the_order_is_that_of_the_words() -> None:
    assert [text for text, _ in shown(ANSWERS, *ANSWERS)] == ["A court", "OPEN DATA", "Trust"]


def test_shares_are_of_all_voters() -> None:
    rows = drawn({"Trust": 1, "Doubt": 3}, "Trust")["rows"]
    assert isinstance(rows, list)
    assert [(row["pct"], row["leads"]) for row in rows] == [(25.0, True)]


def test_of_more_than_a_hall_can_read_the_most_frequent_are_shown() -> None:
    answers = {f"Sentence {n:03}": 1 + (n % 7 == 0) for n in range(MOST_ROWS + 30)}
    rows = shown(answers, *answers)
    assert len(rows) == MOST_ROWS
    assert {text for text, n in answers.items() if n == 2} <= {text for text, _ in rows}
    assert drawn(answers, *answers)["facts"] == {"unshown": 30, "unshown_n": 30}


def test_a_key_that_nobody_gave_shows_nothing() -> None:
    assert shown({"Trust": 1}, "Doubt") == []
