"""Making an event, and importing its agenda from a document."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, StringConstraints
from sqlalchemy import select
from sqlalchemy.orm import Session

from debate.documents import Finding, Shape, read_document, read_file
from debate.domain.agenda import ItemKind
from debate.domain.errors import Invalid, WrongState
from debate.domain.slots import Side
from debate.domain.text import clean
from debate.formats import DEFAULT
from debate.services.items import find_format, lay_out, put_speaker
from debate.services.unit import SYSTEM, Announce, Call, Unit
from debate.store.database import Database
from debate.store.schema import Event, Item

# No letter or digit that is read as another one: a code is spelled out in a hall.
CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE = re.compile(r"^[A-Z0-9]{4,10}$")
LONGEST_NIGHT_MS = 12 * 60 * 60 * 1000

TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class EventDocument(Shape):
    title: Name
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    timezone: Name
    subtitle: Annotated[str, StringConstraints(max_length=300)] = ""
    venue: Annotated[str, StringConstraints(max_length=200)] = ""
    code: Annotated[str, StringConstraints(pattern=CODE.pattern)] | None = None


class ItemDocument(Shape):
    start: TimeOfDay
    end: TimeOfDay
    kind: Annotated[ItemKind, Field(strict=False)]
    title: Name
    label: Annotated[str, StringConstraints(max_length=80)] = ""
    speakers: list[Name] = Field(default_factory=list, max_length=40)
    motion: Annotated[str, StringConstraints(max_length=300)] = ""
    format: Name | None = None
    sides: dict[Annotated[Side, Field(strict=False)], list[Name]] = Field(default_factory=dict)


class AgendaDocument(Shape):
    event: EventDocument
    agenda: Annotated[list[ItemDocument], Field(min_length=1, max_length=200)]


def read_agenda(text: str, name: str) -> AgendaDocument:
    """Raises DocumentError with every problem, each with line and field."""
    return read_document(text, name, AgendaDocument, _findings)


def read_agenda_file(path: Path) -> AgendaDocument:
    return read_file(path, AgendaDocument, _findings)


def _findings(document: AgendaDocument) -> Iterator[Finding]:
    day, zone = None, None
    try:
        day = date.fromisoformat(document.event.date)
    except ValueError:
        yield Finding(("event", "date"), f"{document.event.date} is not a day of the calendar")
    try:
        zone = ZoneInfo(document.event.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        yield Finding(("event", "timezone"), f"{document.event.timezone!r} is not a time zone such as Europe/Paris")
    if day and zone:
        yield from _wrong_orders(document.agenda, day, zone)
    for index, item in enumerate(document.agenda):
        if item.format is not None:
            try:
                find_format(item.format)
            except Invalid as error:
                yield Finding(("agenda", index, "format"), error.message.rstrip("."))


def _wrong_orders(agenda: list[ItemDocument], day: date, zone: ZoneInfo) -> Iterator[Finding]:
    """An end before the start is past midnight; after a night that long it is a slip of the pen."""
    for index, item in enumerate(agenda):
        start, end = _times(day, zone, item)
        if item.end <= item.start and end - start > LONGEST_NIGHT_MS:
            yield Finding(("agenda", index, "end"), f"{item.end} is not after the start, {item.start}")


def newest_event(db: Database) -> Event | None:
    with db.reading() as session:
        return session.scalars(select(Event).order_by(Event.id.desc()).limit(1)).one_or_none()


def import_agenda(db: Database, document: AgendaDocument, now: int, announce: Announce) -> int:
    """Make the event with all its items; returns its id. A debate gets the default format unless it names one."""
    head = document.event
    with db.writing() as session:
        event = Event(
            code=head.code or _free_code(session),
            title=clean(head.title, longest=200, what="title"),
            subtitle=head.subtitle,
            venue=head.venue,
            timezone=head.timezone,
            date=head.date,
            epoch=secrets.token_hex(8),
            asker_secret=secrets.token_bytes(32),
            created_at=now,
        )
        if session.scalar(select(Event.id).where(Event.code == event.code)) is not None:
            raise WrongState(f"There is an event with the code {event.code} already.", "code_taken")
        session.add(event)
        session.flush()
        unit = Unit(session, Call(db, event.id, SYSTEM, now, announce))
        for position, planned in enumerate(document.agenda):
            _add_item(unit, event, position, planned)
        unit.journal("event:import", f"event {event.id}", code=event.code, items=len(document.agenda))
        return event.id


def _free_code(session: Session) -> str:
    """Five letters: 33 million codes, so the first is free but for the rarest case."""
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(5))
        if session.scalar(select(Event.id).where(Event.code == code)) is None:
            return code


def _add_item(unit: Unit, event: Event, position: int, planned: ItemDocument) -> None:
    start, end = _times(date.fromisoformat(event.date), ZoneInfo(event.timezone), planned)
    item = Item(
        event_id=event.id,
        position=position,
        kind=planned.kind,
        title=planned.title,
        label=planned.label,
        people=list(planned.speakers),
        planned_start=start,
        planned_end=end,
        motion=planned.motion,
    )
    unit.session.add(item)
    unit.session.flush()
    if planned.format or planned.kind is ItemKind.DEBATE:
        lay_out(unit, item, find_format(planned.format or DEFAULT))
    for side, names in planned.sides.items():
        for seat, name in enumerate(names, start=1):
            put_speaker(unit, item, side, seat, name)


def _times(day: date, zone: ZoneInfo, planned: ItemDocument) -> tuple[int, int]:
    """Start and end as instants; an end before the start is past midnight.

    In the hour that the clock skips or repeats, a time is read so that the end comes after the start: `fold=1` takes a
    skipped time by the clock that is already ahead, and of a repeated one the second.
    """
    start = datetime.combine(day, time.fromisoformat(planned.start), zone)
    end = datetime.combine(day, time.fromisoformat(planned.end), zone)
    for from_, to in ((start, end), (start, end.replace(fold=1)), (start.replace(fold=1), end)):
        if _ms(from_) < _ms(to):
            return _ms(from_), _ms(to)
    return _ms(start), _ms(datetime.combine(day + timedelta(days=1), time.fromisoformat(planned.end), zone))


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
