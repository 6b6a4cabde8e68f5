"""The gate before every WebSocket: what it lets through, and what ends a connection."""

from __future__ import annotations

import contextlib
import time

import pytest

from debate.realtime.transport import MOST_AT_ONCE, Gate, Turns
from tests.servers import Server


class Frames:
    """A WebSocket that always has the same frame."""

    def __init__(self, frame: object) -> None:
        self.frame = frame

    def wait(self) -> object:
        return self.frame


def gate(frame: object) -> Gate:
    return Gate(Frames(frame), Turns(lambda _seconds: None))


def test_a_hands_frames_pass() -> None:
    assert gate('42["time:sync",{"t0":1}]').wait() == '42["time:sync",{"t0":1}]'


def test_a_flood_ends_the_connection() -> None:
    flooded = gate("3")
    passed = [flooded.wait() for _ in range(MOST_AT_ONCE + 50)]
    assert passed[MOST_AT_ONCE - 1] == "3"
    assert passed[-1] is None


@pytest.mark.parametrize("frame", [b"\x04bytes", '451-["time:sync",{"_placeholder":true,"num":0}]', "461-0[]"])
def test_a_binary_frame_ends_the_connection(frame: object) -> None:
    assert gate(frame).wait() is None


def test_whoever_comes_twice_in_a_row_gives_way() -> None:
    naps: list[int] = []
    turns = Turns(naps.append)
    for who in ("ola", "omar", "omar", "ola"):
        turns.take(who)
    assert naps == [0]


def test_a_flood_from_one_phone_does_not_stop_the_others(server: Server) -> None:
    flooder, other = server.phone(), server.phone()
    with contextlib.suppress(OSError):  # it is shut out somewhere on the way
        for _ in range(3_000):
            flooder.say('42["no:such",{}]')
    started = time.monotonic()
    assert other.ask("time:sync", {"t0": 1})["ok"]
    assert time.monotonic() - started < 2
    assert flooder.is_closed_within(5)
