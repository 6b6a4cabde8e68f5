"""Which questions are found to be alike, in languages with spaces and without: real sentences, held to both sides."""

from __future__ import annotations

import json

import pytest

from debate.config import ROOT
from debate.domain.similar_questions import is_unspaced, likeness, pieces
from debate.services.questions import find_similar

SENTENCES = json.loads((ROOT / "tests" / "vectors" / "similar_questions.json").read_text())
# What else is asked in the hall, in every language: none of it is to be found by chance.
OTHERS = dict(enumerate(other for kind in SENTENCES.values() for _, _, other in kind))


@pytest.mark.parametrize(("language", "text", "other"), SENTENCES["alike"])
def test_what_asks_the_same_is_found_first_among_all(language: str, text: str, other: str) -> None:
    asked = {key: one for key, one in OTHERS.items() if one != text}
    [first, *_] = [asked[key] for key in find_similar(text, asked)] or [""]
    assert first == other
    assert find_similar(other, {1: text}) == [1]


@pytest.mark.parametrize(("language", "text", "other"), SENTENCES["unlike"])
def test_what_shares_a_subject_or_a_form_alone_is_not_found(language: str, text: str, other: str) -> None:
    assert find_similar(text, {1: other}) == []
    assert find_similar(other, {1: text}) == []


@pytest.mark.parametrize("text", ["为什么", "なぜですか", "誰が"])
def test_a_text_of_few_pieces_is_like_nothing(text: str) -> None:
    assert is_unspaced(text)
    assert find_similar(text, {1: text}) == []


def test_a_text_is_wholly_like_itself() -> None:
    assert likeness("テクノロジー企業に国連の議席が必要", "ﾃｸﾉﾛｼﾞｰ企業に国連の議席が必要") == 1
    assert pieces("テクノロジー企業") == {"テクノロジー", "企業"}
