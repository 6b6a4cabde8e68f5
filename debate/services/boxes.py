"""What a vote leaves when it ends: ballots in the box, and no order."""

from __future__ import annotations

from debate.services.unit import Unit
from debate.store.schema import Poll, urn_name
from debate.store.votes import empty_urn


def fill_box(unit: Unit, poll: Poll) -> None:
    """Empty the urn of an open poll into the box. Who still writes a ballot is waited for, since the poll is locked."""
    secret = poll.electorate.secret
    if secret is None:
        raise RuntimeError("The voters' key was destroyed while the vote was open.")
    empty_urn(unit.session, poll.id, poll.openings, secret)
    unit.leave_residue(urn_name(poll.id, poll.openings))
