"""Ballots as they come, by socket or by plain HTTP: both cast through one group commit, and find by the same keys."""

from __future__ import annotations

from collections.abc import Callable

from debate.domain.errors import DomainError
from debate.services.ballots import Answer, BallotBox, Cast, Counted, MyBallot, VoterKeys, find_ballot
from debate.services.group_commit import GroupCommit
from debate.services.unit import Announce
from debate.store.database import Database


class Voting:
    """`announce` is told of every group that was committed, `count` of every ballot in it."""

    def __init__(self, db: Database, keys: VoterKeys, announce: Announce, count: Callable[[], None]) -> None:
        self._db, self._keys, self._count = db, keys, count
        self._group_commit: GroupCommit[Cast, Answer] = GroupCommit(BallotBox(db, keys, announce).cast_group)

    def cast(self, cast: Cast) -> Counted:
        """Cast one ballot with the next group; returns once it is committed. Raises its refusal."""
        answer = self._group_commit.submit(cast)
        if isinstance(answer, DomainError):
            raise answer
        self._count()
        return answer

    def find(self, event: int, poll: int, device: str) -> MyBallot | None:
        """The device's own ballot as it is stored (ballots.find_ballot)."""
        return find_ballot(self._db, self._keys, event, poll, device)
