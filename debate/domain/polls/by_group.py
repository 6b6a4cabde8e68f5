"""A poll's result by the groups of its voters, ready to print. Which groups are told: debate.domain.groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import Any

from debate.domain.groups import Group, GroupId, told_groups
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
    made = [figures(kind, paper, tally(kind, paper, answers[group]), approved) for group in told]
    whole = sum((Counter(one) for one in answers.values()), Counter[str]())
    # An estimate's ranges are each group's own: they stand in no common row.
    has_rows = bool(paper.ids) or kind.moderated
    rows = figures(kind, paper, tally(kind, paper, whole), approved)["rows"] if has_rows else []
    return {
        "groups": [{"id": group, "name": names[group], "n": one["n"]} for group, one in zip(told, made, strict=True)],
        "rows": [_row(row, [_find(kind, row, one["rows"]) for one in made]) for row in rows],
        "facts": [{"fact": name, "values": [one["facts"][name] for one in made]} for name in kind.compared],
    }


def _find(kind: Kind, row: OptionRow, rows: Sequence[OptionRow]) -> OptionRow | None:
    """The same row of a group: by what it reads, where voters wrote it."""
    by = "text" if kind.moderated else "id"
    return next((one for one in rows if one[by] == row[by]), None)


def _row(row: OptionRow, found: Sequence[OptionRow | None]) -> dict[str, Any]:
    shares = [{"n": one["n"], "pct": one["pct"]} if one else {"n": 0, "pct": 0.0} for one in found]
    return {"id": row["id"], "text": row["text"], "shares": shares}
