"""A format: a named, versioned list of slots with bells and rules. The data files are in `debate/formats/`."""

from __future__ import annotations

from dataclasses import dataclass

from debate.domain.slots import Bell, Period, Side, SlotKind


@dataclass(frozen=True, slots=True)
class SlotPlan:
    """One slot as the format plans it. `seat` counts the speakers of a side from 1; None: no single speaker.

    `round` is `pre` or `post` for a slot of kind vote. `length_ms` None is an open end. `grace_ms` is how long after
    the end nobody is penalised.
    """

    kind: SlotKind
    title: str
    side: Side | None = None
    seat: int | None = None
    length_ms: int | None = None
    bells: tuple[Bell, ...] = ()
    periods: tuple[Period, ...] = ()
    grace_ms: int = 0
    round: str | None = None


@dataclass(frozen=True, slots=True)
class PoolPlan:
    """Time that a side may draw on between slots (preparation)."""

    name: str
    side: Side
    length_ms: int


@dataclass(frozen=True, slots=True)
class Format:
    """`id` is the file's name without its ending; `version` grows with every change to the file's rules.

    `source` says where the timings come from; a format whose source gives no lengths says so there.
    `seats` is how many speakers each side has.
    """

    id: str
    version: int
    title: str
    source: str
    seats: dict[Side, int]
    slots: tuple[SlotPlan, ...]
    pools: tuple[PoolPlan, ...] = ()

    def planned_ms(self) -> int:
        """The sum of all lengths; open ends count nothing."""
        return sum(slot.length_ms or 0 for slot in self.slots)
