"""The hot statements of voting, in plain SQL that SQLite and PostgreSQL both take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.orm import Session

_POLL = "SELECT id, event_id, pair_id, state, tally FROM poll WHERE id = :poll"
_STORED = text("SELECT voter, choice, key, spent FROM ballot WHERE poll_id = :poll AND voter IN :voters").bindparams(
    bindparam("voters", expanding=True)
)
_PUT = text(
    "INSERT INTO ballot (poll_id, voter, choice, key, spent) VALUES (:poll, :voter, :choice, :key, :spent) "
    "ON CONFLICT (poll_id, voter) DO UPDATE SET choice = excluded.choice, key = excluded.key, spent = excluded.spent"
)
_ALL = text("SELECT voter, choice FROM ballot WHERE poll_id = :poll")
_TALLY = text("SELECT choice, COUNT(*) FROM ballot WHERE poll_id = :poll GROUP BY choice")


@dataclass(frozen=True, slots=True)
class PollRow:
    id: int
    event_id: int
    pair_id: int
    state: str
    tally: str


@dataclass(slots=True)
class BallotRow:
    choice: str
    key: str
    spent: str


def lock_poll(connection: Connection, poll: int) -> PollRow | None:
    """The poll as it stays until this transaction ends: the close takes the same row for itself alone."""
    sharing = " FOR SHARE" if connection.dialect.name == "postgresql" else ""
    row = connection.execute(text(_POLL + sharing), {"poll": poll}).one_or_none()
    return PollRow(*row) if row else None


def stored_ballots(connection: Connection, poll: int, voters: Sequence[str]) -> dict[str, BallotRow]:
    found = connection.execute(_STORED, {"poll": poll, "voters": list(voters)})
    return {voter: BallotRow(choice, key, spent) for voter, choice, key, spent in found}


def put_ballots(connection: Connection, poll: int, ballots: Iterable[tuple[str, BallotRow]]) -> None:
    """Upsert, in the order of the voters' keys, so that two workers' groups cannot wait for each other in a ring."""
    rows = [
        {"poll": poll, "voter": v, "choice": b.choice, "key": b.key, "spent": b.spent}
        for v, b in sorted(ballots, key=itemgetter(0))
    ]
    connection.execute(_PUT, rows)


def all_ballots(session: Session, poll: int) -> dict[str, str]:
    """voter -> choice, of the whole poll."""
    return {voter: choice for voter, choice in session.execute(_ALL, {"poll": poll})}


def tally_poll(session: Session, poll: int) -> dict[str, int]:
    return {choice: count for choice, count in session.execute(_TALLY, {"poll": poll})}


def ballot_of(session: Session, poll: int, voter: str) -> BallotRow | None:
    query = text("SELECT choice, key, spent FROM ballot WHERE poll_id = :poll AND voter = :voter")
    row = session.execute(query, {"poll": poll, "voter": voter}).one_or_none()
    return BallotRow(*row) if row else None


def has_key(session: Session, poll: int) -> bool:
    """The secret that keys the poll's voters is still there."""
    query = text(
        "SELECT 1 FROM poll JOIN pair ON pair.id = poll.pair_id WHERE poll.id = :poll AND pair.secret IS NOT NULL"
    )
    return session.execute(query, {"poll": poll}).first() is not None
