"""A power cut in the middle of a vote and of a running clock: nothing that was promised is lost."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from debate.services.ballots import VoterKeys, find_ballot
from debate.store.database import Database
from tests.realtime.evenings import now_at, open_vote, start_clock
from tests.servers import Server, wait_for
from tests.wire import GONE, Socket

PHONES = 8
ENOUGH = 60  # acknowledged ballots before the power goes


@dataclass
class Voter:
    """A phone that votes on and on, and notes what the server acknowledged."""

    socket: Socket
    device: str
    acknowledged: list[str] = field(default_factory=list)

    def vote_until_the_end(self, poll: int) -> None:
        choices = ("for", "against", "undecided")
        try:
            for turn in range(100):
                answer = self.socket.cast(poll, choices[turn % 3])
                if answer["ok"]:
                    self.acknowledged.append(answer["choice"])
        except (*GONE, AssertionError):
            return


def voters_of(server: Server) -> list[Voter]:
    browsers = [server.browser() for _ in range(PHONES)]
    return [Voter(server.phone(browser), browser.cookies["device"].partition(".")[0]) for browser in browsers]


def kill_while_voting(server: Server, voters: list[Voter], poll: int) -> None:
    threads = [threading.Thread(target=voter.vote_until_the_end, args=(poll,)) for voter in voters]
    for thread in threads:
        thread.start()
    wait_for(lambda: sum(len(voter.acknowledged) for voter in voters) >= ENOUGH, "enough ballots are acknowledged")
    server.kill()
    for thread in threads:
        thread.join(15)


def counted(server: Server, poll: int) -> Callable[[str], str | None]:
    """What is stored for a device, read by another process."""
    db = Database(f"sqlite:///{server.data / 'debate.sqlite'}")
    keys = VoterKeys(db)

    def choice_of(device: str) -> str | None:
        ballot = find_ballot(db, keys, 1, poll, device)
        return ballot.answer if ballot else None

    return choice_of


def test_no_acknowledged_ballot_is_missing_after_a_kill(own_server: Server) -> None:
    poll = open_vote(own_server.desk())
    voters = voters_of(own_server)
    kill_while_voting(own_server, voters, poll)
    assert any(len(voter.acknowledged) < 100 for voter in voters), "the power must go while they vote"
    own_server.start()
    choice_of = counted(own_server, poll)
    choices = ("for", "against", "undecided")
    for voter in voters:
        # The ballot after the last acknowledged one may have been stored too: it was on its way.
        last = len(voter.acknowledged)
        assert choice_of(voter.device) in (voter.acknowledged[-1] if last else None, choices[last % 3])


def test_the_clock_goes_on_after_a_kill_as_if_nothing_had_happened(own_server: Server) -> None:
    before = start_clock(own_server.desk())
    assert before["clock"]["started_at"], "a clock must run for this to mean anything"
    own_server.kill()
    own_server.start()
    assert own_server.stage().sees("clock")["slot"] == before
    assert now_at(own_server.desk(), "clock")["slot"] == before


@pytest.mark.parametrize("seconds", [7_200, -7_200])
def test_a_wall_clock_that_was_set_meanwhile_moves_no_speech_and_is_followed_once_it_pauses(
    own_server: Server, seconds: int
) -> None:
    slot = start_clock(own_server.desk())
    own_server.kill()
    own_server.command = (sys.executable, "-m", "tests.stepped", str(seconds), "serve", "--demo")
    own_server.start()
    desk = own_server.desk()
    used = desk.do("time:sync", t0=0)["server_ms"] - slot["clock"]["started_at"]
    assert 0 < used < 600_000, "the speech has used the minutes of this test, not the hours of the wall clock"
    desk.do("clock:pause", slot=slot["id"])
    is_followed = lambda: abs(desk.do("time:sync", t0=0)["server_ms"] / 1000 - time.time() - seconds) < 60  # noqa: E731
    wait_for(is_followed, "the wall clock is followed")


@pytest.mark.skipif(sys.platform != "linux", reason="the system's clocks are played as Linux has them")
def test_a_speech_that_the_machine_sleeps_through_has_used_that_time(own_server: Server) -> None:
    own_server.stop()
    own_server.command = (sys.executable, "-m", "tests.slept", "7200", "serve", "--demo")
    own_server.start()
    desk = own_server.desk()
    slot = start_clock(desk)
    os.kill(own_server.pid, signal.SIGUSR1)
    desk.do("time:sync", t0=0)  # whatever wakes the process up lets it take the signal first
    used_ms = desk.do("time:sync", t0=0)["server_ms"] - slot["clock"]["started_at"]
    assert 7_200_000 <= used_ms < 7_800_000, "the hours of the sleep, and the minutes of this test"


def test_everybody_comes_back_after_a_kill_with_what_they_held(own_server: Server) -> None:
    desk = own_server.desk()
    poll = open_vote(desk)
    browser = own_server.browser()
    cast = own_server.phone(browser).cast(poll, "against", key="before-the-kill")
    own_server.kill()
    own_server.start()
    phone = own_server.phone(browser)
    assert phone.sees("poll")["id"] == poll
    mine = {"choice": "against", "receipt": cast["receipt"], "group": None}
    assert phone.sees("ballots")[str(poll)] == mine
    assert own_server.screen().sees("scene")["kind"] == "vote"
    own_server.desk().do("poll:close", poll=poll)
    assert phone.sees("poll", lambda data: data["state"] == "closed")


def test_a_ballot_sent_again_after_a_kill_is_the_same_ballot(own_server: Server) -> None:
    poll = open_vote(own_server.desk())
    browser = own_server.browser()
    first = own_server.phone(browser).cast(poll, "for", key="sent-twice-1")
    own_server.kill()
    own_server.start()
    phone = own_server.phone(browser)
    assert phone.cast(poll, "for", key="sent-twice-1") == first
    assert own_server.screen().sees("turnout")["ballots"] == 1


def test_revs_do_not_start_again_after_a_kill(own_server: Server) -> None:
    desk = own_server.desk()
    open_vote(desk)
    before = {name: part["rev"] for name, part in own_server.screen().slices.items()}
    own_server.kill()
    own_server.start()
    after = {name: part["rev"] for name, part in own_server.screen().slices.items()}
    assert all(after[name] >= rev for name, rev in before.items())
