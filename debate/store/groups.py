"""A poll's result by the groups that its voters named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from debate.domain.groups import GroupId, may_tell_again
from debate.domain.polls.by_group import by_group
from debate.store.entries import approved_keys
from debate.store.schema import Poll
from debate.store.told import kind_and_paper
from debate.store.votes import all_ballots, groups_in


def group_table(session: Session, poll: Poll) -> dict[str, Any] | None:
    """The result of a poll by itself by group (domain.polls.by_group); None where none may be told."""
    if not poll.groups:
        return None
    kind, paper = kind_and_paper(poll)
    ballots, group_of = all_ballots(session, poll.id), groups_in(session, poll.id)
    answers: defaultdict[GroupId, Counter[str]] = defaultdict(Counter)
    for voter, answer in ballots.items():
        answers[group_of.get(voter)][answer] += 1
    table = by_group(kind, paper, poll.groups, answers, approved_keys(session, poll.id) if kind.moderated else ())
    if table is None or poll.first is None or _may_follow(session, poll.first, poll, table):
        return table
    return None


def _may_follow(session: Session, first: Poll, second: Poll, table: Mapping[str, Any]) -> bool:
    """Both rounds are told by the same groups, and neither can be taken from the other."""
    before = (first.frame or {}).get("groups")
    told, was = ([group["id"] for group in one["groups"]] if one else [] for one in (table, before))
    return told == was and may_tell_again(told, _voters_of(session, first), _voters_of(session, second))


def _voters_of(session: Session, poll: Poll) -> dict[GroupId, set[str]]:
    """The voters of each group."""
    group_of, found = groups_in(session, poll.id), defaultdict[GroupId, set[str]](set)
    for voter in all_ballots(session, poll.id):
        found[group_of.get(voter)].add(voter)
    return found
