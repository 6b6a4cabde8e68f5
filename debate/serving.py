"""The server library: patched before anything else is imported, chosen by one setting, and named nowhere else."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from typing import Any

from debate.config import ConfigError

# eventlet's own default is 1,024 connections; the rest would hang, plain HTTP too.
MOST_CONNECTIONS = 20_000
BACKLOG = 2_048
# A request that has not come whole by then, or a connection that asks for nothing more, is let go. WebSockets set their
# own.
PATIENCE_S = 30
# Two for a phone: under gevent and threading a WebSocket holds a second handle of its connection.
FILES = 2 * MOST_CONNECTIONS + 1_000


def patch(mode: str) -> None:
    """Make the standard library cooperate with the mode's loop. Must run before sockets, threads or the database are
    imported."""
    if mode == "eventlet":
        # psycopg's C build would stop the whole process at every query; its pure Python build waits on the patched
        # sockets.
        os.environ.setdefault("PSYCOPG_IMPL", "python")
        warnings.filterwarnings("ignore", message="\\s*Eventlet is deprecated", category=Warning)
        import eventlet

        eventlet.monkey_patch()
    elif mode == "gevent":
        try:
            from gevent import monkey
        except ModuleNotFoundError as error:
            raise ConfigError("ASYNC_MODE is gevent, which is not installed: pip install 'debate[gevent]'.") from error
        monkey.patch_all()


def check_patched(mode: str) -> None:
    """Refuse a pair of mode and patching that would freeze or hang, in one sentence."""
    import time

    patched = {
        "eventlet": time.sleep.__module__.startswith("eventlet"),
        "gevent": time.sleep.__module__.startswith("gevent"),
    }
    other = [name for name, is_patched in patched.items() if is_patched and name != mode]
    if other:
        raise RuntimeError(f"ASYNC_MODE is {mode}, but the process was patched for {other[0]}.")
    if mode in patched and not patched[mode]:
        raise RuntimeError(
            f"ASYNC_MODE is {mode}, but nothing was patched for it: start with `debate serve` or wsgi.py."
        )


def offload_of(mode: str) -> Callable[..., object]:
    """Runs a slow function in a real thread while the loop goes on: password hashing would stop every phone for its
    time."""
    if mode == "eventlet":
        from eventlet import tpool

        execute: Callable[..., object] = tpool.execute
        return execute
    if mode == "gevent":
        import gevent

        return lambda function, *args: gevent.get_hub().threadpool.apply(function, args)
    return lambda function, *args: function(*args)


def listen_and_serve(app: Any, mode: str, host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve until the process ends. `ready` is called once the port is bound. OSError if it cannot be."""
    _raise_file_limit()
    serve = {"eventlet": _serve_eventlet, "gevent": _serve_gevent, "threading": _serve_threading}[mode]
    serve(app, host, port, ready)


def _raise_file_limit() -> None:
    """A login shell lets a process open 1,024 files, and every phone is one: take as many as the system allows."""
    try:
        import resource
    except ImportError:  # no such limit on Windows
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _send_at_once(listener: Any) -> None:
    """Else the second of two small frames waits 40 ms for the phone's delayed acknowledgement. Accepted sockets inherit
    it."""
    import socket

    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _serve_eventlet(app: Any, host: str, port: int, ready: Callable[[], None]) -> None:
    import eventlet
    import eventlet.wsgi

    # Without reuse_port=False a second server would share the port in silence, and half the hall would be in each.
    listener = eventlet.listen((host, port), backlog=BACKLOG, reuse_port=False)
    _send_at_once(listener)
    ready()
    limits = {"max_size": MOST_CONNECTIONS, "socket_timeout": PATIENCE_S, "keepalive": PATIENCE_S}
    eventlet.wsgi.server(listener, app, log_output=False, debug=False, **limits)


def _serve_gevent(app: Any, host: str, port: int, ready: Callable[[], None]) -> None:
    from gevent import pywsgi

    server = pywsgi.WSGIServer((host, port), app, backlog=BACKLOG, log=None)
    server.init_socket()
    _send_at_once(server.socket)
    ready()
    server.serve_forever()


def _serve_threading(app: Any, host: str, port: int, ready: Callable[[], None]) -> None:
    """Werkzeug's threaded server: for development and small rooms, a thread for every phone."""
    import socket

    from werkzeug.serving import make_server

    # The library's own listener ends the process with two lines of its own where the port cannot be had.
    listener = socket.create_server((host, port), backlog=BACKLOG)
    _send_at_once(listener)
    server = make_server(host, port, app, threaded=True, fd=listener.fileno())
    ready()
    server.serve_forever()
