"""Guard rails of the transport, where the libraries' own defaults would hurt a hall."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from flask_socketio import SocketIO

from debate.now import now_ms

# The largest frame of ours is a question of 280 characters; everything above this is an attack.
LARGEST_FRAME = 16 * 1024
PING_INTERVAL_S = 15
PING_TIMEOUT_S = 20


# Asked with the Origin header and the request's environment; a request without the header is no browser's and is let through.
AllowOrigin: TypeAlias = Callable[[str | None, Mapping[str, Any]], bool]


def socket_options(async_mode: str, origins: AllowOrigin) -> dict[str, Any]:
    """Options for Flask-SocketIO. WebSocket alone: long-polling needs sticky sessions; plain HTTP is the way out instead."""
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


class Doorway:
    """WSGI middleware before everything else.

    It does not pass the offer of permessage-deflate on, which costs 100 kB of memory a phone. And it gives way before each
    request: a green thread yields only when it would block, so one connection without a pause would stop the hall.
    """

    def __init__(self, app: Callable[..., Iterable[bytes]], sleep: Callable[[int], object]) -> None:
        self._app, self._sleep = app, sleep

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        self._sleep(0)
        return self._app(environ, start_response)


# A hand, a desk and a phone that comes back all stay far below; what sends more is no client of ours and is shut out.
MOST_AT_ONCE = 200
FRAMES_A_SECOND = 25
# Packet types of Socket.IO that carry attachments, which would be kept until they are whole. No event of ours has one.
BINARY = ("45", "46")


class Gate:
    """A WebSocket whose frames are looked at before the library reads them: `wait` ends the connection instead of passing one on
    that is binary, or one too many.
    """

    def __init__(self, websocket: Any, sleep: Callable[[int], object]) -> None:
        self._websocket, self._sleep = websocket, sleep
        self._left, self._filled_at = float(MOST_AT_ONCE), now_ms()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._websocket, name)

    def wait(self) -> str | None:
        """The next frame; None ends the connection. Gives way first: else a flood of frames would stop everybody else."""
        frame = self._websocket.wait()
        self._sleep(0)
        welcome = isinstance(frame, str) and not frame.startswith(BINARY) and self._has_room()
        return frame if welcome else None

    def _has_room(self) -> bool:
        now = now_ms()
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
    sized = server.eio.async_mode == "eventlet"  # eventlet was told the size already

    class Guarded(base):  # type: ignore[misc, valid-type]
        def __init__(self, handler: Callable[[Any], Any], engine: Any) -> None:
            super().__init__(lambda websocket: handler(Gate(websocket, engine.sleep)), engine)
            if not sized:
                self.server_args["max_message_size"] = LARGEST_FRAME

    driver["websocket"] = Guarded


class OncePerSecond(logging.Filter):
    """The libraries write a traceback for every packet that they cannot read: a stranger could fill the disk with them."""

    def __init__(self) -> None:
        super().__init__()
        self._said_at = 0

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = None
        is_due = now_ms() - self._said_at >= 1000
        if is_due:
            self._said_at = now_ms()
        return is_due


def calm_logs() -> None:
    """One line a second at most from each of the transport's libraries, without tracebacks; our own handlers log their own."""
    for name in ("engineio.server", "socketio.server"):
        logger = logging.getLogger(name)
        if not any(isinstance(known, OncePerSecond) for known in logger.filters):
            logger.addFilter(OncePerSecond())
