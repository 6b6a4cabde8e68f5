"""The server library: patched before anything else is imported, chosen by one setting, and named nowhere else."""

from __future__ import annotations

import errno
import gc
import os
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from debate.config import ConfigError
from debate.connection_limiter import (
    CLOSING_HANDLES,
    RESERVED_HANDLES,
    UPGRADED,
    ClientConnection,
    ConnectionLimiter,
    LimitedReader,
    RequestTooLarge,
    Timeouts,
)

# eventlet's own default is 1,024 connections; the rest would hang, plain HTTP too.
MOST_CONNECTIONS = 20_000
BACKLOG = 2_048
# One read or write that does not move for so long ends its connection. WebSockets set their own.
STUCK_S = 30
# Under gevent a WebSocket holds a second handle of its connection.
HANDLES = {"eventlet": 1, "gevent": 2, "threading": 1}
FILES = 2 * MOST_CONNECTIONS + 1_000
# What `accept` may fail with while the server is well: no file left here or in the system, or a caller who hung up.
TRANSIENT = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM, errno.ECONNABORTED, errno.EPROTO, errno.EPERM,
           errno.ECONNRESET, errno.EPIPE, errno.ENOTCONN, errno.ESHUTDOWN}  # fmt: skip
RETRY_S = 0.05
# Real threads for what is slow. Every thread that ever made a hash keeps its 19 MiB.
HASHING_THREADS = 2
# So many are let in without a pause; then those that are in have their turn.
ACCEPTED_AT_ONCE = 16
# New containers between two looks for garbage in cycles. Every phone brings some hundred that stay, and with Python's
# own 700 all of them would be walked through again and again while a hall comes in: a tenth of a join.
CONTAINERS = 10_000
BAD_REQUEST = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
REFUSED_HEAD = b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


def patch(mode: str) -> None:
    """Make the standard library cooperate with the mode's loop. Must run before sockets, threads or the database are
    imported."""
    if mode == "eventlet":
        # psycopg's C build would stop the whole process at every query; its pure Python build waits on the patched
        # sockets.
        os.environ.setdefault("PSYCOPG_IMPL", "python")
        # Its own resolver is for programs that call many hosts: we call one, the database, whose library resolves by
        # itself. Loading it would be a tenth of a start.
        os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
        warnings.filterwarnings("ignore", message="\\s*Eventlet is deprecated", category=Warning)
        import eventlet

        eventlet.monkey_patch()
    elif mode == "gevent":
        try:
            from gevent import monkey
        except ModuleNotFoundError as error:
            raise ConfigError("config.no_gevent") from error
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

        tpool.set_num_threads(HASHING_THREADS)
        execute: Callable[..., object] = tpool.execute
        return execute
    if mode == "gevent":
        from gevent.threadpool import ThreadPool

        pool = ThreadPool(HASHING_THREADS)
        return lambda function, *args: pool.apply(function, args)
    from concurrent.futures import ThreadPoolExecutor

    executor = ThreadPoolExecutor(HASHING_THREADS)
    return lambda function, *args: executor.submit(function, *args).result()


def listen_and_serve(
    app: Any, mode: str, host: str, port: int, ready: Callable[[], None], timeouts: Timeouts | None = None
) -> None:
    """Serve until the process ends. `ready` is called once the port is bound. OSError if it cannot be."""
    _collect_seldom()
    limiter = ConnectionLimiter(_most_handles(_raise_file_limit()), HANDLES[mode], timeouts)
    serve = {"eventlet": _serve_eventlet, "gevent": _serve_gevent, "threading": _serve_threading}[mode]
    serve(app, host, port, ready, limiter)


def _collect_seldom() -> None:
    """What the program is made of stays until its end and need not be looked through any more. The garbage among it
    stays too: some hundred objects, whose collection would take a twentieth of a start."""
    gc.freeze()
    gc.set_threshold(CONTAINERS)


def _raise_file_limit() -> int:
    """A login shell lets a process open 1,024 files, and every phone is one: take as many as the system allows.
    Returns how many that is."""
    try:
        import resource
    except ImportError:  # no such limit on Windows
        return FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        return wanted
    return FILES if soft == resource.RLIM_INFINITY else soft


