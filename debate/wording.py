"""The words of the interface: one flat catalogue per face and language, in `debate/words/<language>/`. A kind of poll
has a file of its own in `polls/`, with words for `all` faces, for single ones and for the `server`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from debate.domain.errors import Fact, Refusal, Why

WORDS = Path(__file__).parent / "words"
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})
DEFAULT = "en"
# What the server says by itself: refusals. Their words stand in a file that no page loads.
SERVER = "server"
_HOLE = re.compile(r"\{(\w+)(?::(\w+))?\}")
# Letters from right to left, and what orders a text.
_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
Catalogue: TypeAlias = dict[str, Any]  # key -> text, or {"one": text, "other": text} for a counted one


@cache
def catalogue(language: str, face: str) -> Catalogue:
    """The words of a face, with those that all faces share, the errors and the kinds of poll."""
    words: Catalogue = {}
    # A phone on a bad line loads no words that it never says: of clocks, and of what only a desk can be refused.
    beyond = () if face == "phone" else ("displays", "refusals")
    for part in ("common", "errors", *beyond, "polls", face):
        path = WORDS / language / f"{part}.json"
        if path.exists():
            words.update(json.loads(path.read_text()))
    for path in sorted((WORDS / language / "polls").glob("*.json")):
        groups = json.loads(path.read_text())
        words.update({**groups.get("all", {}), **groups.get(face, {})})
    return words


def say(words: Catalogue, key: str, **values: Any) -> str:
    """The words of `key` with `{name}` filled in; the key itself where there are none. Plurals as in English."""
    # Whole numbers as the browser groups them, so that the same words read alike on every face.
    shown = {name: f"{value:,}" if type(value) is int else isolate(str(value)) for name, value in values.items()}
    return _HOLE.sub(lambda hole: shown.get(hole[0][1:-1], hole[0]), _template(words, key, values))


def _template(words: Catalogue, key: str, values: Mapping[str, Any]) -> str:
    text = words.get(key, key)
    return str(text.get("one" if values.get("n") == 1 else "other", key) if isinstance(text, dict) else text)


def refusal_words(error: Refusal) -> str:
    """Why something is refused, in a sentence for people. Made at the edges alone."""
    return why_words(error.why)


def why_words(why: Why) -> str:
    """As `say` does it, but numbers stand as they are: a version and a line of a file are no quantities.

    `{round:vote}` says a fact in people's words for it: `fact.vote.pre` has them where `round` is "pre". So one
    sentence serves every vote, state or field; a language that needs the word in two forms gives it two names.
    """
    words, facts = catalogue(DEFAULT, SERVER), why["facts"]

    def fill(hole: re.Match[str]) -> str:
        name, family = hole.groups()
        if name not in facts:
            return hole[0]
        named = words.get(f"fact.{family}.{facts[name]}") if family else None
        return str(named) if named else _fact_words(facts[name])

    return _HOLE.sub(fill, _template(words, f"refusal.{why['reason']}", facts))


def _fact_words(fact: Fact) -> str:
    if isinstance(fact, dict):
        return why_words(fact)
    if isinstance(fact, Sequence) and not isinstance(fact, str):
        return _list_words(fact)
    return isolate(str(fact))


def _list_words(facts: Sequence[str] | Sequence[Why]) -> str:
    """Names beside each other; of reasons a line each."""
    is_reasons = any(isinstance(fact, dict) for fact in facts)
    return ("\n" if is_reasons else ", ").join(map(_fact_words, facts))


def isolate(text: str) -> str:
    """A text of people among other words, in an isolate of its own where it needs one (UAX #9: FSI and PDI), so that
    figures and names beside it keep their places. Where it has an element of its own, that says `dir="auto"`."""
    return f"\u2068{text}\u2069" if direction(DEFAULT) == "rtl" or _TURNS.search(text) else text


def direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
