"""Guard rails of the transport, where the libraries' own defaults would hurt a hall."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from flask_socketio import SocketIO

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


class DeclineCompression:
    """WSGI middleware: permessage-deflate costs 100 kB of memory a phone, so the offer is not passed on."""

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return self._app(environ, start_response)


def limit_frames(socketio: SocketIO) -> None:
    """On gevent and threading a frame's size would be checked only after it was buffered: check it in the transport too.

    Reaches into engineio's driver; the pinned version and a test over real sockets hold it.
    """
    server: Any = vars(socketio)["server"]  # not in the library's type stubs
    driver = server.eio._async
    base = driver["websocket"]
    if base is None or server.eio.async_mode == "eventlet":
        return

    class Limited(base):  # type: ignore[misc, valid-type]
        def __init__(self, handler: Any, server: Any) -> None:
            super().__init__(handler, server)
            self.server_args["max_message_size"] = LARGEST_FRAME

    driver["websocket"] = Limited
