"""The frame limiter under every WebSocket and the packet filter before it: what passes, and what ends a connection."""

from __future__ import annotations

import contextlib
import time

import pytest

from debate.realtime.fair_scheduler import FairScheduler
from debate.realtime.frame_limiter import (
    LARGEST_MESSAGE,
    MOST_FRAMES_AT_ONCE,
    FrameCounter,
    FrameLimitedSocket,
    MessageTooLarge,
)
from debate.realtime.transport import PacketFilter
from tests.servers import Server


class Frames:
    """A WebSocket that always has the same frame."""

    def __init__(self, frame: object) -> None:
        self.frame = frame

    def wait(self) -> object:
        return self.frame


def packet_filter(frame: object) -> PacketFilter:
    return PacketFilter(Frames(frame), FairScheduler(lambda _seconds: None))


def test_a_hands_frames_pass() -> None:
    assert packet_filter('42["time:sync",{"t0":1}]').wait() == '42["time:sync",{"t0":1}]'


class FakeSocket:
    """A connection that always has the same bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def recv(self, size: int) -> bytes:
        return self.data[:size]


MASK = b"\0\0\0\0"
PING = b"\x89\x80" + MASK


def test_a_flood_ends_the_connection() -> None:
    flooded = FrameLimitedSocket(FakeSocket(PING), FairScheduler(lambda _seconds: None))
    passed = [flooded.recv(4096) for _ in range(MOST_FRAMES_AT_ONCE + 50)]
    assert passed[MOST_FRAMES_AT_ONCE - 1] == PING
    assert passed[-1] == b""


def test_what_a_library_asks_for_byte_by_byte_comes_whole() -> None:
    sock = FrameLimitedSocket(FakeSocket(b"\x81\x82" + MASK + b"ab"), FairScheduler(lambda _seconds: None))
    assert [sock.recv(2), sock.recv(4), sock.recv(9)] == [b"\x81\x82", MASK, b"ab"]


FRAMES = [
    (PING, 1),
    (PING * 3, 3),
    (b"\x81\x85" + MASK + b"hello" + PING, 2),
    (b"\x81\xfe\x01\x00" + MASK + b"x" * 256 + PING, 2),
    (b"\x81\xff" + (3000).to_bytes(8, "big") + MASK + b"x" * 3000, 3),  # two full KiB count like two frames more
    (b"\x01\x81" + MASK + b"a" + PING + b"\x80\x81" + MASK + b"b", 3),
]


@pytest.mark.parametrize(("data", "weight"), FRAMES)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 4096])
def test_frames_are_counted_however_they_are_cut(data: bytes, weight: int, size: int) -> None:
    count = FrameCounter()
    assert sum(count.weigh(data[at : at + size]) for at in range(0, len(data), size)) == weight


def test_a_message_that_is_too_large_is_seen_in_its_header() -> None:
    with pytest.raises(MessageTooLarge):
        FrameCounter().weigh(b"\x81\xff" + (2**62).to_bytes(8, "big") + MASK)


def test_fragments_are_one_message() -> None:
    count = FrameCounter()
    piece = b"\x00\xfe\x10\x00" + MASK + b"x" * 4096
    count.weigh(b"\x01" + piece[1:])
    for _ in range(LARGEST_MESSAGE // 4096 - 1):
        count.weigh(piece)
    with pytest.raises(MessageTooLarge):
        count.weigh(piece)


@pytest.mark.parametrize(
    "frame", [b"\x04bytes", '451-["time:sync",{"_placeholder":true,"num":0}]', "461-0[]", "", "x", "²"]
)
def test_a_binary_frame_ends_the_connection(frame: object) -> None:
    assert packet_filter(frame).wait() is None


def test_whoever_comes_twice_in_a_row_gives_way() -> None:
    naps: list[int] = []
    scheduler = FairScheduler(naps.append)
    for who in ("ola", "omar", "omar", "ola"):
        scheduler.give_way(who)
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
