"""A format: a named, versioned list of slots with bells and rules. The data files are in `debate/formats/`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from debate.domain.agenda import ItemKind
from debate.domain.slots import Bell, Period, Side, SlotKind

SHORTEST_FILLING_MS = 60_000


@dataclass(frozen=True, slots=True)
class SlotPlan:
    """One slot as the format plans it. `seat` counts the speakers of a side from 1; None: no single speaker.

    `round` is `pre` or `post` for a slot of kind vote. `length_ms` None is an open end. `grace_ms` is how long after
    the end nobody is penalised. One that `fills` takes what is left of an item's planned time.
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
    fills: bool = False


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
    `kinds` are the items that it is laid out for; `seats` is how many speakers each side of a debate has.
    """

    id: str
    version: int
    title: str
    source: str
    seats: dict[Side, int]
    slots: tuple[SlotPlan, ...]
    pools: tuple[PoolPlan, ...] = ()
    kinds: tuple[ItemKind, ...] = (ItemKind.DEBATE,)

    @property
    def has_sides(self) -> bool:
        return ItemKind.DEBATE in self.kinds

    def within(self, length_ms: int) -> tuple[SlotPlan, ...]:
        """The slots of an item of this length: what fills it takes the rest, but no less than a minute."""
        others = sum(slot.length_ms or 0 for slot in self.slots if not slot.fills)
        rest = max(SHORTEST_FILLING_MS, length_ms - others)
        return tuple(replace(slot, length_ms=rest) if slot.fills else slot for slot in self.slots)

    def planned_ms(self) -> int:
        """The sum of all lengths; open ends count nothing."""
        return sum(slot.length_ms or 0 for slot in self.slots)