def _most_handles(files: int) -> int:
    """How many of this many files connections may hold: the server, its database and closing connections need some."""
    return max(min(files, FILES) - RESERVED_HANDLES - CLOSING_HANDLES, files // 2)


def _send_at_once(listener: Any) -> None:
    """Else the second of two small frames waits 40 ms for the phone's delayed acknowledgement. Accepted sockets inherit
    it."""
    import socket

    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class _LimitedHandler:
    """Mixed into a handler of `http.server`'s kind: its connections and requests are limited."""

    limiter: ConnectionLimiter
    pause: Callable[[float], object]

    def setup(self: Any) -> None:
        super().setup()  # type: ignore[misc]
        self.client, self.timeout_s = ClientConnection(self.connection), self.limiter.timeouts.head
        self.rfile = LimitedReader(self.rfile, self.client, self.pause)

    def handle(self: Any) -> None:
        self.close_connection = True
        try:
            if self.limiter.admit(self.client):
                self.answer_all()
        except (OSError, EOFError):
            pass
        finally:
            self.limiter.release(self.client)

    def finish(self: Any) -> None:
        """The library's own stops where the rest cannot be said any more, and keeps the connection's file open."""
        with suppress(OSError):
            super().finish()  # type: ignore[misc]
        self.rfile.close()

    def answer_all(self: Any) -> None:
        try:
            super().handle()  # type: ignore[misc]
        except RequestTooLarge:
            self.close_connection = True
            self.wfile.write(REFUSED_HEAD)

    def handle_one_request(self: Any) -> None:
        self.rfile.begin_head()
        self.limiter.await_request(self.client, self.timeout_s)
        self.timeout_s = self.limiter.timeouts.idle
        super().handle_one_request()  # type: ignore[misc]

    def upgrade(self: Any) -> None:
        self.limiter.upgrade(self.client)

    def get_environ(self) -> dict[str, Any]:  # eventlet's
        return _begin_body(super().get_environ(), self, self.limiter)  # type: ignore[misc]

    def make_environ(self) -> dict[str, Any]:  # Werkzeug's
        return _begin_body(super().make_environ(), self, self.limiter)  # type: ignore[misc]


class _EventletHandler(_LimitedHandler):
    """eventlet's: of the request that became a WebSocket it would keep 17 kB for as long as the phone stays."""

    headers: Any
    environ: dict[str, Any]

    def upgrade(self: Any) -> None:
        super().upgrade()
        self.headers, self.environ = {}, {"eventlet.posthooks": []}
        self.rfile.close()
        self.wfile.close()

    def answer_all(self: Any) -> None:
        try:
            super().answer_all()
        except ValueError:  # the library tells a WebSocket that failed so in HTTP, which nobody reads there any more
            if not self.wfile.closed:
                raise


def _handler_class(bases: tuple[type, ...], limiter: ConnectionLimiter, sleep: Callable[[float], object]) -> Any:
    return type("Handler", bases, {"limiter": limiter, "pause": staticmethod(sleep)})


def _begin_body(environ: dict[str, Any], handler: Any, limiter: ConnectionLimiter) -> dict[str, Any]:
    """The headers are whole: what comes now is the body. The app may say that it made a WebSocket of it."""
    limiter.begin_answer(handler.client)
    handler.rfile.begin_body()
    environ[UPGRADED] = handler.upgrade
    return environ


class _RetryingListener:
    """A listener of eventlet's that outlives every failure of a single `accept`: the library ends the server there."""

    def __init__(self, listener: Any, sleep: Callable[[float], object]) -> None:
        self._listener, self._sleep, self._in_a_row = listener, sleep, 0

    def accept(self) -> Any:
        self._in_a_row = (self._in_a_row + 1) % ACCEPTED_AT_ONCE
        if not self._in_a_row:
            self._sleep(0)
        while True:
            try:
                return self._listener.accept()
            except OSError as error:
                if error.errno not in TRANSIENT:
                    raise
                self._sleep(RETRY_S)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._listener, name)


