"""The one place where clocks are read. Everything else is given a `now`.

The server's time is the wall clock as it stood at one moment, the anchor, and from there on a steady clock, which
nobody sets and which goes on in the machine's sleep. So whoever sets the wall clock in the middle of a debate moves no
speech and closes no vote, and a closed lid stops no evening.

While nothing runs that is timed, the server takes a new anchor and so follows a wall clock that was corrected
(`ServerClock.follow`). After a restart on the same boot of the machine it goes on from the last anchor
(`ServerClock.resume`): a running speech has used exactly the time that has passed, whatever was done to the wall clock.
After a reboot the wall clock is all there is; so it is where the system does not name its boots (macOS, Windows).
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

# What two screens may differ by before they say so is 250 ms; a wall clock that is closer than this is not followed.
STEP_MS = 100
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def _counting_sleep() -> Callable[[], int]:
    """A clock that is never set and goes on in the machine's sleep, in nanoseconds.

    Linux has CLOCK_BOOTTIME for it. macOS calls it CLOCK_MONOTONIC, which is not what Python's `monotonic` reads there.
    On Windows `monotonic` counts sleep by itself.
    """
    for system, name in (("linux", "CLOCK_BOOTTIME"), ("darwin", "CLOCK_MONOTONIC")):
        clock = getattr(time, name, None)
        if sys.platform == system and clock is not None:
            return partial(time.clock_gettime_ns, clock)
    return time.monotonic_ns


def _boot_id() -> str | None:
    """Names this boot of the machine, on which alone an earlier process's anchor still holds."""
    try:
        return _BOOT_ID.read_text().strip() or None
    except OSError:
        return None


class ServerClock:
    """The server's time. `wall` and `steady` are nanoseconds; `boot` is None where the system names no boot."""

    def __init__(
        self,
        wall: Callable[[], int] = time.time_ns,
        steady: Callable[[], int] | None = None,
        boot: str | None = None,
    ) -> None:
        self._wall, self._steady, self._boot = wall, steady or _counting_sleep(), boot
        self._file: Path | None = None
        # How far the wall clock was ahead of the steady one at the anchor.
        self._ahead_ns = self._wall() - self._steady()

    def now_ms(self) -> int:
        """Milliseconds since 1970, UTC."""
        return (self._ahead_ns + self._steady()) // 1_000_000

    def steady_ms(self) -> int:
        """Milliseconds since some moment: for how long ago something was, also when a new anchor is taken."""
        return self._steady() // 1_000_000

    def is_off(self) -> bool:
        """Whether the wall clock shows another time, because it was set."""
        return abs(self._wall() - self._steady() - self._ahead_ns) >= STEP_MS * 1_000_000

    def follow(self) -> None:
        """Take the wall clock's time over. Only while nothing runs that is timed, because it would jump."""
        self._ahead_ns = self._wall() - self._steady()
        self._keep()

    def resume(self, file: Path) -> None:
        """Go on from the anchor that a process before this one kept in `file`, and keep ours there."""
        self._file = file
        kept = self._kept()
        if kept is not None:
            self._ahead_ns = kept
        self._keep()

    def _kept(self) -> int | None:
        if self._file is None or self._boot is None:
            return None
        try:
            kept = json.loads(self._file.read_text())
            return int(kept["ahead_ns"]) if kept["boot"] == self._boot else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _keep(self) -> None:
        """Whole or not at all: a process that is killed here leaves the anchor that was there."""
        if self._file is None or self._boot is None:
            return
        draft = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        draft.write_text(json.dumps({"boot": self._boot, "ahead_ns": self._ahead_ns}))
        draft.replace(self._file)


SERVER_CLOCK = ServerClock(boot=_boot_id())

now_ms = SERVER_CLOCK.now_ms
steady_ms = SERVER_CLOCK.steady_ms
