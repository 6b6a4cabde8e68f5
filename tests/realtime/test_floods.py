"""One socket without a cookie that sends as fast as it can: the hall goes on, and the flood is shut out."""

from __future__ import annotations

import threading
import time

import pytest

from tests.raw import MASK, connect, is_closed_within, pour, upgraded
from tests.servers import Server

FLOODS = {
    "pings": b"\x89\x80" + MASK,
    "pongs": b"\x8a\x80" + MASK,
    "empty messages": b"\x81\x80" + MASK,
    "empty fragments": b"\x00\x80" + MASK,
    "fragments": b"\x00\x81" + MASK + b"4",
    "messages of one byte": b"\x81\x81" + MASK + b"3",
}
MOST = 40_000_000
BEARABLE_S = 1.5  # an answer on a busy machine; it was 3 to 17 s
OPENS_A_MESSAGE = b"\x01\x80" + MASK


@pytest.mark.parametrize("kind", FLOODS)
def test_a_flood_of_frames_stops_nobody(any_server: Server, kind: str) -> None:
    stage, stranger = any_server.stage(), upgraded(any_server)
    if "fragments" in kind:
        stranger.sendall(OPENS_A_MESSAGE)
    flood = threading.Thread(target=pour, args=(stranger, FLOODS[kind] * 5_000, MOST))
    flood.start()
    slowest, is_over = 0.0, False
    while not is_over:
        is_over = not flood.is_alive()
        started = time.monotonic()
        assert stage.ask("time:sync", {"t0": 1})["ok"]
        slowest = max(slowest, time.monotonic() - started)
        flood.join(0.05)
    assert slowest < BEARABLE_S
    assert is_closed_within(stranger, 5)
    stage.close()


def test_fragments_of_a_message_without_end_are_not_gathered(any_server: Server) -> None:
    stranger, before = upgraded(any_server), any_server.memory_kb()
    stranger.sendall(OPENS_A_MESSAGE)
    assert pour(stranger, b"\x00\xfe\x10\x00" + MASK + b"x" * 4096, MOST) < MOST
    assert any_server.memory_kb() - before < 30_000


def test_the_drafts_before_the_standard_are_not_spoken(any_server: Server) -> None:
    """They gather a message until it ends, and it need not end."""
    old = connect(any_server)
    old.sendall(
        b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: hall\r\nUpgrade: WebSocket\r\n"
        b"Connection: Upgrade\r\nOrigin: http://hall\r\n\r\n"
    )
    assert not old.recv(4096).startswith(b"HTTP/1.1 101")
