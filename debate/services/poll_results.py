"""Results of polls by themselves that the hall has seen: for the results page, and as a bundle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from debate.domain.errors import NotFound, WrongState
from debate.domain.polls.bundle import VERSION
from debate.domain.polls.states import PollState
from debate.store.database import Database
from debate.store.schema import Event, Item, Poll
from debate.store.votes import all_ballots


@dataclass(frozen=True, slots=True)
class ShownPoll:
    """A poll whose result was shown. `is_earlier`: its item was planned again since."""

    poll: Poll
    item: str
    is_earlier: bool


def list_shown(db: Database, event: int) -> list[ShownPoll]:
    """In the order in which they were asked."""
    query = select(Poll, Item.title, Item.run).join(Item, Item.id == Poll.item_id)
    told = Poll.event_id == event, Poll.pair_id.is_(None), Poll.state == PollState.REVEALED
    with db.reading() as session:
        rows = session.execute(query.where(*told).order_by(Poll.opened_at, Poll.id)).unique().all()
        return [ShownPoll(poll, title, poll.run != run) for poll, title, run in rows]


def make_poll_bundle(db: Database, event: int, poll: int) -> dict[str, Any]:
    """The bundle of a poll whose result was shown. Shape: debate.domain.polls.bundle."""
    with db.reading() as session:
        row = session.get(Poll, poll)
        if row is None or row.event_id != event or row.pair_id is not None:
            raise NotFound("There is no such poll in this event.")
        if row.state is not PollState.REVEALED or row.frame is None:
            raise WrongState("The bundle is there once the result has been shown.", "not_revealed")
        return _bundle(session, row)


def _bundle(session: Session, poll: Poll) -> dict[str, Any]:
    assert poll.frame is not None
    columns = ("id", "kind", "question", "options", "settings", "opened_at", "closed_at")
    ballots = sorted(all_ballots(session, poll.id).items())
    return {
        "poll_bundle": VERSION,
        "event": session.get_one(Event, poll.event_id).code,
        "poll": {**{name: getattr(poll, name) for name in columns}, "tally": str(poll.tally)},
        "ballots": [{"voter": voter, "answer": answer} for voter, answer in ballots],
        "hash": poll.ballots_hash,
        "figures": poll.frame["figures"],
    }
