from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.domain import text as cleaning
from debate.domain.errors import Invalid
from debate.domain.lines import LINES, MOST_SENT
from debate.domain.text import Line, clean, tidy
from debate.wording import refusal_words
from tests.domain.rooms import UNHURRIED

ACUTE = "\N{COMBINING ACUTE ACCENT}"
ZWJ, ZWNJ = "\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"
LRM, RLM, ALM = "\u200e", "\u200f", "\u061c"
LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
DIRECTIONS = LRE + RLE + PDF + LRO + RLO + LRI + RLI + FSI + PDI
HEART, RARE = "\U0001fa77", "\U00031350"  # of Unicode 15 (2022), which Python 3.11 does not know
WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
# Characters that the cleaning is about, mixed with ordinary ones more often than chance would.
MARKS = f"{ACUTE}\u0323\u034f\u20dd\u0bc6\u0bbe"
tricky = (
    st.text(st.sampled_from(f"ae b\n\x00\uffff\ud800{MARKS}\u200b\ufeff\u3164\u2800{ZWJ}{ZWNJ}{LRM}{DIRECTIONS}ا한🙂"))
    | st.text()
    | st.text(st.characters(categories=["Cn", "Cf", "Cs", "Cc", "Mn", "Lo"]))
)
QUESTION = Line("question", 280)


def clean_question(text: str, longest: int = 280) -> str:
    return clean(text, Line("question", longest, may_be_empty=True))


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("Who pays?", "Who pays?"),
        ("  Who \t\n  pays?\r\n", "Who pays?"),
        ("Who\x00 pays\x1b[31m?\x7f\x9b", "Who pays[31m?"),
        ("Who\u2028pays\u2029now\u0085?", "Who pays now ?"),
        ("Who\u00a0\u3000pays?", "Who pays?"),
        ("lone \ud800 half", "lone half"),
        ("no\ufffe char\ufdd0act\U0010ffffers", "no characters"),
        ("<b>Who</b> & 'why'", "<b>Who</b> & 'why'"),
    ],
    ids=[
        "plain",
        "spaces",
        "controls",
        "line ends",
        "wide spaces",
        "half",
        "noncharacters",
        "markup",
    ],
)
def test_a_text_is_one_line_of_what_can_be_seen(given_text: str, cleaned: str) -> None:
    assert clean_question(given_text) == cleaned


def test_letters_and_their_marks_become_one_character() -> None:
    assert clean_question(f"caf{'e' + ACUTE}") == "caf\u00e9"


def test_what_goes_keeps_no_letter_from_its_mark() -> None:
    assert clean_question(f"cafe\x00{RLO}{ACUTE}") == "caf\u00e9"


@pytest.mark.parametrize(
    "text",
    [
        f"I {HEART} this",
        f"王{RARE}明",
        WALES,
        "I \u2764\ufe0f this",
        f"C++{LRM} is fine",
        f"{RLM}שלום",
        f"{ALM}12",
        "co\u00adoperate",
        "ខ្មែរ\u200bភាសា",
        "\ue000\U000f0000",
        f"see {LRI}C#{PDI}, {RLE}{RLI}ש{PDI}{PDF}",
    ],
    ids=[
        *("new emoji", "rare letter", "tags", "variation", "LRM", "RLM", "ALM", "soft hyphen", "Khmer", "private use"),
        "closed isolates",
    ],
)
def test_nothing_that_people_write_is_eaten(text: str) -> None:
    assert clean_question(text) == text


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        (f"10%{RLO} of 90{PDF}%", "10% of 90%"),
        (f"{LRO}abc", "abc"),
        (f"{RLE}abc", "abc"),
        (f"abc{PDF}{PDI}", "abc"),
        (f"{LRI}{RLE}a{PDI}b", f"{LRI}a{PDI}b"),
        (f"{RLE}{LRI}a{PDF}b", "ab"),
        (f"{RLE}a{PDF}{PDF}", f"{RLE}a{PDF}"),
        (f"{FSI}{RLO}a{PDF}{PDI}", f"{FSI}a{PDI}"),
    ],
)
def test_no_text_overrides_a_direction_or_leaves_one_open(given_text: str, cleaned: str) -> None:
    assert clean_question(given_text) == cleaned


def test_a_name_that_tells_people_apart_holds_nothing_unseen() -> None:
    account = Line("name", 80, told_apart=True)
    assert clean(f"Ma\u200bra\u00ad {LRI}Lind{PDI}\ufeff", account) == "Mara Lind"
    assert clean(f"می{ZWNJ}روم", account) == f"می{ZWNJ}روم"


