"""A plain model of a debate's ballots, wishes and clocks, kept beside the real one and knowing none of its code."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

# So many replaced attempts of a voter are remembered by their keys.
MOST_SPENT = 12


@dataclass
class Model:
    """`boxes`: poll -> device -> choice. `keys`: the attempts of a device in a poll, oldest first."""

    boxes: dict[int, dict[str, str]] = field(default_factory=dict)
    keys: dict[tuple[int, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    receipts: dict[tuple[int, str], str] = field(default_factory=dict)
    askers: dict[int, str] = field(default_factory=dict)
    texts: dict[int, list[str]] = field(default_factory=dict)
    voters: dict[int, set[str]] = field(default_factory=dict)
    remaining: dict[int, int] = field(default_factory=dict)
    turned: set[int] = field(default_factory=set)  # slots whose time was added to, or which were reset, in this step

    def count(self, poll: int, device: str, choice: str, key: str) -> None:
        self.boxes[poll][device] = choice
        self.keys[poll, device].append(key)

    def known_keys(self) -> list[tuple[int, str, str]]:
        """Every attempt that the server promises to recognise."""
        return [(poll, device, key) for (poll, device), keys in self.keys.items() for key in keys[-MOST_SPENT - 1 :]]

    def merge(self, question: int, into: int) -> None:
        wanting = self.voters[question] | ({self.askers[question]} - {self.askers[into]})
        self.voters[into] |= wanting
        self.voters[question] = set()
