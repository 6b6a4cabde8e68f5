"""The server on PostgreSQL: its driver must not stop the loop, and an evening goes as on SQLite."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.realtime.evenings import now_at, open_vote
from tests.servers import ROOT, Server, running


@pytest.mark.parametrize("mode", ["eventlet", "gevent", "threading"])
def test_a_query_that_waits_does_not_hold_up_the_others(postgresql_url: str, mode: str) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "tests.sleepers", mode, postgresql_url]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert 0.5 <= float(done.stdout) < 1.0


@pytest.mark.parametrize("mode", ["eventlet", "gevent"])
def test_a_vote_is_counted_closed_and_still_there_after_a_kill(tmp_path: Path, postgresql_url: str, mode: str) -> None:
    with running(Server(mode, tmp_path, settings={"DATABASE_URL": postgresql_url})) as server:
        desk = server.desk()
        poll = open_vote(desk)
        browser = server.browser()
        receipt = server.phone(browser).cast(poll, "for")["receipt"]
        server.kill()
        server.start()
        mine = {"choice": "for", "receipt": receipt, "group": None}
        assert server.phone(browser).sees("ballots")[str(poll)] == mine
        desk = server.desk()
        desk.do("poll:close", poll=poll)
        assert now_at(desk, "turnout")["ballots"] == 1
