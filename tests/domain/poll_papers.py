"""Papers of polls to test with, and what is refused on them."""

from __future__ import annotations

import pytest

from debate.domain.errors import Invalid
from debate.domain.polls import find_kind
from debate.domain.polls.kind import Kind, Paper


def example_of(name: str) -> tuple[Kind, Paper]:
    """A kind with the paper of its example."""
    kind = find_kind(name)
    return kind, kind.lay_out(kind.example.options, kind.example.settings)


def refusal_of(kind: Kind, paper: Paper, answer: str) -> str:
    """The code with which an answer is refused."""
    with pytest.raises(Invalid) as refusal:
        kind.parse(paper, answer)
    return refusal.value.code


def layout_refusal(name: str, texts: list[str], settings: dict[str, object]) -> str:
    """The code with which a wording is refused."""
    with pytest.raises(Invalid) as refusal:
        find_kind(name).lay_out(texts, settings)
    return refusal.value.code
