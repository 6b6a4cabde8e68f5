"""Text that people write: cleaned once, where it comes in, and shown as plain text everywhere.

What goes, and why nothing else does:

- Control characters (C0, C1), lone surrogates and noncharacters: Unicode gives them no meaning in a text (The Unicode
  Standard, 23.1 and 23.7), and databases, JSON and browsers each stumble over some of them. Line ends and tabs become
  spaces, because a text is one line.
- Overrides of direction (LRO, RLO), and embeddings and isolates that are not closed, or close nothing (Unicode UAX #9):
  the first make letters and figures read as others than they are, the second would go on in what stands beside the
  text (UTS #55 describes the attack). Closed embeddings and isolates, and the marks LRM, RLM and ALM, order a text in
  itself, as quotations in Hebrew and Arabic need them: they stay, and the faces isolate every text that they show.
- Of a pile of combining marks, what no language needs: it would cover the lines above and below.

All the rest stays: joiners, variation selectors and tags (a family, a heart, the flag of Wales), private use (names
in Hong Kong have letters there, and it harms nobody), and what this Python's tables do not know yet. A new emoji or a
rare Chinese character is an unassigned code point to an older Python, so no decision is made by that category.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from debate.domain.errors import Invalid

_EMBEDDINGS, _OVERRIDES, _ISOLATES = (
    frozenset("\u202a\u202b"),
    frozenset("\u202d\u202e"),
    frozenset("\u2066\u2067\u2068"),
)
_PDF, _PDI = "\u202c", "\u2069"  # close an embedding or override, and an isolate
_OPENING = _EMBEDDINGS | _OVERRIDES | _ISOLATES
_DIRECTIONS = _OPENING | {_PDF, _PDI}

_MOST_PILED, _MOST_MARKS = 4, 8
# A symbol by its category, and yet without ink.
_BLANK_BRAILLE = "\u2800"
# Default_Ignorable_Code_Point (DerivedCoreProperties.txt): without a glyph of their own, assigned or not.
_IGNORABLE = frozenset(
    {0x00AD, 0x034F, 0x061C, 0x3164, 0xFEFF, 0xFFA0}
    | {*range(0x115F, 0x1161), *range(0x17B4, 0x17B6), *range(0x180B, 0x1810), *range(0x200B, 0x2010)}
    | {*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFF9)}
    | {*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)}
)
# What nobody sees and no spelling needs: two names that differ by it alone would be one name to the eye.
_UNSEEN = frozenset(map(chr, (0x00AD, 0x115F, 0x1160, 0x200B, 0x2060, 0x3164, 0xFEFF, 0xFFA0))) | _DIRECTIONS


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text that people write, wherever it comes in: what a refusal calls it, and how long it may be.

    `longest` counts code points of the cleaned text. `told_apart`: a name that identifies somebody, so that invisible
    characters go as well. `reserved` words mean something else where the text stands. `room` is the width of its
    column where an earlier limit was wider: what is stored stays.
    """

    what: str
    longest: int
    may_be_empty: bool = False
    told_apart: bool = False
    reserved: frozenset[str] = frozenset()
    room: int = 0

    @property
    def width(self) -> int:
        """Of its column, in characters."""
        return max(self.longest, self.room)


def clean(text: str, line: Line) -> str:
    """The text as it is stored: one line in NFC, single spaces, and something in it that has ink.

    Raises Invalid with `empty_text`, `text_too_long` or `reserved_word`.
    """
    kept = tidy(text, line.told_apart)
    if not kept and not line.may_be_empty:
        raise Invalid("empty_text", line=line.what)
    if len(kept) > line.longest:
        raise Invalid("text_too_long", line=line.what, length=len(kept), longest=line.longest)
    if kept.casefold() in line.reserved:
        raise Invalid("reserved_word", line=line.what, word=kept)
    return kept


def tidy(text: str, told_apart: bool = False) -> str:
    """The text cleaned, of whatever length; nothing where nothing of it can be seen."""
    kept = _balance("".join(char for char in text if not _is_noise(char)))
    if told_apart:
        kept = "".join(char for char in kept if char not in _UNSEEN)
    # What goes can leave a letter and its mark side by side: composed before the marks are counted, and after.
    piled = _flatten(unicodedata.normalize("NFC", kept))
    kept = " ".join(unicodedata.normalize("NFC", piled).split())
    return kept if any(map(_has_ink, kept)) else ""


def fold(text: str) -> str:
    """The text as it is compared with another one: NFKC_Casefold of The Unicode Standard (3.13): without what sets
    apart capitals, wide letters and invisible characters."""
    seen = "".join(char for char in text if ord(char) not in _IGNORABLE)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())


def read_alike(texts: Iterable[str]) -> tuple[str, str] | None:
    """The first two texts that nobody could tell apart (`fold`), in their order; None where all differ."""
    seen: dict[str, str] = {}
    for text in texts:
        if fold(text) in seen:
            return seen[fold(text)], text
        seen[fold(text)] = text
    return None


def _is_noise(char: str) -> bool:
    """A control character that is no space, half a surrogate pair, or a noncharacter."""
    code = ord(char)
    control = code < 0x20 or 0x7F <= code < 0xA0
    return (
        (control and not char.isspace())
        or 0xD800 <= code < 0xE000
        or 0xFDD0 <= code < 0xFDF0
        or code & 0xFFFE == 0xFFFE
    )


def _balance(text: str) -> str:
    """Without overrides, and without embeddings and isolates that the text does not close: paired as by UAX #9, X6a and
    X7."""
    stray: set[int] = set()
    opened: list[int] = []
    isolates = 0
    for place, char in enumerate(text):
        if char in _OPENING:
            opened.append(place)
            isolates += char in _ISOLATES
        elif char == _PDI and isolates:  # it ends what was opened inside the isolate, too
            while text[opened[-1]] not in _ISOLATES:
                stray.add(opened.pop())
            opened.pop()
            isolates -= 1
        elif char == _PDF and opened and text[opened[-1]] not in _ISOLATES:
            partner = opened.pop()
            stray |= {partner, place} if text[partner] in _OVERRIDES else set()
        elif char in _DIRECTIONS:
            stray.add(place)
    stray.update(opened)
    return "".join(char for place, char in enumerate(text) if place not in stray) if stray else text


def _flatten(text: str) -> str:
    """At most four marks piled on a letter, as no language needs more; with those beside it, as Burmese has them,
    eight."""
    kept: list[str] = []
    piled = marks = 0
    for char in text:
        if unicodedata.category(char)[0] == "M":
            piled, marks = piled + _piles_up(char), marks + 1
            if marks > _MOST_MARKS or piled > _MOST_PILED:
                continue
        elif ord(char) not in _IGNORABLE:  # what nobody sees between two marks begins no new pile
            piled = marks = 0
        kept.append(char)
    return "".join(kept)


def _piles_up(char: str) -> bool:
    """A mark above, below, around or through its letter. One with a place of its own beside it, as of Burmese, is
    none."""
    return unicodedata.category(char) in ("Mn", "Me") or unicodedata.combining(char) > 0


def _has_ink(char: str) -> bool:
    """Something to see by itself: no space, no mark alone, no format or ignorable character."""
    if ord(char) in _IGNORABLE or char == _BLANK_BRAILLE:
        return False
    kind = unicodedata.category(char)
    return kind[0] not in "MZ" and kind != "Cf"
