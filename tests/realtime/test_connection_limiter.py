"""Connections that ask for nothing, ask slowly or ask without end leave in time, and room for others with them."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.impatient import REQUEST_S
from tests.raw import connect, is_closed_within, pour, raw, upgraded
from tests.servers import DEBATE, Server, running, wait_for

MODES = ["eventlet", "gevent", "threading"]
FILES = 300
SOON_S = REQUEST_S + 20  # the sweep comes every second; a busy machine takes longer
HALF = b"GET / HTTP/1.1\r\nHost: hall\r\n"
POST = b"POST /sign-in HTTP/1.1\r\nHost: hall\r\nContent-Type: application/x-www-form-urlencoded\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
GROWTH_KB = 30_000
MOST = 80_000_000


@pytest.fixture(scope="module", params=MODES)
def impatient(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp(f"impatient-{request.param}")
    with running(Server(request.param, data, command=(sys.executable, "-m", "tests.impatient"))) as server:
        yield server


def small(mode: str, data: Path, *command: str) -> Server:
    """A server that the system lets open few files."""
    return Server(mode, data, command=("sh", "-c", f'ulimit -n {FILES} && exec "$@"', "sh", *command))


@pytest.mark.parametrize("mode", MODES)
def test_more_idle_connections_than_files_keep_nobody_out(mode: str, tmp_path: Path) -> None:
    with running(small(mode, tmp_path, *DEBATE, "serve", "--demo")) as server:
        phone = server.phone()
        idle = [connect(server) for _ in range(2 * FILES)]
        for line in idle[::2]:
            pour(line, HALF, len(HALF))
        assert server.browser().get("/healthz").status == 200
        late = server.phone()
        assert late.ask("time:sync", {"t0": 1})["ok"]
        assert phone.ask("time:sync", {"t0": 1})["ok"], "who is in stays in"
        for line in idle:
            line.close()


@pytest.mark.parametrize("mode", MODES)
def test_sockets_that_never_join_and_fill_the_server_leave_it_again(mode: str, tmp_path: Path) -> None:
    with running(small(mode, tmp_path, sys.executable, "-m", "tests.impatient")) as server:
        strangers: list[socket.socket] = []
        with suppress(OSError, AssertionError):  # until there is no room
            for _ in range(FILES):
                strangers.append(upgraded(server))
        assert all(is_closed_within(stranger, SOON_S) for stranger in strangers)
        for stranger in strangers:
            stranger.close()
        wait_for(server._is_up, "there is room again")
        assert server.phone().ask("time:sync", {"t0": 1})["ok"]


SLOW = {
    "nothing": (b"", b""),
    "a request line by drops": (b"GET /", b"a"),
    "headers by drops": (b"GET / HTTP/1.1\r\nX: ", b"a"),
    "a body by drops": (POST + b"Content-Length: 5000\r\n\r\n", b"a"),
    "a chunk by drops": (CHUNKED + b"fff\r\n", b"a"),
    "chunk headers by drops": (CHUNKED, b"0"),
    "nothing after a first answer": (b"GET /healthz HTTP/1.1\r\nHost: hall\r\n\r\n", b""),
    "an upgrade that is none": (b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nUpgrade: websocket\r\n", b"a"),
}


def drip(lines: dict[str, socket.socket], stop: threading.Event) -> None:
    while not stop.wait(0.25):
        for kind, line in lines.items():
            drop = SLOW[kind][1]
            pour(line, drop, len(drop))


@pytest.fixture(scope="module")
def dripping(impatient: Server) -> Iterator[dict[str, socket.socket]]:
    """A connection of every slow kind, all at once: each test waits for one of them."""
    lines = {kind: connect(impatient) for kind in SLOW}
    for kind, line in lines.items():
        begun = SLOW[kind][0]
        pour(line, begun, len(begun))
    stop = threading.Event()
    thread = threading.Thread(target=drip, args=(lines, stop))
    thread.start()
    yield lines
    stop.set()
    thread.join()
    for line in lines.values():
        line.close()


@pytest.mark.parametrize("kind", SLOW)
def test_a_slow_request_is_let_go(dripping: dict[str, socket.socket], kind: str) -> None:
    assert is_closed_within(dripping[kind], SOON_S)


def test_a_socket_is_no_slow_request(impatient: Server) -> None:
    phone = impatient.phone()
    with raw(impatient) as mute:
        assert is_closed_within(mute, SOON_S), "the sweep must have come for this to mean anything"
    assert phone.ask("time:sync", {"t0": 1})["ok"]


ENDLESS = {
    "request line": (b"GET /", b"a"),
    "header": (b"GET /healthz HTTP/1.1\r\nX: ", b"a"),
    "headers": (b"GET /healthz HTTP/1.1\r\n", b"X: a\r\n"),
    "long headers": (b"GET /healthz HTTP/1.1\r\n", b"X: " + b"a" * 7_000 + b"\r\n"),
    "cookie": (b"GET /sign-in HTTP/1.1\r\nCookie: device=", b"a"),
    "chunk header": (CHUNKED, b"0"),
    "chunk extension": (CHUNKED + b"5;", b"a"),
    "chunks": (CHUNKED, b"1\r\na\r\n"),
    "large chunk": (CHUNKED + b"fffffff\r\n", b"a"),
    "trailer": (CHUNKED + b"0\r\nX: ", b"a"),
    "trailers": (CHUNKED + b"0\r\n", b"X: a\r\n"),
    "body": (POST + b"Content-Length: 999999999\r\n\r\n", b"a"),
    "body of a look": (b"GET /healthz HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n", b"a"),
    "upgrade's body": (
        b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Content-Length: 999999999\r\n\r\n",
        b"a",
    ),
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_what_never_ends_is_not_held(any_server: Server, kind: str) -> None:
    begun, piece = ENDLESS[kind]
    before = any_server.memory_kb()
    with raw(any_server) as line:
        line.sendall(begun)
        assert pour(line, piece * (65_536 // len(piece)), MOST) < MOST
    assert any_server.memory_kb() - before < GROWTH_KB
    assert any_server.browser().get("/healthz").status == 200
