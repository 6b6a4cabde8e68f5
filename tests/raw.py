"""Connections without a library, for what no browser would send."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.servers import Server

UPGRADE = (
    b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: hall\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)
MASK = b"\0\0\0\0"  # a mask that leaves the bytes as they are


def connect(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=10)


@contextmanager
def raw(server: Server) -> Iterator[socket.socket]:
    with connect(server) as line:
        yield line


def upgraded(server: Server) -> socket.socket:
    """A WebSocket that has said nothing yet."""
    line = connect(server)
    line.sendall(UPGRADE)
    assert b" 101 " in line.recv(4096)
    return line


def is_closed_within(line: socket.socket, seconds: float) -> bool:
    """Whether the server ends the connection in that time, whatever it says before."""
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        line.settimeout(left)
        try:
            if not line.recv(65536):
                return True
        except TimeoutError:
            return False
        except OSError:
            return True
    return False


def pour(line: socket.socket, piece: bytes, most: int) -> int:
    """Send a piece again and again; returns how many bytes went before the server closed, `most` if it never did."""
    sent = 0
    try:
        while sent < most:
            line.sendall(piece)
            sent += len(piece)
    except OSError:
        pass
    return sent
