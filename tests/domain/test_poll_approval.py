"""`approval`: several answers, up to a number."""

from __future__ import annotations

import pytest

from debate.domain.polls import find_kind
from debate.domain.polls.figures import figures, tally
from tests.domain.poll_papers import layout_refusal, refusal_of

KIND = find_kind("approval")
PAPER = KIND.lay_out(["Tea", "Coffee", "Water", "Wine"], {"most": 2})


def test_an_answer_stands_in_the_papers_order_each_option_once() -> None:
    assert KIND.parse(PAPER, "4,2") == "2,4"
    assert KIND.parse(PAPER, "2,2") == "2"


def test_more_than_the_most_are_refused() -> None:
    assert refusal_of(KIND, PAPER, "1,2,3") == "too_many_choices"


@pytest.mark.parametrize("answer", ["1,", ",1", ",", "1;2", "1, 2"])
def test_an_empty_part_is_no_answer(answer: str) -> None:
    assert refusal_of(KIND, PAPER, answer) == "unknown_choice"


def test_without_a_most_all_may_be_taken() -> None:
    assert KIND.lay_out(["A", "B", "C"], {}).settings == {"most": None}
    assert KIND.lay_out(["A", "B", "C"], {"most": None}).settings == {"most": None}


@pytest.mark.parametrize("most", [0, 4, -1, "2", 1.5, True])
def test_a_most_that_is_none_is_refused(most: object) -> None:
    assert layout_refusal("approval", ["A", "B", "C"], {"most": most}) == "bad_most"


def test_shares_are_of_the_voters() -> None:
    drawn = figures(KIND, PAPER, tally(KIND, PAPER, {"1,2": 3, "2": 1, "4": 1}))
    assert drawn["n"] == 5
    assert [(row["n"], row["pct"]) for row in drawn["rows"]] == [(3, 60.0), (4, 80.0), (0, 0.0), (1, 20.0)]


def test_all_stays_all_when_an_option_is_added() -> None:
    laid_out = KIND.lay_out(["A", "B"], {"most": 2})
    assert KIND.parse(KIND.lay_out(["A", "B", "C"], laid_out.settings), "1,2,3") == "1,2,3"


def test_nothing_ticked_is_said_so() -> None:
    assert refusal_of(KIND, PAPER, "") == "nothing_ticked"
