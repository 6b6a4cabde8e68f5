"""What the fields of a format file must be to each other: each problem with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from debate.documents import Finding, Place, show_length
from debate.domain.agenda import ItemKind
from debate.domain.clock import LONGEST_MS
from debate.domain.errors import Why, why
from debate.domain.slots import Side, SlotKind
from debate.formats.shape import FormatShape, MomentShape, SlotShape

LONGEST_GRACE_MS = 5 * 60 * 1000
LONGEST_AFTER_END_MS = 60 * 60 * 1000

OF_ONE_SIDE = (SlotKind.CROSS, SlotKind.PREP)
OF_NO_SIDE = (SlotKind.CROSSFIRE, SlotKind.VOTE, SlotKind.RESULT, SlotKind.BREAK)
# What needs two sides, or a motion.
OF_DEBATES = (*OF_ONE_SIDE, SlotKind.CROSSFIRE, SlotKind.VOTE, SlotKind.RESULT)


def check(file: FormatShape) -> Iterator[Finding]:
    yield from _check_seats(file)
    for index, slot in enumerate(file.slots):
        yield from _SlotCheck(file, index, slot).findings()
    yield from _check_rounds(file)
    yield from _check_pools(file)
    yield from _check_fills(file)


def has_sides(file: FormatShape) -> bool:
    return ItemKind.DEBATE in file.kinds


def _check_seats(file: FormatShape) -> Iterator[Finding]:
    if not has_sides(file) and file.seats:
        yield Finding(("seats",), why("bad_document.format_of_no_sides"))
    for side in Side:
        if has_sides(file) and side not in file.seats:
            yield Finding(("seats",), why("bad_document.format_no_seats", side=side))


def _check_length(place: Place, length: int | None) -> Iterator[Finding]:
    if length is None:
        return
    if length < 1:
        yield Finding(place, why("bad_document.format_no_length"))
    if length > LONGEST_MS:
        yield Finding(place, why("bad_document.format_length", length=show_length(length)))


def _check_rounds(file: FormatShape) -> Iterator[Finding]:
    votes = [(index, slot.round) for index, slot in enumerate(map(file.completed, file.slots)) if slot.round]
    seen: set[str] = set()
    for index, round_ in votes:
        place = ("slots", index, "round")
        if round_ in seen:
            yield Finding(place, why("bad_document.format_vote_twice", round=round_))
        elif round_ == "pre" and "post" in seen:
            yield Finding(place, why("bad_document.format_votes_turned"))
        seen.add(round_)


def _check_pools(file: FormatShape) -> Iterator[Finding]:
    seen: set[tuple[str, Side]] = set()
    for index, pool in enumerate(file.pools):
        yield from _check_length(("pools", index, "length"), pool.length)
        if (pool.name, pool.side) in seen:
            twice = why("bad_document.format_pool_twice", side=pool.side, pool=pool.name)
            yield Finding(("pools", index, "name"), twice)
        seen.add((pool.name, pool.side))


def _check_fills(file: FormatShape) -> Iterator[Finding]:
    """One slot may take what is left, and none beside it may have an open end."""
    filling = [index for index, slot in enumerate(map(file.completed, file.slots)) if slot.fills]
    for index in filling[1:]:
        yield Finding(("slots", index, "fills"), why("bad_document.format_fills_twice"))
    for index, slot in enumerate(map(file.completed, file.slots)):
        if filling and slot.length is None:
            yield Finding(("slots", index, "length"), why("bad_document.format_fills_beside_open"))


class _SlotCheck:
    """The rules of one slot, together with what it takes from its pattern."""

    def __init__(self, file: FormatShape, index: int, written: SlotShape) -> None:
        self.file = file
        self.index = index
        self.written = written
        self.slot = file.completed(written)

    def findings(self) -> Iterator[Finding]:
        yield from self._pattern()
        yield from self._needed()
        yield from self._side_and_seat()
        yield from self._round()
        yield from self._lengths()
        yield from self._bells()
        yield from self._periods()

    def _place(self, field: str, *inner: str | int) -> Place:
        """Where the field is written: in the slot, or in its pattern."""
        like = self.written.like
        pattern = self.file.patterns.get(like or "")
        if like and pattern and field in pattern.model_fields_set - self.written.model_fields_set:
            return "patterns", like, field, *inner
        return "slots", self.index, field, *inner

    def _pattern(self) -> Iterator[Finding]:
        like = self.written.like
        if like is not None and like not in self.file.patterns:
            yield Finding(self._place("like"), _no_pattern(like, list(self.file.patterns)))

    def _needed(self) -> Iterator[Finding]:
        for field in ("kind", "title"):
            if getattr(self.slot, field) is None and self.slot.like in (None, *self.file.patterns):
                yield Finding(self._place(field), why("bad_document.format_missing"))

    def _side_and_seat(self) -> Iterator[Finding]:
        kind, side, seat = self.slot.kind, self.slot.side, self.slot.seat
        if not has_sides(self.file):
            yield from self._without_sides()
            return
        if side is None and kind in OF_ONE_SIDE:
            yield Finding(self._place("side"), why("bad_document.format_no_side", kind=kind, sides=list(Side)))
        if side is not None and kind in OF_NO_SIDE:
            yield Finding(self._place("side"), why("bad_document.format_of_no_side", kind=kind))
        if seat is not None and side is None:
            yield Finding(self._place("seat"), why("bad_document.format_seat_without_side"))
        if seat is not None and side in self.file.seats and seat > self.file.seats[side]:
            beyond = why("bad_document.format_no_seat", side=side, seat=seat, seats=self.file.seats[side])
            yield Finding(self._place("seat"), beyond)

    def _without_sides(self) -> Iterator[Finding]:
        if self.slot.side is not None:
            yield Finding(self._place("side"), why("bad_document.format_of_no_sides"))
        if self.slot.kind in OF_DEBATES:
            yield Finding(self._place("kind"), why("bad_document.format_of_debates", kind=self.slot.kind))
        if self.slot.seat is not None and self.slot.kind is not SlotKind.SPEECH:
            yield Finding(self._place("seat"), why("bad_document.format_seat_of_no_speech"))

    def _round(self) -> Iterator[Finding]:
        if self.slot.kind is SlotKind.VOTE and self.slot.round is None:
            yield Finding(self._place("round"), why("bad_document.format_no_round"))
        if self.slot.kind is not SlotKind.VOTE and self.slot.round is not None:
            yield Finding(self._place("round"), why("bad_document.format_of_no_round"))

    def _lengths(self) -> Iterator[Finding]:
        length, grace = self.slot.length, self.slot.grace
        yield from _check_length(self._place("length"), length)
        if grace and length is None:
            yield Finding(self._place("grace"), why("bad_document.format_no_grace"))
        if grace > LONGEST_GRACE_MS:
            yield Finding(self._place("grace"), why("bad_document.format_grace", length=show_length(grace)))

    def _bells(self) -> Iterator[Finding]:
        for index, bell in enumerate(self.slot.bells):
            problem = _misplaced(bell, self.slot.length)
            if not problem and bell.moment.elapsed(self.slot.length) == 0:
                problem = why("bad_document.format_bell_at_start")
            if problem:
                yield Finding(self._place("bells", index, bell.field), problem)

    def _periods(self) -> Iterator[Finding]:
        for index, period in enumerate(self.slot.periods):
            for name, moment in (("from", period.start), ("to", period.end)):
                problem = _misplaced(moment, self.slot.length) if moment else None
                if moment and problem:
                    yield Finding(self._place("periods", index, name, moment.field), problem)
        yield from self._order_of_periods()

    def _order_of_periods(self) -> Iterator[Finding]:
        length = self.slot.length
        starts = [period.start.moment.elapsed(length) for period in self.slot.periods]
        ends = [period.end.moment.elapsed(length) if period.end else None for period in self.slot.periods]
        for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
            if start is not None and end is not None and start >= end:
                yield Finding(self._place("periods", index, "to"), why("bad_document.format_period"))
        for index, (before, start) in enumerate(pairwise(starts), start=1):
            if before is not None and start is not None and start < before:
                yield Finding(self._place("periods", index, "from"), why("bad_document.format_periods"))


def _no_pattern(like: str, known: list[str]) -> Why:
    if not known:
        return why("bad_document.format_no_patterns", pattern=like)
    return why("bad_document.format_no_pattern", pattern=like, known=known)


def _misplaced(shape: MomentShape, length: int | None) -> Why | None:
    """Why a slot of this length (None: an open end) has no such moment; None where it has."""
    at_ms = shape.moment.at_ms
    if length is None:
        if shape.field != "at":
            return why("bad_document.format_open_end", field=shape.field)
        return why("bad_document.format_too_late", at=show_length(at_ms)) if at_ms > LONGEST_MS else None
    if shape.field == "after_end":
        is_outside = at_ms > LONGEST_AFTER_END_MS
        return why("bad_document.format_too_late_after", at=show_length(at_ms)) if is_outside else None
    if at_ms <= length:
        return None
    if shape.field == "at":
        return why("bad_document.format_after_end", length=show_length(length))
    return why("bad_document.format_before_start", length=show_length(length))
