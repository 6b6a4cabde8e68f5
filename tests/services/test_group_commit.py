"""Group commit: who shares a group, who gets which answer, and what a failure takes with it. No database."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

import pytest

from debate.services.group_commit import MOST_IN_A_GROUP, GroupCommit
from tests.races import TIMEOUT_S, losses, race, winners


class Commits:
    """Writes groups down. `held` keeps the first group on its way until it is let go, so that others must wait."""

    def __init__(self, fails: Callable[[Sequence[int]], bool] = lambda _group: False) -> None:
        self.groups: list[list[int]] = []
        self.fails = fails
        self.begun, self.held = threading.Event(), threading.Event()

    def __call__(self, group: Sequence[int]) -> list[str]:
        self.groups.append(list(group))
        self.begun.set()
        assert self.held.wait(TIMEOUT_S), "the test must let the first group go"
        if self.fails(group):
            raise OSError("the disk is full")
        return [f"answer {given}" for given in group]


def submit_behind_the_first(group_commit: GroupCommit[int, str], commits: Commits, count: int) -> list[str | Exception]:
    """Input 0 is being committed while 1 to `count` come in; then all go on."""

    def let_go() -> str:
        deadline = time.monotonic() + TIMEOUT_S
        while sum(len(group.inputs) for group in group_commit._waiting) < count:
            assert time.monotonic() < deadline, "all must come in while the first group is on its way"
            time.sleep(0)
        commits.held.set()
        return "let go"

    first = threading.Thread(target=group_commit.submit, args=(0,), daemon=True)
    first.start()
    assert commits.begun.wait(TIMEOUT_S)
    ends = race(*[partial(group_commit.submit, number) for number in range(1, count + 1)], let_go)
    first.join(TIMEOUT_S)
    return ends[:-1]


def test_one_input_is_committed_at_once() -> None:
    commits = Commits()
    commits.held.set()
    assert GroupCommit(commits).submit(7) == "answer 7"
    assert commits.groups == [[7]]


def test_all_that_wait_share_one_commit() -> None:
    commits = Commits()
    ends = submit_behind_the_first(GroupCommit(commits), commits, 20)
    assert commits.groups[0] == [0]
    assert sorted(commits.groups[1]) == list(range(1, 21))
    assert len(commits.groups) == 2
    assert losses(ends) == []


def test_everybody_gets_the_answer_to_their_own_input() -> None:
    commits = Commits()
    assert submit_behind_the_first(GroupCommit(commits), commits, 20) == [f"answer {number}" for number in range(1, 21)]


def test_a_group_that_fails_fails_all_its_members() -> None:
    commits = Commits(fails=lambda group: 5 in group)
    ends = submit_behind_the_first(GroupCommit(commits), commits, 10)
    assert winners(ends) == 0
    assert all(isinstance(end, OSError) for end in ends)


def test_the_group_after_a_failed_one_works() -> None:
    commits = Commits(fails=lambda group: 0 in group)
    group_commit = GroupCommit(commits)
    ends: list[Exception] = []

    def first() -> None:
        try:
            group_commit.submit(0)
        except OSError as error:
            ends.append(error)

    thread = threading.Thread(target=first, daemon=True)
    thread.start()
    assert commits.begun.wait(TIMEOUT_S)
    commits.held.set()
    thread.join(TIMEOUT_S)
    assert len(ends) == 1, "the first group must fail for this to mean anything"
    assert group_commit.submit(1) == "answer 1"


def test_whoever_waits_behind_a_failing_group_is_served() -> None:
    commits = Commits(fails=lambda group: 0 in group)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(threading, "excepthook", lambda _args: None)  # the first one's refusal ends its thread
        ends = submit_behind_the_first(GroupCommit(commits), commits, 5)
    assert ends == [f"answer {number}" for number in range(1, 6)]


def test_a_group_holds_so_many_at_most() -> None:
    commits = Commits()
    group_commit = GroupCommit(commits)
    commits.held.set()
    for number in range(3):
        group_commit.submit(number)
    groups = [group_commit._join(number)[0] for number in range(MOST_IN_A_GROUP + 1)]
    assert len({id(group) for group in groups}) == 2
    assert len(groups[0].inputs) == MOST_IN_A_GROUP


def test_many_phones_at_once_all_get_their_answer() -> None:
    commits = Commits()
    commits.held.set()
    group_commit = GroupCommit(commits)

    def phone(number: int) -> list[str]:
        return [group_commit.submit(number * 100 + attempt) for attempt in range(50)]

    ends = race(*[partial(phone, number) for number in range(8)])
    assert ends == [[f"answer {number * 100 + attempt}" for attempt in range(50)] for number in range(8)]
    assert sorted(given for group in commits.groups for given in group) == sorted(
        n * 100 + a for n in range(8) for a in range(50)
    )
