"""Live tallies: the division moves on the screen while a poll is open, in batches, so that no single ballot can be read
off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from debate.domain.polls import CHOICES, PollState, TallyMode
from debate.store.database import Database
from debate.store.revisions import bump
from debate.store.schema import Poll
from debate.store.votes import tally_poll

# Different voters that must have moved before the tally does. One who changes to and fro is still one.
SMALLEST_BATCH = 3


class LiveTallies:
    """What the hall is shown of live polls, and who has moved since. A restart forgets who moved: it shows later, not
    sooner."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._moved: dict[int, set[str]] = defaultdict(set)

    def note(self, poll: int, voters: Iterable[str]) -> None:
        """These voters' ballots were counted or changed."""
        self._moved[poll].update(voters)

    def forget(self) -> None:
        """A poll was opened or closed: what the hall sees of it now is whole."""
        self._moved.clear()

    def show(self, event: int) -> None:
        """Bring the shown tallies of the event's live polls up to date, where a batch is full. The rest shows at the
        close."""
        with self._db.reading() as session:
            full = [poll for poll in _live_polls(session, event) if len(self._moved[poll]) >= SMALLEST_BATCH]
            shown = {poll: _whole_tally(session, poll) for poll in full}
        if not shown:
            return
        with self._db.writing() as session:
            for poll, tally in shown.items():
                session.execute(update(Poll).where(Poll.id == poll).values(shown=tally))
                self._moved.pop(poll, None)
            bump(session, event, ["turnout"])


def _live_polls(session: Session, event: int) -> list[int]:
    live = select(Poll.id).where(Poll.event_id == event, Poll.state == PollState.OPEN, Poll.tally == TallyMode.LIVE)
    return list(session.scalars(live))


def _whole_tally(session: Session, poll: int) -> dict[str, int]:
    counted = tally_poll(session, poll)
    return {str(choice): counted.get(choice, 0) for choice in CHOICES}
