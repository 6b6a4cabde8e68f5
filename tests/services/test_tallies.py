"""What the hall sees of a live poll while it runs: steps of many voters, also to one who knows some of them."""

from __future__ import annotations

import random

import pytest

from debate.domain.motion.pair import CHOICES
from debate.domain.motion.tally import tally
from debate.services import polls
from debate.services.tallies import SHORTEST_STEP_MS, SMALLEST_STEP, LiveTallies
from debate.store.revisions import read_revs
from tests.halls import Hall, hundred

N = SMALLEST_STEP
Tally = dict[str, int] | None


@pytest.fixture
def live(hall: Hall) -> Hall:
    """A live pre-vote, open."""
    hall.seal(pre_tally="live")
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    return hall


def shown(hall: Hall) -> Tally:
    return hall.show_tallies("pre")


def crowd(name: str, choice: str, size: int = N) -> dict[str, str]:
    return {f"{name}-{n}": choice for n in range(size)}


def rev(hall: Hall) -> int:
    with hall.db.reading() as session:
        return read_revs(session, hall.event, ["turnout"])["turnout"]


def move_twice(hall: Hall) -> Tally:
    """The first crowd has voted for, and is shown; the second, against, is staged."""
    hall.cast_all("pre", crowd("first", "for"))
    assert shown(hall) is None
    hall.cast_all("pre", crowd("second", "against"))
    return shown(hall)


def test_a_step_is_shown_once_as_many_again_have_voted(live: Hall) -> None:
    live.cast_all("pre", crowd("first", "for"))
    assert shown(live) is None
    live.cast_all("pre", crowd("second", "against", N - 1))
    assert shown(live) is None
    live.cast_all("pre", {"one-more": "undecided"})
    assert shown(live) == {"for": N, "against": 0, "undecided": 0}


def test_a_hall_of_few_sees_no_division(live: Hall) -> None:
    live.cast_all("pre", crowd("first", "for", N - 1))
    assert shown(live) is None
    assert shown(live) is None


def test_a_step_takes_its_time(live: Hall) -> None:
    before = move_twice(live)
    live.cast_all("pre", crowd("third", "undecided"))
    live.pass_ms(SHORTEST_STEP_MS - 1)
    assert live.tallies.show(live.event, live.now).waits, "it is pushed again, also if no more ballots come"
    assert live.poll("pre").shown == before
    live.pass_ms(1)
    assert not live.tallies.show(live.event, live.now).waits
    assert live.poll("pre").shown == {"for": N, "against": N, "undecided": 0}


def test_a_step_counts_as_a_change(live: Hall) -> None:
    live.cast_all("pre", crowd("first", "for"))
    shown(live)
    live.cast_all("pre", crowd("second", "against"))
    before = rev(live)
    shown(live)
    assert rev(live) > before, "a screen that joined between the ballots and the step would keep the old tally"


def test_where_no_step_is_due_nothing_changes(live: Hall) -> None:
    live.cast_all("pre", {"ola": "for"})
    before = rev(live)
    shown(live)
    assert rev(live) == before


