"""The organiser's own words: a question that holds one is marked for the desk. Nothing is dropped by it."""

from __future__ import annotations

import unicodedata

from debate.domain.similar_questions import is_unspaced
from debate.domain.text import fold


def find_flags(text: str, words: list[str]) -> list[str]:
    """Those of the words or phrases that the text holds, as the organiser wrote them.

    However they are written (`fold`). Whole words where the script sets spaces between them, so that "oil" is not in
    "soil"; anywhere where it sets none, because there nobody can tell where a word ends.
    """
    held = fold(text)
    return [word for word in words if _holds(held, fold(word))]


def _holds(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        if is_unspaced(word) or not (_goes_on(text[:at][-1:]) or _goes_on(text[at + len(word) :][:1])):
            return True
        at = text.find(word, at + 1)
    return False


def _goes_on(char: str) -> bool:
    """A letter, digit or mark: a word that touches it is part of a longer one. Half of Hindi's letters are marks."""
    return bool(char) and unicodedata.category(char)[0] in "LMN"
