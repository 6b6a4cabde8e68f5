"""Words: one answer has several, and those that read alike are one entry."""

from __future__ import annotations

import itertools

import pytest

from debate.domain.errors import Invalid
from debate.domain.lines import POLL_WORD
from debate.domain.polls import find_kind
from debate.domain.polls.figures import figures, tally
from debate.domain.polls.words import MOST_WORDS
from debate.domain.text import fold
from tests.domain.poll_papers import example_of, layout_refusal, refusal_of

KIND, PAPER = example_of("words")
ANSWERS = {"Trust": 2, "trust,time": 3, "TRUST,open data": 3, "a court": 1}


def shown(answers: dict[str, int], *approved: str) -> list[tuple[str, int, float]]:
    drawn = figures(KIND, PAPER, tally(KIND, PAPER, answers), set(map(fold, approved)))
    return [(row["text"], row["n"], row["pct"]) for row in drawn["rows"]]


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("trust", "trust"),
        (" trust , open  data,", "trust,open data"),
        (",,trust", "trust"),
        ("trust;time\nhope", "trust,time,hope"),
        ("信任\uff0c開放、時間", "信任,開放,時間"),
        ("ثقة، وقت؛ صبر", "ثقة,وقت,صبر"),
        ("trust\u037etime", "trust,time"),
        ("Trust,trust,TRUST,tr\u200bust", "Trust"),
        ("Straße,STRASSE", "Straße"),
        ("a\u202eb,\u2067c", "ab,c"),
        ("x" * POLL_WORD.longest, "x" * POLL_WORD.longest),
    ],
)
def test_words_are_stored_in_one_form(written: str, stored: str) -> None:
    assert KIND.parse(PAPER, written) == stored
    assert KIND.parse(PAPER, stored) == stored, "parsed again it stays what it is"


@pytest.mark.parametrize(
    ("written", "refused"),
    [
        ("", "no_word"),
        (" , ,;\n", "no_word"),
        ("\u200b,\u2067", "no_word"),
        ("a,b,c,d", "too_many_words"),
        ("x" * (POLL_WORD.longest + 1), "text_too_long"),
    ],
)
def test_what_is_no_answer_is_refused(written: str, refused: str) -> None:
    assert refusal_of(KIND, PAPER, written) == refused


def test_of_one_word_two_are_too_many() -> None:
    assert refusal_of(KIND, KIND.lay_out((), {"most": 1}), "trust,time") == "too_many_words"


@pytest.mark.parametrize("most", range(1, MOST_WORDS + 1))
def test_a_voter_gives_one_to_three(most: int) -> None:
    assert find_kind("words").lay_out((), {"most": most}).settings == {"most": most}


@pytest.mark.parametrize("most", [0, MOST_WORDS + 1, True, None, "2", 1.0])
def test_any_other_number_is_refused(most: object) -> None:
    with pytest.raises(Invalid) as refused:
        KIND.lay_out((), {"most": most})
    assert refused.value.code == "bad_most_words"


def test_options_are_not_written() -> None:
    assert layout_refusal("words", ["Yes", "No"], {"most": 1}) == "options_not_wanted"


def test_a_word_counts_once_for_a_voter_and_shares_are_of_voters() -> None:
    assert shown(ANSWERS, "trust", "time", "open data", "a court") == [
        ("TRUST", 8, 88.9),
        ("open data", 3, 33.3),
        ("time", 3, 33.3),
        ("a court", 1, 11.1),
    ]


def test_of_equally_frequent_spellings_the_first_by_code_points_is_shown() -> None:
    assert shown({"trust": 2, "Trust": 2, "TRUST": 1}, "trust")[0][0] == "Trust"


@pytest.mark.parametrize("order", list(itertools.permutations(ANSWERS)))
def test_what_is_shown_follows_from_the_answers_alone(order: tuple[str, ...]) -> None:
    words = [word for answer in order for word in answer.split(",")]
    assert shown({answer: ANSWERS[answer] for answer in order}, *words) == shown(ANSWERS, *reversed(words))


def test_what_was_not_approved_is_told_as_a_number() -> None:
    drawn = figures(KIND, PAPER, tally(KIND, PAPER, ANSWERS), {"trust"})
    assert drawn["facts"] == {"unshown": 3, "unshown_n": 7}
    assert drawn["n"] == 9


def test_no_answer_holds_a_line_of_the_ballots_hash() -> None:
    """Each ballot is one line of it: a line's end within an answer could stand for a ballot that was never cast."""
    assert "\n" not in KIND.parse(PAPER, "trust\n" + "a" * 20 + " hope")
