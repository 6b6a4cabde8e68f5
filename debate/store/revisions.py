"""Revs: the database's own count of changes per slice."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

_BUMP = text(
    "INSERT INTO revision (event_id, slice, rev) VALUES (:event, :slice, 1) "
    "ON CONFLICT (event_id, slice) DO UPDATE SET rev = revision.rev + 1"
)
_READ = text("SELECT slice, rev FROM revision WHERE event_id = :event AND slice NOT LIKE 'me:%'")
_READ_ONE = text("SELECT rev FROM revision WHERE event_id = :event AND slice = :slice")


def bump(connection: Connection | Session, event: int, slices: Iterable[str]) -> None:
    """Count one change of each slice. In sorted order, so that two transactions cannot wait for each other in a ring."""
    rows = [{"event": event, "slice": name} for name in sorted(slices)]
    if rows:
        connection.execute(_BUMP, rows)


def read_revs(session: Session, event: int) -> dict[str, int]:
    """The revs of all shared slices; a slice that never changed is missing and counts as 0."""
    return {name: rev for name, rev in session.execute(_READ, {"event": event})}


def read_rev(session: Session, event: int, name: str) -> int:
    return session.execute(_READ_ONE, {"event": event, "slice": name}).scalar() or 0
