"""Casting ballots, in groups: one transaction and one sync of the disk for all that wait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from sqlalchemy import Connection

from debate.domain.errors import DomainError, NotFound, WrongState
from debate.domain.polls.kind import Kind, Paper
from debate.domain.polls.states import PollState
from debate.domain.sealing import attempt_mark, receipt, voter_key
from debate.services.unit import Announce, Changes
from debate.store.database import Database, retry_read
from debate.store.revisions import bump
from debate.store.schema import Poll
from debate.store.told import earlier_of, kind_and_paper
from debate.store.votes import (
    BallotRow,
    PollRow,
    boxed_groups,
    find_poll,
    known_marks,
    lock_poll,
    put_ballots,
    stored_ballots,
)

# A phone that casts more attempts than this loses only its oldest spent keys.
MOST_SPENT = 12


@dataclass(frozen=True, slots=True)
class Cast:
    """One attempt: which event the device is in, and the key that makes the attempt repeatable."""

    event: int
    poll: int
    device: str
    answer: str
    key: str
    group: int | None = None  # of the audience, as the voter named it


@dataclass(frozen=True, slots=True)
class Counted:
    """The ballot is committed. `answer` is what counts now, `group` the one that it is told by."""

    receipt: str
    answer: str
    group: int | None = None


Answer: TypeAlias = Counted | DomainError


@dataclass(frozen=True, slots=True)
class KnownPoll:
    """What a ballot needs to know of its poll, and what never changes once it was opened."""

    event: int
    secret: bytes
    kind: Kind
    paper: Paper
    groups: frozenset[int]
    earlier: int | None  # the poll in which voters named their groups before, where it asks for groups
    is_draft: bool  # it may still be worded otherwise


class VoterKeys:
    """The secrets that key polls' voters, and how each poll's kind reads an answer; kept so that a ballot costs no
    query for them. May be emptied at any time."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[int, KnownPoll] = {}

    def find(self, event: int, poll: int) -> KnownPoll:
        """NotFound if the event has no such poll, or the key was destroyed."""
        known = self._known.get(poll) or self._load(poll)
        if known is None or known.event != event:
            raise NotFound("not_found.vote")
        return known

    def _load(self, poll: int) -> KnownPoll | None:
        with self._db.reading() as session:
            row = session.get(Poll, poll)
            secret = row.electorate.secret if row else None
            if row is None or secret is None:
                return None
            is_draft = row.state is PollState.DRAFT
            groups = frozenset(group["id"] for group in row.groups)
            earlier = earlier_of(row) if groups else None
            asked = groups, earlier.id if earlier else None
            known = KnownPoll(row.event_id, secret, *kind_and_paper(row), *asked, is_draft)
            if not is_draft:
                self._known[poll] = known
        return known

    def forget(self) -> None:
        self._known.clear()


class BallotBox:
    """Casts groups of ballots. `announce` is told once per group and poll."""

    def __init__(self, db: Database, keys: VoterKeys, announce: Announce) -> None:
        self.keys = keys
        self._db = db
        self._announce = announce

    def cast_group(self, casts: Sequence[Cast]) -> list[Answer]:
        """Commit the ballots of a group; an answer for each, in their order. Later ones of a voter replace earlier
        ones."""
        answers: list[Answer | None] = [None] * len(casts)
        by_poll: dict[int, list[_Attempt]] = defaultdict(list)
        for place, cast in enumerate(casts):
            try:
                attempt = self._attempt(place, cast)
            except DomainError as refusal:
                answers[place] = refusal
            else:
                by_poll[cast.poll].append(attempt)
        for poll, group in by_poll.items():
            for attempt, answer in zip(group, self._cast_in_poll(poll, group), strict=True):
                answers[attempt.place] = answer
        return [answer for answer in answers if answer is not None]

    def _attempt(self, place: int, cast: Cast) -> _Attempt:
        poll = self.keys.find(cast.event, cast.poll)
        if poll.is_draft:  # no phone was told of it; and once it is open, its paper may be another one
            raise _refusal(PollState.DRAFT)
        answer = poll.kind.parse(poll.paper, cast.answer)
        # A group that the organiser has taken off is none: no ballot is lost for it.
        group = cast.group if cast.group in poll.groups else None
        return _Attempt(place, voter_key(poll.secret, cast.device), answer, cast.key, group, poll)

    def _cast_in_poll(self, poll: int, group: Sequence[_Attempt]) -> list[Answer]:
        with self._db.connecting() as connection:
            row = lock_poll(connection, poll)
            if row is None or row.state == PollState.VOID:
                return [WrongState("poll_closed")] * len(group)
            changed, outcomes = _apply(connection, poll, row, _with_earlier_groups(connection, group))
            if changed:
                put_ballots(connection, poll, row.openings, changed.items())
                bump(connection, row.event_id, ["turnout"])
        if changed:
            self._announce(Changes(row.event_id, frozenset({"turnout"}), input=True))
        return [
            outcome
            if isinstance(outcome, DomainError)
            else Counted(receipt(a.poll.secret, poll, a.voter), outcome.answer, outcome.group)
            for a, outcome in zip(group, outcomes, strict=True)
        ]


