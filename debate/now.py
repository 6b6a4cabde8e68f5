"""The one place where the wall clock is read. Everything else is given a `now`."""

import time


def now_ms() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000
