"""What a format file may hold, field by field. What the fields must be to each other is in `debate.formats.rules`.

Times are written `"7:00"`. A moment is a time from the start (`"1:00"`), or `{before_end: "1:00"}`, or
`{after_end: "0:15"}`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from debate.documents import Length, Shape, cleaned
from debate.domain.agenda import ItemKind
from debate.domain.errors import WrongValue
from debate.domain.lines import FORMAT_SOURCE, FORMAT_TITLE, POOL_NAME, SLOT_TITLE
from debate.domain.slots import MOST_SEATS, Anchor, Moment, PeriodName, Side, SlotKind

MOST_STROKES = 5

Seat = Annotated[int, Field(ge=1, le=MOST_SEATS)]
SlotTitle = Annotated[str, cleaned(SLOT_TITLE)]


class MomentShape(Shape):
    at: Length | None = None
    before_end: Length | None = None
    after_end: Length | None = None

    @model_validator(mode="after")
    def _one_anchor(self) -> MomentShape:
        if [self.at, self.before_end, self.after_end].count(None) != len(Anchor) - 1:
            raise WrongValue("bad_document.format_anchors")
        return self

    @property
    def field(self) -> str:
        """The name of the one field that is written."""
        return next(name for name in ("at", "before_end", "after_end") if getattr(self, name) is not None)

    @property
    def moment(self) -> Moment:
        anchor = Anchor.START if self.at is not None else Anchor(self.field)
        return Moment(anchor, getattr(self, self.field))


class BellShape(MomentShape):
    strokes: Annotated[int, Field(ge=1, le=MOST_STROKES)]


def _from_start(value: object) -> object:
    return value if isinstance(value, dict) else {"at": value}


MomentField = Annotated[MomentShape, BeforeValidator(_from_start)]


class PeriodShape(Shape):
    """Without `to`, the period holds until the slot is finished."""

    name: PeriodName
    start: MomentField = Field(alias="from")
    end: MomentField | None = Field(default=None, alias="to")


class PatternShape(Shape):
    """What several slots share. A slot takes each field that it does not write itself."""

    kind: SlotKind | None = None
    title: SlotTitle | None = None
    side: Side | None = None
    seat: Seat | None = None
    length: Length | None = None
    grace: Length = 0
    round: Literal["pre", "post"] | None = None
    bells: tuple[BellShape, ...] = Field(default=(), max_length=20)
    periods: tuple[PeriodShape, ...] = Field(default=(), max_length=20)
    fills: bool = False


class SlotShape(PatternShape):
    like: str | None = None


class PoolShape(Shape):
    name: Annotated[str, cleaned(POOL_NAME)]
    side: Side
    length: Length


class FormatShape(Shape):
    """`for`: the kinds of item that it is laid out for. Only a debate has sides, and so `seats`."""

    version: Annotated[int, Field(ge=1)]
    title: Annotated[str, cleaned(FORMAT_TITLE)]
    source: Annotated[str, cleaned(FORMAT_SOURCE)]
    kinds: tuple[Annotated[ItemKind, Field(strict=False)], ...] = Field(
        default=(ItemKind.DEBATE,), alias="for", min_length=1, max_length=len(ItemKind)
    )
    seats: dict[Side, Seat] = Field(default={})
    patterns: dict[str, PatternShape] = Field(default={}, max_length=50)
    slots: tuple[SlotShape, ...] = Field(min_length=1, max_length=200)
    pools: tuple[PoolShape, ...] = Field(default=(), max_length=20)

    def completed(self, slot: SlotShape) -> SlotShape:
        """The slot with what it takes from its pattern; a pattern that does not exist gives nothing."""
        pattern = self.patterns.get(slot.like or "", PatternShape())
        own = slot.model_fields_set
        taken = {name: getattr(pattern, name) for name in pattern.model_fields_set - own}
        return slot.model_copy(update=taken)
