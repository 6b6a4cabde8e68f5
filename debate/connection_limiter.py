"""Connections as the server sees them before the app does: how long each may wait, how much it may send before it is
understood, and which one is ended when there is no room for a new one.

Knows no server library: `debate.serving` binds it to each of them.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

# The request line and each header. Twice what other servers take would still be no reason to hold more.
LONGEST_LINE = 8 * 1024
# The request line and all headers together; browsers keep to about half of it, other programs' cookies included.
LARGEST_HEAD = 32 * 1024
# A body as it comes over the wire, chunk headers and trailers included. What the app takes of it is a quarter; the rest
# is read so that a browser sees the refusal instead of a broken connection.
LARGEST_BODY = 256 * 1024
# Whoever sends a body without a pause gives way after so much of it.
YIELD_AFTER = 16 * 1024
SWEEP_S = 1.0
# In a request's environment: to be called once the request becomes a WebSocket.
UPGRADED = "debate.upgraded"


@dataclass(frozen=True)
class Timeouts:
    """How many seconds a connection gets. Each is a total: a drop now and then buys no more of it.

    `head`: from the first byte possible to the end of the headers. `idle`: the same for every later request of the
    connection, so that a browser may keep it for a while. `body`: for a whole body. `answer`: until the whole answer is
    taken. `evictable`: the age at which an answer may be cut off for a newcomer, when there is no room and nobody else
    waits.
    """

    head: float = 15.0
    idle: float = 30.0
    body: float = 30.0
    answer: float = 180.0
    evictable: float = 30.0


class RequestTooLarge(OSError):
    """More than a request may have. An OSError, since that is what the libraries expect of a connection that fails."""


class ClientConnection:
    """One connection. `since` is when its present phase began; `deadline` is when it has to be over, in seconds."""

    __slots__ = ("deadline", "handles", "is_reading", "read_deadline", "since", "sock")

    def __init__(self, sock: Any) -> None:
        self.sock, self.handles = sock, 1
        self.is_reading = False
        self.since = self.deadline = self.read_deadline = 0.0

    def shut_down(self) -> None:
        """Wakes whoever reads or writes there: they see the end of the connection and clean up."""
        with suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)


class ConnectionLimiter:
    """All open connections of the server.

    `most` is how many handles they may have together. When it is reached, whoever has waited longest without a whole
    request is evicted for the newcomer: nobody is known by address here, and a hall that fills the room asks at once.
    """

    def __init__(self, most: int, handles_of_a_socket: int = 1, timeouts: Timeouts | None = None) -> None:
        self._most, self._handles = most, handles_of_a_socket
        self.timeouts = timeouts or Timeouts()
        self._lock = threading.Lock()
        self._held = 0
        # Both in the order in which their phases began.
        self._awaited: dict[ClientConnection, None] = {}
        self._answered: dict[ClientConnection, None] = {}

    def admit(self, client: ClientConnection) -> bool:
        """Counts the connection until its release, which has to come in any case; False if there is no room for it."""
        with self._lock:
            has_room = self._held < self._most or self._make_room()
            self._held += client.handles
        return has_room

    def release(self, client: ClientConnection) -> None:
        with self._lock:
            self._held -= client.handles
            self._awaited.pop(client, None)
            self._answered.pop(client, None)

    def await_request(self, client: ClientConnection, seconds: float) -> None:
        """A request is awaited from now on, and has to be here with all its headers in that time."""
        with self._lock:
            self._begin(client, seconds)
            self._answered.pop(client, None)
            self._awaited[client] = None

    def begin_answer(self, client: ClientConnection) -> None:
        """The headers are here: the body and the answer have times of their own."""
        with self._lock:
            self._begin(client, self.timeouts.answer)
            client.read_deadline = client.since + self.timeouts.body
            self._awaited.pop(client, None)
            self._answered[client] = None

    def upgrade(self, client: ClientConnection) -> None:
        """It is a WebSocket from now on, which has heartbeats of its own."""
        with self._lock:
            self._held += self._handles - client.handles
            client.handles = self._handles
            self._answered.pop(client, None)

    def _begin(self, client: ClientConnection, seconds: float) -> None:
        client.since = time.monotonic()
        client.deadline = client.since + seconds

    def _make_room(self) -> bool:
        """Evict the connection that has waited longest; False if none may be evicted."""
        evicted = next(iter(self._awaited), None)
        if evicted is None:
            oldest = next(iter(self._answered), None)
            is_evictable = oldest is not None and time.monotonic() - oldest.since >= self.timeouts.evictable
            evicted = oldest if is_evictable else None
        if evicted is None:
            return False
        self._awaited.pop(evicted, None)
        self._answered.pop(evicted, None)
        evicted.shut_down()
        # Those that were shut down still hold their handles for a moment. The room above `most` is for no more of them.
        return self._held < self._most + CLOSING_HANDLES

    def sweep(self) -> None:
        """Shut down whatever is past its deadline."""
        now = time.monotonic()
        with self._lock:
            late = [client for client in self._awaited if now >= client.deadline]
            late += [c for c in self._answered if now >= c.deadline or (c.is_reading and now >= c.read_deadline)]
            for client in late:
                self._awaited.pop(client, None)
                self._answered.pop(client, None)
        for client in late:
            client.shut_down()

    def sweep_forever(self, sleep: Callable[[float], object]) -> None:
        while True:
            sleep(min(SWEEP_S, self.timeouts.head / 2))
            self.sweep()


# Handles that the server keeps for connections that were shut down a moment ago, and for its database, log and files.
CLOSING_HANDLES = 50
RESERVED_HANDLES = 100


class LimitedReader:
    """The file that a server library reads its requests from, which gives out no more than a request may have. Under
    the libraries' own parsers, so that it holds for every line and chunk that any of them reads."""

    __slots__ = ("_client", "_has_line", "_is_head", "_left", "_pause", "_raw", "_until_yield")

    def __init__(self, raw: Any, client: ClientConnection, pause: Callable[[float], object]) -> None:
        self._raw, self._client, self._pause = raw, client, pause
        self._left = self._until_yield = 0
        self._is_head = self._has_line = False

    def begin_head(self) -> None:
        self._left, self._until_yield = LARGEST_HEAD, YIELD_AFTER
        self._is_head, self._has_line = True, False

    def begin_body(self) -> None:
        self._left, self._until_yield = LARGEST_BODY, YIELD_AFTER
        self._is_head = False

    def readline(self, size: int = -1) -> bytes:
        asked = size if 0 <= size <= LONGEST_LINE else LONGEST_LINE
        line = self._take(self._raw.readline, asked)
        if asked != size and len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            raise RequestTooLarge("a line is too long")
        if self._is_head and self._has_line and not line:  # the libraries take it for the end of the headers
            raise EOFError
        self._has_line = True
        return line

    def read(self, size: int = -1) -> bytes:
        return self._take(self._raw.read, size if 0 <= size <= self._left else self._left + 1)

    def _take(self, read: Callable[[int], bytes], size: int) -> bytes:
        if self._left < 0:  # said before: whoever answers it must not go on reading
            raise RequestTooLarge("a request is too large")
        self._client.is_reading = True
        try:
            data = read(size)
        finally:
            self._client.is_reading = False
        self._left -= len(data)
        if self._left < 0:
            raise RequestTooLarge("a request is too large")
        self._until_yield -= len(data)
        if self._until_yield < 0:
            self._until_yield = YIELD_AFTER
            self._pause(0)
        return data

    def readinto(self, buffer: memoryview) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def readlines(self, _hint: int = -1) -> list[bytes]:
        return list(iter(self.readline, b""))

    @property
    def raw(self) -> Any:
        """The WebSocket library finds the connection by it."""
        return self._raw.raw

    @property
    def closed(self) -> bool:
        return bool(self._raw.closed)

    def close(self) -> None:
        self._raw.close()
