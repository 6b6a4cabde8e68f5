"""Polls by themselves before the hall sees them: made, worded otherwise, thrown away."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from debate.domain.errors import TooMany
from debate.domain.lines import POLL_OPTION, POLL_QUESTION
from debate.domain.polls import find_kind, paper_record
from debate.domain.polls.states import TallyMode
from debate.domain.text import clean
from debate.services.polls import check_verb, move_by
from debate.services.unit import Call, Unit
from debate.store.concern import polls_of
from debate.store.schema import Electorate, Item, Poll

# A day's item never needs more; without an end one held key would fill the desk.
MOST_POLLS = 60


@dataclass(frozen=True, slots=True)
class Wording:
    """A poll as its form has it. `tally` says whether the hall sees the figures while it is open."""

    kind: str
    question: str
    options: Sequence[str]
    settings: Mapping[str, Any]
    tally: TallyMode

    def columns(self) -> dict[str, Any]:
        """As it is stored. Raises Invalid."""
        question = clean(self.question, POLL_QUESTION)
        texts = [clean(text, POLL_OPTION) for text in self.options]
        paper = find_kind(self.kind).lay_out(texts, self.settings)
        return {"kind": self.kind, "question": question, "tally": self.tally, **paper_record(paper)}


def make_poll(call: Call, item: int, wording: Wording) -> int:
    """Lay a poll beside an item, as a draft. Returns its id."""
    with call.unit() as unit:
        row = unit.item(item)
        _refuse_too_many(unit, row)
        poll = Poll(
            event_id=row.event_id,
            item_id=row.id,
            run=row.run,
            electorate=Electorate(secret=secrets.token_bytes(32)),
            **wording.columns(),
        )
        unit.session.add(poll)
        unit.session.flush()
        unit.journal("poll:make", f"poll {poll.id}", to_state=poll.state, **_journalled(poll))
        unit.touch("setups")
        return poll.id


def _refuse_too_many(unit: Unit, item: Item) -> None:
    if len(polls_of(unit.session, item)) >= MOST_POLLS:
        raise TooMany("too_many.polls", most=MOST_POLLS)


def put_again(call: Call, poll: int) -> int:
    """Lay a second round of a poll beside it, as a draft: the same paper, to the same electorate. Returns its id."""
    with call.unit() as unit:
        first = unit.poll(poll)
        check_verb(unit, first, "again")
        _refuse_too_many(unit, unit.item(first.item_id))
        same = ("event_id", "item_id", "run", "electorate_id", "kind", "question", "options", "settings", "tally")
        second = Poll(first_id=first.id, **{name: getattr(first, name) for name in same})
        unit.session.add(second)
        unit.session.flush()
        unit.journal("poll:again", f"poll {second.id}", to_state=second.state, first=first.id, **_journalled(second))
        unit.touch("setups")
        return second.id


def edit_poll(call: Call, poll: int, wording: Wording) -> None:
    """Word a draft otherwise."""
    with call.unit() as unit:
        row = unit.poll(poll)
        check_verb(unit, row, "edit")
        for name, value in wording.columns().items():
            setattr(row, name, value)
        unit.journal("poll:edit", f"poll {row.id}", **_journalled(row))
        unit.touch("setups")


def delete_poll(call: Call, poll: int) -> None:
    """Throw a draft away: the hall has never seen it. Its row stays, or its number would be another poll's, and that
    one's journal would begin with this one's."""
    with call.unit() as unit:
        move_by(unit, unit.poll(poll), "delete")
        unit.touch("setups")


def _journalled(poll: Poll) -> dict[str, Any]:
    return {"kind": poll.kind, "question": poll.question, "options": [one["text"] for one in poll.options]}
