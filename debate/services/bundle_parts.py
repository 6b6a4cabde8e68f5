"""The parts of a pair's bundle as they are stored, and their digest, journalled once the result has been told."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from debate.domain.motion.bundle import COVERED_SINCE, digest_of, digests_of
from debate.domain.motion.bundle_journal import frame_details
from debate.domain.motion.pair import Round
from debate.services.unit import Unit
from debate.store.schema import Event, Journal, Pair
from debate.store.votes import all_ballots

TOLD = "pair:digest"
RESULT = ("before", "after", "counts", "matrix", "matched", "outcome")


def note_digest(unit: Unit, pair: Pair) -> None:
    """Journal the digest of a result that has just been told: from here on nobody can change a part of it unseen."""
    unit.session.flush()
    parts = bundle_parts(unit.session, pair)
    if parts["bundle"] < COVERED_SINCE:
        return
    digests = digests_of(parts)
    digest = digest_of(parts["bundle"], digests)
    unit.journal(TOLD, f"pair {pair.id}", digest=digest, digests=digests)


def noted_digest(session: Session, pair: Pair) -> dict[str, Any]:
    """What was journalled when the pair's result had been told: `{"digest", "digests"}`; {} for a result of an earlier
    version."""
    noted = _noted(session, pair)
    return noted.details or {} if noted else {}


def bundle_parts(session: Session, pair: Pair) -> dict[str, Any]:
    """The bundle without its digests (debate.domain.motion.bundle), of a pair that was counted."""
    post = next(poll for poll in pair.polls if poll.round is Round.POST)
    frame = post.frame
    if frame is None:
        raise RuntimeError("A bundle is of a vote that was counted.")
    parts = {
        "bundle": frame["version"],
        "event": session.get_one(Event, post.event_id).code,
        "pair": pair.id,
        "record": pair.record,
        "seal": pair.seal,
        "ballots": _ballots(session, pair),
        "hashes": {str(poll.round): poll.ballots_hash for poll in pair.polls},
        "result": {name: frame[name] for name in RESULT},
    }
    rows = _rows(session, pair)
    if parts["bundle"] < COVERED_SINCE:
        return {**parts, "journal": [_shared(row) for row in rows]}
    polls = {
        str(poll.round): {"id": poll.id, "opened_at": poll.opened_at, "closed_at": poll.closed_at}
        for poll in pair.polls
    }
    journal = [_whole(row, rows) for row in rows]
    return {**parts, "polls": polls, "frame": _frame(frame), "journal": journal}


def _ballots(session: Session, pair: Pair) -> list[dict[str, str | None]]:
    """Every voter's ballots, sorted by the voter's key: the order tells nothing."""
    rounds = {str(poll.round): all_ballots(session, poll.id) for poll in pair.polls}
    voters = sorted(set().union(*rounds.values()))
    return [{"voter": v, "pre": rounds.get("pre", {}).get(v), "post": rounds["post"].get(v)} for v in voters]


def _frame(frame: dict[str, Any]) -> dict[str, Any]:
    """The names beside the figures, as the hall saw them."""
    return {name: frame[name] for name in ("pair", "poll", "title", "motion")} | {"seal": frame["seal"]["hash"]}


def _query(pair: Pair) -> Any:
    subjects = [f"pair {pair.id}", *(f"poll {poll.id}" for poll in pair.polls)]
    return select(Journal).where(Journal.event_id == pair.polls[0].event_id, Journal.subject.in_(subjects))


def _noted(session: Session, pair: Pair) -> Journal | None:
    query = _query(pair).where(Journal.what == TOLD).order_by(Journal.id).limit(1)
    found: Journal | None = session.scalars(query).one_or_none()
    return found


def _rows(session: Session, pair: Pair) -> list[Journal]:
    """What was done with the pair and its polls until the result had been told."""
    told = _noted(session, pair)
    query = _query(pair) if told is None else _query(pair).where(Journal.id < told.id)
    return list(session.scalars(query.order_by(Journal.id)))


def _shared(row: Journal) -> dict[str, Any]:
    """A row as every version has it."""
    return {
        "at": row.at,
        "actor": row.actor,
        "what": row.what,
        "from": row.from_state,
        "to": row.to_state,
        "why": row.why,
    }


def _whole(row: Journal, rows: list[Journal]) -> dict[str, Any]:
    return {**_shared(row), "subject": row.subject, "details": _details(row, rows)}


def _details(row: Journal, rows: list[Journal]) -> dict[str, Any] | None:
    noted = row.details or {}
    if row.what == "pair:seal":
        return {"seal": noted["seal"]}
    if row.what == "poll:hash":
        # Of a close that was taken back nothing may be told: beside the later hash it would name who came in between.
        taken_back = any(r.what == "poll:reopen" and r.subject == row.subject and r.id > row.id for r in rows)
        return None if taken_back else {"hash": noted["hash"], "ballots": noted["ballots"]}
    if row.what == "poll:frame":
        return frame_details(noted, Round(noted["round"]))
    return None
