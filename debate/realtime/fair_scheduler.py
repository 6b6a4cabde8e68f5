"""Cooperative scheduling: connections take turns, although a green thread yields only when it would block."""

from __future__ import annotations

from collections.abc import Callable


class FairScheduler:
    """Makes whoever comes twice in a row give way. A green thread yields only when it would block, so one connection
    that sends without a pause would stop the hall; one that comes after somebody else has yielded already, and need
    not do it again.
    """

    def __init__(self, sleep: Callable[[int], object]) -> None:
        self._sleep = sleep
        self._last: object = None

    def give_way(self, who: object) -> None:
        if who == self._last:
            self._sleep(0)
        self._last = who
