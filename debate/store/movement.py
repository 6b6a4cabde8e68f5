"""How the voters of a poll's second round have moved since its first."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from debate.domain.polls.movement import movement
from debate.store.schema import Poll
from debate.store.told import kind_and_paper
from debate.store.votes import all_ballots


def movement_of(session: Session, poll: Poll) -> dict[str, Any] | None:
    """shapes.Movement; None of a poll that is no second round."""
    if poll.first_id is None:
        return None
    kind, paper = kind_and_paper(poll)
    before, after = all_ballots(session, poll.first_id), all_ballots(session, poll.id)
    return {"first": poll.first_id, **movement(kind, paper, before, after)}
