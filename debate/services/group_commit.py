"""Group commit: whoever comes while a group is being written waits for the next group, which is written at once for all
of them.

The first to come leads: it gives way once, so that all who are about to come have come, and writes the group. There is
no background task that could die, and an idle server commits a single ballot at once.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

I = TypeVar("I")  # noqa: E741 - an input
A = TypeVar("A")

MOST_IN_A_GROUP = 500


class _Group(Generic[I, A]):
    """Inputs that share one commit. `done` is set once `answers` or `error` is there."""

    __slots__ = ("answers", "done", "error", "inputs")

    def __init__(self) -> None:
        self.inputs: list[I] = []
        self.answers: Sequence[A] = ()
        self.error: Exception | None = None
        self.done = threading.Event()


class GroupCommit(Generic[I, A]):
    """`submit` returns the answer to one input, once the group that it was in is committed."""

    def __init__(self, commit: Callable[[Sequence[I]], Sequence[A]]) -> None:
        self._commit = commit
        self._lock = threading.Lock()
        self._waiting: list[_Group[I, A]] = []
        self._leading = False

    def submit(self, given: I) -> A:
        """Raises what the commit raised: then nothing of the group is stored."""
        group, place, lead = self._join(given)
        if lead:
            self._lead()
        else:
            group.done.wait()
        if group.error is not None:
            raise group.error
        return group.answers[place]

    def _join(self, given: I) -> tuple[_Group[I, A], int, bool]:
        with self._lock:
            if not self._waiting or len(self._waiting[-1].inputs) >= MOST_IN_A_GROUP:
                self._waiting.append(_Group())
            group = self._waiting[-1]
            group.inputs.append(given)
            lead, self._leading = not self._leading, True
            return group, len(group.inputs) - 1, lead

    def _lead(self) -> None:
        try:
            time.sleep(0)
            while (group := self._next()) is not None:
                self._write(group)
        except BaseException:
            # The leader's task was killed, not its commit refused: whoever comes next leads, or nobody ever would.
            with self._lock:
                self._leading = False
            raise

    def _write(self, group: _Group[I, A]) -> None:
        group.error = RuntimeError("The group was not written.")
        try:
            group.answers = self._commit(group.inputs)
            group.error = None
        except Exception as error:
            group.error = error
        finally:
            group.done.set()

    def _next(self) -> _Group[I, A] | None:
        with self._lock:
            if not self._waiting:
                self._leading = False
                return None
            return self._waiting.pop(0)
