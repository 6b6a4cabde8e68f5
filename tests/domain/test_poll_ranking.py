"""`ranking`: options in a voter's order, counted by Borda's rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.domain.polls import find_kind
from debate.domain.polls.figures import figures, tally
from tests.domain.poll_papers import layout_refusal, refusal_of

KIND = find_kind("ranking")
PAPER = KIND.lay_out(["Tea", "Coffee", "Water", "Wine"], {"most": 3})


def drawn(answers: dict[str, int]) -> list[tuple[str, int, int | None, int | None]]:
    """Option, points, place and first places, as they are drawn."""
    rows = figures(KIND, PAPER, tally(KIND, PAPER, answers))["rows"]
    return [(row["text"], row["n"], row["place"], row["firsts"]) for row in rows]


def test_the_order_is_the_answer() -> None:
    assert KIND.parse(PAPER, "4,1,2") == "4,1,2"


def test_places_left_empty_are_closed_up() -> None:
    assert KIND.parse(PAPER, ",4,,1") == "4,1"


@pytest.mark.parametrize(
    ("answer", "refused"),
    [
        ("", "nothing_ranked"),
        (",,", "nothing_ranked"),
        ("1,2,1", "ranked_twice"),
        ("1,2,3,4", "too_many_ranked"),
        ("1,7", "unknown_choice"),
        ("1, 2", "unknown_choice"),
        ("1;2", "unknown_choice"),
    ],
)
def test_what_is_no_ranking_is_refused(answer: str, refused: str) -> None:
    assert refusal_of(KIND, PAPER, answer) == refused


@pytest.mark.parametrize("most", [0, 4, -1, "2", 1.5, True])
def test_a_most_that_is_none_is_refused(most: object) -> None:
    assert layout_refusal("ranking", ["A", "B", "C"], {"most": most}) == "bad_most"


def test_a_first_place_of_three_gives_three_points() -> None:
    assert drawn({"1,2,3": 1}) == [("Tea", 3, 1, 1), ("Coffee", 2, 2, 0), ("Water", 1, 3, 0), ("Wine", 0, None, 0)]


def test_what_most_agree_on_beats_what_some_want_most() -> None:
    """Borda's own reason for his rule: nine of twenty put Tea first and all others last."""
    ranked = drawn({"1,2,3": 9, "2,3": 6, "3,2": 5})
    assert ranked[0] == ("Coffee", 9 * 2 + 6 * 3 + 5 * 2, 1, 6)
    assert {name: points for name, points, *_ in ranked}["Tea"] == 27


def test_equals_share_a_place_and_the_next_one_is_left_out() -> None:
    assert [row[2] for row in drawn({"1,2": 1, "2,1": 1, "3": 1})] == [1, 1, 3, None]


def test_a_share_is_of_the_points_that_all_could_give() -> None:
    rows = figures(KIND, PAPER, tally(KIND, PAPER, {"1": 1, "2,1": 1}))["rows"]
    assert [(row["text"], row["pct"], row["length"]) for row in rows][:2] == [
        ("Tea", 83.3, 100.0),
        ("Coffee", 50.0, 60.0),
    ]


@given(st.lists(st.permutations(["1", "2", "3", "4"]).map(lambda order: ",".join(order[:3])), max_size=40))
def test_every_full_ranking_gives_all_its_points(answers: list[str]) -> None:
    rows = drawn({answer: answers.count(answer) for answer in answers})
    assert sum(row[1] for row in rows) == 6 * len(answers)
    assert sum(row[3] or 0 for row in rows) == len(answers)
    assert [row[1] for row in rows] == sorted((row[1] for row in rows), reverse=True)
