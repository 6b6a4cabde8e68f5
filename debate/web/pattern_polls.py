"""Development only: polls of every kind as the server tells of them, for the patterns. Figures are the server's there
too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import cycle, islice
from typing import Any

from debate.domain.lines import POLL_OPTION
from debate.domain.polls import KINDS, paper_record
from debate.domain.polls.figures import figures, tally
from debate.domain.polls.kind import MOST_OPTIONS, Kind

CROWDS = (0, 1, 7, 5_000)
HASH = "9e025b6c1d44af18" * 4
# What no maker could write longer, nor more of.
LONGEST = "Whether a company with more users than any state has citizens may be heard"
MOST = [f"{n}. {LONGEST}"[: POLL_OPTION.longest] for n in range(1, MOST_OPTIONS + 1)]


def pattern_polls() -> dict[str, dict[str, Any]]:
    """Every kind's papers by name, each with its figures by the number of its voters: its example, its variants, and
    with as many and as long options as there can be."""
    return {name: _poll(*made) for kind in KINDS.values() for name, made in _papers(kind).items()}


def _papers(kind: Kind) -> dict[str, tuple[Kind, Sequence[str], Mapping[str, Any]]]:
    example = kind.example
    found: dict[str, tuple[Kind, Sequence[str], Mapping[str, Any]]] = {
        kind.name: (kind, example.options, example.settings)
    }
    for variant in example.variants:
        found[f"{kind.name}-{'-'.join(map(str, variant.values()))}"] = (kind, example.options, variant)
    if example.options:
        found[f"{kind.name}-most"] = (kind, MOST, example.settings)
    return found


def _poll(kind: Kind, options: Sequence[str], settings: Mapping[str, Any]) -> dict[str, Any]:
    example, paper = kind.example, kind.lay_out(options, settings)
    is_example = settings is example.settings and options is example.options
    answers = example.answers if is_example or not paper.ids else paper.ids
    return {
        "asked": {"kind": kind.name, "question": example.question, **paper_record(paper)},
        "answer": kind.parse(paper, answers[0]),
        "figures": {
            str(crowd): figures(kind, paper, tally(kind, paper, Counter(islice(cycle(answers), crowd))))
            for crowd in CROWDS
        },
    }