def test_a_reserved_word_is_refused_however_it_is_written() -> None:
    with pytest.raises(Invalid) as refused:
        clean(" For ", Line("name", 80, reserved=frozenset({"for"})))
    assert refused.value.code == "reserved_word"
    assert clean("Forrest", Line("name", 80, reserved=frozenset({"for"}))) == "Forrest"


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


@pytest.mark.parametrize("between", ["\u200b", RLO, ZWJ, ZWNJ, LRM, "\U000e0041"])
def test_a_hidden_character_does_not_begin_a_new_pile(between: str) -> None:
    piled = clean_question("x" + ("\u0323" * 4 + between) * 20)
    assert piled.count("\u0323") == 4


NO_INK = ["\ufe0f", "\u034f", "\u17b4", "\u180b", "\u2800", "\u20dd", "\u0301", " \u2800\ufe0f "]


@pytest.mark.parametrize(
    "text",
    [*("", "   ", "\n\t", f"\u200b{RLO}\ufeff", ZWJ, f"{ZWNJ} {ZWJ}", "\u3164", "\x00", f"{LRI}{LRM}{PDI}"), *NO_INK],
)
def test_a_text_with_nothing_to_see_is_empty(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        clean(text, QUESTION)
    assert (refused.value.code, refusal_words(refused.value)) == ("empty_text", "The question is empty.")


@pytest.mark.parametrize("text", ["a", "7", "?", "+", "\u0e01", "\U0001f44f", HEART, RARE, "\ue000"])
def test_one_sign_that_can_be_seen_is_a_text(text: str) -> None:
    assert clean(text, QUESTION) == text


@pytest.mark.parametrize("text", ["", " \u200b ", ZWJ, "\u2800"])
def test_a_text_that_may_be_empty_becomes_nothing(text: str) -> None:
    assert clean_question(text) == ""


def test_the_longest_text_is_taken_and_one_more_character_refused() -> None:
    assert clean_question("x" * 280) == "x" * 280
    with pytest.raises(Invalid) as refused:
        clean_question("x" * 281)
    assert (refused.value.code, refusal_words(refused.value)) == (
        "text_too_long",
        "The question has 281 characters; 280 is the most.",
    )


def test_only_what_is_kept_counts_towards_the_length() -> None:
    padded = "  " + "\x00".join("x" * 280) + "\n" * 40
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
def test_what_is_kept_is_one_line_that_every_store_takes(text: str) -> None:
    kept = clean_question(text, longest=10_000)
    kept.encode()  # no half of a pair
    assert not any(unicodedata.category(char) == "Cc" or ord(char) & 0xFFFE == 0xFFFE for char in kept)
    assert not set(kept) & {LRO, RLO}
    assert kept == " ".join(kept.split())
    assert unicodedata.is_normalized("NFC", kept)


@UNHURRIED
@given(tricky)
def test_no_direction_is_left_open(text: str) -> None:
    kept = clean_question(text, longest=10_000)
    assert sum(map(kept.count, LRE + RLE)) == kept.count(PDF)
    assert sum(map(kept.count, LRI + RLI + FSI)) == kept.count(PDI)


@UNHURRIED
@given(tricky, st.integers(1, 20))
def test_a_text_is_whole_or_refused(text: str, longest: int) -> None:
    whole = tidy(text)
    if len(whole) <= longest:
        assert clean_question(text, longest) == whole
        return
    with pytest.raises(Invalid) as refused:
        clean_question(text, longest)
    assert refused.value.code == "text_too_long"


@UNHURRIED
@given(st.text(st.characters(categories=["L", "N", "P", "S", "Z", "Cf", "Cn", "Co"], max_codepoint=0x3FFFF)))
def test_an_older_python_keeps_the_same_text(text: str) -> None:
    """With the tables of Unicode 3.2, to which half of today's characters are unassigned; but for what newer tables
    compose, and marks."""
    older = unicodedata.ucd_3_2_0
    known = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.decomposition(c) == "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cleaning, "unicodedata", older)
        by_older = tidy(known)
    assert by_older == tidy(known)


def test_no_line_is_longer_than_may_be_sent() -> None:
    sent = [line for name, line in LINES.items() if not name.startswith(("EVENT", "FORMAT", "ITEM"))]
    assert all(line.longest * 3 <= MOST_SENT for line in sent)
