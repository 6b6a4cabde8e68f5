"""Results of polls by themselves that the hall has seen: for the results page and as a bundle; and the end of their
keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from debate.domain.agenda import ItemState
from debate.domain.errors import NotFound, WrongState
from debate.domain.polls import find_kind, paper_of
from debate.domain.polls.bundle import UNSEEN, VERSION
from debate.domain.polls.entries import key_of
from debate.domain.polls.states import PollState
from debate.services.unit import Call
from debate.store.database import Database
from debate.store.entries import written_in
from debate.store.residue import KEYS
from debate.store.schema import Electorate, Event, Item, Poll
from debate.store.votes import all_ballots, forget_attempts


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


def count_keyed(db: Database, event: int) -> int:
    """How many polls by themselves are over and still have their voters' keys."""
    with db.reading() as session:
        return len(_keyed(session, event))


def destroy_poll_keys(call: Call) -> None:
    """Delete the secrets that key the voters of all polls by themselves that are over, from the disk too. Ballots and
    results stay; no device can be led to its ballot any more."""
    with call.unit() as unit:
        over = _keyed(unit.session, call.event)
        if not over:
            raise WrongState("wrong_state.keys_gone")
        for poll in over:
            poll.electorate.secret = None
            unit.journal("poll:destroy-key", f"poll {poll.id}")
        forget_attempts(unit.session, [poll.id for poll in over])
        unit.leave_residue(KEYS)
        unit.touch("setups")


def _keyed(session: Session, event: int) -> list[Poll]:
    """Those that are over, and whose other round is, where they have one: both have the same key."""
    # What is closed may be opened again as long as its item is live; so may a second round that waits.
    waits = or_(Poll.state == PollState.CLOSED, and_(Poll.state == PollState.DRAFT, Poll.first_id.is_not(None)))
    left = and_(waits, or_(Item.state != ItemState.LIVE, Item.run != Poll.run))
    is_over = or_(Poll.state.in_((PollState.REVEALED, PollState.VOID)), left)
    query = select(Poll, is_over).join(Item, Item.id == Poll.item_id)
    query = query.join(Electorate, Electorate.id == Poll.electorate_id)
    query = query.where(Poll.event_id == event, Poll.pair_id.is_(None), Electorate.secret.is_not(None))
    rows = session.execute(query.order_by(Poll.id)).unique().all()
    going_on = {poll.electorate_id for poll, over in rows if not over}
    return [poll for poll, over in rows if over and poll.electorate_id not in going_on]


def make_poll_bundle(db: Database, event: int, poll: int) -> dict[str, Any]:
    """The bundle of a poll whose result was shown. Shape: debate.domain.polls.bundle."""
    with db.reading() as session:
        row = session.get(Poll, poll)
        if row is None or row.event_id != event or row.pair_id is not None:
            raise NotFound("not_found.poll")
        if row.state is not PollState.REVEALED or row.frame is None:
            raise WrongState("not_revealed")
        return _bundle(session, row)


def _bundle(session: Session, poll: Poll) -> dict[str, Any]:
    assert poll.frame is not None
    columns = ("id", "kind", "question", "options", "settings", "opened_at", "closed_at")
    return {
        "poll_bundle": VERSION,
        "event": session.get_one(Event, poll.event_id).code,
        "poll": {**{name: getattr(poll, name) for name in columns}, "tally": str(poll.tally)},
        **_box(session, poll),
        "figures": poll.frame["figures"],
        **_unseen(session, poll),
        **_first(session, poll),
    }


def _box(session: Session, poll: Poll) -> dict[str, Any]:
    ballots = sorted(all_ballots(session, poll.id).items())
    return {
        "ballots": [{"voter": voter, "answer": answer} for voter, answer in ballots],
        "hash": poll.ballots_hash,
    }


def _first(session: Session, poll: Poll) -> dict[str, Any]:
    """The part of a second round: what it is compared with."""
    if poll.first is None or poll.frame is None:
        return {}
    moved = {name: part for name, part in poll.frame["moved"].items() if name != "first"}
    return {"first": {"id": poll.first.id, **_box(session, poll.first)}, "moved": moved}


def _unseen(session: Session, poll: Poll) -> dict[str, Any]:
    """The part of a moderated kind: the entries that no hall saw."""
    written = written_in(session, poll)
    if written is None:
        return {}
    standing = [(written.state_of(one), entry.key) for one, entry in written.entries.items()]
    keys = {state: sorted(key for now, key in standing if now is state) for state in UNSEEN}
    return {"unseen": {str(state): found for state, found in keys.items()}}


GROUP_COLUMNS = ("group", "voters", "what", "n", "per_cent")


def list_groups(db: Database, event: int, poll: int) -> list[dict[str, str]]:
    """The result by group as rows, as it is published. NotFound where none may be told."""
    with db.reading() as session:
        row = session.get(Poll, poll)
        is_here = row is not None and row.event_id == event and row.pair_id is None
        if row is None or not is_here or row.state is not PollState.REVEALED or row.frame is None:
            raise NotFound("not_found.poll")
        table = row.frame.get("groups")
    if table is None:
        raise NotFound("not_found.groups")
    return [line for place in range(len(table["groups"])) for line in _of_group(table, place)]


def _of_group(table: Mapping[str, Any], place: int) -> Iterator[dict[str, str]]:
    group = table["groups"][place]
    head = {"group": group["name"], "voters": str(group["n"])}
    for fact in table["facts"]:
        value = fact["values"][place]
        yield {**head, "what": fact["fact"], "n": "" if value is None else str(value), "per_cent": ""}
    for row in table["rows"]:
        share = row["shares"][place]
        yield {**head, "what": row["text"] or row["id"], "n": str(share["n"]), "per_cent": str(share["pct"])}


def list_answers(bundle: Mapping[str, Any]) -> list[dict[str, str]]:
    """The ballots of a bundle as rows; of a moderated kind with what of each answer was declined, and what waits; of a
    second round with what the same voter said in the first."""
    if "first" in bundle:
        return _with_first(bundle)
    unseen = bundle.get("unseen")
    if unseen is None:
        return list(bundle["ballots"])
    kind = find_kind(bundle["poll"]["kind"])
    paper = paper_of(bundle["poll"]["options"], bundle["poll"]["settings"])

    def row(ballot: Mapping[str, str]) -> dict[str, str]:
        texts = kind.count(paper, {ballot["answer"]: 1})
        told = {state: ",".join(text for text in texts if key_of(text) in keys) for state, keys in unseen.items()}
        return {**ballot, **told}

    return [row(ballot) for ballot in bundle["ballots"]]


def _with_first(bundle: Mapping[str, Any]) -> list[dict[str, str]]:
    """A row for everybody who voted in either round; "" where somebody did not."""
    first, second = ({one["voter"]: one["answer"] for one in asked["ballots"]} for asked in (bundle["first"], bundle))
    return [
        {"voter": voter, "answer": second.get(voter, ""), "first": first.get(voter, "")}
        for voter in sorted(first.keys() | second.keys())
    ]


def answer_columns(bundle: Mapping[str, Any]) -> list[str]:
    """The columns of `list_answers`."""
    return ["voter", "answer", *bundle.get("unseen", ()), *(["first"] if "first" in bundle else [])]
