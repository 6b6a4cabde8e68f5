"""A server that is killed in the middle of a vote."""

from __future__ import annotations

import subprocess
import sys

import pytest

from debate.domain.sealing import receipt, voter_key
from debate.services import polls
from debate.services.ballots import Cast, Counted
from debate.store.database import Database
from tests.halls import Hall

ACKNOWLEDGED = 300

# Casts ballots as fast as it can and says of each, after the commit, which one counts.
SERVER = """
import itertools, sys
from debate.services.ballots import BallotBox, Cast, VoterKeys
from debate.store.database import Database
url, event, poll = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
db = Database(url)
box = BallotBox(db, VoterKeys(db), lambda facts: None)
for start in itertools.count(0, 5):
    group = [Cast(event, poll, f"device-{n}", "for", f"key-{n:08}") for n in range(start, start + 5)]
    for cast, answer in zip(group, box.cast_group(group)):
        print(cast.device, answer.receipt, flush=True)
"""


@pytest.fixture
def acknowledged(hall: Hall) -> dict[str, str]:
    """Receipts by device, of a server that was killed while it wrote."""
    hall.seal()
    poll = hall.poll("pre").id
    polls.open_poll(hall.call(), poll, None, held=True)
    url = hall.db.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", SERVER, url, str(hall.event), str(poll)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        said = [server.stdout.readline().split() for _ in range(ACKNOWLEDGED)]
        server.kill()
        said += [line.split() for line in server.stdout if line.endswith("\n")]
    assert len(said) >= ACKNOWLEDGED, "enough ballots must be acknowledged before the kill"
    return {device: code for device, code in said}


def test_a_kill_loses_no_acknowledged_ballot(hall: Hall, acknowledged: dict[str, str]) -> None:
    again = Database(hall.db.engine.url.render_as_string(hide_password=False))
    hall.db, hall.box._db = again, again
    secret = hall.pair().secret
    assert secret is not None
    stored = hall.ballots("pre")
    again.close()
    assert {voter_key(secret, device) for device in acknowledged} <= set(stored)


def test_a_ballot_sent_again_after_a_kill_gets_the_same_receipt(hall: Hall, acknowledged: dict[str, str]) -> None:
    poll = hall.poll("pre").id
    secret = hall.pair().secret
    assert secret is not None
    casts = [Cast(hall.event, poll, f"device-{n}", "for", f"key-{n:08}") for n in range(ACKNOWLEDGED)]
    for cast, answer in zip(casts, hall.box.cast_group(casts), strict=True):
        assert isinstance(answer, Counted)
        assert answer.receipt == acknowledged[cast.device] == receipt(secret, poll, voter_key(secret, cast.device))
    assert len(hall.ballots("pre")) >= len(acknowledged)
