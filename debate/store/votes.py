"""The hot statements of voting, in plain SQL that SQLite and PostgreSQL both take.

While a poll is open its ballots lie in an urn, a table of that opening; the close moves them to the box (`ballot`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, TextClause, bindparam, text
from sqlalchemy.orm import Session

from debate.domain.polls.states import PollState
from debate.domain.sealing import attempt_mark
from debate.store.schema import make_urn, urn_name

_POLL = "SELECT event_id, state, openings FROM poll WHERE id = :poll"
_IN_BOX = text("SELECT voter, answer, grp FROM ballot WHERE poll_id = :poll AND voter IN :voters").bindparams(
    bindparam("voters", expanding=True)
)
_KNOWN = text("SELECT mark FROM known_attempt WHERE poll_id = :poll AND mark IN :marks").bindparams(
    bindparam("marks", expanding=True)
)
# All marks travel as one parameter: as ten thousand rows they would take longer than all else of a close.
_LISTED = {
    "sqlite": "json_each(:marks)",
    "postgresql": "json_array_elements_text(CAST(:marks AS json)) AS listed(value)",
}
_FORGET = text("DELETE FROM known_attempt WHERE poll_id IN :polls").bindparams(bindparam("polls", expanding=True))
_KEYED = text(
    "SELECT poll.event_id, poll.state, poll.openings FROM poll JOIN electorate ON electorate.id = poll.electorate_id "
    "WHERE poll.id = :poll AND electorate.secret IS NOT NULL"
)
_BOXED = text("SELECT voter, answer FROM ballot WHERE poll_id = :poll")
_BOXED_GROUPS = text("SELECT voter, grp FROM ballot WHERE poll_id = :poll AND grp IS NOT NULL")
_BOX_TALLY = text("SELECT answer, COUNT(*) FROM ballot WHERE poll_id = :poll GROUP BY answer")


@dataclass(frozen=True, slots=True)
class PollRow:
    event_id: int
    state: str
    openings: int


@dataclass(slots=True)
class BallotRow:
    answer: str
    key: str
    spent: str
    group: int | None = None

    def attempts(self) -> list[str]:
        """The keys of all attempts that are remembered, oldest first: the last one counts."""
        return [*self.spent.split(), *self.key.split()]


class _Urn(NamedTuple):
    """The statements of one urn."""

    stored: TextClause
    put: TextClause
    all: TextClause
    answers: TextClause
    tally: TextClause
    moved: TextClause
    stage: TextClause
    to_box: TextClause
    from_box: TextClause
    groups: TextClause


@lru_cache(maxsize=64)
def _urn(poll: int, opening: int) -> _Urn:
    name = urn_name(poll, opening)
    return _Urn(
        stored=text(f"SELECT voter, answer, key, spent, grp FROM {name} WHERE voter IN :voters").bindparams(
            bindparam("voters", expanding=True)
        ),
        put=text(
            f"INSERT INTO {name} (voter, answer, key, spent, grp) VALUES (:voter, :answer, :key, :spent, :grp) "
            "ON CONFLICT (voter) DO UPDATE SET answer = excluded.answer, key = excluded.key, spent = excluded.spent"
        ),
        all=text(f"SELECT voter, answer, key, spent FROM {name}"),
        answers=text(f"SELECT voter, answer FROM {name}"),
        tally=text(f"SELECT answer, COUNT(*) FROM {name} GROUP BY answer"),
        moved=text(f"SELECT COUNT(*) FROM {name} WHERE COALESCE(staged, '') <> answer"),
        stage=text(f"UPDATE {name} SET staged = answer WHERE COALESCE(staged, '') <> answer"),
        to_box=text(
            "INSERT INTO ballot (poll_id, voter, answer, grp) "
            f"SELECT :poll, voter, answer, grp FROM {name} ORDER BY voter"
        ),
        from_box=text(
            f"INSERT INTO {name} (voter, answer, key, spent, grp) SELECT voter, answer, '', '', grp "
            "FROM ballot WHERE poll_id = :poll ORDER BY voter"
        ),
        groups=text(f"SELECT voter, grp FROM {name} WHERE grp IS NOT NULL"),
    )


# A group of ballots


def lock_poll(connection: Connection, poll: int) -> PollRow | None:
    """The poll as it stays until this transaction ends: the close takes the same row for itself alone."""
    sharing = " FOR SHARE" if connection.dialect.name == "postgresql" else ""
    row = connection.execute(text(_POLL + sharing), {"poll": poll}).one_or_none()
    return PollRow(*row) if row else None


def stored_ballots(connection: Connection, poll: int, row: PollRow, voters: Sequence[str]) -> dict[str, BallotRow]:
    """The ballots of these voters, wherever they lie. Those of the box carry no keys."""
    if row.state == PollState.OPEN:
        found = connection.execute(_urn(poll, row.openings).stored, {"voters": list(voters)})
        return {voter: BallotRow(answer, key, spent, group) for voter, answer, key, spent, group in found}
    boxed = connection.execute(_IN_BOX, {"poll": poll, "voters": list(voters)})
    return {voter: BallotRow(answer, "", "", group) for voter, answer, group in boxed}


def boxed_groups(connection: Connection, poll: int, voters: Sequence[str]) -> dict[str, int | None]:
    """Of those of the voters who have a ballot in a poll that has closed: the group that each named, if any."""
    boxed = connection.execute(_IN_BOX, {"poll": poll, "voters": list(voters)})
    return {voter: group for voter, _answer, group in boxed}


def known_marks(connection: Connection, poll: int, marks: Sequence[str]) -> set[str]:
    """Those of the marks that stand for an attempt before a close of the poll."""
    return set(connection.execute(_KNOWN, {"poll": poll, "marks": list(marks)}).scalars())


def put_ballots(connection: Connection, poll: int, opening: int, ballots: Iterable[tuple[str, BallotRow]]) -> None:
    """Upsert, in the order of the voters' keys, so that two workers' groups cannot wait for each other in a ring."""
    rows = [
        {"voter": v, "answer": b.answer, "key": b.key, "spent": b.spent, "grp": b.group}
        for v, b in sorted(ballots, key=itemgetter(0))
    ]
    connection.execute(_urn(poll, opening).put, rows)


# Urn and box


def create_urn(session: Session, poll: int, opening: int) -> None:
    make_urn(poll, opening).create(session.connection())


def empty_urn(session: Session, poll: int, opening: int, secret: bytes) -> None:
    """Move the ballots to the box so that nothing of their order comes along: in one statement, in the order of their
    voters. Of the attempts' keys remain keyed hashes. The urn itself is left to be dropped (store.residue)."""
    urn = _urn(poll, opening)
    marks = [
        attempt_mark(secret, poll, voter, attempt)
        for voter, answer, key, spent in session.execute(urn.all)
        for attempt in BallotRow(answer, key, spent).attempts()
    ]
    session.execute(urn.to_box, {"poll": poll})
    listed = _LISTED[session.connection().dialect.name]
    insert = text(f"INSERT INTO known_attempt (poll_id, mark) SELECT :poll, value FROM {listed}")
    session.execute(insert, {"poll": poll, "marks": json.dumps(sorted(marks))})


