"""Whether anything runs whose time would jump if the server's clock were set."""

from __future__ import annotations

from sqlalchemy import exists, or_, select

from debate.domain.clock import LONGEST_MS
from debate.domain.polls.states import PollState
from debate.store.database import Database
from debate.store.schema import Poll, Pool, Slot, Turn


def anything_timed(db: Database, now: int) -> bool:
    """A clock or a turn that runs, a vote that closes by itself, a reveal that goes on by itself; in any event.

    A clock that was left running for longer than a day is forgotten, not in use.
    """
    since = now - LONGEST_MS
    with db.reading() as session:
        return bool(
            session.scalar(
                select(
                    or_(
                        exists().where(Slot.started_at > since),
                        exists().where(Pool.started_at > since),
                        exists().where(Turn.ended_at.is_(None), Turn.started_at > since),
                        exists().where(Poll.state == PollState.OPEN, Poll.closes_at.is_not(None)),
                        exists().where(Poll.step_due_at.is_not(None)),
                    )
                )
            )
        )
