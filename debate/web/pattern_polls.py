"""Development only: polls of every kind as the server tells of them, for the patterns. Figures are the server's there
too."""

from __future__ import annotations

from collections import Counter
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
# Further papers of a kind: its widest one, and every scale.
MORE: dict[str, dict[str, dict[str, Any]]] = {
    "choice": {"most": {"options": MOST}, "two": {"options": ["Yes", "No"]}},
    "approval": {"most": {"options": MOST, "settings": {"most": 4}}},
}


def pattern_polls() -> dict[str, dict[str, Any]]:
    """Every kind's papers by name, each with its figures by the number of its voters."""
    return {
        f"{name}{'-' + how if how else ''}": _poll(kind, own)
        for name, kind in KINDS.items()
        for how, own in {"": {}, **MORE.get(name, {})}.items()
    }


def _poll(kind: Kind, own: dict[str, Any]) -> dict[str, Any]:
    example = kind.example
    paper = kind.lay_out(own.get("options", list(example.options)), own.get("settings", example.settings))
    answers = example.answers if not own else paper.ids
    asked = {"kind": kind.name, "question": example.question, **paper_record(paper)}
    return {
        "asked": asked,
        "answer": kind.parse(paper, answers[0]),
        "figures": {
            str(crowd): figures(kind, paper, tally(kind, paper, Counter(islice(cycle(answers), crowd))))
            for crowd in CROWDS
        },
    }
