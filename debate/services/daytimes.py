"""The times of an agenda: as they are written, "19:30", and as the instants that they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from debate.domain.errors import Why, why

HOUR_MS = 60 * 60 * 1000
LONGEST_PAST_MIDNIGHT_MS = 12 * HOUR_MS
LONGEST_PAUSE_MS = 6 * HOUR_MS
LONGEST_DAY = timedelta(hours=24)
LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class WrittenItem:
    title: str
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Span:
    """Start and end of an item in milliseconds since 1970; `day` is the day on which it starts in the hall."""

    day: date
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Slip:
    """A time that cannot be meant: which item and field, why, and the other item that its sentence ends with."""

    index: int
    field: str
    why: Why
    beside: int | None = None


def date_items(day: date, zone: tzinfo, items: Sequence[WrittenItem]) -> tuple[list[Span], list[Slip]]:
    """The instants of an agenda that begins on `day`, and what is wrong with it.

    Only times of day are written, so each item is dated by the one above it. A start that is earlier in the day than
    the start above it belongs to the next day, if it then follows within six hours of the end above it; otherwise the
    items are in the wrong order. An end that is not after its start belongs to the next day, if the item then lasts
    twelve hours at most. All items fit into 24 hours. What is wrong is left out of the spans and dates nothing.

    On the days when clocks are set, a time that is skipped is refused; one that comes twice is the first that is late
    enough.
    """
    dated: list[tuple[int, Span]] = []
    slips: list[Slip] = []
    for index, item in enumerate(items):
        above = dated[-1] if dated else None
        made = _date_item(index, item, items, above, day, zone)
        if isinstance(made, Span):
            dated.append((index, made))
        else:
            slips.append(made)
    slips += _too_long(dated, items, zone)
    return [span for _, span in dated], slips


def _date_item(
    index: int, item: WrittenItem, items: Sequence[WrittenItem], above: tuple[int, Span] | None, day: date, zone: tzinfo
) -> Span | Slip:
    first = above[1] if above else None
    start_day, start = _reading(first.day if first else day, item.start, zone, first.start_ms if first else None)
    if start is None:
        return Slip(index, "start", _skipped(item.start, start_day))
    if above and first and start_day > first.day and start - first.end_ms > LONGEST_PAUSE_MS:
        return Slip(index, "start", _wrong_order(item, items[above[0]]), beside=above[0])
    end_day, end = _reading(start_day, item.end, zone, start + 1)
    if end is None:
        return Slip(index, "end", _skipped(item.end, end_day))
    if end_day > start_day and end - start > LONGEST_PAST_MIDNIGHT_MS:
        return Slip(index, "end", _no_end(item))
    return Span(start_day, start, end)


def _reading(day: date, clock: time, zone: tzinfo, not_before: int | None) -> tuple[date, int | None]:
    """The first instant, on this day or the next, at which the hall's clock shows `clock`; None where it is skipped."""
    for candidate in (day, day + timedelta(days=1)):
        readings = _instants(candidate, clock, zone)
        late_enough = [at for at in readings if not_before is None or at >= not_before]
        if late_enough:
            return candidate, late_enough[0]
        is_meant = not_before is None or datetime.combine(candidate, clock) >= _local(not_before, zone)
        if not readings and is_meant:
            break
    return candidate, None


def _instants(day: date, clock: time, zone: tzinfo) -> list[int]:
    """When the hall's clock shows this: once, twice in the hour that is repeated, never in one that is skipped."""
    written = datetime.combine(day, clock)
    moments = {round(written.replace(tzinfo=zone, fold=fold).timestamp() * 1000) for fold in (0, 1)}
    return sorted(at for at in moments if _local(at, zone) == written)


def _local(at: int, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(at / 1000, zone).replace(tzinfo=None, fold=0)


def _too_long(dated: list[tuple[int, Span]], items: Sequence[WrittenItem], zone: tzinfo) -> Iterator[Slip]:
    for index, span in dated:
        start, end = _local(dated[0][1].start_ms, zone), _local(span.end_ms, zone)
        if end - start > LONGEST_DAY:
            first = dated[0][0]
            yield Slip(index, "end", _longer_than_a_day(items[index], end, items[first], start), first)
            return


def _longer_than_a_day(last: WrittenItem, end: datetime, first: WrittenItem, start: datetime) -> Why:
    return why(
        "bad_document.day_too_long",
        last=_title(last),
        end_day=f"{end:%Y-%m-%d}",
        end=f"{end:%H:%M}",
        first=_title(first),
        start_day=f"{start:%Y-%m-%d}",
        start=f"{start:%H:%M}",
    )


def _wrong_order(item: WrittenItem, above: WrittenItem) -> Why:
    return why(
        "bad_document.wrong_order",
        item=_title(item),
        start=f"{item.start:%H:%M}",
        above=_title(above),
        start_above=f"{above.start:%H:%M}",
    )


def _no_end(item: WrittenItem) -> Why:
    return why("bad_document.no_end", end=f"{item.end:%H:%M}", start=f"{item.start:%H:%M}")


def _skipped(clock: time, day: date) -> Why:
    return why("bad_document.skipped_time", time=f"{clock:%H:%M}", day=str(day))


def _title(item: WrittenItem) -> str:
    return item.title if len(item.title) <= LONGEST_TITLE else f"{item.title[: LONGEST_TITLE - 3]}..."
