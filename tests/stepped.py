"""The program on a machine whose wall clock was set: `python -m tests.stepped SECONDS serve --demo`."""

from __future__ import annotations

import runpy
import sys
import time


def main(seconds: int) -> None:
    real = time.time_ns
    time.time_ns = lambda: real() + seconds * 1_000_000_000
    runpy.run_module("debate", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(int(sys.argv.pop(1)))
