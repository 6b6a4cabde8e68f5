"""Guard rails of the transport, where the libraries' own defaults would hurt a hall."""

from __future__ import annotations

import os
import resource
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import websocket

from tests.realtime.evenings import open_vote
from tests.servers import Server
from tests.wire import Socket

HALL = 1_100  # more than eventlet's own limit of 1,024
GROWTH_KB = 30_000


@contextmanager
def room_for_files(count: int) -> Iterator[None]:
    """This process holds the other end of every socket."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert hard >= count, f"this machine lets a process open {hard} files; the test needs {count}"
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, count), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_more_than_a_thousand_phones_are_served_and_plain_http_too(server: Server) -> None:
    with room_for_files(HALL + 500):
        browser = server.browser()
        browser.get(server.links["phones"])
        phones = [server.phone(browser) for _ in range(HALL)]
        try:
            assert phones[-1].ask("time:sync", {"t0": 1})["ok"], "the last phone is served"
            assert server.browser().get(server.links["phones"]).status == 200
        finally:
            for phone in phones:
                phone.close()


def test_a_join_does_not_wait_for_delayed_acknowledgements(any_server: Server) -> None:
    browser = any_server.browser()
    browser.get(any_server.links["phones"])
    any_server.phone(browser).close()
    # On a busy machine a join may take long, but where TCP_NODELAY is missing none is ever quick.
    quick = any(seconds_of(lambda: any_server.phone(browser).close()) < 0.035 for _ in range(100))
    assert quick, "two small frames in a row wait 40 ms for each other where TCP_NODELAY is missing"


def test_compression_that_browsers_offer_is_declined(any_server: Server) -> None:
    phone = Socket(any_server.address, extensions="permessage-deflate; client_max_window_bits")
    assert "sec-websocket-extensions" not in (phone.transport.getheaders() or {})
    phone.close()


def test_a_socket_of_another_origin_is_refused(any_server: Server) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        Socket(any_server.address, origin="https://elsewhere.example")
    assert refused.value.status_code in (400, 403)


def test_long_polling_is_not_served(server: Server) -> None:
    assert server.browser().get("/socket.io/?EIO=4&transport=polling").status == 400


def test_a_frame_that_no_client_of_ours_sends_closes_its_socket(any_server: Server) -> None:
    phone = any_server.phone()
    before = any_server.memory_kb()
    push_bytes(phone, text_frame(b"42" + b"x" * 200_000))
    assert phone.is_closed_within(5)
    assert any_server.memory_kb() - before < GROWTH_KB


def test_many_oversized_frames_leave_the_memory_as_it_was(server: Server) -> None:
    before = server.memory_kb()
    for _ in range(20):
        phone = server.phone()
        push_bytes(phone, text_frame(b"42" + b"x" * 2_000_000))
        assert phone.is_closed_within(5)
    assert server.memory_kb() - before < GROWTH_KB


def test_a_compressed_bomb_is_not_inflated(any_server: Server) -> None:
    phone = any_server.phone()
    before = any_server.memory_kb()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = packer.compress(b"4" * 200_000_000) + packer.flush(zlib.Z_SYNC_FLUSH)
    assert len(bomb) > 100_000, "the bomb must be larger than the largest frame, as sent too"
    push_bytes(phone, text_frame(bomb, compressed=True))
    assert phone.is_closed_within(5)
    assert any_server.memory_kb() - before < GROWTH_KB


def test_a_small_compressed_bomb_is_not_inflated_either(any_server: Server) -> None:
    phone = any_server.phone()
    before = any_server.memory_kb()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = packer.compress(b"4" * 10_000_000) + packer.flush(zlib.Z_SYNC_FLUSH)
    assert len(bomb) < 16_000, "the bomb must pass for a small frame until it is inflated"
    push_bytes(phone, text_frame(bomb, compressed=True))
    assert phone.is_closed_within(5)
    assert any_server.memory_kb() - before < GROWTH_KB


def test_a_frame_that_is_no_packet_harms_nobody(any_server: Server) -> None:
    other = any_server.phone()
    for nonsense in ("42[", "4", "9", "42{}", "45-", '451-["x"]', "42[[]]", '42["time:sync"'):
        any_server.phone().say(nonsense)  # a phone of its own for each: the server may hang up on whoever says it
    assert other.ask("time:sync", {"t0": 1})["ok"]


def test_the_whole_state_reaches_every_face_on_its_connect(any_server: Server) -> None:
    desk = any_server.desk()
    poll = open_vote(desk)
    for face in (any_server.phone(), any_server.screen(), any_server.stage()):
        assert face.heard[0][0] == "state:snapshot"
        assert face.sees("poll")["id"] == poll
        face.close()


def seconds_of(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def text_frame(payload: bytes, compressed: bool = False) -> bytes:
    """A masked frame, with the bit of the compression extension where asked for."""
    mask = os.urandom(4)
    length = len(payload)
    head = bytes([0xC1 if compressed else 0x81])
    size = struct.pack("!BH", 0x80 | 126, length) if length < 65_536 else struct.pack("!BQ", 0x80 | 127, length)
    key = (mask * (length // 4 + 1))[:length]
    masked = (int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")).to_bytes(length, "big")
    return head + size + mask + masked


def push_bytes(phone: Socket, frame: bytes) -> None:
    """Send as much as the server takes: it may well close while the rest is on its way."""
    try:
        phone.line.sendall(frame)
    except OSError:
        return
