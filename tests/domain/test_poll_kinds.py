"""What holds of every kind of poll."""

from __future__ import annotations

import pytest

from debate.domain.errors import Invalid, why
from debate.domain.polls import KINDS, find_kind, paper_of, paper_record
from debate.domain.polls.figures import figures, tally
from tests.domain.poll_papers import example_of, layout_refusal, refusal_of


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        find_kind("lottery")
    assert refused.value.why == why("unknown_kind", kind="lottery", kinds=list(KINDS))


@pytest.mark.parametrize("name", KINDS)
def test_a_paper_is_stored_and_read_as_it_was(name: str) -> None:
    _, paper = example_of(name)
    stored = paper_record(paper)
    assert paper_of(stored["options"], stored["settings"]) == paper


@pytest.mark.parametrize("name", KINDS)
def test_an_answer_is_stored_in_one_form(name: str) -> None:
    """Parsed again it stays what it is, or a recount would read another ballot."""
    kind, paper = example_of(name)
    for answer in kind.example.answers:
        assert kind.parse(paper, kind.parse(paper, answer)) == kind.parse(paper, answer)


@pytest.mark.parametrize("name", [name for name in KINDS if example_of(name)[1].ids])
@pytest.mark.parametrize(
    "answer", ["", " ", "1 ", "0x1", "99", "-1", "1.0", "one", "1,99", "\u0661", "1\n", "None", "x" * 9_000]
)
def test_what_is_not_on_the_paper_is_refused(name: str, answer: str) -> None:
    refused = refusal_of(*example_of(name), answer)
    assert refused == "unknown_choice" or (refused in ("nothing_ticked", "nothing_ranked") and not answer)


@pytest.mark.parametrize("name", KINDS)
def test_nobody_makes_figures_of_nothing(name: str) -> None:
    kind, paper = example_of(name)
    drawn = figures(kind, paper, tally(kind, paper, {}))
    assert drawn["n"] == 0
    nothing = [(0, None, 0.0, False)] * len(paper.ids)
    assert [(row["n"], row["pct"], row["length"], row["leads"]) for row in drawn["rows"]] == nothing


@pytest.mark.parametrize("name", KINDS)
def test_a_setting_that_a_kind_does_not_know_is_refused(name: str) -> None:
    example = find_kind(name).example
    assert layout_refusal(name, list(example.options), {**example.settings, "colour": "red"}) == "unknown_setting"


@pytest.mark.parametrize("name", ["choice", "approval", "ranking"])
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
    assert layout_refusal(name, texts, {}) == refused


def test_twelve_options_are_the_most() -> None:
    assert len(find_kind("choice").lay_out([str(n) for n in range(12)], {}).ids) == 12


@pytest.mark.parametrize("name", KINDS)
def test_a_setting_that_is_text_is_cleaned_or_refused(name: str) -> None:
    """What a maker types into a kind's own field comes in by no door of its own."""
    example = find_kind(name).example
    for setting in example.settings:
        try:
            paper = find_kind(name).lay_out(list(example.options), {**example.settings, setting: " a\u202e\x00 b\n"})
        except Invalid:
            continue
        assert paper.settings[setting] == "a b"
