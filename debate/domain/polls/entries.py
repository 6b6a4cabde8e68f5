"""What voters wrote in a poll of a moderated kind: each different text is an entry, and a hall sees those that a
moderator approved.

Texts that read alike (`fold`) are one entry. It is shown as most of its voters wrote it; of spellings that are equally
frequent the first by code points is, so that what is shown follows from the answers alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from debate.domain.text import fold

# More rows than a hall can read say less, and a phone would load them for nothing.
MOST_ROWS = 40
# Of each state, on the desk's list and in one command: more than anybody looks through at once. Those that are judged
# make room for the others.
MOST_LISTED = 100
# Folding a text takes a while, and a hall's answers are counted again and again while they come in.
_KEPT = 20_000


class EntryState(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"


# What a moderator may do with an entry, and where it leads. Whoever sees what stands there already changes nothing.
VERBS: Mapping[str, EntryState] = {
    "approve": EntryState.APPROVED,
    "decline": EntryState.DECLINED,
    "return": EntryState.WAITING,
}


class Entry(NamedTuple):
    """`key`: what its spellings have in common. `n`: how many voters gave it."""

    key: str
    text: str
    n: int


@lru_cache(maxsize=_KEPT)
def key_of(text: str) -> str:
    return fold(text)


def entry_id(key: str) -> str:
    """What commands and tables name an entry by, whose key may be long. Nobody finds two texts that have the same."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def entries_of(counts: Mapping[str, int]) -> list[Entry]:
    """The entries of a tally (`Kind.count`), the most frequent first, then by their keys: no order tells who came
    first."""
    spellings: dict[str, dict[str, int]] = {}
    for text, voters in counts.items():
        spellings.setdefault(key_of(text), {})[text] = voters
    entries = (Entry(key, _shown(written), sum(written.values())) for key, written in spellings.items())
    return sorted(entries, key=lambda entry: (-entry.n, entry.key))


def _shown(written: Mapping[str, int]) -> str:
    return min(written, key=lambda text: (-written[text], text))


def only(counts: Mapping[str, int], approved: Container[str]) -> dict[str, int]:
    """Of a tally what belongs to entries of these keys."""
    return {text: voters for text, voters in counts.items() if key_of(text) in approved}


def first_entries(counts: Mapping[str, int]) -> list[Entry]:
    """Those that have a row."""
    return entries_of(counts)[:MOST_ROWS]


def unshown_facts(counts: Mapping[str, int], shown: Iterable[int]) -> dict[str, int]:
    """How many entries have no row, and how often these were given. `shown`: the voters of every row."""
    entries, voters = entries_of(counts), list(shown)
    return {
        "unshown": len(entries) - len(voters),
        "unshown_n": sum(entry.n for entry in entries) - sum(voters),
    }
