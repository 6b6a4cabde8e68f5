"""Whose password is looked at next. A hash costs 19 MiB and some thirty milliseconds of a core, on purpose: so few are
made at a time, and nobody's guesses keep a right password out.

There is no lockout. A hall has one address, so whatever locks a guesser out locks the moderator out as well. Instead
every browser that tries has a lane of its own and the lanes take turns; strangers' lanes share one turnstile, which
rests after every hash and so bounds what guessing costs and what it can try; a browser that signed in here before, and
whoever holds a one-time link, go through another one, which no stranger can fill.
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
# Each turnstile lets one through at a time.
TURNSTILES = 2
# After a stranger's hash: all strangers together try some ten passwords a second, on a third of one core.
REST_S = 0.06
# Waiting attempts, each of which holds a connection.
MOST_WAITING = 500


class _Ticket:
    __slots__ = ("called", "is_refused")

    def __init__(self) -> None:
        self.called, self.is_refused = threading.Event(), False


class Turnstile:
    """Lets one through at a time, the lanes in turn."""

    def __init__(self, rest_s: float = 0.0, most_waiting: int = MOST_WAITING) -> None:
        self._rest_s, self._most = rest_s, most_waiting
        self._lock = threading.Lock()
        self._is_busy = False
        self._lanes: dict[str, deque[_Ticket]] = {}  # the first is the next

    @contextmanager
    def turn(self, lane: str) -> Iterator[None]:
        """Waits for a turn of that lane. Raises TooMany if its place had to be given to a shorter lane."""
        ticket = self._take_place(lane)
        if ticket:
            ticket.called.wait()
            if ticket.is_refused:
                raise TooMany("Very many people are signing in just now. Try again in a moment.", "busy")
        try:
            yield
        finally:
            time.sleep(self._rest_s)
            self._call_next()

    def _take_place(self, lane: str) -> _Ticket | None:
        """A ticket to wait with; None if it is this one's turn already."""
        with self._lock:
            if not self._is_busy:
                self._is_busy = True
                return None
            ticket = _Ticket()
            self._lanes.setdefault(lane, deque()).append(ticket)
            if sum(map(len, self._lanes.values())) > self._most:
                self._refuse_one()
            return ticket

    def _refuse_one(self) -> None:
        """The last of the longest lane: who tries once is never pushed out by who tries often."""
        longest = max(self._lanes, key=lambda lane: len(self._lanes[lane]))
        refused = self._lanes[longest].pop()
        if not self._lanes[longest]:
            del self._lanes[longest]
        refused.is_refused = True
        refused.called.set()

    def _call_next(self) -> None:
        with self._lock:
            lane = next(iter(self._lanes), None)
            self._is_busy = lane is not None
            if lane is None:
                return
            waiting = self._lanes.pop(lane)
            called = waiting.popleft()
            if waiting:
                self._lanes[lane] = waiting  # behind all the others
        called.called.set()


class Hashing:
    """`offload` runs a function in a real thread while the event loop goes on. What comes out of `known` and `stranger`
    does the same, in turn."""

    def __init__(self, offload: Offload) -> None:
        self._offload = offload
        self._known, self._strangers = Turnstile(), Turnstile(REST_S)

    def known(self, who: str) -> Offload:
        """For a browser that signed in here before, or a one-time link that holds."""
        return partial(self._run, self._known, who)

    def stranger(self, who: str) -> Offload:
        return partial(self._run, self._strangers, who)

    def _run(self, turnstile: Turnstile, who: str, function: Callable[..., object], *args: object) -> object:
        with turnstile.turn(who):
            return self._offload(function, *args)
