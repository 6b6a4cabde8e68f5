"""Polls of every kind: the registry of the kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from debate.domain.errors import Invalid
from debate.domain.polls.approval import Approval
from debate.domain.polls.choice import Choice
from debate.domain.polls.estimate import Estimate
from debate.domain.polls.kind import Kind, Option, Paper
from debate.domain.polls.ranking import Ranking
from debate.domain.polls.rating import Rating
from debate.domain.polls.text import Text
from debate.domain.polls.words import Words

_ALL: tuple[Kind, ...] = (Choice(), Approval(), Rating(), Ranking(), Estimate(), Words(), Text())
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}


def find_kind(name: str) -> Kind:
    if name not in KINDS:
        raise Invalid("unknown_kind", kind=name[:40], kinds=list(KINDS))
    return KINDS[name]


def paper_of(options: Iterable[Mapping[str, str]], settings: Mapping[str, Any]) -> Paper:
    """A paper as it was stored: `{"id", "text"}` for each option."""
    return Paper(tuple(Option(option["id"], option["text"]) for option in options), settings)


def paper_record(paper: Paper) -> dict[str, Any]:
    """A paper as it is stored."""
    options = [{"id": option.id, "text": option.text} for option in paper.options]
    return {"options": options, "settings": dict(paper.settings)}
