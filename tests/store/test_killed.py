"""Servers that are killed in the middle of a vote or of its close, and several on one database."""

from __future__ import annotations

import subprocess
import sys

import pytest
from sqlalchemy import inspect

from debate.domain.errors import WrongState
from debate.domain.polls.states import PollState
from debate.domain.sealing import ballots_hash, receipt, voter_key
from debate.services import polls
from debate.services.ballots import Cast, Counted
from debate.store.database import Database
from debate.store.residue import SETTLED_MS, wipe
from debate.store.schema import is_urn
from tests.halls import Hall, hundred

ACKNOWLEDGED = 300

# Casts ballots as fast as it can and says of each, after the commit, which one counts.
SERVER = """
import itertools, sys
from debate.services.ballots import BallotBox, Cast, VoterKeys
from debate.store.database import Database
url, event, poll = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
db = Database(url)
box = BallotBox(db, VoterKeys(db), lambda changes: None)
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
    secret = hall.pair().electorate.secret
    assert secret is not None
    stored = hall.ballots("pre")
    again.close()
    assert {voter_key(secret, device) for device in acknowledged} <= set(stored)


def test_a_ballot_sent_again_after_a_kill_gets_the_same_receipt(hall: Hall, acknowledged: dict[str, str]) -> None:
    poll = hall.poll("pre").id
    secret = hall.pair().electorate.secret
    assert secret is not None
    casts = [Cast(hall.event, poll, f"device-{n}", "for", f"key-{n:08}") for n in range(ACKNOWLEDGED)]
    for cast, answer in zip(casts, hall.box.cast_group(casts), strict=True):
        assert isinstance(answer, Counted)
        assert answer.receipt == acknowledged[cast.device] == receipt(secret, poll, voter_key(secret, cast.device))
    assert len(hall.ballots("pre")) >= len(acknowledged)


# Votes until it is refused, and says of each ballot that it counts.
VOTER = """
import itertools, sys
from debate.services.ballots import BallotBox, Cast, Counted, VoterKeys
from debate.store.database import Database
url, event, poll, name = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
db = Database(url)
box = BallotBox(db, VoterKeys(db), lambda changes: None)
for n in itertools.count():
    answer = box.cast_group([Cast(event, poll, f"{name}-{n}", "for", f"key-{n:08}")])[0]
    if not isinstance(answer, Counted):
        break
    print(f"{name}-{n}", flush=True)
"""
# Closes a vote and opens it again, for ever.
CLOSER = """
import sys
from debate.domain.polls.states import PollState
from debate.services import polls
from debate.services.unit import SYSTEM, Call
from debate.store.database import Database
from debate.store.schema import Poll
url, event, poll = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
db = Database(url)
call = Call(db, event, SYSTEM, 1_750_240_800_000, lambda changes: None)
with db.reading() as session:
    closed = session.get_one(Poll, poll).state is PollState.CLOSED
while True:
    (polls.reopen_poll if closed else polls.close_poll)(call, poll)
    closed = not closed
    print(closed, flush=True)
"""


def process(hall: Hall, program: str, *more: str) -> subprocess.Popen[str]:
    url = hall.db.engine.url.render_as_string(hide_password=False)
    given = [url, str(hall.event), str(hall.poll("pre").id), *more]
    return subprocess.Popen([sys.executable, "-c", program, *given], stdout=subprocess.PIPE, text=True)


def lines_of(server: subprocess.Popen[str], count: int) -> list[str]:
    assert server.stdout is not None
    return [server.stdout.readline().strip() for _ in range(count)]


def rest_of(server: subprocess.Popen[str]) -> list[str]:
    """What it says until it ends."""
    with server:
        assert server.stdout is not None
        return [line.strip() for line in server.stdout]


def test_a_vote_that_closes_while_two_processes_take_ballots_holds_what_they_acknowledged(hall: Hall) -> None:
    hall.seal()
    secret = hall.pair().electorate.secret
    assert secret is not None
    poll = hall.poll("pre").id
    polls.open_poll(hall.call(), poll, None, held=True)
    voters = [process(hall, VOTER, name) for name in ("one", "two")]
    said = [device for voter in voters for device in lines_of(voter, 30)]
    polls.close_poll(hall.call(), poll)
    said += [line for voter in voters for line in rest_of(voter)]
    counted = {voter_key(secret, device) for device in said}
    assert set(hall.ballots("pre")) == counted
    assert hall.poll("pre").ballots_hash == ballots_hash((voter, "for") for voter in counted)


def test_a_kill_in_the_middle_of_a_close_or_a_reopening_loses_no_ballot(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    hall.cast_all("pre", hundred(for_=400, against=300))
    stored = hall.ballots("pre")
    for lines in (1, 2, 3, 4):
        closer = process(hall, CLOSER)
        lines_of(closer, lines)
        closer.kill()
        rest_of(closer)
        assert hall.ballots("pre") == stored
    if hall.poll("pre").state is PollState.OPEN:
        polls.close_poll(hall.call(), hall.poll("pre").id)
    hall.pass_ms(SETTLED_MS)
    assert wipe(hall.db, hall.now) == [], "what the killed ones left is wiped by whoever comes next"
    assert [name for name in inspect(hall.db.engine).get_table_names() if is_urn(name)] == []
    late = hall.cast("v0", "against", key="a-new-attempt")
    assert isinstance(late, WrongState)
