"""Live tallies: the division moves on the screen while a poll is open, in steps that hold so many voters that nobody's
choice can be read off, also by one who knows some of them.

A step is shown once `SMALLEST_STEP` voters have moved since the step before, and as many again have moved since it was
staged. So whatever comes next, the reveal of the result included, holds that many voters too. All of it is kept in the
database: a restart, and a second process, go on where this one was. What remains to be read is in docs/rules.md.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from debate.domain.polls import find_kind
from debate.domain.polls.figures import tally
from debate.domain.polls.states import PollState, TallyMode
from debate.store.database import Database, retry_read
from debate.store.revisions import bump
from debate.store.schema import Poll
from debate.store.told import kind_and_paper
from debate.store.votes import count_moved, stage_answers, tally_poll

# Different voters whose choice is another one than a step before. Who changes to and fro is one, or none.
SMALLEST_STEP = 20
# A busy hall moves by time, and so by more voters.
SHORTEST_STEP_MS = 2_000


class Shown(NamedTuple):
    """The slices that steps have changed, and whether another step waits for its time alone."""

    changed: set[str]
    waits: bool


class LiveTallies:
    """What the hall is shown of live polls."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def show(self, event: int, now: int) -> Shown:
        """Go on by a step in those of the event's live polls where one is due."""
        full = retry_read(lambda: self._full(event))
        due = [poll for poll in full if _has_rested(poll, now)]
        changed = {name for poll in due for name in _slices(poll)}
        if due:
            with self._db.writing() as session:
                for poll in due:
                    _step(session, poll.id, now)
                bump(session, event, changed)
        return Shown(changed, len(due) < len(full))

    def _full(self, event: int) -> list[Poll]:
        """Live polls in which enough voters have moved."""
        live = select(Poll).where(Poll.event_id == event, Poll.state == PollState.OPEN, Poll.tally == TallyMode.LIVE)
        live = live.order_by(Poll.id)  # two servers that step at once lock them in the same order
        with self._db.reading() as session:
            return [poll for poll in session.scalars(live).unique() if _is_full(session, poll)]


def _slices(poll: Poll) -> tuple[str, ...]:
    """What voters wrote comes before the desk in the same steps."""
    return ("turnout", "entries") if find_kind(poll.kind).moderated else ("turnout",)


def _has_rested(poll: Poll, now: int) -> bool:
    return poll.staged_at is None or now - poll.staged_at >= SHORTEST_STEP_MS


def _is_full(session: Session, poll: Poll) -> bool:
    return count_moved(session, poll.id, poll.openings) >= SMALLEST_STEP


def _step(session: Session, poll: int, now: int) -> None:
    """Show what was staged, and stage what is there. Looked at again under the lock: another process may have been
    faster, or the poll have closed."""
    row = session.scalars(select(Poll).where(Poll.id == poll).with_for_update(of=Poll)).unique().one()
    if row.state is PollState.OPEN and _has_rested(row, now) and _is_full(session, row):
        row.shown = row.staged or row.shown
        _stage(session, row, now)


def _stage(session: Session, poll: Poll, now: int) -> None:
    poll.staged, poll.staged_at = whole_tally(session, poll), now
    stage_answers(session, poll.id, poll.openings)


def stage_reopened(session: Session, poll: Poll, now: int) -> None:
    """A poll was reopened: the next step must hold enough voters besides all that are in it by now."""
    if poll.tally is not TallyMode.LIVE:
        return
    if _is_full(session, poll):
        _stage(session, poll, now)
    else:
        poll.staged = None


def whole_tally(session: Session, poll: Poll) -> dict[str, Any]:
    """All answers by now, as a step keeps them: a motion's votes by choice; of a poll by itself polls.figures.tally."""
    answers = tally_poll(session, poll.id)
    kind, paper = kind_and_paper(poll)
    return tally(kind, paper, answers) if poll.pair is None else kind.count(paper, answers)
