"""What every kind of poll takes, refuses and counts."""

from __future__ import annotations

import pytest

from debate.domain.errors import Invalid
from debate.domain.polls import KINDS, find_kind, paper_of, paper_record
from debate.domain.polls.figures import figures, tally
from debate.domain.polls.kind import Kind, Paper

# A paper of each kind, with the settings of its form, for what holds of all of them.
PAPERS: dict[str, tuple[list[str], dict[str, object]]] = {
    "choice": (["Yes", "No", "Perhaps"], {}),
    "approval": (["Tea", "Coffee", "Water", "Wine"], {"most": 2}),
}


def kind_and_paper(name: str) -> tuple[Kind, Paper]:
    kind = find_kind(name)
    return kind, kind.lay_out(*PAPERS[name])


def code(texts: list[str], settings: dict[str, object], name: str) -> str:
    with pytest.raises(Invalid) as refusal:
        find_kind(name).lay_out(texts, settings)
    return refusal.value.code


def refusal_of(name: str, answer: str) -> str:
    kind, paper = kind_and_paper(name)
    with pytest.raises(Invalid) as refusal:
        kind.parse(paper, answer)
    return refusal.value.code


def test_every_kind_is_looked_at_here() -> None:
    assert PAPERS.keys() == KINDS.keys()


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Invalid, match="choice, approval"):
        find_kind("lottery")


@pytest.mark.parametrize("name", KINDS)
def test_a_paper_is_stored_and_read_as_it_was(name: str) -> None:
    _, paper = kind_and_paper(name)
    stored = paper_record(paper)
    assert paper_of(stored["options"], stored["settings"]) == paper


@pytest.mark.parametrize("name", KINDS)
def test_an_answer_is_stored_in_one_form(name: str) -> None:
    """Parsed again it stays what it is, or a recount would read another ballot."""
    kind, paper = kind_and_paper(name)
    for option in paper.ids:
        assert kind.parse(paper, kind.parse(paper, option)) == option


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("answer", ["", " ", "1 ", "0x1", "99", "-1", "1.0", "one", "1,99", "\u0661", "1\n", "None"])
def test_what_is_not_on_the_paper_is_refused(name: str, answer: str) -> None:
    assert refusal_of(name, answer) == "unknown_choice"


@pytest.mark.parametrize("name", KINDS)
def test_nobody_makes_figures_of_nothing(name: str) -> None:
    kind, paper = kind_and_paper(name)
    drawn = figures(kind, paper, tally(kind, paper, {}))
    assert drawn["n"] == 0
    assert [(row["n"], row["pct"], row["leads"]) for row in drawn["rows"]] == [(0, None, False)] * len(paper.ids)


@pytest.mark.parametrize("name", KINDS)
def test_a_setting_that_a_kind_does_not_know_is_refused(name: str) -> None:
    texts, settings = PAPERS[name]
    assert code(texts, {**settings, "colour": "red"}, name) == "unknown_setting"


@pytest.mark.parametrize("name", ["choice", "approval"])
@pytest.mark.parametrize(
    ("texts", "refused"),
    [
        ([], "too_few_options"),
        (["Yes"], "too_few_options"),
        ([str(n) for n in range(13)], "too_many_options"),
        (["Yes", "yes"], "equal_options"),
        (["Straße", "STRASSE"], "equal_options"),
        (["Yes", "Y\u200des"], "equal_options"),
    ],
)
def test_options_that_are_no_choice_are_refused(name: str, texts: list[str], refused: str) -> None:
    assert code(texts, {}, name) == refused


def test_twelve_options_are_the_most() -> None:
    assert len(find_kind("choice").lay_out([str(n) for n in range(12)], {}).ids) == 12


def test_a_choice_is_one_answer() -> None:
    assert refusal_of("choice", "1,2") == "unknown_choice"
    kind, paper = kind_and_paper("choice")
    drawn = figures(kind, paper, tally(kind, paper, {"1": 2, "3": 1}))
    assert [(row["text"], row["n"], row["pct"], row["leads"]) for row in drawn["rows"]] == [
        ("Yes", 2, 66.7, True),
        ("No", 0, 0.0, False),
        ("Perhaps", 1, 33.3, False),
    ]
    assert drawn["n"] == 3