def refill_urn(session: Session, poll: int, opening: int) -> None:
    """Move the ballots from the box back to a new urn."""
    create_urn(session, poll, opening)
    session.execute(_urn(poll, opening).from_box, {"poll": poll})
    session.execute(text("DELETE FROM ballot WHERE poll_id = :poll"), {"poll": poll})


def forget_attempts(session: Session, polls: Sequence[int]) -> None:
    session.execute(_FORGET, {"polls": list(polls)})


# Steps of a live tally


def count_moved(session: Session, poll: int, opening: int) -> int:
    """Voters whose answer is not the one that was staged last. Who went to and fro is none of them."""
    return int(session.execute(_urn(poll, opening).moved).scalar_one())


def stage_answers(session: Session, poll: int, opening: int) -> None:
    session.execute(_urn(poll, opening).stage)


# What is in a poll, wherever its ballots lie


def all_ballots(session: Session, poll: int) -> dict[str, str]:
    """voter -> answer, of the whole poll."""
    opening = _opening(session, poll)
    found = session.execute(_urn(poll, opening).answers) if opening else session.execute(_BOXED, {"poll": poll})
    return {voter: answer for voter, answer in found}


def groups_in(session: Session, poll: int) -> dict[str, int]:
    """voter -> the group that was named with the ballot; none of those who named none."""
    opening = _opening(session, poll)
    found = session.execute(_urn(poll, opening).groups) if opening else session.execute(_BOXED_GROUPS, {"poll": poll})
    return {voter: group for voter, group in found}


def tally_poll(session: Session, poll: int) -> dict[str, int]:
    opening = _opening(session, poll)
    found = session.execute(_urn(poll, opening).tally) if opening else session.execute(_BOX_TALLY, {"poll": poll})
    return {answer: count for answer, count in found}


def _opening(session: Session, poll: int) -> int | None:
    """The opening whose urn holds the poll's ballots; None if they are in the box."""
    row = session.execute(text(_POLL), {"poll": poll}).one_or_none()
    return row.openings if row and row.state == PollState.OPEN else None


def find_poll(connection: Connection, poll: int) -> PollRow | None:
    """The poll, while the secret that keys its voters is still there."""
    row = connection.execute(_KEYED, {"poll": poll}).one_or_none()
    return PollRow(*row) if row else None
