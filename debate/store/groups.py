"""Which group each voter of a poll named, and a poll's result by group."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from sqlalchemy.orm import Session

from debate.domain.groups import GroupId
from debate.domain.polls.by_group import by_group
from debate.store.entries import approved_keys
from debate.store.schema import Poll
from debate.store.told import kind_and_paper
from debate.store.votes import all_ballots, groups_in


def group_of_voters(session: Session, earlier: Poll | None, poll: Poll) -> dict[str, int]:
    """voter -> group. What a voter named in the earlier round of one electorate holds: who has voted is in a group, or
    in none, and changes it no more."""
    if earlier is None:
        return groups_in(session, poll.id)
    voted = all_ballots(session, earlier.id).keys()
    later = {voter: group for voter, group in groups_in(session, poll.id).items() if voter not in voted}
    return later | groups_in(session, earlier.id)


def group_table(session: Session, poll: Poll) -> dict[str, Any] | None:
    """The result of a poll by itself by group (domain.polls.by_group); None where none may be told."""
    if not poll.groups:
        return None
    kind, paper = kind_and_paper(poll)
    group_of = group_of_voters(session, poll.first, poll)
    answers: defaultdict[GroupId, Counter[str]] = defaultdict(Counter)
    for voter, answer in all_ballots(session, poll.id).items():
        answers[group_of.get(voter)][answer] += 1
    approved = approved_keys(session, poll.id) if kind.moderated else set[str]()
    return by_group(kind, paper, poll.groups, answers, approved)
