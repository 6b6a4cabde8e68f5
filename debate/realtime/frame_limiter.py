"""The frames of a WebSocket, counted and limited as they come from the network.

The libraries answer pings, drop pongs and gather fragments in loops of their own, which nothing above them sees and
which yield to nobody while there is more to read. So the counting is done below them, for all libraries alike.
"""

from __future__ import annotations

import threading
from typing import Any

from debate.now import steady_ms
from debate.realtime.fair_scheduler import FairScheduler

# The largest message of ours is a list of speakers with long names; everything above this is an attack.
LARGEST_MESSAGE = 16 * 1024
# A hand, a desk and a phone that comes back all stay far below; what sends more is no client of ours and is shut out.
# Control frames and fragments count like messages, and every full KiB of a frame counts like one more.
MOST_FRAMES_AT_ONCE = 200
FRAMES_A_SECOND = 25
READ_AT_ONCE = 4_096


class MessageTooLarge(Exception):
    """A frame or a message is larger than any of ours."""


class FrameCounter:
    """Reads the headers of frames (RFC 6455, 5.2) in a stream of bytes, and nothing else of them."""

    __slots__ = ("_begun", "_message", "_skip")

    def __init__(self) -> None:
        self._begun = b""  # of a header whose rest has not come yet
        self._skip = 0  # bytes of the present frame that are still to come
        self._message = 0  # bytes of the present message, all its fragments together

    def weigh(self, data: bytes) -> int:
        """What the frames weigh whose headers end in `data`. Raises MessageTooLarge."""
        if self._begun:
            data, self._begun = self._begun + data, b""
        weight, at, end = 0, self._skip, len(data)
        while at < end:
            header = _header(data, at)
            if header is None:
                self._begun, at = data[at:], end
                break
            size, length = header
            self._measure(data[at], length)
            weight += 1 + (length >> 10)
            at += size + length
        self._skip = at - end
        return weight

    def _measure(self, first: int, length: int) -> None:
        if first & 0x08:  # a control frame may come between two fragments
            return
        is_first = bool(first & 0x0F)
        self._message = length if is_first else self._message + length
        if self._message > LARGEST_MESSAGE:
            raise MessageTooLarge


def _header(data: bytes, at: int) -> tuple[int, int] | None:
    """Size of the header that begins there, and the length that it announces; None if it is not whole."""
    if len(data) - at < 2:
        return None
    second = data[at + 1]
    length, size = second & 0x7F, 2
    if length > 125:
        size += 2 if length == 126 else 8
        if len(data) - at < size:
            return None
        length = int.from_bytes(data[at + 2 : at + size], "big")
    if second & 0x80:
        size += 4
    return (size, length) if len(data) - at >= size else None


class FrameLimitedSocket:
    """The socket under a WebSocket, for the library to read from: it ends where a client sends too much. A token bucket
    holds the rate."""

    __slots__ = ("_count", "_ready", "_refilled_at", "_scheduler", "_socket", "_tokens")

    def __init__(self, sock: Any, scheduler: FairScheduler) -> None:
        self._socket, self._scheduler = sock, scheduler
        self._ready = b""
        self._count = FrameCounter()
        self._tokens, self._refilled_at = float(MOST_FRAMES_AT_ONCE), steady_ms()

    def recv(self, size: int) -> bytes:
        """At most `size` bytes; none at the end of the connection, which a flood is too."""
        if not self._ready:
            self._ready = self._socket.recv(READ_AT_ONCE)
            self._scheduler.give_way(id(self))
            if not self._is_within_rate(self._ready):
                self._ready = b""
        taken, self._ready = self._ready[:size], self._ready[size:]
        return taken

    def _is_within_rate(self, data: bytes) -> bool:
        try:
            weight = self._count.weigh(data)
        except MessageTooLarge:
            return False
        now = steady_ms()
        self._tokens = min(MOST_FRAMES_AT_ONCE, self._tokens + (now - self._refilled_at) * FRAMES_A_SECOND / 1000)
        self._refilled_at = now
        self._tokens -= weight
        return self._tokens >= 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)


class SendAllSocket(FrameLimitedSocket):
    """For simple-websocket, which takes a `send` for one of everything: a slow phone would get half a frame. Its pongs
    and its messages come from two threads."""

    __slots__ = ("_sending",)

    def __init__(self, sock: Any, scheduler: FairScheduler) -> None:
        super().__init__(sock, scheduler)
        self._sending = threading.Lock()

    def send(self, data: bytes) -> int:
        with self._sending:
            self._socket.sendall(data)
        return len(data)
