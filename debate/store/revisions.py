"""Revs: the database's own count of changes per slice."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.orm import Session

_BUMP = text(
    "INSERT INTO revision (event_id, slice, rev) VALUES (:event, :slice, 1) "
    "ON CONFLICT (event_id, slice) DO UPDATE SET rev = revision.rev + 1"
)
_READ = text("SELECT slice, rev FROM revision WHERE event_id = :event AND slice IN :names").bindparams(
    bindparam("names", expanding=True)
)


def bump(connection: Connection | Session, event: int, slices: Iterable[str]) -> None:
    """Count one change of each slice. In sorted order, so that two transactions cannot wait for each other in a
    ring."""
    rows = [{"event": event, "slice": name} for name in sorted(slices)]
    if rows:
        connection.execute(_BUMP, rows)


def read_revs(connection: Connection | Session, event: int, names: Iterable[str]) -> dict[str, int]:
    """The revs of the named slices; one that never changed is missing and counts as 0."""
    return {name: rev for name, rev in connection.execute(_READ, {"event": event, "names": list(names)})}
