"""`rating`: one step of a scale."""

from __future__ import annotations

import pytest

from debate.domain.polls import find_kind
from debate.domain.polls.figures import figures, tally
from tests.domain.poll_papers import layout_refusal

KIND = find_kind("rating")
PAPER = KIND.lay_out([], {"scale": "stars"})


def test_a_rating_has_no_options_of_its_own() -> None:
    assert layout_refusal("rating", ["Good"], {"scale": "stars"}) == "options_not_wanted"


@pytest.mark.parametrize("scale", [None, "hundred", 5, ["stars"]])
def test_a_scale_that_is_none_is_refused(scale: object) -> None:
    assert layout_refusal("rating", [], {"scale": scale}) == "unknown_scale"


@pytest.mark.parametrize(("scale", "first", "last", "n"), [("stars", "1", "5", 5), ("ten", "0", "10", 11)])
def test_a_scale_has_its_steps(scale: str, first: str, last: str, n: int) -> None:
    ids = KIND.lay_out([], {"scale": scale}).ids
    assert (ids[0], ids[-1], len(ids)) == (first, last, n)


def test_mean_and_median_have_one_decimal() -> None:
    drawn = figures(KIND, PAPER, tally(KIND, PAPER, {"1": 1, "4": 1, "5": 1}))
    assert drawn["facts"] == {"mean": 3.3, "median": 4.0}
    even = figures(KIND, PAPER, tally(KIND, PAPER, {"4": 1, "5": 1}))
    assert even["facts"] == {"mean": 4.5, "median": 4.5}


def test_a_mean_is_rounded_half_up_like_every_figure() -> None:
    """3.25 is 3.3 on every face: the browser's own rounding would say so too, Python's would not."""
    drawn = figures(KIND, PAPER, tally(KIND, PAPER, {"3": 3, "4": 1}))
    assert drawn["facts"]["mean"] == 3.3


def test_nobody_has_neither() -> None:
    assert figures(KIND, PAPER, tally(KIND, PAPER, {}))["facts"] == {"mean": None, "median": None}
