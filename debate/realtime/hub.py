"""The hub ties the edge together: sockets come in, commands reach their verbs, commits reach the screens."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

from pydantic import ValidationError
from socketio.exceptions import ConnectionRefusedError

from debate.domain.errors import DomainError, Malformed, NotAllowed
from debate.domain.roles import Role
from debate.metrics import Metrics
from debate.now import now_ms, steady_ms
from debate.rate_limiter import RateLimiter
from debate.realtime.admission import Admission
from debate.realtime.connections import Connection, Connections, asker_room, face_room
from debate.realtime.errors import failure, malformed, refusal
from debate.realtime.handlers import INPUTS, QUERIES, VERBS
from debate.realtime.names import COMMANDS, Command, Payload
from debate.realtime.publisher import Publisher
from debate.realtime.state import State
from debate.services.access import check_holder, check_link
from debate.services.ballots import Answer, BallotBox, Cast, Counted, VoterKeys
from debate.services.group_commit import GroupCommit
from debate.services.tallies import LiveTallies
from debate.services.unit import Call, Changes, Guard
from debate.store.database import Database

REVS_MS = 250


class Hub:
    """`server` is python-socketio's: handlers are registered there, off Flask's request context, which costs more than
    they."""

    def __init__(
        self,
        server: Any,
        db: Database,
        admission: Admission,
        state: State,
        connections: Connections,
        metrics: Metrics,
        rate_limiter: RateLimiter,
        keys: VoterKeys,
    ) -> None:
        self.server, self.db, self.state, self.metrics = server, db, state, metrics
        self._admission, self._connections, self._rate_limiter = admission, connections, rate_limiter
        self.publisher = Publisher(state, self._emit, LiveTallies(db), self._end)
        self.box = BallotBox(db, keys, self.publisher.announce)
        self._group_commit: GroupCommit[Cast, Answer] = GroupCommit(self.box.cast_group)
        self._revs: dict[tuple[int, str], tuple[int, dict[str, int]]] = {}
        self._register()

    def _register(self) -> None:
        self.server.on("connect", self.on_connect)
        self.server.on("disconnect", self.on_disconnect)
        for command in COMMANDS.values():
            self.server.on(command.name, partial(self.on_command, command))
        self.server.on("*", self.on_unknown)

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
            # A refusal is the one exception that python-socketio turns into "no": anything else must become it too.
            raise ConnectionRefusedError(error.message, {"code": error.code}) from error
        except Exception as error:
            self._connections.remove(sid)  # no disconnect follows a refusal
            said = failure("connect")["error"]
            raise ConnectionRefusedError(said["message"], {"code": said["code"]}) from error
        return None

    def _is_in(self, sid: str) -> bool:
        """A client that is in may send events that are named like those of the transport: they are no commands."""
        return bool(self.server.manager.is_connected(sid, "/"))

    def _welcome(self, sid: str, connection: Connection) -> None:
        """Rooms are entered after the check only, so that nobody hears a room before they were admitted."""
        self._connections.add(sid, connection)
        self.server.enter_room(sid, face_room(connection.event, connection.role.face))
        if connection.asker:
            self.server.enter_room(sid, asker_room(connection.event, connection.asker))
        self.server.emit("state:snapshot", self.state.snapshot(connection), to=sid)
        self._people_changed(connection.event)

    def on_disconnect(self, sid: str, *_reason: object) -> dict[str, Any] | None:
        if self._is_in(sid):
            return self.on_unknown("disconnect")
        self._leave(sid)
        return None

    def _leave(self, sid: str) -> None:
        connection = self._connections.remove(sid)
        if connection:
            self._people_changed(connection.event)

    def on_command(self, command: Command, sid: str, *args: object) -> dict[str, Any]:
        started = time.perf_counter()
        answer = self._answer(command, sid, args)
        self.metrics.command(
            command.name, "ok" if answer["ok"] else answer["error"]["code"], time.perf_counter() - started
        )
        return answer

    def _answer(self, command: Command, sid: str, args: tuple[object, ...]) -> dict[str, Any]:
        try:
            connection = self._connections.get(sid)
            if connection is None:
                raise NotAllowed("This connection was ended.", "ended")
            return {"ok": True, **(self._run(command, connection, parse(command, args)) or {})}
        except DomainError as error:
            return refusal(error)
        except Exception:
            return failure(command.name)

    def on_unknown(self, event: object, *_args: object) -> dict[str, Any]:
        return refusal(Malformed(f'There is no command "{str(event)[:40]}".', "unknown_event"))

    # Commands

    def _run(self, command: Command, connection: Connection, payload: Payload) -> dict[str, Any] | None:
        if connection.role not in command.roles:
            raise NotAllowed("This is not for you to do here.")
        staff = connection.role is not Role.AUDIENCE
        self._rate_limiter.check(command.name, connection.place, staff)
        handler = INPUTS.get(command.name) or QUERIES.get(command.name)
        if handler:
            return handler(self, connection, payload)
        return VERBS[command.name](self._call(command, connection), payload)

    def _call(self, command: Command, connection: Connection) -> Call:
        return Call(
            db=self.db,
            event=connection.event,
            actor=connection.actor,
            now=now_ms(),
            announce=self.publisher.announce,
            guard=guard_of(command, connection),
            input=connection.role is Role.AUDIENCE,
        )

    def cast(self, cast: Cast) -> Counted:
        """Cast one ballot with the next group; returns once it is committed. Raises its refusal."""
        answer = self._group_commit.submit(cast)
        if isinstance(answer, DomainError):
            raise answer
        self.metrics.ballots.inc()
        return answer

    def revs(self, connection: Connection) -> dict[str, int]:
        """Asked by every client every few seconds: read from the database at most every 250 ms for a face."""
        key = (connection.event, connection.role.face)
        read_at, revs = self._revs.get(key, (0, {}))
        if steady_ms() - read_at >= REVS_MS:
            revs = self.state.revs(connection)
            self._revs[key] = (steady_ms(), revs)
        return revs

    def note_readiness(self, connection: Connection, sound: bool, awake: bool | None) -> None:
        """What a screen or stage says of itself; the desk sees it among the people."""
        connection.readiness.sound, connection.readiness.awake = sound, awake
        self._people_changed(connection.event)

    def see(self, event: int, device: str) -> None:
        """A phone came by plain HTTP: it is in the hall as much as one with a socket."""
        if self._connections.see(event, device, steady_ms()):
            self._people_changed(event)

    def forget_unseen(self) -> None:
        for event in self._connections.forget_unseen(steady_ms()):
            self._people_changed(event)

    # Towards the clients

    def _emit(self, event: str, payload: dict[str, Any], room: str) -> None:
        self.metrics.pushes.labels(event).inc()
        self.server.emit(event, payload, room=room)

    def _people_changed(self, event: int) -> None:
        self.state.people_changed(event)
        self.publisher.mark(event, ["people"])

    def _end(self, changes: Changes) -> None:
        """Drop the sockets whose credential was revoked. The transport is closed by the janitor a little later."""
        for sid in self._connections.by_credential(changes.ended):
            self.server.emit("session:ended", {"code": "revoked"}, to=sid)
            self._leave(sid)
            self.server.disconnect(sid)


def guard_of(command: Command, connection: Connection) -> Guard | None:
    """What must still hold inside the transaction of a privileged command."""
    if connection.sign_in is not None:
        return partial(check_holder, sign_in=connection.sign_in, event=connection.event, roles=command.roles)
    if connection.link is not None:
        return partial(check_link, link=connection.link)
    return None


def parse(command: Command, args: tuple[object, ...]) -> Payload:
    """The payload, whole and valid. A command without fields may come without a payload."""
    given = args[0] if args else {}
    if len(args) > 1 or not isinstance(given, dict):
        raise Malformed(f"{command.name}: send one object.")
    try:
        return command.payload.model_validate(given)
    except ValidationError as error:
        raise malformed(command.name, error) from error
