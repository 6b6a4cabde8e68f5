"""Writes of the audience that may be sent again, because their answer was lost on the way: each is done once.

A ballot keeps its own keys in its row, and a hand the mark of the attempt that raised it. What concerns a question is
remembered here, in the transaction that did it, so that a repeat is known after a restart and by another process too.
An attempt that was refused is not remembered: it did nothing, and may be possible later.
"""

from __future__ import annotations

import hashlib
import json

from sqlalchemy import func, select

from debate.services.unit import Unit
from debate.store.schema import Attempt

# Of one device. A browser repeats within minutes; what is older than this many writes is forgotten.
MOST_KEPT = 64


def find(unit: Unit, asker: str, key: str | None, *said: object) -> int | None:
    """The question of an attempt that was made before; None for a new one, and for one without a key."""
    held = unit.session.get(Attempt, (unit.call.event, asker, mark_of(key, *said))) if key else None
    return held.question_id if held else None


def note(unit: Unit, asker: str, question: int, key: str | None, *said: object) -> None:
    """Remember an attempt, and forget the oldest one of this device where there are many."""
    if not key:
        return
    own = (Attempt.event_id == unit.call.event, Attempt.asker == asker)
    if unit.session.scalars(select(func.count()).select_from(Attempt).where(*own)).one() >= MOST_KEPT:
        oldest = select(Attempt).where(*own).order_by(Attempt.at, Attempt.mark).limit(1)
        unit.session.delete(unit.session.scalars(oldest).one())
    mark = mark_of(key, *said)
    unit.session.add(Attempt(event_id=unit.call.event, asker=asker, mark=mark, question_id=question, at=unit.now))


def is_first(unit: Unit, asker: str, question: int, key: str | None, *said: object) -> bool:
    """True for a new attempt, which is remembered; False for one that was made before."""
    if find(unit, asker, key, question, *said) is not None:
        return False
    note(unit, asker, question, key, question, *said)
    return True


def mark_of(key: str, *said: object) -> str:
    """The key together with what was said under it: a page holds one key for all its forms, and a form that comes back
    from the browser's history with other words is another attempt, which must not be swallowed."""
    return hashlib.sha256(json.dumps([key, *said]).encode()).hexdigest()[:32]
