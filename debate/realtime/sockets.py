"""The open sockets of this process, towards which everything is sent."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from debate.metrics import Metrics
from debate.realtime.connections import Connection, Connections, face_room, own_room

log = logging.getLogger("debate.realtime")


class Sockets:
    """`server` is python-socketio's."""

    def __init__(self, server: Any, connections: Connections, metrics: Metrics) -> None:
        self._server, self._connections, self._metrics = server, connections, metrics

    def enter(self, sid: str, connection: Connection) -> None:
        """From here on the socket hears what its face hears, and a phone or a panelist what is its own."""
        self._server.enter_room(sid, face_room(connection.event, connection.role.face))
        if connection.own:
            self._server.enter_room(sid, own_room(connection.event, connection.own))

    def send(self, event: str, payload: dict[str, Any], sid: str) -> None:
        self._server.emit(event, payload, to=sid)

    def emit(self, event: str, payload: dict[str, Any], room: str) -> None:
        self._metrics.pushes.labels(event).inc()
        self._server.emit(event, payload, room=room)

    def drop(self, credentials: Iterable[str]) -> set[int]:
        """End the sockets that came by one of these; whether or not they can be told, they may do nothing any more. The
        transport is closed by the janitor a little later. Returns the events that they were in."""
        events = set()
        for sid in self._connections.by_credential(credentials):
            connection = self._connections.remove(sid)
            if connection:
                events.add(connection.event)
            try:
                self.send("session:ended", {"code": "revoked"}, sid)
                self._server.disconnect(sid)
            except Exception:
                log.exception("a socket could not be told that it was ended; it is shut out all the same")
        return events
