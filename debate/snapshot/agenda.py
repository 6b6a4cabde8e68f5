"""Serializers of the event, its agenda, the live item and what the projector shows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast
from urllib.parse import urlsplit

from sqlalchemy import select

from debate import zones
from debate.domain.sealing import seal_facts
from debate.domain.slots import Side
from debate.formats import builtin_formats
from debate.snapshot import shapes
from debate.snapshot.shapes import (
    AgendaItem,
    AgendaSlice,
    DebateSlice,
    EventSlice,
    MessageSlice,
    Offset,
    SceneSlice,
    Seal,
    Speaker,
)
from debate.snapshot.view import Seated, View
from debate.store.schema import Event, Item, Message, Pair


def event_slice(view: View) -> EventSlice:
    event = view.event
    return {
        "code": event.code,
        "title": event.title,
        "subtitle": event.subtitle,
        "venue": event.venue,
        "timezone": zones.find(event.timezone)[0],
        "offsets": _offsets(event),
        "date": event.date,
        "join_url": view.join_url,
        "join_words": urlsplit(view.join_url).netloc,
        "votes": "open",
    }


def _offsets(event: Event) -> list[Offset]:
    """From the earlier to the year after the later of two years: when the event was made, and when it takes place."""
    made, held = datetime.fromtimestamp(event.created_at / 1000, UTC).year, int(event.date[:4])
    told = zones.offsets(event.timezone, min(made, held), max(made, held) + 1)
    return [{"since": since, "ahead_ms": ahead} for since, ahead in told]


def agenda_slice(view: View) -> AgendaSlice:
    return {
        "items": [_agenda_item(view, item) for item in view.items],
        "current": view.event.current_item_id,
        "next": view.coming.id if view.coming else None,
    }


def _agenda_item(view: View, item: Item) -> AgendaItem:
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "label": item.label,
        "speakers": [person.name for person in view.people[item.id] if person.side is None],
        "state": item.state,
        "planned_start": item.planned_start,
        "planned_end": item.planned_end,
        "actual_start": item.actual_start,
        "actual_end": item.actual_end,
    }


def debate_slice(view: View) -> DebateSlice | None:
    item = view.item
    if item is None:
        return None
    return {
        "item": item.id,
        "kind": item.kind,
        "title": item.title,
        "motion": item.motion,
        "format": format_title(item.format),
        "format_id": item.format,
        "speakers": [speaker_part(row) for row in view.speakers],
        "seal": seal_part(view.pair) if view.pair else None,
        "asking": item.asking,
        "hands": item.hands,
    }


def format_title(format_id: str) -> str:
    found = builtin_formats().get(format_id)
    return found.title if found else format_id


def speaker_part(row: Seated) -> Speaker:
    """Of one who speaks for a side."""
    return {"id": row.id, "side": cast("Side", row.side), "seat": row.seat, "name": row.name}


def seal_part(pair: Pair) -> Seal:
    return cast("Seal", seal_facts(pair.record, pair.seal))


def scene_slice(view: View) -> SceneSlice:
    event = view.event
    return {"kind": event.scene, "text": event.scene_text, "pinned": event.pinned}


def message_slice(view: View) -> MessageSlice:
    to_stage = Message.event_id == view.event.id, Message.person_id.is_(None), Message.cleared_at.is_(None)
    row = view.session.scalars(select(Message).where(*to_stage).order_by(Message.id.desc()).limit(1)).one_or_none()
    return {"message": message_part(row) if row else None}


def message_part(row: Message) -> shapes.Message:
    return {"id": row.id, "text": row.text, "sent_at": row.sent_at, "read_at": row.read_at}
