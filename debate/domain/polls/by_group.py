"""A poll's result by the groups of its voters, ready to print. Which groups are told: debate.domain.groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from fractions import Fraction
from typing import Any

from debate.domain.groups import Group, GroupId, told_groups
from debate.domain.percent import percent
from debate.domain.polls.entries import entries_of, key_of
from debate.domain.polls.figures import figures, tally
from debate.domain.polls.kind import Answers, Kind, OptionRow, Paper


def by_group(
    kind: Kind,
    paper: Paper,
    groups: Sequence[Group],
    answers: Mapping[GroupId, Answers],
    approved: Container[str] = (),
) -> dict[str, Any] | None:
    """`{"groups": [{"id", "name", "n"}], "rows": [{"id", "text", "shares": [{"n", "pct"}]}], "facts": [{"fact",
    "values"}]}`, shares and values in the order of the groups; None where no group may be told. `answers`: of all
    voters of the poll, by their group."""
    names: dict[GroupId, str] = {group["id"]: group["name"] for group in groups} | {None: ""}
    told = told_groups({group: sum(answers.get(group, {}).values()) for group in names})
    if told in ([], [None]):
        return None
    tallies = [tally(kind, paper, answers[group]) for group in told]
    made = [figures(kind, paper, one, approved) for one in tallies]
    return {
        "groups": [{"id": group, "name": names[group], "n": one["n"]} for group, one in zip(told, made, strict=True)],
        "rows": _rows(kind, paper, answers, tallies, approved),
        "facts": [{"fact": name, "values": [one["facts"][name] for one in made]} for name in kind.compared],
    }


def _rows(
    kind: Kind,
    paper: Paper,
    answers: Mapping[GroupId, Answers],
    tallies: Sequence[Mapping[str, Any]],
    approved: Container[str],
) -> list[dict[str, Any]]:
    """The rows of the whole, with the share of each group. An estimate has none: its ranges are each group's own."""
    if not paper.ids and not kind.moderated:
        return []
    whole = sum((Counter(one) for one in answers.values()), Counter[str]())
    rows = figures(kind, paper, tally(kind, paper, whole), approved)["rows"]
    if not kind.moderated:
        found = [{row["id"]: row for row in figures(kind, paper, one)["rows"]} for one in tallies]
        return [_row(row, [_share(one[row["id"]]["n"], one[row["id"]]["pct"]) for one in found]) for row in rows]
    # Not by the rows of each group: these are fewer than its entries, in the spelling of its own.
    given = [({entry.key: entry.n for entry in entries_of(one["counts"])}, one["ballots"]) for one in tallies]
    return [_row(row, [_of_voters(entries.get(key_of(row["text"]), 0), n) for entries, n in given]) for row in rows]


def _row(row: OptionRow, shares: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"id": row["id"], "text": row["text"], "shares": list(shares)}


def _of_voters(n: int, voters: int) -> dict[str, Any]:
    return _share(n, percent(Fraction(n, voters)))


def _share(n: int, pct: float | None) -> dict[str, Any]:
    return {"n": n, "pct": pct}
