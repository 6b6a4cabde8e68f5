"""The desk's queue of questions: what waits for what, how much of it there is, and the labels that moderators give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from debate.domain.questions import QuestionState
from debate.domain.slots import Side
from debate.domain.text import fold

# Whom a question is put to that is put to nobody in particular.
PANEL = "panel"


class Pile(StrEnum):
    """Questions that wait for the same thing; those that wait for nothing are done."""

    NEW = "new"
    APPROVED = "approved"
    NEXT = "next"
    ON_STAGE = "on_stage"
    DONE = "done"


def pile_of(state: QuestionState) -> Pile:
    return Pile(state.value) if state.value in tuple(Pile) else Pile.DONE


class Queued(NamedTuple):
    """A question as it is counted. `put_to` are the words of `addressees_of`."""

    state: QuestionState
    labels: list[str]
    put_to: list[str]


def addressees_of(side: Side | None, people: Iterable[tuple[int | None, Side | None]]) -> list[str]:
    """Under what a question is found by whom it is put to: a side, also of one who speaks for it, "#" and the number of
    a person; "panel" where it is put to nobody in particular. One whose row is gone is found under nothing."""
    given = list(people)
    sides = {of for _, of in given if of} | ({side} if side else set())
    persons = [f"#{person}" for person, _ in given if person is not None]
    return [*(str(one) for one in Side if one in sides), *persons] or ([] if given else [PANEL])


@dataclass
class Count:
    """Of one pile: how many questions, and how many with each label and to each addressee."""

    n: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    put_to: Counter[str] = field(default_factory=Counter)


def count_queue(queue: Iterable[Queued]) -> Mapping[Pile, Count]:
    found = {pile: Count() for pile in Pile}
    for state, labels, put_to in queue:
        count = found[pile_of(state)]
        count.n += 1
        count.labels.update(labels)
        count.put_to.update(put_to)
    return found


def list_labels(queue: Iterable[Queued]) -> list[str]:
    """Every label that a question has, in the order of what they read."""
    return sorted({label for one in queue for label in one.labels}, key=lambda label: (fold(label), label))


class Balance(NamedTuple):
    """How many questions each side had put to it, on stage or answered, and the side whose turn it is."""

    put: dict[Side, int]
    turn: Side | None


def balance(sides: Iterable[Side | None]) -> Balance:
    """Of the sides of the questions that were put."""
    counted = Counter(sides)
    put = {side: counted[side] for side in Side}
    least = min(Side, key=lambda side: put[side])
    return Balance(put, None if len(set(put.values())) == 1 else least)