def test_of_equals_all_lead() -> None:
    kind, paper = kind_and_paper("choice")
    drawn = figures(kind, paper, tally(kind, paper, {"1": 2, "3": 2}))
    assert [row["leads"] for row in drawn["rows"]] == [True, False, True]


class TestApproval:
    def test_an_answer_stands_in_the_papers_order_each_option_once(self) -> None:
        kind, paper = kind_and_paper("approval")
        assert kind.parse(paper, "4,2") == "2,4"
        assert kind.parse(paper, "2,2") == "2"

    def test_more_than_the_most_are_refused(self) -> None:
        assert refusal_of("approval", "1,2,3") == "too_many_choices"

    @pytest.mark.parametrize("answer", ["1,", ",1", ",", "1;2", "1, 2"])
    def test_an_empty_part_is_no_answer(self, answer: str) -> None:
        assert refusal_of("approval", answer) == "unknown_choice"

    def test_without_a_most_all_may_be_taken(self) -> None:
        assert find_kind("approval").lay_out(["A", "B", "C"], {}).settings == {"most": 3}
        assert find_kind("approval").lay_out(["A", "B", "C"], {"most": None}).settings == {"most": 3}

    @pytest.mark.parametrize("most", [0, 4, -1, "2", 1.5, True])
    def test_a_most_that_is_none_is_refused(self, most: object) -> None:
        assert code(["A", "B", "C"], {"most": most}, "approval") == "bad_most"

    def test_shares_are_of_the_voters(self) -> None:
        kind, paper = kind_and_paper("approval")
        drawn = figures(kind, paper, tally(kind, paper, {"1,2": 3, "2": 1, "4": 1}))
        assert drawn["n"] == 5
        assert [(row["n"], row["pct"]) for row in drawn["rows"]] == [(3, 60.0), (4, 80.0), (0, 0.0), (1, 20.0)]
        assert drawn["facts"] == {"most": 2}


class TestRating:
    def test_a_rating_has_no_options_of_its_own(self) -> None:
        assert code(["Good"], {"scale": "stars"}, "rating") == "options_not_wanted"

    @pytest.mark.parametrize("scale", [None, "hundred", 5, ["stars"]])
    def test_a_scale_that_is_none_is_refused(self, scale: object) -> None:
        assert code([], {"scale": scale}, "rating") == "unknown_scale"

    @pytest.mark.parametrize(("scale", "first", "last", "n"), [("stars", "1", "5", 5), ("ten", "0", "10", 11)])
    def test_a_scale_has_its_steps(self, scale: str, first: str, last: str, n: int) -> None:
        ids = find_kind("rating").lay_out([], {"scale": scale}).ids
        assert (ids[0], ids[-1], len(ids)) == (first, last, n)

    def test_mean_and_median_have_one_decimal(self) -> None:
        kind, paper = kind_and_paper("rating")
        drawn = figures(kind, paper, tally(kind, paper, {"1": 1, "4": 1, "5": 1}))
        assert drawn["facts"] == {"mean": 3.3, "median": 4.0}
        even = figures(kind, paper, tally(kind, paper, {"4": 1, "5": 1}))
        assert even["facts"] == {"mean": 4.5, "median": 4.5}

    def test_a_mean_is_rounded_half_up_like_every_figure(self) -> None:
        """3.25 is 3.3 on every face: the browser's own rounding would say so too, Python's would not."""
        kind, paper = kind_and_paper("rating")
        drawn = figures(kind, paper, tally(kind, paper, {"3": 3, "4": 1}))
        assert drawn["facts"]["mean"] == 3.3

    def test_nobody_has_neither(self) -> None:
        kind, paper = kind_and_paper("rating")
        assert figures(kind, paper, tally(kind, paper, {}))["facts"] == {"mean": None, "median": None}
