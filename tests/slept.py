"""The program on a machine that sleeps at each SIGUSR1: `python -m tests.slept SECONDS serve --demo`.

For the system's clocks that is: the wall clock and CLOCK_BOOTTIME have gone on by so much, CLOCK_MONOTONIC stood still.
"""

from __future__ import annotations

import runpy
import signal
import sys
import time


def main(seconds: int) -> None:
    slept_ns = 0
    wall, read = time.time_ns, time.clock_gettime_ns

    def sleep(*_signal: object) -> None:
        nonlocal slept_ns
        slept_ns += seconds * 1_000_000_000

    time.time_ns = lambda: wall() + slept_ns
    time.clock_gettime_ns = lambda clock: read(clock) + slept_ns * (clock == time.CLOCK_BOOTTIME)
    signal.signal(signal.SIGUSR1, sleep)
    runpy.run_module("debate", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(int(sys.argv.pop(1)))
