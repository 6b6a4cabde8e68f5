from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.domain.errors import Invalid
from debate.domain.text import clean
from tests.domain.rooms import UNHURRIED

ACUTE = "\N{COMBINING ACUTE ACCENT}"
ZWJ, ZWNJ = "\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Characters that the cleaning is about, mixed with ordinary ones more often than chance would.
MARKS = f"{ACUTE}\u0323\u034f\u20dd\u0bc6\u0bbe"
tricky = (
    st.text(st.sampled_from(f"ae b\n\x00{MARKS}\u200b\ufeff\u00ad\u3164\u2800{ZWJ}{ZWNJ}{OVERRIDES}ا한🙂")) | st.text()
)


def clean_question(text: str, longest: int = 280) -> str:
    return clean(text, longest=longest, what="question", empty_ok=True)


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("Who pays?", "Who pays?"),
        ("  Who \t\n  pays?\r\n", "Who pays?"),
        ("Who\x00pays\x1b[31m?\x7f", "Who pays [31m?"),
        ("Who\u2028pays\u2029now\u0085?", "Who pays now ?"),
        ("Who\u00a0\u3000pays?", "Who pays?"),
        (f"{OVERRIDES}Who pays?{OVERRIDES}", "Who pays?"),
        ("W\u200bh\u2060o\ufeff pays?", "Who pays?"),
        ("co\u00adoperate", "cooperate"),
        ("lone \ud800 half", "lone half"),
        ("private \ue000 use", "private use"),
        ("<b>Who</b> & 'why'", "<b>Who</b> & 'why'"),
    ],
    ids=[
        "plain",
        "spaces",
        "controls",
        "line ends",
        "wide spaces",
        "bidi",
        "zero width",
        "soft hyphen",
        "half",
        "private",
        "markup",
    ],
)
def test_a_text_is_one_line_of_what_can_be_seen(given_text: str, cleaned: str) -> None:
    assert clean_question(given_text) == cleaned


def test_letters_and_their_marks_become_one_character() -> None:
    assert clean_question(f"caf{'e' + ACUTE}") == "caf\u00e9"


def test_a_hidden_character_keeps_no_letter_from_its_mark() -> None:
    assert clean_question(f"cafe\u200b{ACUTE}") == "caf\u00e9"


@pytest.mark.parametrize("text", ["می\u200cروم", "क्\u200dष", "👩\u200d🚀"], ids=["Persian", "Hindi", "emoji"])
def test_the_joiners_that_languages_need_stay(text: str) -> None:
    assert clean_question(text) == text


@pytest.mark.parametrize("text", ["שלום", "مرحبا بالعالم", "Tiếng Việt", "ผู้ใหญ่", "हिन्दी", "လျှို့ဝှက်"])
def test_writing_of_every_kind_stays_as_it_is(text: str) -> None:
    assert clean_question(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("mark", ["\u0323", "\u20dd", "\u0489", "\u0e34", "\u034f", "\ufe0f"])
def test_a_pile_of_marks_is_cut_at_four(mark: str) -> None:
    assert clean_question("x" + mark * 50 + "y") == "x" + mark * 4 + "y"


@pytest.mark.parametrize("between", ["\u034f", "\u20dd", "\u0489", "\ufe0f", "\u0e34"])
def test_a_mark_of_another_kind_does_not_begin_a_new_pile(between: str) -> None:
    assert len(clean_question("x" + ("\u0323" * 4 + between) * 20)) == 5


def test_a_letter_keeps_eight_marks_with_those_beside_it() -> None:
    beside = "\N{MYANMAR CONSONANT SIGN MEDIAL YA}"
    assert clean_question("\u101c" + beside * 50) == "\u101c" + beside * 8
    assert clean_question("\u101c" + (beside + "\u0323" * 4) * 3) == "\u101c" + beside + "\u0323" * 4 + beside


@pytest.mark.parametrize("between", ["\u200b", "\u202e", ZWJ, ZWNJ])
def test_a_hidden_character_does_not_begin_a_new_pile(between: str) -> None:
    piled = clean_question("x" + ("\u0323" * 4 + between) * 20)
    assert piled.count("\u0323") == 4


NO_INK = ["\ufe0f", "\u034f", "\u17b4", "\u180b", "\u2800", "\u20dd", "\u0301", " \u2800\ufe0f "]


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t", "\u200b\u202e\ufeff", ZWJ, f"{ZWNJ} {ZWJ}", "\u3164", "\x00", *NO_INK]
)
def test_a_text_with_nothing_to_see_is_empty(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        clean(text, longest=280, what="question")
    assert (refused.value.code, refused.value.message) == ("empty_text", "The question is empty.")


@pytest.mark.parametrize("text", ["a", "7", "?", "+", "\u0e01", "\U0001f44f"])
def test_one_sign_that_can_be_seen_is_a_text(text: str) -> None:
    assert clean(text, longest=280, what="question") == text


@pytest.mark.parametrize("text", ["", " \u200b ", ZWJ, "\u2800"])
def test_a_text_that_may_be_empty_becomes_nothing(text: str) -> None:
    assert clean_question(text) == ""


def test_the_longest_text_is_taken_and_one_more_character_refused() -> None:
    assert clean_question("x" * 280) == "x" * 280
    with pytest.raises(Invalid) as refused:
        clean_question("x" * 281)
    assert (refused.value.code, refused.value.message) == (
        "text_too_long",
        "The question has 281 characters; 280 is the most.",
    )


def test_only_what_is_kept_counts_towards_the_length() -> None:
    padded = "  " + "\u200b".join("x" * 280) + "\n" * 40
    assert clean_question(padded) == "x" * 280


def test_a_letter_with_its_mark_counts_as_one() -> None:
    assert len(clean_question(("e" + ACUTE) * 280)) == 280


@UNHURRIED
@given(tricky)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_question(text, longest=10_000)
    assert clean_question(once, longest=10_000) == once


@UNHURRIED
@given(tricky)
def test_nothing_that_is_kept_controls_overrides_or_breaks_the_line(text: str) -> None:
    kept = clean_question(text, longest=10_000)
    assert not set(kept) & set(OVERRIDES + "\u200b\u2060\ufeff")
    assert all(unicodedata.category(char)[0] not in "CZ" for char in kept if char not in f" {ZWJ}{ZWNJ}")
    assert "  " not in kept
    assert kept == kept.strip()
    assert unicodedata.is_normalized("NFC", kept)
