"""From a commit to every screen of the event, wherever it is connected.

One process serves a hall today, so its own sockets are all there are. What several processes need beyond that is behind
this port, and nothing else knows how many they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from debate.realtime.connections import PRESENT, Connections
from debate.realtime.publisher import Publisher
from debate.realtime.sockets import Sockets
from debate.services.unit import Changes


class Fanout(Protocol):
    def announce(self, changes: Changes) -> None:
        """Called after every commit. Never raises: the commit stands whether or not a push goes out."""

    def mark(self, event: int, slices: Iterable[str]) -> None:
        """These slices of the event have changed, and are pushed with the next batch."""


class OneProcess:
    """All sockets are this process's own."""

    def __init__(self, publisher: Publisher, sockets: Sockets, connections: Connections) -> None:
        self._publisher, self._sockets, self._connections = publisher, sockets, connections

    def announce(self, changes: Changes) -> None:
        self._publisher.announce(changes)
        for event in self._sockets.drop(changes.ended):
            for name in PRESENT:
                self._connections.count_change(event, name)
            self.mark(event, PRESENT)

    def mark(self, event: int, slices: Iterable[str]) -> None:
        self._publisher.mark(event, slices)
