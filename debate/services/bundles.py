"""The organiser's bundle: everything that an offline recount needs, and the end of a pair's secret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from debate.domain.errors import NotFound, WrongState
from debate.domain.motion.pair import Round
from debate.domain.polls.states import PollState
from debate.domain.sealing import receipt
from debate.services.bundle_parts import bundle_parts, noted_digest
from debate.services.items import concerns_hall
from debate.services.pairs import FEWEST_PUBLIC
from debate.services.unit import Call
from debate.store.database import Database
from debate.store.residue import KEYS
from debate.store.schema import Electorate, Item, Pair, Poll
from debate.store.told import has_key, is_told, pair_of, told_result, void_reason
from debate.store.votes import forget_attempts


def make_bundle(db: Database, event: int, pair: int) -> dict[str, Any]:
    """The bundle of a pair whose reveal has played to its end: before that it would tell the moderators what is sealed.
    One that was given up since says so.

    Shape: debate.domain.motion.bundle.
    """
    with db.reading() as session:
        query = select(Pair).join(Item, Item.id == Pair.item_id).where(Pair.id == pair, Item.event_id == event)
        row = session.scalars(query).unique().one_or_none()
        if row is None:
            raise NotFound("not_found.vote")
        post = told_result(row)
        if post is None or post.frame is None:
            raise WrongState("not_revealed")
        return {**bundle_parts(session, row), **noted_digest(session, row), **_given_up(session, row)}


def _given_up(session: Session, pair: Pair) -> dict[str, Any]:
    """What came after the digest: everything else is as it was when the result had been told."""
    if pair.voided_at is None:
        return {}
    return {"given_up": {"at": pair.voided_at, "why": void_reason(session, pair.polls[0].event_id, pair)}}


def published_digest(db: Database, pair: int) -> str | None:
    """The digest that was journalled when the pair's result had been told; None for a result of an earlier version."""
    with db.reading() as session:
        return noted_digest(session, session.get_one(Pair, pair)).get("digest")


@dataclass(frozen=True, slots=True)
class Told:
    """A post-vote whose reveal has played to its end. `is_earlier`: the item was planned again since, so that this is
    not the result of the run that counts. `why` it was given up, None where it was not. `has_list`: the public list
    was sealed for it, and its voters' key exists."""

    poll: Poll
    is_earlier: bool
    why: str | None
    has_list: bool

    def is_of(self, item: int) -> bool:
        return self.poll.item_id == item

    @property
    def pair(self) -> Pair:
        return pair_of(self.poll)


def list_revealed(db: Database, event: int) -> list[Told]:
    """Results that were told, those that were given up since among them, oldest first."""
    query = select(Poll, Item.run).join(Pair, Pair.id == Poll.pair_id).join(Item, Item.id == Pair.item_id)
    told = Poll.event_id == event, Poll.round == Round.POST, Poll.step.is_not(None)
    with db.reading() as session:
        rows = session.execute(query.where(*told).order_by(Poll.id)).unique().all()
        return [_told(session, event, poll, run) for poll, run in rows if is_told(poll)]


def _told(session: Session, event: int, poll: Poll, run: int) -> Told:
    pair = pair_of(poll)
    given_up = pair.voided_at is not None
    why = void_reason(session, event, pair) if given_up else None
    return Told(poll, pair.run != run, why, has_list=pair.public_list and has_key(poll))


def list_public(db: Database, event: int, pair: int) -> list[dict[str, str | None]]:
    """The public list of a revealed pair by receipt (that of the later ballot): `{"receipt", "pre", "post"}`.

    Only where it was sealed so, for at least `FEWEST_PUBLIC` voters, and while the voters' key exists.
    """
    bundle = make_bundle(db, event, pair)
    if not bundle["record"]["public_list"]:
        raise NotFound("no_list")
    if len(bundle["ballots"]) < FEWEST_PUBLIC:
        raise WrongState("too_few", fewest=FEWEST_PUBLIC)
    with db.reading() as session:
        row = session.get_one(Pair, pair)
        if row.electorate.secret is None:
            raise WrongState("key_destroyed.list")
        polls = {str(poll.round): poll.id for poll in row.polls}
        listed = [_listed(row.electorate.secret, polls, ballot) for ballot in bundle["ballots"]]
    return sorted(listed, key=lambda entry: str(entry["receipt"]))


def _listed(secret: bytes, polls: dict[str, int], ballot: dict[str, str]) -> dict[str, str | None]:
    later = polls["post"] if ballot["post"] else polls["pre"]
    return {"receipt": receipt(secret, later, ballot["voter"]), "pre": ballot["pre"], "post": ballot["post"]}


def list_keyed(db: Database, event: int) -> list[Pair]:
    """Pairs whose voters' key could be destroyed: all their votes are over."""
    query = select(Pair).join(Item, Item.id == Pair.item_id).join(Electorate, Electorate.id == Pair.electorate_id)
    query = query.where(Item.event_id == event, Electorate.secret.is_not(None))
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
            raise WrongState("wrong_state.vote_to_come")
        if row.electorate.secret is None:
            raise WrongState("wrong_state.key_gone")
        row.electorate.secret = None
        forget_attempts(unit.session, [poll.id for poll in row.polls])
        unit.leave_residue(KEYS)
        unit.journal("pair:destroy-key", f"pair {row.id}")
        if any(poll.state is PollState.CLOSED for poll in row.polls) and concerns_hall(unit, unit.item(row.item_id)):
            unit.touch("polls")  # nobody can open it again
