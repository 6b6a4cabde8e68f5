"""What never changes of an event, kept in memory so that a join or a ballot costs no query for it. May be emptied at
any time."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from debate.store.database import Database
from debate.store.schema import Event


@dataclass(frozen=True, slots=True)
class EventKey:
    """`epoch` tells a client that its revs belong to another database; `asker_secret` keys the devices of questions."""

    id: int
    code: str
    epoch: str
    asker_secret: bytes


# With all the spaces and hyphens that a hand puts in.
LONGEST_TYPED = 40


class EventCache:
    """Finds events by join code or id."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._by_code: dict[str, EventKey] = {}
        self._by_id: dict[int, EventKey] = {}

    def find(self, code: str) -> EventKey | None:
        """The event of a join code, however it was typed: case, spaces and hyphens do not matter."""
        typed = code[:LONGEST_TYPED].strip().upper().replace(" ", "").replace("-", "")
        # A zero byte or half a character is in no code, and not every database takes the question.
        is_one = typed.isascii() and typed.isalnum()
        return self._by_code.get(typed) or (self._load(Event.code == typed) if is_one else None)

    def get(self, event: int) -> EventKey:
        """Raises LookupError for an id that no event has."""
        found = self._by_id.get(event) or self._load(Event.id == event)
        if found is None:
            raise LookupError(f"There is no event {event}.")
        return found

    def _load(self, condition: ColumnElement[bool]) -> EventKey | None:
        query = select(Event.id, Event.code, Event.epoch, Event.asker_secret).where(condition)
        with self._db.reading() as session:
            row = session.execute(query).one_or_none()
        if row is None:
            return None
        key = EventKey(*row)
        self._by_code[key.code] = self._by_id[key.id] = key
        return key
