"""Casting ballots, in groups: one transaction and one sync of the disk for all that wait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Connection, select

from debate.domain.errors import DomainError, Invalid, NotFound, WrongState
from debate.domain.polls import CHOICES, PollState
from debate.domain.sealing import receipt, voter_key
from debate.services.tallies import LiveTallies
from debate.services.unit import Announce, Facts
from debate.store.database import Database
from debate.store.revisions import bump
from debate.store.schema import Pair, Poll
from debate.store.votes import BallotRow, ballot_of, has_key, lock_poll, put_ballots, stored_ballots

# A phone that casts more attempts than this loses only its oldest spent keys.
MOST_SPENT = 12


@dataclass(frozen=True, slots=True)
class Cast:
    """One attempt: which event the device is in, and the key that makes the attempt repeatable."""

    event: int
    poll: int
    device: str
    choice: str
    key: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The ballot is committed. `choice` is what counts now."""

    receipt: str
    choice: str


Answer: TypeAlias = Counted | DomainError


class VoterKeys:
    """The secrets that key a poll's voters, kept so that a ballot costs no query for them. May be emptied at any
    time."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._secrets: dict[int, tuple[int, bytes]] = {}

    def find(self, event: int, poll: int) -> bytes:
        """The pair's secret. NotFound if the event has no such poll, or the key was destroyed."""
        if poll not in self._secrets:
            self._load(poll)
        owner, secret = self._secrets.get(poll, (None, b""))
        if owner != event:
            raise NotFound("There is no such vote in this event.", "not_found")
        return secret

    def _load(self, poll: int) -> None:
        query = select(Poll.event_id, Pair.secret).join(Pair, Pair.id == Poll.pair_id).where(Poll.id == poll)
        with self._db.reading() as session:
            row = session.execute(query).one_or_none()
        if row and row.secret:
            self._secrets[poll] = (row.event_id, row.secret)

    def forget(self) -> None:
        self._secrets.clear()


class BallotBox:
    """Casts groups of ballots. `announce` is told once per group and poll."""

    def __init__(self, db: Database, keys: VoterKeys, announce: Announce, tallies: LiveTallies | None = None) -> None:
        self.keys = keys
        self.tallies = tallies or LiveTallies(db)
        self._db = db
        self._announce = announce

    def cast_group(self, casts: Sequence[Cast]) -> list[Answer]:
        """Commit the ballots of a group; an answer for each, in their order. Later ones of a voter replace earlier
        ones."""
        answers: list[Answer | None] = [None] * len(casts)
        by_poll: dict[int, list[tuple[int, Cast, str]]] = defaultdict(list)
        for index, cast in enumerate(casts):
            try:
                voter = self._voter(cast)
            except DomainError as refusal:
                answers[index] = refusal
            else:
                by_poll[cast.poll].append((index, cast, voter))
        for poll, group in by_poll.items():
            for (index, _cast, _voter), answer in zip(group, self._cast_in_poll(poll, group), strict=True):
                answers[index] = answer
        return [answer for answer in answers if answer is not None]

    def _voter(self, cast: Cast) -> str:
        secret = self.keys.find(cast.event, cast.poll)
        if cast.choice not in CHOICES:
            raise Invalid(f'There is no choice "{cast.choice[:40]}" on this ballot.', "unknown_choice")
        return voter_key(secret, cast.device)

    def _cast_in_poll(self, poll: int, group: Sequence[tuple[int, Cast, str]]) -> list[Answer]:
        with self._db.connecting() as connection:
            row = lock_poll(connection, poll)
            if row is None or row.state == PollState.VOID:
                return [WrongState("Voting has closed.", "poll_closed")] * len(group)
            changed, outcomes = _apply(connection, poll, group, _refusal(row.state))
            if changed:
                put_ballots(connection, poll, changed.items())
                bump(connection, row.event_id, ["turnout"])
        if changed:
            self.tallies.note(poll, changed)
            self._announce(Facts(row.event_id, frozenset({"turnout"}), input=True))
        secret = self.keys.find(row.event_id, poll)
        return [
            outcome if isinstance(outcome, DomainError) else Counted(receipt(secret, poll, voter), outcome)
            for (_, _, voter), outcome in zip(group, outcomes, strict=True)
        ]


def _apply(
    connection: Connection, poll: int, group: Sequence[tuple[int, Cast, str]], refusal: DomainError | None
) -> tuple[dict[str, BallotRow], list[str | DomainError]]:
    """What must be written, by voter, and for each cast the choice that counts after it, or the refusal.

    A repeated attempt is never refused, also after the close: its first answer may have been lost on the way, and it
    counts.
    """
    stored = stored_ballots(connection, poll, [voter for _, _, voter in group])
    changed: dict[str, BallotRow] = {}
    outcomes: list[str | DomainError] = []
    for _, cast, voter in group:
        before = stored.get(voter)
        if before is not None and _is_spent(before, cast.key):
            outcomes.append(before.choice)
        elif refusal:
            outcomes.append(refusal)
        else:
            changed[voter] = stored[voter] = _replace(before, cast)
            outcomes.append(cast.choice)
    return changed, outcomes


def _is_spent(ballot: BallotRow, key: str) -> bool:
    """A repeated key changes nothing: neither the attempt that counts, nor one that a later attempt has replaced."""
    return key == ballot.key or key in ballot.spent.split()


def _replace(before: BallotRow | None, cast: Cast) -> BallotRow:
    spent = "" if before is None else " ".join([*before.spent.split(), before.key][-MOST_SPENT:])
    return BallotRow(cast.choice, cast.key, spent)


def _refusal(state: str | None) -> DomainError | None:
    if state == PollState.OPEN:
        return None
    if state == PollState.DRAFT:
        return WrongState("Voting has not opened yet.", "poll_not_open")
    return WrongState("Voting has closed.", "poll_closed")


@dataclass(frozen=True, slots=True)
class MyBallot:
    choice: str
    receipt: str


def find_ballot(db: Database, keys: VoterKeys, event: int, poll: int, device: str) -> MyBallot | None:
    """The device's own ballot as it is stored, or None. NotFound where the poll is not of this event or the key is
    destroyed."""
    secret = keys.find(event, poll)
    voter = voter_key(secret, device)
    with db.reading() as session:
        if not has_key(session, poll):  # destroyed since it was kept here, maybe by another process
            keys.forget()
            raise NotFound("There is no such vote in this event.", "not_found")
        row = ballot_of(session, poll, voter)
    return MyBallot(row.choice, receipt(secret, poll, voter)) if row else None
