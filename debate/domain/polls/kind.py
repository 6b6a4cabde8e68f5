"""What a kind of poll is: what its maker writes, what its voters answer, how answers are counted, and what is said of
them beside the counts.

A kind is one module of this package, and one line in its registry (`debate.domain.polls`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, Protocol, TypeAlias

from debate.domain.errors import Invalid
from debate.domain.text import read_alike

MOST_OPTIONS = 12
# Answers as they are stored, and how many voters gave each.
Answers: TypeAlias = Mapping[str, int]
# What is said of all answers beside their counts, by the name of its words (`poll.fact.<name>`), ready to print.
Facts: TypeAlias = dict[str, float | int | None]
# What a poll's maker may choose of a setting, in the order of the desk's form, which has no list of its own.
Offers: TypeAlias = Mapping[str, Sequence[str | int]]
NOTHING_OFFERED: Offers = {}
# How the movement from a first round to a second one is told: from which answer to which, where an answer takes one
# option; else option by option.
SecondRound: TypeAlias = Literal["by_answer", "by_option"]
# The figures of one row of a chart: shapes.OptionRow.
OptionRow: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be answered. `id` is what a ballot says; `text` what its maker wrote, "" where the interface
    has words for it."""

    id: str
    text: str = ""


@dataclass(frozen=True)
class Paper:
    """A poll as its voters have it before them. `settings`: what else its kind asks its maker."""

    options: tuple[Option, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options)


@dataclass(frozen=True, slots=True)
class Example:
    """A poll of a kind as somebody would make it, for tests and patterns. `answers`: three or more in their stored
    form; the first two differ."""

    question: str
    options: tuple[str, ...]
    settings: Mapping[str, Any]
    answers: tuple[str, ...]
    variants: tuple[Mapping[str, Any], ...] = ()  # other settings that look otherwise


class Kind(Protocol):
    """Whatever is wrong is Invalid, with a code."""

    name: str
    example: Example
    offers: Offers
    moderated: bool  # voters write texts: a hall sees none that no moderator approved (debate.domain.polls.entries)
    second_round: SecondRound | None  # None: it is not put a second time
    compared: Sequence[str]  # the facts that are told of each group of voters

    def lay_out(self, texts: Sequence[str], settings: Mapping[str, Any]) -> Paper:
        """The paper, from the options' cleaned texts and what the desk's form holds besides."""

    def parse(self, paper: Paper, answer: str) -> str:
        """An answer in the one form in which it is stored, so that hashes and recounts hold."""

    def count(self, paper: Paper, answers: Answers) -> dict[str, int]:
        """All that is kept of the answers, by what is counted: votes for each option, voters for each place of each
        option, for each number, or for each text as it was written. What the paper names is present, also where nobody
        took it."""

    def rows(self, paper: Paper, voters: int, counts: Mapping[str, int]) -> list[OptionRow]:
        """A row for each option, each range of numbers, or each entry, in the order in which they are drawn. Of a
        moderated kind `counts` are of what was approved alone."""

    def facts(self, paper: Paper, counts: Mapping[str, int]) -> Facts:
        """What is said besides."""


def written_options(texts: Sequence[str]) -> tuple[Option, ...]:
    """The options that a maker wrote, numbered from 1. Invalid with `too_few_options`, `too_many_options` or
    `equal_options`."""
    if len(texts) < 2:
        raise Invalid("too_few_options")
    if len(texts) > MOST_OPTIONS:
        raise Invalid("too_many_options", most=MOST_OPTIONS, given=len(texts))
    alike = read_alike(texts)
    if alike:
        raise Invalid("equal_options", first=alike[0], second=alike[1])
    return tuple(Option(str(number), text) for number, text in enumerate(texts, 1))


def check_no_options(texts: Sequence[str]) -> None:
    """Of a kind whose options are not written. Invalid with `options_not_wanted`."""
    if texts:
        raise Invalid("options_not_wanted")


def check_settings(given: Mapping[str, Any], known: Sequence[str]) -> None:
    unknown = sorted(given.keys() - set(known))
    if unknown:
        raise Invalid("unknown_setting", setting=unknown[0][:40])


def check_most(given: Mapping[str, Any], options: Sequence[Option]) -> int | None:
    """The setting `most`: how many options a voter may take; None, or without it: all. Invalid with `bad_most`."""
    most = given.get("most")
    if most is not None and (type(most) is not int or not 1 <= most <= len(options)):
        raise Invalid("bad_most", most=len(options))
    return None if most == len(options) else most


def check_option(paper: Paper, answer: str) -> str:
    """The id of one option. Invalid with `unknown_choice`."""
    if answer not in paper.ids:
        raise Invalid("unknown_choice", choice=answer[:40])
    return answer


def is_answer(kind: Kind, paper: Paper, answer: str) -> bool:
    """It answers the paper, in the form in which answers are stored."""
    try:
        return kind.parse(paper, answer) == answer
    except Invalid:
        return False
