"""Guard rails of the transport, where the libraries' own defaults would hurt a hall."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from flask_socketio import SocketIO

from debate.now import steady_ms

# The largest frame of ours is a question of 280 characters; everything above this is an attack.
LARGEST_FRAME = 16 * 1024
PING_INTERVAL_S = 15
PING_TIMEOUT_S = 20


# Asked with the Origin header and the request's environment; a request without the header is no browser's and is let
# through.
AllowOrigin: TypeAlias = Callable[[str | None, Mapping[str, Any]], bool]


def socket_options(async_mode: str, origins: AllowOrigin) -> dict[str, Any]:
    """Options for Flask-SocketIO. WebSocket alone: long-polling needs sticky sessions; plain HTTP is the way out
    instead."""
    return {
        "async_mode": async_mode,
        "cors_allowed_origins": origins,
        "manage_session": False,
        "async_handlers": False,
        "transports": ["websocket"],
        "ping_interval": PING_INTERVAL_S,
        "ping_timeout": PING_TIMEOUT_S,
        "max_http_buffer_size": LARGEST_FRAME,
        "http_compression": False,
        "cookie": None,
    }


class Turns:
    """Makes whoever comes twice in a row give way. A green thread yields only when it would block, so one connection
    that sends
    without a pause would stop the hall; one that comes after somebody else has yielded already, and need not do it
    again.
    """

    def __init__(self, sleep: Callable[[int], object]) -> None:
        self._sleep = sleep
        self._last: object = None

    def take(self, who: object) -> None:
        if who == self._last:
            self._sleep(0)
        self._last = who


class Doorway:
    """WSGI middleware before everything else: requests of one connection take turns with the rest, and the offer of
    permessage-deflate, which costs 100 kB of memory a phone, is not passed on.
    """

    def __init__(self, app: Callable[..., Iterable[bytes]], sleep: Callable[[int], object]) -> None:
        self._app, self._turns = app, Turns(sleep)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        self._turns.take((environ.get("REMOTE_ADDR"), environ.get("REMOTE_PORT")))
        return self._app(environ, start_response)


# A hand, a desk and a phone that comes back all stay far below; what sends more is no client of ours and is shut out.
MOST_AT_ONCE = 200
FRAMES_A_SECOND = 25
# Packet types of Socket.IO that carry attachments, which would be kept until they are whole. No event of ours has one.
BINARY = ("45", "46")


class Gate:
    """A WebSocket whose frames are looked at before the library reads them: `wait` ends the connection instead of
    passing one on that is binary, or one too many.
    """

    __slots__ = ("_filled_at", "_left", "_turns", "_websocket")

    def __init__(self, websocket: Any, turns: Turns) -> None:
        self._websocket, self._turns = websocket, turns
        self._left, self._filled_at = float(MOST_AT_ONCE), steady_ms()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._websocket, name)

    def wait(self) -> str | None:
        """The next frame; None ends the connection."""
        frame = self._websocket.wait()
        self._turns.take(id(self))
        welcome = isinstance(frame, str) and not frame.startswith(BINARY) and self._has_room()
        return frame if welcome else None

    def _has_room(self) -> bool:
        now = steady_ms()
        self._left = min(MOST_AT_ONCE, self._left + (now - self._filled_at) * FRAMES_A_SECOND / 1000)
        self._filled_at = now
        self._left -= 1
        return self._left >= 0


def guard_sockets(socketio: SocketIO) -> None:
    """Put a gate before every WebSocket, and check a frame's size before it is buffered in every mode.

    Reaches into engineio's driver; the pinned version and a test over real sockets hold it.
    """
    server: Any = vars(socketio)["server"]  # not in the library's type stubs
    driver = server.eio._async
    base = driver.setdefault("unguarded", driver["websocket"])
    turns = Turns(server.sleep)
    sized = server.eio.async_mode == "eventlet"  # eventlet was told the size already

    class Guarded(base):  # type: ignore[misc, valid-type]
        def __init__(self, handler: Callable[[Any], Any], engine: Any) -> None:
            super().__init__(lambda websocket: handler(Gate(websocket, turns)), engine)
            if not sized:
                self.server_args["max_message_size"] = LARGEST_FRAME

    driver["websocket"] = Guarded


class OncePerSecond(logging.Filter):
    """The libraries write a traceback for every packet that they cannot read: a stranger could fill the disk with
    them."""

    def __init__(self) -> None:
        super().__init__()
        self._said_at = 0

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = None
        is_due = steady_ms() - self._said_at >= 1000
        if is_due:
            self._said_at = steady_ms()
        return is_due


def calm_logs() -> None:
    """One line a second at most from each of the transport's libraries, without tracebacks; our own handlers log their
    own."""
    for name in ("engineio.server", "socketio.server"):
        logger = logging.getLogger(name)
        if not any(isinstance(known, OncePerSecond) for known in logger.filters):
            logger.addFilter(OncePerSecond())
