"""The groups that an organiser names for the audience of an event."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from debate.domain.groups import name_groups
from debate.services.unit import Call


def set_groups(call: Call, names: Sequence[str]) -> None:
    """Name the groups, all at once; none takes them off. A poll that was opened keeps those that it was opened with."""
    with call.unit() as unit:
        event = unit.event()
        groups = name_groups(names, event.groups, count(event.groups_made + 1))
        event.groups = groups
        event.groups_made = max([event.groups_made, *(group["id"] for group in groups)])
        unit.journal("groups:name", "event", names=[group["name"] for group in groups])
        unit.touch("setups")
