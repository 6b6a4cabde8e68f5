"""The one place where a clock is read. Everything else is given a `now`."""

import time

# The wall clock is read once; from there on time goes by the monotonic clock. Whoever sets the machine's clock in the
# middle of a debate moves no speech, closes no vote and holds up no push: only a restart takes the new time over.
_STARTED_NS = time.time_ns() - time.monotonic_ns()


def now_ms() -> int:
    """Milliseconds since 1970, UTC."""
    return (_STARTED_NS + time.monotonic_ns()) // 1_000_000
