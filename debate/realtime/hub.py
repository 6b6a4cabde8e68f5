"""The hub: sockets come in, and every command that one sends is checked, handled and answered."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

from pydantic import ValidationError
from socketio.exceptions import ConnectionRefusedError

from debate.domain.errors import DomainError, Malformed, NotAllowed
from debate.domain.roles import Role
from debate.metrics import Metrics
from debate.rate_limiter import RateLimiter
from debate.realtime.admission import Admission
from debate.realtime.connections import Connection
from debate.realtime.errors import failure, malformed, refusal
from debate.realtime.handlers import Handlers
from debate.realtime.names import COMMANDS, Command, Payload
from debate.realtime.presence import Presence
from debate.realtime.sockets import Sockets
from debate.realtime.state import State


class Hub:
    """`server` is python-socketio's: handlers are registered there, off Flask's request context, which costs more than
    they."""

    def __init__(
        self,
        server: Any,
        admission: Admission,
        sockets: Sockets,
        presence: Presence,
        state: State,
        handlers: Handlers,
        rate_limiter: RateLimiter,
        metrics: Metrics,
    ) -> None:
        self._server, self._admission, self._sockets = server, admission, sockets
        self._presence, self._state, self._handlers = presence, state, handlers
        self._rate_limiter, self._metrics = rate_limiter, metrics
        self._register()

    def _register(self) -> None:
        self._server.on("connect", self.on_connect)
        self._server.on("disconnect", self.on_disconnect)
        for command in COMMANDS.values():
            self._server.on(command.name, partial(self.on_command, command))
        self._server.on("*", self.on_unknown)

    # Events of the transport

    def on_connect(
        self, sid: str, environ: object = None, auth: object = None, *_more: object
    ) -> dict[str, Any] | None:
        if self._is_in(sid) or not isinstance(environ, dict):
            return self.on_unknown("connect")
        try:
            connection = self._admission.admit(environ, auth)
            self._welcome(sid, connection)
        except DomainError as error:
            self._presence.forget(sid)  # no disconnect follows a refusal
            # A refusal is the one exception that python-socketio turns into "no": anything else must become it too.
            said = refusal(error)["error"]
            raise ConnectionRefusedError(said["message"], {"code": said["code"]}) from error
        except Exception as error:
            self._presence.forget(sid)
            said = failure("connect")["error"]
            raise ConnectionRefusedError(said["message"], {"code": said["code"]}) from error
        return None

    def _is_in(self, sid: str) -> bool:
        """A client that is in may send events that are named like those of the transport: they are no commands."""
        return bool(self._server.manager.is_connected(sid, "/"))

    def _welcome(self, sid: str, connection: Connection) -> None:
        """Rooms are entered after the check only, so that nobody hears a room before they were admitted."""
        self._presence.enter(sid, connection)
        self._sockets.enter(sid, connection)
        self._sockets.send("state:snapshot", self._state.snapshot(connection), sid)
        self._presence.changed(connection.event)

    def on_disconnect(self, sid: str, *_reason: object) -> dict[str, Any] | None:
        if self._is_in(sid):
            return self.on_unknown("disconnect")
        self._presence.leave(sid)
        return None

    def on_command(self, command: Command, sid: str, *args: object) -> dict[str, Any]:
        started = time.perf_counter()
        answer = self._answer(command, sid, args)
        self._metrics.command(
            command.name, "ok" if answer["ok"] else answer["error"]["code"], time.perf_counter() - started
        )
        return answer

    def _answer(self, command: Command, sid: str, args: tuple[object, ...]) -> dict[str, Any]:
        try:
            connection = self._presence.find(sid)
            if connection is None:
                raise NotAllowed("ended")
            return {"ok": True, **(self._run(command, connection, parse(command, args)) or {})}
        except DomainError as error:
            return refusal(error)
        except Exception:
            return failure(command.name)

    def on_unknown(self, event: object, *_args: object) -> dict[str, Any]:
        return refusal(Malformed("unknown_event", command=str(event)[:40]))

    # Commands

    def _run(self, command: Command, connection: Connection, payload: Payload) -> dict[str, Any] | None:
        if connection.role not in command.roles:
            raise NotAllowed("not_allowed.role")
        staff = connection.role not in (Role.AUDIENCE, Role.PANELIST)
        self._rate_limiter.check(command.name, connection.place, staff)
        return self._handlers.handle(command, connection, payload)


def parse(command: Command, args: tuple[object, ...]) -> Payload:
    """The payload, whole and valid. A command without fields may come without a payload."""
    given = args[0] if args else {}
    if len(args) > 1 or not isinstance(given, dict):
        raise Malformed("malformed.no_object", command=command.name)
    try:
        return command.payload.model_validate(given)
    except ValidationError as error:
        raise malformed(command.name, error) from error