def _serve_eventlet(app: Any, host: str, port: int, ready: Callable[[], None], limiter: ConnectionLimiter) -> None:
    import eventlet
    import eventlet.wsgi

    # Without reuse_port=False a second server would share the port in silence, and half the hall would be in each.
    listener = eventlet.listen((host, port), backlog=BACKLOG, reuse_port=False)
    _send_at_once(listener)
    ready()
    eventlet.spawn(limiter.sweep_forever, eventlet.sleep)
    eventlet.wsgi.server(
        _RetryingListener(listener, eventlet.sleep),
        app,
        protocol=_handler_class((_EventletHandler, eventlet.wsgi.HttpProtocol), limiter, eventlet.sleep),
        log_output=False,
        debug=False,
        max_size=2 * FILES,  # how many there may be is for `limiter` to say: here the rest would hang
        socket_timeout=STUCK_S,
        keepalive=STUCK_S,
    )


def _serve_gevent(app: Any, host: str, port: int, ready: Callable[[], None], limiter: ConnectionLimiter) -> None:
    import gevent
    from gevent import pywsgi

    class Server(pywsgi.WSGIServer):  # type: ignore[misc]
        max_accept = ACCEPTED_AT_ONCE

        def do_read(self) -> Any:
            try:
                return super().do_read()
            except OSError as error:
                if error.errno not in TRANSIENT:
                    raise
                self.stop_accepting()
                self._timer = self.loop.timer(RETRY_S)
                self._timer.start(self._start_accepting_if_started)
                return None

    server = Server((host, port), app, backlog=BACKLOG, log=None, handler_class=_gevent_handler(limiter))
    server.init_socket()
    _send_at_once(server.socket)
    ready()
    gevent.spawn(limiter.sweep_forever, gevent.sleep)
    server.serve_forever()


def _gevent_handler(limiter: ConnectionLimiter) -> Any:
    import gevent
    from gevent import pywsgi

    class Handler(pywsgi.WSGIHandler):  # type: ignore[misc]
        rfile: Any

        def __init__(self, sock: Any, *more: Any) -> None:
            super().__init__(sock, *more)
            self.client, self.timeout_s = ClientConnection(sock), limiter.timeouts.head
            self.rfile = LimitedReader(self.rfile, self.client, gevent.sleep)

        def handle(self) -> None:
            try:
                if limiter.admit(self.client):
                    super().handle()
                else:
                    self.rfile.close()
            finally:
                limiter.release(self.client)

        def handle_one_request(self) -> Any:
            self.rfile.begin_head()
            limiter.await_request(self.client, self.timeout_s)
            self.timeout_s = limiter.timeouts.idle
            return super().handle_one_request()

        def upgrade(self) -> None:
            limiter.upgrade(self.client)

        def get_environ(self) -> dict[str, Any]:
            return _begin_body(super().get_environ(), self, limiter)

        def _handle_client_error(self, ex: Exception) -> tuple[str, bytes]:
            # The library's own writes a line, or a traceback, for every request that nobody can read.
            return ("431", REFUSED_HEAD) if isinstance(ex, RequestTooLarge) else ("400", BAD_REQUEST)

    return Handler


def _serve_threading(app: Any, host: str, port: int, ready: Callable[[], None], limiter: ConnectionLimiter) -> None:
    """Werkzeug's threaded server: for development and small rooms, a thread for every phone."""
    import socket
    import threading
    import time

    from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

    class Server(ThreadedWSGIServer):
        def get_request(self) -> Any:
            try:
                return super().get_request()
            except OSError:
                time.sleep(RETRY_S)  # the library tries again at once
                raise

    # The library's own listener ends the process with two lines of its own where the port cannot be had.
    listener = socket.create_server((host, port), backlog=BACKLOG)
    _send_at_once(listener)
    handler = _handler_class((_LimitedHandler, WSGIRequestHandler), limiter, time.sleep)
    server = Server(host, port, app, handler=handler, fd=listener.fileno())
    ready()
    threading.Thread(target=limiter.sweep_forever, args=(time.sleep,), daemon=True).start()
    server.serve_forever()
