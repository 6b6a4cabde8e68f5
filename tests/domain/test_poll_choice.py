"""`choice`: one answer of two or more."""

from __future__ import annotations

from debate.domain.polls import find_kind
from debate.domain.polls.figures import figures, tally
from tests.domain.poll_papers import refusal_of

KIND = find_kind("choice")
PAPER = KIND.lay_out(["Yes", "No", "Perhaps"], {})


def test_a_choice_is_one_answer() -> None:
    assert refusal_of(KIND, PAPER, "1,2") == "unknown_choice"
    drawn = figures(KIND, PAPER, tally(KIND, PAPER, {"1": 2, "3": 1}))
    assert [(row["text"], row["n"], row["pct"], row["leads"]) for row in drawn["rows"]] == [
        ("Yes", 2, 66.7, True),
        ("No", 0, 0.0, False),
        ("Perhaps", 1, 33.3, False),
    ]
    assert drawn["n"] == 3


def test_of_equals_all_lead() -> None:
    drawn = figures(KIND, PAPER, tally(KIND, PAPER, {"1": 2, "3": 2}))
    assert [row["leads"] for row in drawn["rows"]] == [True, False, True]
