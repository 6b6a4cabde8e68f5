"""The organiser's bundle: everything that an offline recount needs, and the end of a pair's secret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from debate.domain.errors import NotFound, WrongState
from debate.domain.polls import PollState, Round
from debate.domain.sealing import receipt
from debate.services.pairs import FEWEST_PUBLIC
from debate.services.polls import is_last_step
from debate.services.unit import Call
from debate.store.database import Database
from debate.store.residue import KEYS
from debate.store.schema import Event, Item, Journal, Pair, Poll
from debate.store.votes import all_ballots, forget_attempts

REVEALED = "The bundle is there once the result has been shown."


def make_bundle(db: Database, event: int, pair: int) -> dict[str, Any]:
    """The bundle of a pair whose reveal has played to its end: before that it would tell the moderators what is sealed.

    Shape: debate.domain.bundle.
    """
    with db.reading() as session:
        query = select(Pair).join(Item, Item.id == Pair.item_id).where(Pair.id == pair, Item.event_id == event)
        row = session.scalars(query).unique().one_or_none()
        if row is None:
            raise NotFound("There is no such vote in this event.")
        polls = {poll.round: poll for poll in row.polls}
        post = polls[Round.POST]
        if post.state is not PollState.REVEALED or post.frame is None or not is_last_step(post):
            raise WrongState(REVEALED, "not_revealed")
        return {
            "bundle": post.frame["version"],
            "event": session.get_one(Event, event).code,
            "pair": row.id,
            "record": row.record,
            "seal": row.seal,
            "ballots": _ballots(session, row),
            "hashes": {str(poll.round): poll.ballots_hash for poll in row.polls},
            "result": {
                name: post.frame[name] for name in ("before", "after", "counts", "matrix", "matched", "outcome")
            },
            "journal": _journal(session, event, row),
        }


def _ballots(session: Session, pair: Pair) -> list[dict[str, str | None]]:
    """Every voter's ballots, sorted by the voter's key: the order tells nothing."""
    rounds = {str(poll.round): all_ballots(session, poll.id) for poll in pair.polls}
    voters = sorted(set().union(*rounds.values()))
    return [{"voter": v, "pre": rounds.get("pre", {}).get(v), "post": rounds["post"].get(v)} for v in voters]


def _journal(session: Session, event: int, pair: Pair) -> list[dict[str, Any]]:
    """What was done with the pair and its polls, and by whom."""
    subjects = [f"pair {pair.id}", *(f"poll {poll.id}" for poll in pair.polls)]
    query = select(Journal).where(Journal.event_id == event, Journal.subject.in_(subjects)).order_by(Journal.id)
    return [
        {"at": row.at, "actor": row.actor, "what": row.what, "from": row.from_state, "to": row.to_state, "why": row.why}
        for row in session.scalars(query)
    ]


@dataclass(frozen=True, slots=True)
class Told:
    """A post-vote whose reveal has played to its end. `is_earlier`: the item was planned again since, so that this is
    not the result of the run that counts."""

    poll: Poll
    is_earlier: bool


def list_revealed(db: Database, event: int) -> list[Told]:
    """Results that were told, oldest first."""
    told = Poll.state == PollState.REVEALED, Poll.round == Round.POST
    query = select(Poll, Item.run).join(Pair, Pair.id == Poll.pair_id).join(Item, Item.id == Pair.item_id)
    with db.reading() as session:
        rows = session.execute(query.where(Poll.event_id == event, *told).order_by(Poll.id)).unique()
        return [Told(poll, poll.pair.run != run) for poll, run in rows if is_last_step(poll)]


def list_public(db: Database, event: int, pair: int) -> list[dict[str, str | None]]:
    """The public list of a revealed pair by receipt (that of the later ballot): `{"receipt", "pre", "post"}`.

    Only where it was sealed so, for at least `FEWEST_PUBLIC` voters, and while the voters' key exists.
    """
    bundle = make_bundle(db, event, pair)
    if not bundle["record"]["public_list"]:
        raise NotFound("No public list was sealed for this vote.", "no_list")
    if len(bundle["ballots"]) < FEWEST_PUBLIC:
        raise WrongState(f"Fewer than {FEWEST_PUBLIC} people voted: a list would tell who is who.", "too_few")
    with db.reading() as session:
        row = session.get_one(Pair, pair)
        if row.secret is None:
            raise WrongState("The key of the receipts was destroyed, and the list with it.", "key_destroyed")
        polls = {str(poll.round): poll.id for poll in row.polls}
        listed = [_listed(row.secret, polls, ballot) for ballot in bundle["ballots"]]
    return sorted(listed, key=lambda entry: str(entry["receipt"]))


def _listed(secret: bytes, polls: dict[str, int], ballot: dict[str, str]) -> dict[str, str | None]:
    later = polls["post"] if ballot["post"] else polls["pre"]
    return {"receipt": receipt(secret, later, ballot["voter"]), "pre": ballot["pre"], "post": ballot["post"]}


def list_keyed(db: Database, event: int) -> list[Pair]:
    """Pairs whose voters' key could be destroyed: all their votes are over."""
    query = select(Pair).join(Item, Item.id == Pair.item_id).where(Item.event_id == event, Pair.secret.is_not(None))
    with db.reading() as session:
        return [pair for pair in session.scalars(query.order_by(Pair.id)).unique() if not _is_coming(session, pair)]


def _is_coming(session: Session, pair: Pair) -> bool:
    """A vote of the pair can still take ballots: what an earlier run left unopened cannot."""
    if session.get_one(Item, pair.item_id).run != pair.run:
        return False
    return any(poll.state in (PollState.DRAFT, PollState.OPEN) for poll in pair.polls)


def destroy_key(call: Call, pair: int) -> None:
    """Delete the secret that keys the pair's voters, from the disk too. Ballots and result stay; no device can be led
    to its ballot any more."""
    with call.unit() as unit:
        row = unit.pair(pair)
        if _is_coming(unit.session, row):
            raise WrongState("One of the two votes is still to come, and needs the key.")
        if row.secret is None:
            raise WrongState("The key was destroyed already.")
        row.secret = None
        forget_attempts(unit.session, [poll.id for poll in row.polls])
        unit.leave_residue(KEYS)
        unit.journal("pair:destroy-key", f"pair {row.id}")
