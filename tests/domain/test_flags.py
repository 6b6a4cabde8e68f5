from __future__ import annotations

import pytest

from debate.domain.flags import find_flags


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What a SCANDAL!", ["scandal"]),
        ("Scandalous.", []),
        ("\uff33candal, oil", ["scandal", "oil"]),
        ("soil, oil", ["oil"]),
        ("s\u200bcan\u00addal", ["scandal"]),
        ("A Tax  haven? No: tax haven.", ["tax haven"]),
        ("taxhaven", []),
        ("STRASSE", ["stra\u00dfe"]),
        ("\u092c\u092e\u093e", []),
        ("\u092f\u0939 \u092c\u092e \u0939\u0948", ["\u092c\u092e"]),
        ("这是贪污吗", ["贪污"]),
        ("汚職はありますか", ["汚職"]),
        ("มีการทุจริตไหม", ["ทุจริต"]),
        ("Nothing here", []),
    ],
)
def test_words_are_whole_where_there_are_spaces_and_anywhere_where_there_are_none(text: str, found: list[str]) -> None:
    words = ["scandal", "oil", "tax haven", "stra\u00dfe", "\u092c\u092e", "贪污", "汚職", "ทุจริต"]
    assert find_flags(text, words) == found
