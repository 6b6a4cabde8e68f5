"""Pressing buttons at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

# Far more than any of it takes: a busy machine is no fault of the program.
TIMEOUT_S = 30.0


def race(*runners: Callable[[], T]) -> list[T | Exception]:
    """Run all at once, each in a thread of its own; what each returned or raised, in their order."""
    start = threading.Barrier(len(runners))
    ends: list[T | Exception] = [TimeoutError("this runner never ended")] * len(runners)

    def run(index: int, runner: Callable[[], T]) -> None:
        start.wait(TIMEOUT_S)
        try:
            ends[index] = runner()
        except Exception as error:
            ends[index] = error

    threads = [threading.Thread(target=run, args=pair, daemon=True) for pair in enumerate(runners)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(TIMEOUT_S)
    return ends


def winners(ends: Sequence[object]) -> int:
    return sum(not isinstance(end, Exception) for end in ends)


def losses(ends: Sequence[object]) -> list[Exception]:
    return [end for end in ends if isinstance(end, Exception)]
