"""Development only: polls of every kind as the server tells of them, for the patterns. Figures are the server's there
too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle, islice
from typing import Any, NamedTuple

from debate.domain.lines import POLL_OPTION, POLL_TEXT, POLL_WORD
from debate.domain.polls import KINDS, paper_record
from debate.domain.polls.entries import MOST_ROWS, entries_of
from debate.domain.polls.figures import figures, tally
from debate.domain.polls.kind import MOST_OPTIONS, Kind, Paper, is_answer
from debate.domain.polls.movement import movement

CROWDS = (0, 1, 7, 5_000)
HASH = "9e025b6c1d44af18" * 4
# What no maker could write longer, nor more of.
LONGEST = "Whether a company with more users than any state has citizens may be heard"
UNBROKEN = "Donaudampfschifffahrtsgesellschaft"
MOST = [f"{n}. {LONGEST}"[: POLL_OPTION.longest] for n in range(1, MOST_OPTIONS + 1)]


class Drawn(NamedTuple):
    """A poll as somebody could make it, and answers to it."""

    kind: Kind
    options: Sequence[str]
    settings: Mapping[str, Any]
    answers: Sequence[str] = ()


def pattern_polls() -> dict[str, dict[str, Any]]:
    """Every kind's papers by name, each with its figures by the number of its voters: its example, its variants, and
    with as many and as long options, or answers that were written, as there can be."""
    return {name: _poll(made) for kind in KINDS.values() for name, made in _papers(kind).items()}


def _papers(kind: Kind) -> dict[str, Drawn]:
    example = kind.example
    found = {kind.name: Drawn(kind, example.options, example.settings, example.answers)}
    for variant in example.variants:
        found[f"{kind.name}-{'-'.join(map(str, variant.values()))}"] = Drawn(kind, example.options, variant)
    if example.options:
        found[f"{kind.name}-most"] = Drawn(kind, MOST, example.settings)
    if kind.moderated:
        written = [_longest_answer(kind, n) for n in range(MOST_ROWS + 10)]
        found[f"{kind.name}-most"] = Drawn(kind, (), example.settings, written)
    return found


def _longest_answer(kind: Kind, n: int) -> str:
    """As long as can be: a sentence, or words without a space."""
    if kind.name == "text":
        return f"{n:02}. {LONGEST}, and by whom: {LONGEST}"[: POLL_TEXT.longest].strip()
    return f"{n:02}{UNBROKEN}"[: POLL_WORD.longest]


def _poll(made: Drawn) -> dict[str, Any]:
    kind, paper = made.kind, made.kind.lay_out(made.options, made.settings)
    given = made.answers or paper.ids or kind.example.answers
    answers = [answer for answer in given if is_answer(kind, paper, answer)]
    return {
        "asked": {"kind": kind.name, "question": kind.example.question, **paper_record(paper)},
        "answer": kind.parse(paper, answers[0]),
        "figures": {str(crowd): _figures(kind, paper, islice(cycle(answers), crowd)) for crowd in CROWDS},
        "moved": {str(crowd): _moved(kind, paper, answers, crowd) for crowd in CROWDS} if kind.second_round else {},
    }


def _moved(kind: Kind, paper: Paper, answers: Sequence[str], crowd: int) -> dict[str, Any]:
    """Every third voter answers the next thing in the second round."""
    voters = [str(n) for n in range(crowd)]
    before = dict(zip(voters, cycle(answers), strict=False))
    later = dict(zip(voters, cycle([*answers[1:], answers[0]]), strict=False))
    after = {voter: later[voter] if int(voter) % 3 == 0 else said for voter, said in before.items()}
    return {"first": 60, **movement(kind, paper, before, after)}


def _figures(kind: Kind, paper: Paper, answers: Iterable[str]) -> dict[str, Any]:
    """Of what voters wrote all but the last is approved."""
    counted = tally(kind, paper, Counter(answers))
    entries = entries_of(counted["counts"]) if kind.moderated else []
    return figures(kind, paper, counted, {entry.key for entry in entries[:-1] or entries})
