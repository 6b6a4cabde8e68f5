"""Whoever guesses passwords keeps no right one out, and takes neither the loop nor the memory."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from debate.hashing import FairLock
from tests.browsers import Browser
from tests.servers import PASSWORD, Server, wait_for

GUESSERS = 12
GROWTH_KB = 150_000  # two hashes are 38 MiB; the rest is the forms of as many browsers
SOON_S = 20.0  # on a busy machine, where a hash takes 300 ms instead of 30


@contextmanager
def guessing(server: Server) -> Iterator[list[int]]:
    """Many browsers that try wrong passwords without a pause, for the owner's name and for others."""
    statuses: list[int] = []
    stop = threading.Event()
    numbers = itertools.count()

    def guess() -> None:
        browser = server.browser()
        browser.get("/sign-in")
        while not stop.is_set():
            number = next(numbers)
            name = "Mara" if number % 2 else f"Nobody {number}"
            statuses.append(browser.post("/sign-in", name=name, password=f"a wild guess {number}").status)

    threads = [threading.Thread(target=guess, daemon=True) for _ in range(GUESSERS)]
    for thread in threads:
        thread.start()
    try:
        yield statuses
    finally:
        stop.set()
        for thread in threads:
            thread.join(30)


def signs_in(browser: Browser) -> float:
    started = time.monotonic()
    browser.get("/sign-in")
    assert browser.post("/sign-in", name="Mara", password=PASSWORD).status == 303
    return time.monotonic() - started


def test_the_right_one_comes_in_while_others_guess(any_server: Server) -> None:
    owner = any_server.desk_browser()
    _, invitation = any_server.make_link(owner, "moderator")
    stage = any_server.stage()
    before = any_server.memory_kb()
    with guessing(any_server) as statuses:
        wait_for(lambda: len(statuses) > 20, "twenty guesses were refused, more than a lockout would allow", 60)
        assert signs_in(owner) < SOON_S, "a browser that signed in before has a queue of its own"
        assert signs_in(any_server.browser()) < SOON_S, "a new one comes in its turn"
        any_server.sign_in_by_link(f"/sign-in/{invitation}", f"Milo {any_server.mode}")
        assert stage.ask("time:sync", {"t0": 1})["ok"]
    assert 303 not in statuses
    assert any_server.memory_kb() - before < GROWTH_KB
    stage.close()


class Waiter:
    """Somebody who waits for the lock, in a thread of their own."""

    def __init__(self, lock: FairLock, queue: str, passed: list[str], hold: threading.Event) -> None:
        self.is_refused = False

        def go() -> None:
            try:
                with lock.hold(queue):
                    passed.append(queue)
                    hold.wait(10)
            except Exception:
                self.is_refused = True

        self.thread = threading.Thread(target=go)
        self.thread.start()


def is_waiting(lock: FairLock, many: int) -> bool:
    return sum(map(len, lock._queues.values())) == many


def test_queues_take_turns_and_a_full_lock_refuses_who_tries_most() -> None:
    lock, hold = FairLock(most_waiting=4), threading.Event()
    passed: list[str] = []
    first = Waiter(lock, "first", passed, hold)
    wait_for(lambda: passed, "the first holds it")
    guesses = []
    for number in range(4):
        guesses.append(Waiter(lock, "guesser", passed, hold))
        wait_for(partial(is_waiting, lock, number + 1), "it waits")
    owner = Waiter(lock, "owner", passed, hold)
    wait_for(lambda: any(guess.is_refused for guess in guesses), "the last of the longest queue makes room")
    hold.set()
    for waiter in (first, *guesses, owner):
        waiter.thread.join(10)
    assert not owner.is_refused
    assert passed == ["first", "guesser", "owner", "guesser", "guesser"]
