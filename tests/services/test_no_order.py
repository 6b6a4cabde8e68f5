"""A closed vote tells nobody in which order its ballots came, also with the files of a running server in hand."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.domain.motion.pair import CHOICES
from debate.domain.sealing import voter_key
from debate.services import pairs, polls
from debate.services.ballots import Counted
from tests.attackers import Order, copy_files, named_rightly, orders_in_files, orders_in_postgresql
from tests.halls import Hall
from tests.postgres import Server

DEVICES = 120
# By chance one device is named rightly, whatever the number of devices (the fixed points of a permutation): eleven or
# more have a probability of 1e-8, and the attackers here try some twenty orders.
MOST_BY_CHANCE = 10


@pytest.fixture
def attack(hall: Hall, tmp_path: Path, request: pytest.FixtureRequest) -> Attack:
    return Attack(hall, tmp_path, request)


class Attack:
    def __init__(self, hall: Hall, folder: Path, request: pytest.FixtureRequest) -> None:
        self.hall, self.folder, self.request, self.copies = hall, folder, request, 0

    def named(self, tapped: list[str]) -> dict[str, int]:
        """Every order that can be found, and how many of those who tapped in this order it names rightly."""
        secret = self.hall.pair().electorate.secret
        assert secret is not None
        order = [voter_key(secret, device) for device in tapped]
        return {how: named_rightly(found, order) for how, found in self.orders(set(order))}

    def orders(self, known: set[str]) -> Iterator[tuple[str, Order]]:
        if not self.hall.db.is_sqlite:
            server: Server = self.request.getfixturevalue("postgres")
            return orders_in_postgresql(self.hall.db, server.folder / "data", known)
        self.copies += 1
        copied = copy_files(Path(str(self.hall.db.engine.url.database)), self.folder / f"copy-{self.copies}")
        return orders_in_files(copied, known)


def tap(hall: Hall, round_: str, seed: int, devices: int = DEVICES) -> list[str]:
    """Everybody votes, one after another, some once more; the devices in the order of their first taps."""
    dice = random.Random(seed)
    tapped = [f"device-{n}" for n in range(devices)]
    dice.shuffle(tapped)
    for device in tapped:
        for _ in range(dice.choice([1, 1, 1, 2])):
            assert isinstance(hall.cast(device, dice.choice(CHOICES), round_), Counted)
    return tapped


def test_the_order_of_a_vote_is_told_by_nothing_after_its_close(hall: Hall, attack: Attack) -> None:
    hall.seal()
    tapped = {}
    for seed, round_ in enumerate(("pre", "post")):
        polls.open_poll(hall.call(), hall.poll(round_).id, None, held=True)
        tapped[round_] = tap(hall, round_, seed)
        open_ = attack.named(tapped[round_])
        assert max(open_.values()) > DEVICES / 2, "while the vote is open its order can be read, or this attack is none"
        polls.close_poll(hall.call(), hall.poll(round_).id)
        for earlier in tapped:
            closed = attack.named(tapped[earlier])
            assert max(closed.values()) <= MOST_BY_CHANCE, closed


def test_the_order_of_a_vote_that_was_given_up_is_told_by_nothing(hall: Hall, attack: Attack) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    tapped = tap(hall, "pre", 3)
    pairs.void_pair(hall.call(), hall.pair().id, "wrong motion")
    named = attack.named(tapped)
    assert max(named.values()) <= MOST_BY_CHANCE, named


def test_the_order_of_a_reopened_vote_is_told_by_nothing(hall: Hall, attack: Attack) -> None:
    hall.seal()
    poll = hall.poll("pre").id
    polls.open_poll(hall.call(), poll, None, held=True)
    tapped = tap(hall, "pre", 4)
    polls.close_poll(hall.call(), poll)
    polls.reopen_poll(hall.call(), poll)
    again = tap(hall, "pre", 5)
    polls.close_poll(hall.call(), poll)
    for order in (tapped, again):
        named = attack.named(order)
        assert max(named.values()) <= MOST_BY_CHANCE, named


@pytest.mark.one_database  # PostgreSQL keeps a voter in the table and in its index
def test_no_key_of_an_attempt_and_one_ballot_of_a_voter_lie_in_the_files(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    tapped = tap(hall, "pre", 6)
    polls.close_poll(hall.call(), hall.poll("pre").id)
    whole = b"".join(path.read_bytes() for path in Path(str(hall.db.engine.url.database)).parent.glob("*sqlite*"))
    secret = hall.pair().electorate.secret
    assert secret is not None
    assert {whole.count(voter_key(secret, device).encode()) for device in tapped} == {1}
    assert b"key-0000" not in whole
