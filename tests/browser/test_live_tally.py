"""A live tally in a hall that is large enough for it: the screen's bar moves in steps, while the vote is open."""

from __future__ import annotations

import pytest

from debate.services.ballots import BallotBox, Cast, Counted, VoterKeys
from debate.services.tallies import SMALLEST_STEP
from debate.store.database import Database
from tests.browser.house import House
from tests.realtime.evenings import open_vote
from tests.servers import Server

pytestmark = pytest.mark.browser


def fill_the_hall(server: Server, poll: int, name: str, choice: str) -> None:
    """Voters of another process on the same database: the server learns of them by its next ballot."""
    db = Database(f"sqlite:///{server.data / 'debate.sqlite'}")
    box = BallotBox(db, VoterKeys(db), lambda _facts: None)
    casts = [Cast(1, poll, f"{name}-{n}", choice, f"key-{name}-{n:04}") for n in range(SMALLEST_STEP)]
    assert all(isinstance(answer, Counted) for answer in box.cast_group(casts))
    db.close()


def test_the_bar_moves_by_many_voters(house: House) -> None:
    server, screen = house.server, house.screen()
    poll = open_vote(server.desk(), tally="live")
    fill_the_hall(server, poll, "first", "for")
    first, second = server.phone(), server.phone()
    assert first.cast(poll, "against")["ok"]
    screen.counts(SMALLEST_STEP + 1)
    screen.shows_no_split()
    fill_the_hall(server, poll, "second", "undecided")
    assert second.cast(poll, "undecided")["ok"]
    screen.divides(for_=SMALLEST_STEP, against=1)
    house.keep("live-tally")
