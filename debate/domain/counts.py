"""How many voters stand behind a result of two rounds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """Who voted in each round, and who in both."""

    before: int
    after: int
    both: int

    @property
    def only_before(self) -> int:
        return self.before - self.both

    @property
    def only_after(self) -> int:
        return self.after - self.both

    def record(self) -> dict[str, int]:
        """As plain data (shapes.Counts)."""
        return {
            "before": self.before,
            "after": self.after,
            "both": self.both,
            "only_before": self.only_before,
            "only_after": self.only_after,
        }
