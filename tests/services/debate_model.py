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
    # Who wants a question, each with the merged question that brought the wish, if one did.
    voters: dict[int, dict[str, int | None]] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)
    remaining: dict[int, int] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)  # slots whose time was added to, or which were reset, in this step

    def count(self, poll: int, device: str, choice: str, key: str) -> None:
        self.boxes[poll][device] = choice
        self.keys[poll, device].append(key)

    def known_keys(self) -> list[tuple[int, str, str]]:
        """Every attempt that the server promises to recognise."""
        return [(poll, device, key) for (poll, device), keys in self.keys.items() for key in keys[-MOST_SPENT - 1 :]]

    def wish(self, question: int, device: str, on: bool) -> None:
        if on:
            self.voters[question][device] = None
        else:
            self.voters[question].pop(device, None)

    def merge(self, question: int, into: int) -> None:
        for device in self._brings(question, into) - self.voters[into].keys():
            self.voters[into][device] = question
        self.merged[question] = into

    def part(self, question: int) -> None:
        """The voters that a merged question brought go again, unless another one brings them; so on up the line."""
        brought: set[str] | None = None
        at: int | None = question
        while at is not None and (target := self.merged.get(at)) is not None:
            gone = {device for device, through in self.voters[target].items() if through == at}
            gone = gone if brought is None else gone & brought
            for other in sorted(key for key, into in self.merged.items() if into == target and key != at):
                for device in gone & self._brings(other, target):
                    self.voters[target][device] = other
                    gone.discard(device)
            for device in gone:
                del self.voters[target][device]
            brought, at = gone, target
        del self.merged[question]

    def _brings(self, question: int, into: int) -> set[str]:
        return set(self.voters[question]) | ({self.askers[question]} - {self.askers[into]})
