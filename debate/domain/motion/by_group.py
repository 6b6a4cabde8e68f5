"""A motion's result by the groups of its voters: how each of them moved. Which groups are told: debate.domain.groups.

One table a motion: of those who voted both times, or of all where there was no vote before. A second table of other
voters could be subtracted from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from debate.domain.groups import Group, GroupId, told_groups
from debate.domain.motion.figures import matched_bar, whole_bar
from debate.domain.motion.tally import Ballots, Tally, tally, total
from debate.domain.percent import gain_words, percent
from debate.domain.slots import Side


def motion_by_group(
    groups: Sequence[Group], group_of: Mapping[str, int], before: Ballots | None, after: Ballots
) -> list[dict[str, Any]]:
    """`{"id", "name", "n", "before", "after", "changes"}` for each group that may be told, with
    bars (shapes.Bar) and for each side the words and points of its change; [] where none may. `group_of`: by voter."""
    voters = after.keys() if before is None else before.keys() & after.keys()
    members: defaultdict[GroupId, list[str]] = defaultdict(list)
    for voter in voters:
        members[group_of.get(voter)].append(voter)
    names: dict[GroupId, str] = {group["id"]: group["name"] for group in groups} | {None: ""}
    told = told_groups({group: len(members[group]) for group in names})
    if told in ([], [None]):
        return []
    return [{"id": group, "name": names[group], **_way(members[group], before, after)} for group in told]


def _way(members: Sequence[str], before: Ballots | None, after: Ballots) -> dict[str, Any]:
    last = tally(after[voter] for voter in members)
    if before is None:
        return {"n": len(members), "before": None, "after": whole_bar(last), "changes": None}
    first = tally(before[voter] for voter in members)
    return {
        "n": len(members),
        "before": matched_bar(first),
        "after": matched_bar(last),
        "changes": {str(side): _change(first, last, side) for side in Side},
    }


def _change(first: Tally, last: Tally, side: Side) -> dict[str, Any]:
    """Of a group that is told, so that there is somebody in it."""
    before, after = Fraction(first[side], total(first)), Fraction(last[side], total(last))
    return {"words": gain_words(before, after, after - before), "points": percent(abs(after - before))}
