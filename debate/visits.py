"""Connections as the server sees them before the app does: how long each may wait, how much it may send before it is
understood, and who leaves when the house is full.

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
MOUTHFUL = 16 * 1024
SWEEP_S = 1.0
# In a request's environment: to be called once the request becomes a WebSocket.
UPGRADED = "debate.upgraded"


@dataclass(frozen=True)
class Patience:
    """How many seconds a connection gets. Each is a total: a drop now and then buys no more of it.

    `head`: from the first byte possible to the end of the headers. `idle`: the same for every later request of the
    connection, so that a browser may keep it for a while. `body`: for a whole body. `answer`: until the whole answer is
    taken. `due`: the age at which an answer may be cut off for a newcomer, when there is no room and nobody else waits.
    """

    head: float = 15.0
    idle: float = 30.0
    body: float = 30.0
    answer: float = 180.0
    due: float = 30.0


class TooMuch(OSError):
    """More than a request may have. An OSError, since that is what the libraries expect of a connection that fails."""


class Visit:
    """One connection. `since` is when its present phase began; `until` is when it has to be over, in seconds."""

    __slots__ = ("handles", "is_reading", "since", "sock", "until", "until_read")

    def __init__(self, sock: Any) -> None:
        self.sock, self.handles = sock, 1
        self.is_reading = False
        self.since = self.until = self.until_read = 0.0

    def let_go(self) -> None:
        """Wakes whoever reads or writes there: they see the end of the connection and clean up."""
        with suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)


class Visits:
    """All open connections of the server.

    `most` is how many handles they may have together. When it is reached, whoever has waited longest without a whole
    request leaves for the newcomer: nobody is known by address here, and a hall that fills the room asks at once.
    """

    def __init__(self, most: int, handles_of_a_socket: int = 1, patience: Patience | None = None) -> None:
        self._most, self._handles = most, handles_of_a_socket
        self.patience = patience or Patience()
        self._lock = threading.Lock()
        self._held = 0
        # Both in the order in which their phases began.
        self._asking: dict[Visit, None] = {}
        self._served: dict[Visit, None] = {}

    def enter(self, visit: Visit) -> bool:
        """Counts the visit until it leaves, which it has to in any case; False if there is no room for it."""
        with self._lock:
            has_room = self._held < self._most or self._make_room()
            self._held += visit.handles
        return has_room

    def leave(self, visit: Visit) -> None:
        with self._lock:
            self._held -= visit.handles
            self._asking.pop(visit, None)
            self._served.pop(visit, None)

    def ask(self, visit: Visit, seconds: float) -> None:
        """A request is awaited from now on, and has to be here with all its headers in that time."""
        with self._lock:
            self._begin(visit, seconds)
            self._served.pop(visit, None)
            self._asking[visit] = None

    def serve(self, visit: Visit) -> None:
        """The headers are here: the body and the answer have times of their own."""
        with self._lock:
            self._begin(visit, self.patience.answer)
            visit.until_read = visit.since + self.patience.body
            self._asking.pop(visit, None)
            self._served[visit] = None

    def upgrade(self, visit: Visit) -> None:
        """It is a WebSocket from now on, which has heartbeats of its own."""
        with self._lock:
            self._held += self._handles - visit.handles
            visit.handles = self._handles
            self._served.pop(visit, None)

    def _begin(self, visit: Visit, seconds: float) -> None:
        visit.since = time.monotonic()
        visit.until = visit.since + seconds

    def _make_room(self) -> bool:
        """Let the one go that has waited longest for itself; False if everybody here is served."""
        leaving = next(iter(self._asking), None)
        if leaving is None:
            oldest = next(iter(self._served), None)
            is_due = oldest is not None and time.monotonic() - oldest.since >= self.patience.due
            leaving = oldest if is_due else None
        if leaving is None:
            return False
        self._asking.pop(leaving, None)
        self._served.pop(leaving, None)
        leaving.let_go()
        # Those that were let go still hold their handles for a moment. The room above `most` is for no more of them.
        return self._held < self._most + LEAVING

    def sweep(self) -> None:
        """Let go whoever is over time."""
        now = time.monotonic()
        with self._lock:
            late = [visit for visit in self._asking if now >= visit.until]
            late += [
                visit for visit in self._served if now >= visit.until or (visit.is_reading and now >= visit.until_read)
            ]
            for visit in late:
                self._asking.pop(visit, None)
                self._served.pop(visit, None)
        for visit in late:
            visit.let_go()

    def sweep_forever(self, sleep: Callable[[float], object]) -> None:
        while True:
            sleep(min(SWEEP_S, self.patience.head / 2))
            self.sweep()


# Handles that the server keeps for those that were let go a moment ago, and for its database, log and files.
LEAVING = 50
KEPT = 100


class Rations:
    """The file that a server library reads its requests from, which gives out no more than a request may have. Under
    the libraries' own parsers, so that it holds for every line and chunk that any of them reads."""

    __slots__ = ("_has_line", "_is_head", "_left", "_mouthful", "_pause", "_raw", "_visit")

    def __init__(self, raw: Any, visit: Visit, pause: Callable[[float], object]) -> None:
        self._raw, self._visit, self._pause = raw, visit, pause
        self._left = self._mouthful = 0
        self._is_head = self._has_line = False

    def begin_head(self) -> None:
        self._left, self._mouthful = LARGEST_HEAD, MOUTHFUL
        self._is_head, self._has_line = True, False

    def begin_body(self) -> None:
        self._left, self._mouthful = LARGEST_BODY, MOUTHFUL
        self._is_head = False

    def readline(self, size: int = -1) -> bytes:
        asked = size if 0 <= size <= LONGEST_LINE else LONGEST_LINE
        line = self._take(self._raw.readline, asked)
        if asked != size and len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            raise TooMuch("a line is too long")
        if self._is_head and self._has_line and not line:  # the libraries take it for the end of the headers
            raise EOFError
        self._has_line = True
        return line

    def read(self, size: int = -1) -> bytes:
        return self._take(self._raw.read, size if 0 <= size <= self._left else self._left + 1)

    def _take(self, read: Callable[[int], bytes], size: int) -> bytes:
        if self._left < 0:  # said before: whoever answers it must not go on reading
            raise TooMuch("a request is too large")
        self._visit.is_reading = True
        try:
            data = read(size)
        finally:
            self._visit.is_reading = False
        self._left -= len(data)
        if self._left < 0:
            raise TooMuch("a request is too large")
        self._mouthful -= len(data)
        if self._mouthful < 0:
            self._mouthful = MOUTHFUL
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
