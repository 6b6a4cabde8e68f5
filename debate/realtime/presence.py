"""Who is in the hall, and the slice that says so: sockets that come and go, and phones that come by plain HTTP."""

from __future__ import annotations

from debate.now import steady_ms
from debate.realtime.connections import Connection, Connections
from debate.realtime.fanout import Fanout


class Presence:
    def __init__(self, connections: Connections, fanout: Fanout) -> None:
        self._connections, self._fanout = connections, fanout

    def find(self, sid: str) -> Connection | None:
        return self._connections.get(sid)

    def enter(self, sid: str, connection: Connection) -> None:
        self._connections.add(sid, connection)

    def leave(self, sid: str) -> None:
        connection = self._connections.remove(sid)
        if connection:
            self.changed(connection.event)
            if connection.screening.question is not None:
                self._screening_changed(connection.event)

    def forget(self, sid: str) -> None:
        """The socket was not let in after all: nobody was told of it."""
        self._connections.remove(sid)

    def see(self, event: int, device: str) -> None:
        """A phone came by plain HTTP: it is in the hall as much as one with a socket."""
        if self._connections.see(event, device, steady_ms()):
            self.changed(event)

    def forget_unseen(self) -> None:
        for event in self._connections.forget_unseen(steady_ms()):
            self.changed(event)
        for event in self._connections.forget_screening(steady_ms()):
            self._screening_changed(event)

    def note_screening(self, connection: Connection, desk: str, question: int | None) -> None:
        """Which question a moderator is at, so that others at the desk see it."""
        if self._connections.screen(connection, desk, question, steady_ms()):
            self._screening_changed(connection.event)

    def _screening_changed(self, event: int) -> None:
        self._connections.count_change(event, "screening")
        self._fanout.mark(event, ["screening"])

    def note_readiness(self, connection: Connection, sound: bool, awake: bool | None) -> None:
        """What a screen or stage says of itself; the desk sees it among the people."""
        connection.readiness.sound, connection.readiness.awake = sound, awake
        self.changed(connection.event)

    def changed(self, event: int) -> None:
        self._connections.count_change(event)
        self._fanout.mark(event, ["people"])
