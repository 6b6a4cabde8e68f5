"""Guard rails of the transport, where the libraries' own defaults would hurt a hall."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, TypeAlias

from flask_socketio import SocketIO

from debate.connection_limiter import UPGRADED
from debate.now import steady_ms
from debate.realtime.fair_scheduler import FairScheduler
from debate.realtime.frame_limiter import LARGEST_MESSAGE, FrameLimitedSocket, SendAllSocket

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
        "max_http_buffer_size": LARGEST_MESSAGE,
        "http_compression": False,
        "cookie": None,
    }


class ConnectionMiddleware:
    """WSGI middleware before everything else: requests of one connection take turns with the rest, and the offer of
    permessage-deflate, which costs 100 kB of memory a phone, is not passed on.
    """

    def __init__(self, app: Callable[..., Iterable[bytes]], sleep: Callable[[int], object]) -> None:
        self._app, self._scheduler = app, FairScheduler(sleep)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        self._scheduler.give_way((environ.get("REMOTE_ADDR"), environ.get("REMOTE_PORT")))
        return self._app(environ, start_response)


# The first digit of an Engine.IO packet. Any other beginning makes the library throw in the middle of its own work.
PACKETS = tuple("0123456")
# Packet types of Socket.IO that carry attachments, which would be kept until they are whole. No event of ours has one.
BINARY = ("45", "46")


class PacketFilter:
    """A WebSocket whose messages are looked at before the library reads them: `wait` ends the connection instead of
    passing on what is binary or no packet. How many there are is counted below it, frame by frame.
    """

    __slots__ = ("_scheduler", "_websocket")

    def __init__(self, websocket: Any, scheduler: FairScheduler) -> None:
        self._websocket, self._scheduler = websocket, scheduler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._websocket, name)

    def wait(self) -> str | None:
        """The next message; None ends the connection."""
        message = self._websocket.wait()
        self._scheduler.give_way(id(self))
        is_ours = isinstance(message, str) and message.startswith(PACKETS) and not message.startswith(BINARY)
        return message if is_ours else None


def guard_sockets(socketio: SocketIO) -> None:
    """Put a frame limiter under every WebSocket and a packet filter before it, in every mode.

    Reaches into engineio's driver; the pinned version and a test over real sockets hold it.
    """
    server: Any = vars(socketio)["server"]  # not in the library's type stubs
    driver = server.eio._async
    base = driver.setdefault("unguarded", driver["websocket"])
    scheduler = FairScheduler(server.sleep)
    guard = _guarded_by_eventlet if server.eio.async_mode == "eventlet" else _guarded_by_simple_websocket
    driver["websocket"] = guard(base, scheduler)


def _guarded_by_eventlet(base: Any, scheduler: FairScheduler) -> type:
    class Guarded(base):  # type: ignore[misc]
        def __init__(self, handler: Callable[[Any], Any], engine: Any) -> None:
            def handle(websocket: Any) -> Any:
                websocket.environ[UPGRADED]()
                websocket.socket = FrameLimitedSocket(websocket.socket, scheduler)
                return handler(PacketFilter(websocket, scheduler))

            super().__init__(handle, engine)
            # The drafts before RFC 6455 have neither frames to count nor an end to what they gather.
            self.support_legacy_versions = False

    return Guarded


def _guarded_by_simple_websocket(base: Any, scheduler: FairScheduler) -> type:
    import simple_websocket  # type: ignore[import-untyped]

    class LimitedServer(simple_websocket.Server):  # type: ignore[misc]
        sock: Any

        def handshake(self) -> None:
            self.sock.settimeout(PING_INTERVAL_S + PING_TIMEOUT_S)  # as engineio sets it under eventlet
            self.sock = SendAllSocket(self.sock, scheduler)
            super().handshake()

    class Guarded(base):  # type: ignore[misc]
        def __init__(self, handler: Callable[[Any], Any], engine: Any) -> None:
            super().__init__(lambda websocket: handler(PacketFilter(websocket, scheduler)), engine)
            self.server_args["max_message_size"] = LARGEST_MESSAGE

        def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            """As the library's own, with a server whose socket is limited."""
            environ[UPGRADED]()
            self.ws = LimitedServer(environ, **self.server_args)
            answer: Iterable[bytes] = self.app(self)
            if self.ws.mode == "werkzeug":
                raise ConnectionError  # ends the request without an answer
            return answer

        def close(self) -> None:
            """The library says farewell and waits for the client's, which may never come."""
            super().close()
            with suppress(OSError):
                self.ws.sock.shutdown(socket.SHUT_RDWR)

    return Guarded


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
