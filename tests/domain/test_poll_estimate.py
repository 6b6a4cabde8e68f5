"""`estimate`: a number that each voter writes."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.domain.polls import find_kind
from debate.domain.polls.figures import figures, tally
from tests.domain.poll_papers import layout_refusal, refusal_of

KIND = find_kind("estimate")
WHOLE = KIND.lay_out([], {"unit": "people"})
FINE = KIND.lay_out([], {"unit": "%", "decimals": 2})


def drawn(numbers: list[int]) -> list[tuple[float | None, float | None, int]]:
    """The ranges and how many voters are in each."""
    rows = figures(KIND, WHOLE, tally(KIND, WHOLE, Counter(map(str, numbers))))["rows"]
    return [(row["least"], row["most"], row["n"]) for row in rows]


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("40", "40"),
        (" 40 ", "40"),
        ("007", "7"),
        ("-0", "0"),
        ("0,00", "0"),
        ("12,5", "12.5"),
        ("12.50", "12.5"),
        ("-3.25", "-3.25"),
        ("999999999", "999999999"),
        ("\u0664\u0660", "40"),
        ("\u06f1\u06f2\u066b\u06f5", "12.5"),
        ("\u2212\uff13", "-3"),
    ],
)
def test_a_number_is_stored_in_its_shortest_form(written: str, stored: str) -> None:
    assert KIND.parse(FINE, written) == stored
    assert KIND.parse(FINE, stored) == stored


@pytest.mark.parametrize(
    "answer", ["", " ", "x", "1 000", "1.000,5", "1e3", "0x1", "+1", "--1", ".5", "5.", "\u00b2", "\u2460"]
)
def test_what_is_no_number_is_refused(answer: str) -> None:
    assert refusal_of(KIND, WHOLE, answer) == "no_number"


@pytest.mark.parametrize("answer", ["1" * 10, "1\n", "None", "inf", "nan", "x" * 9_000])
def test_no_number_is_too_large_or_none(answer: str) -> None:
    assert refusal_of(KIND, FINE, answer) == "no_number"


def test_a_thousand_with_its_separator_is_no_thousandth() -> None:
    """1,000 is a thousand to one half of a hall and one to the other: no poll allows three decimals."""
    assert refusal_of(KIND, FINE, "1,000") == refusal_of(KIND, FINE, "1.000") == "too_many_decimals"
    assert refusal_of(KIND, WHOLE, "1,234") == "too_many_decimals"
    assert refusal_of(KIND, WHOLE, "12.5") == "too_many_decimals"


@pytest.mark.parametrize(
    ("settings", "refused"),
    [
        ({"decimals": 3}, "bad_decimals"),
        ({"decimals": True}, "bad_decimals"),
        ({"decimals": "1"}, "bad_decimals"),
        ({"unit": 7}, "bad_unit"),
        ({"unit": "x" * 17}, "text_too_long"),
        ({"places": 2}, "unknown_setting"),
    ],
)
def test_settings_that_are_none_are_refused(settings: dict[str, object], refused: str) -> None:
    assert layout_refusal("estimate", [], settings) == refused


def test_a_unit_is_cleaned_as_every_text_is() -> None:
    assert KIND.lay_out([], {"unit": " \u202epeople\n "}).settings == {"unit": "people", "decimals": 0}


def test_options_are_not_written() -> None:
    assert layout_refusal("estimate", ["A", "B"], {}) == "options_not_wanted"


def test_the_quartiles_are_answers_that_were_given() -> None:
    counted = tally(KIND, WHOLE, {"10": 1, "20": 1, "30": 1, "1000": 1})
    assert figures(KIND, WHOLE, counted)["facts"] == {"lower": 10, "median": 20, "upper": 30}


def test_nobody_has_no_median() -> None:
    drawn_of_nobody = figures(KIND, WHOLE, tally(KIND, WHOLE, {}))
    assert drawn_of_nobody == {"n": 0, "rows": [], "facts": {"lower": None, "median": None, "upper": None}}


def test_equal_answers_are_one_bar() -> None:
    assert drawn([40] * 7) == [(40, 40, 7)]


def test_ranges_have_round_ends() -> None:
    assert drawn([*range(10, 50)]) == [(least, least + 4, 5) for least in range(10, 50, 5)]


def test_a_far_answer_flattens_no_other_and_is_not_told() -> None:
    assert drawn([*[40] * 30, *[41] * 30, 999_999_999, -5]) == [
        (None, 39, 1),
        (40, 40, 30),
        (41, 41, 30),
        (42, None, 1),
    ]


def test_decimals_make_finer_ranges() -> None:
    rows = figures(KIND, FINE, tally(KIND, FINE, {"0.5": 3, "0.51": 2}))["rows"]
    assert [(row["least"], row["most"], row["n"]) for row in rows] == [(0.5, 0.5, 3), (0.51, 0.51, 2)]


@given(st.lists(st.integers(-(10**9) + 1, 10**9 - 1), min_size=1, max_size=60))
def test_every_voter_is_in_one_range(numbers: list[int]) -> None:
    ranges = drawn(numbers)
    assert sum(n for *_, n in ranges) == len(numbers)
    assert len(ranges) <= 10
    for (_, most, _), (least, _, _) in pairwise(ranges):
        assert least == (most or 0) + 1, "no gap and no overlap"
    for least, most, n in ranges:
        inside = [x for x in numbers if (least is None or x >= least) and (most is None or x <= most)]
        assert len(inside) == n