class _Attempt(NamedTuple):
    """A cast whose voter is known; `place` is where it stands in the group."""

    place: int
    voter: str
    answer: str
    key: str
    group: int | None
    poll: KnownPoll


def _with_earlier_groups(connection: Connection, group: Sequence[_Attempt]) -> Sequence[_Attempt]:
    """Of one poll. Who has voted in an earlier round of its electorate is in the group of then, or in none."""
    earlier = group[0].poll.earlier
    if earlier is None:
        return group
    named = boxed_groups(connection, earlier, [attempt.voter for attempt in group])
    return [attempt._replace(group=named.get(attempt.voter, attempt.group)) for attempt in group]


def _apply(
    connection: Connection, poll: int, row: PollRow, group: Sequence[_Attempt]
) -> tuple[dict[str, BallotRow], list[BallotRow | DomainError]]:
    """What must be written, by voter, and for each cast the ballot that counts after it, or the refusal.

    A repeated attempt is never refused, also after the close: its first answer may have been lost on the way, and it
    counts.
    """
    refusal = None if row.state == PollState.OPEN else _refusal(row.state)
    stored = stored_ballots(connection, poll, row, [attempt.voter for attempt in group])
    known = _known_attempts(connection, poll, row, group)
    changed: dict[str, BallotRow] = {}
    outcomes: list[BallotRow | DomainError] = []
    for attempt in group:
        before = stored.get(attempt.voter)
        if before is not None and (attempt.key in before.attempts() or attempt.place in known):
            outcomes.append(before)
        elif refusal:
            outcomes.append(refusal)
        else:
            changed[attempt.voter] = stored[attempt.voter] = _replace(before, attempt)
            outcomes.append(changed[attempt.voter])
    return changed, outcomes


def _known_attempts(connection: Connection, poll: int, row: PollRow, group: Sequence[_Attempt]) -> set[int]:
    """The places of those that were cast before a close of the poll. In its first opening there was none."""
    if row.state == PollState.DRAFT or (row.state == PollState.OPEN and row.openings == 1):
        return set()
    marks = {a.place: attempt_mark(a.poll.secret, poll, a.voter, a.key) for a in group}
    known = known_marks(connection, poll, list(marks.values()))
    return {place for place, mark in marks.items() if mark in known}


def _replace(before: BallotRow | None, attempt: _Attempt) -> BallotRow:
    """A voter's group stays as it was with the first ballot."""
    if before is None:
        return BallotRow(attempt.answer, attempt.key, "", attempt.group)
    return BallotRow(attempt.answer, attempt.key, " ".join(before.attempts()[-MOST_SPENT:]), before.group)


def _refusal(state: str | None) -> DomainError:
    if state == PollState.DRAFT:
        return WrongState("poll_not_open")
    return WrongState("poll_closed")


@dataclass(frozen=True, slots=True)
class MyBallot:
    answer: str
    receipt: str
    group: int | None


def find_ballot(db: Database, keys: VoterKeys, event: int, poll: int, device: str) -> MyBallot | None:
    """The device's own ballot as it is stored, or None. NotFound where the poll is not of this event or the key is
    destroyed."""
    secret = keys.find(event, poll).secret
    voter = voter_key(secret, device)

    def read() -> MyBallot | None:
        with db.looking() as connection:
            row = find_poll(connection, poll)
            if row is None:  # destroyed since it was kept here, maybe by another process
                keys.forget()
                raise NotFound("not_found.vote")
            found = stored_ballots(connection, poll, row, [voter]).get(voter)
        return MyBallot(found.answer, receipt(secret, poll, voter), found.group) if found else None

    return retry_read(read)
