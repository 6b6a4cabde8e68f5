"""Text from strangers: cleaned once, at the door, and shown as plain text everywhere."""

from __future__ import annotations

import unicodedata

from debate.domain.errors import Invalid

# Bidirectional overrides, zero-width characters and letters without ink can make a text read as something else than it
# is. The zero-width joiners stay: Persian, Indic scripts and many names need them.
_JOINERS = "\u200c\u200d"
_HIDDEN = {
    0x00AD,
    0x115F,
    0x1160,
    0x200B,
    0x2060,
    0x3164,
    0xFEFF,
    0xFFA0,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
}
_MOST_PILED, _MOST_MARKS = 4, 8
# A symbol by its category, and yet without ink.
_BLANK_BRAILLE = "\u2800"


def clean(text: str, *, longest: int, what: str, empty_ok: bool = False) -> str:
    """One line of plain text: NFC, no control or hidden characters, single spaces, and something in it that has ink.

    Raises Invalid with `empty_text` or `text_too_long`.
    """
    kept = " ".join(unicodedata.normalize("NFC", "".join(_visible(text))).split())
    kept = kept if any(map(_has_ink, kept)) else ""
    if not kept and not empty_ok:
        raise Invalid(f"The {what} is empty.", "empty_text")
    if len(kept) > longest:
        raise Invalid(f"The {what} has {len(kept)} characters; {longest} is the most.", "text_too_long")
    return kept


def _has_ink(char: str) -> bool:
    """A letter, number, punctuation or symbol: a mark alone, a variation selector for one, shows nothing."""
    return unicodedata.category(char)[0] in "LNPS" and char != _BLANK_BRAILLE


def _piles_up(char: str) -> bool:
    """A mark above, below, around or through its letter. One with a place of its own beside it, as of Burmese, is
    none."""
    return unicodedata.category(char) in ("Mn", "Me") or unicodedata.combining(char) > 0


def _visible(text: str) -> list[str]:
    """The characters that may be seen; a pile of marks on a letter is cut at four, as no language needs more.

    With those beside it, as Burmese has them, a letter keeps eight.
    """
    kept: list[str] = []
    piled = marks = 0
    # Hidden characters go first: between a letter and its marks they would keep the two apart, and a pile uncounted.
    for char in unicodedata.normalize("NFC", "".join(char for char in text if ord(char) not in _HIDDEN)):
        if char in _JOINERS:
            kept.append(char)
            continue
        kind = unicodedata.category(char)[0]
        piled, marks = (piled + _piles_up(char), marks + 1) if kind == "M" else (0, 0)
        if marks <= _MOST_MARKS and piled <= _MOST_PILED:
            kept.append(" " if kind in "CZ" else char)
    return kept
