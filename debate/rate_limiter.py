"""Rate limits per device and event. Never per network address: a hall shares one."""

from __future__ import annotations

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from debate.domain.errors import TooMany
from debate.now import steady_ms

# Times a minute, generous to a hand, tight to a script. What is not named here has the last one.
PER_DEVICE = {
    "ballot:cast": 60,
    "question:ask": 6,
    "hand:raise": 6,
    "question:upvote": 60,
    "signal:send": 12,
    "fault": 30,  # for all devices of a face together: a line in the log each
}
OTHERS = 120
STAFF = 1_200
MINUTE_MS = 60_000
# Wrong guesses of a join code, far above what a hall mistypes. Who knows the code is never held up by it. Passwords are
# not here: whoever tries them waits in turn instead (`debate.hashing`).
GUESSES = {"code from an address": "300/minute"}


class RateLimiter:
    """Counts in this process's memory: a restart forgives, which harms nobody.

    Commands are counted by hand: the library's memory store starts a timer for every key, which measured at half the
    cost of a ballot. Wrong guesses, which are rare, are the library's.
    """

    def __init__(self) -> None:
        self._minute = 0
        self._used: dict[tuple[str, str], int] = {}
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._items: dict[str, RateLimitItem] = {}

    def check(self, command: str, who: str, staff: bool) -> None:
        """TooMany once `who` has used a command more often in this minute than its limit."""
        minute = steady_ms() // MINUTE_MS
        if minute != self._minute:
            self._minute, self._used = minute, {}
        used = self._used.get((command, who), 0) + 1
        self._used[command, who] = used
        if used > (STAFF if staff else PER_DEVICE.get(command, OTHERS)):
            raise TooMany("rate_limited.command")

    def note_guess(self, what: str, who: str) -> None:
        """Count a wrong guess. Right ones are never counted."""
        self._limiter.hit(self._item(GUESSES[what]), what, who)

    def check_guesses(self, what: str, who: str) -> None:
        """TooMany while too many wrong guesses of this kind were made."""
        if not self._limiter.test(self._item(GUESSES[what]), what, who):
            raise TooMany("rate_limited.guesses")

    def _item(self, rate: str) -> RateLimitItem:
        if rate not in self._items:
            self._items[rate] = parse(rate)
        return self._items[rate]
