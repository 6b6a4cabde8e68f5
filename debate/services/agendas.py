"""Making an event, and importing its agenda from a document."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, StringConstraints
from sqlalchemy import select
from sqlalchemy.orm import Session

from debate import zones
from debate.documents import Day, Finding, Shape, TimeOfDay, cleaned, read_document, read_file
from debate.domain.agenda import ItemKind
from debate.domain.errors import Invalid, Why, WrongState, WrongValue, why
from debate.domain.floor import MOST_PEOPLE
from debate.domain.lines import (
    EVENT_SUBTITLE,
    EVENT_TITLE,
    EVENT_VENUE,
    FLAG_WORD,
    ITEM_LABEL,
    ITEM_TITLE,
    MOTION_OR_NONE,
    SPEAKER,
)
from debate.domain.slots import MOST_SEATS, Side
from debate.domain.text import fold
from debate.domain.whispers import FIRST_PRESETS
from debate.formats import DEFAULT
from debate.services.daytimes import Span, WrittenItem, date_items
from debate.services.items import find_format, lay_out, put_speaker
from debate.services.unit import SYSTEM, Announce, Call, Unit
from debate.store.database import Database
from debate.store.schema import Event, Item, Person, Preset

# No letter or digit that is read as another one: a code is spelled out in a hall.
CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE = re.compile(r"^[A-Z0-9]{4,10}$")

Name = Annotated[str, cleaned(SPEAKER)]
Team = Annotated[list[Name], Field(max_length=MOST_SEATS)]


def _code(value: object) -> object:
    """A code of digits alone is a number to YAML."""
    text = str(value) if isinstance(value, int) else value
    if text is not None and not (isinstance(text, str) and CODE.fullmatch(text)):
        raise WrongValue("bad_document.code")
    return text


class EventDocument(Shape):
    title: Annotated[str, cleaned(EVENT_TITLE)]
    date: Day
    timezone: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    subtitle: Annotated[str, cleaned(EVENT_SUBTITLE)] = ""
    venue: Annotated[str, cleaned(EVENT_VENUE)] = ""
    code: Annotated[str, BeforeValidator(_code)] | None = None
    flag_words: list[Annotated[str, cleaned(FLAG_WORD)]] = Field(default_factory=list, max_length=200)


class ItemDocument(Shape):
    start: TimeOfDay
    end: TimeOfDay
    kind: Annotated[ItemKind, Field(strict=False)]
    title: Annotated[str, cleaned(ITEM_TITLE)]
    label: Annotated[str, cleaned(ITEM_LABEL)] = ""
    speakers: list[Name] = Field(default_factory=list, max_length=MOST_PEOPLE)
    motion: Annotated[str, cleaned(MOTION_OR_NONE)] = ""
    format: Annotated[str, StringConstraints(max_length=80)] | None = None
    sides: dict[Annotated[Side, Field(strict=False)], Team] = Field(default_factory=dict)


class AgendaDocument(Shape):
    event: EventDocument
    agenda: Annotated[list[ItemDocument], Field(min_length=1, max_length=200)]


def read_agenda(text: str, name: str) -> AgendaDocument:
    """Raises DocumentError with every problem, each with line and field."""
    return read_document(text, name, AgendaDocument, _findings)


def read_agenda_file(path: Path) -> AgendaDocument:
    return read_file(path, AgendaDocument, _findings)


def _findings(document: AgendaDocument) -> Iterator[Finding]:
    written = document.event.timezone
    if zone := zones.canonical(written):
        yield from _slips(document, ZoneInfo(zone))
    else:
        yield Finding(("event", "timezone"), _no_zone(written))
    for index, item in enumerate(document.agenda):
        if item.format is not None:
            try:
                find_format(item.format)
            except Invalid as error:
                yield Finding(("agenda", index, "format"), error.why)


def _no_zone(written: str) -> Why:
    meant = zones.hint(written)
    return (
        why("bad_document.zone_meant", zone=written, meant=meant) if meant else why("bad_document.zone", zone=written)
    )


def _slips(document: AgendaDocument, zone: ZoneInfo) -> Iterator[Finding]:
    _, slips = date_items(document.event.date, zone, _written(document))
    for slip in slips:
        beside = None if slip.beside is None else ("agenda", slip.beside)
        yield Finding(("agenda", slip.index, slip.field), slip.why, beside)


def _written(document: AgendaDocument) -> list[WrittenItem]:
    return [WrittenItem(item.title, item.start, item.end) for item in document.agenda]


def newest_event(db: Database) -> Event | None:
    with db.reading() as session:
        return session.scalars(select(Event).order_by(Event.id.desc()).limit(1)).one_or_none()


def import_agenda(db: Database, document: AgendaDocument, now: int, announce: Announce) -> int:
    """Make the event with all its items; returns its id. A debate gets the default format unless it names one."""
    head = document.event
    zone = zones.canonical(head.timezone) or head.timezone
    with db.writing() as session:
        event = Event(
            code=head.code or _free_code(session),
            title=head.title,
            subtitle=head.subtitle,
            venue=head.venue,
            flag_words=list({fold(word): word for word in head.flag_words}.values()),
            timezone=zone,
            date=head.date.isoformat(),
            epoch=secrets.token_hex(8),
            asker_secret=secrets.token_bytes(32),
            created_at=now,
        )
        if session.scalar(select(Event.id).where(Event.code == event.code)) is not None:
            raise WrongState("code_taken", code=event.code)
        session.add(event)
        session.flush()
        session.add_all(Preset(event_id=event.id, key=key) for key in FIRST_PRESETS)
        unit = Unit(session, Call(db, event.id, SYSTEM, now, announce))
        spans, _ = date_items(head.date, ZoneInfo(zone), _written(document))
        for position, (planned, span) in enumerate(zip(document.agenda, spans, strict=True)):
            _add_item(unit, event, position, planned, span)
        unit.journal("event:import", f"event {event.id}", code=event.code, items=len(document.agenda))
        return event.id


def _free_code(session: Session) -> str:
    """Five letters: 33 million codes, so the first is free but for the rarest case."""
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(5))
        if session.scalar(select(Event.id).where(Event.code == code)) is None:
            return code


def _add_item(unit: Unit, event: Event, position: int, planned: ItemDocument, span: Span) -> None:
    item = Item(
        event_id=event.id,
        position=position,
        kind=planned.kind,
        title=planned.title,
        label=planned.label,
        planned_start=span.start_ms,
        planned_end=span.end_ms,
        motion=planned.motion,
    )
    unit.session.add(item)
    unit.session.flush()
    if planned.format or planned.kind is ItemKind.DEBATE:
        lay_out(unit, item, find_format(planned.format or DEFAULT))
    for seat, name in enumerate(planned.speakers, start=1):
        unit.session.add(Person(item_id=item.id, seat=seat, name=name))
    for side, names in planned.sides.items():
        for seat, name in enumerate(names, start=1):
            put_speaker(unit, item, side, seat, name)
