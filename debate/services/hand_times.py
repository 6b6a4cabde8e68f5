"""Who wished to speak from the floor, and when they did, as a record for whoever takes it home."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from sqlalchemy import select

from debate import zones
from debate.domain.errors import NotFound
from debate.domain.hands import HandState
from debate.store.concern import raised_in
from debate.store.database import Database
from debate.store.schema import Event, Hand, Item

_TIMES = ("raised_at", "called_at", "given_at", "spoken_at", "missed_at")
# Times as ISO 8601 in the event's time zone, to the second; "" for what did not happen. `given_at`: the microphone.
COLUMNS = (*_TIMES, "state", "name", "place")


def list_raised(db: Database, event: int, item: int) -> list[dict[str, str]]:
    """COLUMNS of every hand of the item's present run, in the order in which they were raised. Hands that were
    withdrawn are not told."""
    with db.reading() as session:
        row = session.get(Item, item)
        if row is None or row.event_id != event:
            raise NotFound("not_found.item")
        zone = zones.find(session.get_one(Event, event).timezone)[1]
        query = select(Hand).where(raised_in(row), Hand.state != HandState.WITHDRAWN)
        hands = list(session.scalars(query.order_by(Hand.raised_at, Hand.id)))
    return [_told(hand, zone) for hand in hands]


def _told(hand: Hand, zone: tzinfo) -> dict[str, str]:
    times = {name: _time(getattr(hand, name), zone) for name in _TIMES}
    return {**times, "state": hand.state, "name": hand.name or "", "place": hand.place or ""}


def _time(at_ms: int | None, zone: tzinfo) -> str:
    if at_ms is None:
        return ""
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone).isoformat(timespec="seconds")
