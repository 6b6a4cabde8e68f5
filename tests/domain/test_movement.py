"""A second round beside its first: every figure follows from the ballots of those who voted both times."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from debate.domain.polls import KINDS
from debate.domain.polls.movement import movement

CHOICE = KINDS["choice"].lay_out(["Tea", "Coffee", "Water"], {})
APPROVAL = KINDS["approval"].lay_out(["Tea", "Coffee", "Water"], {})


def test_a_choice_has_a_cell_for_every_way() -> None:
    found = movement(KINDS["choice"], CHOICE, {"a": "1", "b": "1", "c": "2", "d": "3"}, {"a": "1", "b": "2", "c": "2"})
    assert found["cells"] == {
        "1": {"1": 1, "2": 1, "3": 0},
        "2": {"1": 0, "2": 1, "3": 0},
        "3": {"1": 0, "2": 0, "3": 0},
    }
    assert found["counts"] == {"before": 4, "after": 3, "both": 3, "only_before": 1, "only_after": 0}
    tea, coffee, water = found["rows"]
    assert (tea["before"], tea["after"]) == ({"n": 2, "pct": 66.7}, {"n": 1, "pct": 33.3})
    assert (tea["words"], tea["points"], tea["came"], tea["left"]) == ("down_about", 33.3, 0, 1)
    assert (coffee["words"], coffee["came"], coffee["left"]) == ("up_about", 1, 0)
    assert (water["words"], water["points"]) == ("none", 0.0)


def test_where_several_are_taken_each_option_is_told_by_itself() -> None:
    found = movement(KINDS["approval"], APPROVAL, {"a": "1,2", "b": "2"}, {"a": "2,3", "b": "2"})
    assert found["cells"] is None
    assert [(row["before"]["n"], row["after"]["n"], row["came"], row["left"]) for row in found["rows"]] == [
        (1, 0, 0, 1),
        (2, 2, 0, 0),
        (0, 1, 1, 0),
    ]


def test_of_nobody_nothing_is_said() -> None:
    found = movement(KINDS["choice"], CHOICE, {"a": "1"}, {"b": "1"})
    assert found["counts"]["both"] == 0
    assert all(row["words"] is None and row["points"] is None for row in found["rows"])
    assert all(row["before"]["pct"] is None for row in found["rows"])


def test_an_option_is_not_taken_for_another_whose_number_begins_alike() -> None:
    paper = KINDS["approval"].lay_out([f"Option {n}" for n in range(1, 13)], {})
    rows = movement(KINDS["approval"], paper, {"a": "11,12"}, {"a": "12"})["rows"]
    assert [row["id"] for row in rows if row["before"]["n"]] == ["11", "12"]


ballots = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(("1", "2", "3")))


@given(ballots, ballots)
def test_the_cells_add_up_to_the_rows(before: dict[str, str], after: dict[str, str]) -> None:
    found = movement(KINDS["choice"], CHOICE, before, after)
    cells = found["cells"]
    for row in found["rows"]:
        assert sum(cells[row["id"]].values()) == row["before"]["n"]
        assert sum(line[row["id"]] for line in cells.values()) == row["after"]["n"]
        assert row["before"]["n"] + row["came"] - row["left"] == row["after"]["n"]
    assert sum(row["before"]["n"] for row in found["rows"]) == found["counts"]["both"]
