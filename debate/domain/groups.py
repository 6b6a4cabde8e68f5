"""The groups of an audience: voters may say which one they belong to, and a result is told by group where nobody can be
picked out of it.

A group of fewer than `FEWEST` voters is not told. Nor is one where what the others leave of the whole would tell such a
group by subtraction: then the smallest of those that could be told is kept back too (complementary suppression, as in
A. Hundepool et al., Statistical Disclosure Control, Wiley 2012, chapter 4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, TypeAlias, TypedDict

from debate.domain.errors import Invalid
from debate.domain.lines import GROUP
from debate.domain.text import clean, fold, read_alike

FEWEST = 5
MOST_GROUPS = 12
# A group's id; None: those who named no group.
GroupId: TypeAlias = int | None


class Group(TypedDict):
    """As it is stored, and as the wire carries it (shapes.Group)."""

    id: int
    name: str


def name_groups(names: Sequence[str], before: Sequence[Group], ids: Iterable[int]) -> list[Group]:
    """The groups of these names, in their order: one that is called as it was keeps its id, and no id of an earlier
    group is given again. `ids`: new ones. Invalid with `too_many_groups` or `equal_groups`."""
    cleaned = [clean(name, GROUP) for name in names]
    if len(cleaned) > MOST_GROUPS:
        raise Invalid("too_many_groups", most=MOST_GROUPS, given=len(cleaned))
    alike = read_alike(cleaned)
    if alike:
        raise Invalid("equal_groups", first=alike[0], second=alike[1])
    known, fresh = {fold(group["name"]): group["id"] for group in before}, iter(ids)
    return [{"id": known.get(fold(name)) or next(fresh), "name": name} for name in cleaned]


def without_groups(frame: Mapping[str, Any]) -> dict[str, Any]:
    """A frame as faces and journal have it: what is told by group stands on the page of results alone. Of a close that
    was taken back nothing may stay that tells who came in between."""
    return {name: part for name, part in frame.items() if name != "groups"}


def told_groups(sizes: Mapping[GroupId, int]) -> list[GroupId]:
    """Those of the groups that may be told, in their order. `sizes`: how many voters are in each, those without a group
    among them; together they are the whole that is told anyway."""
    told = [group for group, n in sizes.items() if n >= FEWEST]
    while told and 0 < _rest(sizes, told) < FEWEST:
        told.remove(min(told, key=lambda group: sizes[group]))
    return told


def may_tell_again(
    told: Sequence[GroupId], first: Mapping[GroupId, Set[str]], second: Mapping[GroupId, Set[str]]
) -> bool:
    """The second round of a poll may be told by the groups that its first was `told` by: each of them, and all others
    together, have the same voters in both or at least `FEWEST` others, so that the one table taken from the other
    leaves nobody alone. `first` and `second`: the voters of each group."""
    others = [group for group in first.keys() | second.keys() if group not in told]
    parts = [[group] for group in told] + [others]
    return all(len(_voters(first, part) ^ _voters(second, part)) not in range(1, FEWEST) for part in parts)


def _voters(of: Mapping[GroupId, Set[str]], groups: Iterable[GroupId]) -> set[str]:
    return {voter for group in groups for voter in of.get(group, ())}


def _rest(sizes: Mapping[GroupId, int], told: Iterable[GroupId]) -> int:
    return sum(sizes.values()) - sum(sizes[group] for group in told)
