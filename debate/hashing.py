"""Whose password is looked at next. A hash costs 19 MiB and some thirty milliseconds of a core, on purpose: so few are
made at a time, and nobody's guesses keep a right password out.

There is no lockout. A hall has one address, so whatever locks a guesser out locks the moderator out as well. Instead
this is fair queuing: every browser that tries has a queue of its own and the queues are served in turn. Strangers'
queues share one lock, which rests after every hash and so bounds what guessing costs and what it can try; a browser
that signed in here before, and whoever has a one-time link, wait for another one, which no stranger can fill.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from debate.domain.errors import TooMany

Offload = Callable[..., object]
# After a stranger's hash: all strangers together try some ten passwords a second, on a third of one core.
REST_S = 0.06
# Waiting attempts, each of which holds a connection.
MOST_WAITING = 500


class _Waiter:
    __slots__ = ("called", "is_refused")

    def __init__(self) -> None:
        self.called, self.is_refused = threading.Event(), False


class FairLock:
    """A lock that one holds at a time, with a queue for each caller; the queues are served in turn."""

    def __init__(self, rest_s: float = 0.0, most_waiting: int = MOST_WAITING) -> None:
        self._rest_s, self._most = rest_s, most_waiting
        self._lock = threading.Lock()
        self._is_busy = False
        self._queues: dict[str, deque[_Waiter]] = {}  # the first is the next

    @contextmanager
    def hold(self, queue: str) -> Iterator[None]:
        """Waits in that queue for the lock. Raises TooMany if its place had to be given to a shorter queue."""
        waiter = self._enqueue(queue)
        if waiter:
            waiter.called.wait()
            if waiter.is_refused:
                raise TooMany("busy")
        try:
            yield
        finally:
            time.sleep(self._rest_s)
            self._call_next()

    def _enqueue(self, queue: str) -> _Waiter | None:
        """What to wait with; None if the lock was free."""
        with self._lock:
            if not self._is_busy:
                self._is_busy = True
                return None
            waiter = _Waiter()
            self._queues.setdefault(queue, deque()).append(waiter)
            if sum(map(len, self._queues.values())) > self._most:
                self._refuse_one()
            return waiter

    def _refuse_one(self) -> None:
        """The last of the longest queue: who tries once is never pushed out by who tries often."""
        longest = max(self._queues, key=lambda queue: len(self._queues[queue]))
        refused = self._queues[longest].pop()
        if not self._queues[longest]:
            del self._queues[longest]
        refused.is_refused = True
        refused.called.set()

    def _call_next(self) -> None:
        with self._lock:
            queue = next(iter(self._queues), None)
            self._is_busy = queue is not None
            if queue is None:
                return
            waiting = self._queues.pop(queue)
            called = waiting.popleft()
            if waiting:
                self._queues[queue] = waiting  # behind all the others
        called.called.set()


class Hashing:
    """`offload` runs a function in a real thread while the event loop goes on. What comes out of `known` and `stranger`
    does the same, in turn."""

    def __init__(self, offload: Offload) -> None:
        self._offload = offload
        self._known, self._strangers = FairLock(), FairLock(REST_S)

    def known(self, who: str) -> Offload:
        """For a browser that signed in here before, or a one-time link that holds."""
        return partial(self._run, self._known, who)

    def stranger(self, who: str) -> Offload:
        return partial(self._run, self._strangers, who)

    def _run(self, lock: FairLock, who: str, function: Callable[..., object], *args: object) -> object:
        with lock.hold(who):
            return self._offload(function, *args)