def test_a_sealed_poll_shows_nothing(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    hall.cast_all("pre", hundred(for_=100))
    assert shown(hall) is None
    assert shown(hall) is None


def test_who_changes_to_and_fro_moves_nothing(live: Hall) -> None:
    before = move_twice(live)
    for choice in ("against", "undecided", "for"):
        live.cast_all("pre", crowd("first", choice))
    assert shown(live) == before
    live.cast_all("pre", crowd("first", "undecided", N - 1))
    live.cast_all("pre", crowd("first", "against", N - 1))
    assert shown(live) == before, "one who moved twice is one"


def test_a_restart_and_a_second_server_go_on_with_the_same_steps(live: Hall) -> None:
    before = move_twice(live)
    live.cast_all("pre", crowd("third", "undecided", N - 1))
    live.pass_ms(SHORTEST_STEP_MS)
    other = LiveTallies(live.db)
    other.show(live.event, live.now)
    assert live.poll("pre").shown == before
    live.cast_all("pre", {"one-more": "for"})
    other.show(live.event, live.now)
    assert live.poll("pre").shown == {"for": N, "against": N, "undecided": 0}
    assert shown(live) == {"for": N, "against": N, "undecided": 0}, "the step was made, whoever made it"


def test_neither_a_close_nor_a_reopening_is_a_step(live: Hall) -> None:
    before = move_twice(live)
    poll = live.poll("pre").id
    for _ in range(3):
        live.cast_all("pre", {f"victim-{live.now}": "undecided"})
        polls.close_poll(live.call(), poll)
        assert shown(live) == before
        polls.reopen_poll(live.call(), poll)
        assert shown(live) == before


def test_after_a_reopening_the_next_step_holds_many_on_both_sides_of_it(live: Hall) -> None:
    move_twice(live)
    live.cast_all("pre", {"victim": "undecided"})
    polls.close_poll(live.call(), live.poll("pre").id)
    polls.reopen_poll(live.call(), live.poll("pre").id)
    live.cast_all("pre", crowd("third", "for", N - 1))
    assert shown(live) == {"for": N, "against": 0, "undecided": 0}
    live.cast_all("pre", {"one-more": "for"})
    assert shown(live) == {"for": N, "against": N, "undecided": 1}


def test_a_hall_of_few_that_votes_again_is_not_shown_by_itself(live: Hall) -> None:
    live.cast_all("pre", {"ola": "for", "omar": "against"})
    polls.close_poll(live.call(), live.poll("pre").id)
    polls.reopen_poll(live.call(), live.poll("pre").id)
    live.cast_all("pre", crowd("first", "for", N - 2))
    assert shown(live) is None
    live.cast_all("pre", crowd("second", "against"))
    assert shown(live) == {"for": N - 1, "against": 1, "undecided": 0}


# The attack: accomplices who move together with each victim. They know who moved when, and what they chose themselves.

VICTIMS = 120


class Onlooker:
    """Takes the accomplices' own votes off each step, and names the choice that most of its victims must have made."""

    def __init__(self, hall: Hall, accomplices: int) -> None:
        self.hall, self.accomplices = hall, accomplices
        self.votes: list[str] = []  # of the victims, in the order in which they came
        self.steps = [0]  # how many victims had voted at each step that was shown
        self.counted = dict.fromkeys(CHOICES, 0)
        self.right = 0

    def own(self, turn: int) -> str:
        return CHOICES[turn % len(CHOICES)]

    def watch(self, vote: str) -> None:
        self.votes.append(vote)
        turn = len(self.votes)
        moves = {f"victim-{turn}": vote, **{f"accomplice-{n}": self.own(turn) for n in range(self.accomplices)}}
        self.hall.cast_all("pre", moves)
        self.read(shown(self.hall))

    def read(self, tally: Tally) -> None:
        turn = sum(tally.values()) - self.accomplices if tally else 0
        if tally is None or turn == self.steps[-1]:
            return
        counted = {c: tally[c] - self.accomplices * (c == self.own(turn)) for c in CHOICES}
        moved = {c: counted[c] - self.counted[c] for c in CHOICES}
        named = max(CHOICES, key=lambda choice: moved[choice])
        self.right += self.votes[self.steps[-1] : turn].count(named)
        self.steps.append(turn)
        self.counted = counted


@pytest.mark.parametrize("accomplices", [0, 1, 2, 5])
def test_accomplices_who_move_with_each_victim_read_no_vote(live: Hall, accomplices: int) -> None:
    onlooker, dice, poll = Onlooker(live, accomplices), random.Random(accomplices), live.poll("pre").id
    for turn in range(1, VICTIMS + 1):
        onlooker.watch(dice.choice(CHOICES))
        if turn % 33 == 0:
            polls.close_poll(live.call(), poll)
            onlooker.read(shown(live))
            polls.reopen_poll(live.call(), poll)
            onlooker.read(shown(live))
    seen_by_the_hall = len(onlooker.steps)
    polls.close_poll(live.call(), poll)
    onlooker.read(tally(live.ballots("pre").values()))  # as the reveal shows it
    assert seen_by_the_hall > 2, "the tally must move for this to mean anything"
    sizes = [after - before for before, after in zip(onlooker.steps, onlooker.steps[1:], strict=False)]
    assert min(sizes) >= SMALLEST_STEP - accomplices
    # A third is chance; who knows how a group of fifteen split, and says of each what most chose, is right a bit more.
    assert onlooker.right < 0.6 * VICTIMS
