"""What runs beside the requests: pushing marked slices, doing what came due, wiping what was deleted, closing dead
transports."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from debate.now import SERVER_CLOCK, ServerClock, now_ms
from debate.realtime.edge import Edge
from debate.services.due import run_due
from debate.services.running import anything_timed
from debate.store.database import Database
from debate.store.residue import wipe

log = logging.getLogger("debate.realtime")

FLUSH_S = 0.05
DUE_S = 0.2
JANITOR_S = 2.0
FOLLOW_S = 2.0
WIPE_S = 5.0
# A backup may read the database for a while: it is worth a word only if that goes on.
LATE_S = 30.0
# A socket that has not joined an event by then is none of ours.
GRACE_S = 10.0
# Refused and kicked sockets get this long to read why.
LINGER_S = 2.0


def start_tasks(edge: Edge, db: Database, start: Callable[..., Any], janitor: Janitor | None = None) -> None:
    """Start the loops as background tasks; each lives as long as the process."""
    janitor = janitor or Janitor(edge.server)
    for do, every_s in (
        (edge.publisher.flush, FLUSH_S),
        (lambda: run_due(db, now_ms(), edge.announce), DUE_S),
        (Wiping(db).wipe, WIPE_S),
        (edge.presence.forget_unseen, JANITOR_S),
        (janitor.sweep, JANITOR_S),
        (lambda: follow_wall_clock(SERVER_CLOCK, db), FOLLOW_S),
    ):
        start(_forever, do, every_s, edge.server.sleep)


def _forever(do: Callable[[], object], every_s: float, sleep: Callable[[float], None]) -> None:
    while True:
        try:
            do()
        except Exception:
            log.exception("a background task failed; it goes on")
        sleep(every_s)


def follow_wall_clock(clock: ServerClock, db: Database) -> None:
    """Take over the time of a wall clock that was set, once nothing runs that would jump."""
    if clock.is_off() and not anything_timed(db, clock.now_ms()):
        clock.follow()


class Wiping:
    """Tries again what could not be wiped right after its commit, and what a process that was killed left behind."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._left_since: float | None = None

    def wipe(self) -> None:
        left = wipe(self._db, now_ms())
        now = time.monotonic()
        if not left:
            self._left_since = None
        elif self._left_since is None:
            self._left_since = now
        elif now - self._left_since >= LATE_S:
            self._left_since = now
            log.warning(
                "What was deleted can still be read in the database's files, since another program holds them "
                "open (a backup?): %s. It is tried again.",
                ", ".join(left),
            )


class Janitor:
    """Closes transports that no client of ours stands behind.

    `disconnect()` and a refused connect leave the transport open in every mode, and a socket may never send its connect
    packet.
    """

    def __init__(self, server: Any, grace_s: float = GRACE_S, linger_s: float = LINGER_S) -> None:
        self._server, self._grace_s, self._linger_s = server, grace_s, linger_s
        self._strangers: dict[str, float] = {}
        self._once_joined: set[str] = set()

    def sweep(self) -> None:
        now = time.monotonic()
        joined = self._joined()
        open_ = set(self._server.eio.sockets)
        strangers = open_ - joined
        self._strangers = {sid: self._strangers.get(sid, now) for sid in strangers}
        for sid, since in list(self._strangers.items()):
            if now - since >= (self._linger_s if sid in self._once_joined else self._grace_s):
                self._close(sid)
        self._once_joined = (self._once_joined | joined) & open_

    def _joined(self) -> set[str]:
        return {eio_sid for _, eio_sid in self._server.manager.get_participants("/", None)}

    def _close(self, sid: str) -> None:
        self._strangers.pop(sid, None)
        socket = self._server.eio.sockets.pop(sid, None)
        if socket is not None:
            # Not the server's own disconnect: it waits until all that was queued is sent, and a stranger may never
            # read.
            socket.close(wait=False)
