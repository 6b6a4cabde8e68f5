"""Voters name the group that they belong to, and results are told by group."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from debate.domain.errors import NotFound
from debate.services import drafts, polls, reveals
from debate.services.audience_groups import set_groups
from debate.services.ballots import Cast, Counted, find_ballot
from debate.services.poll_results import list_groups, make_poll_bundle
from debate.store.schema import Event, Journal
from tests.halls import Hall
from tests.services.test_polls_alone import cast, made, opened, row, seen


def grouped(hall: Hall, *names: str) -> list[int]:
    set_groups(hall.call(), names)
    with hall.db.reading() as session:
        return [group["id"] for group in session.get_one(Event, hall.event).groups]


def vote(hall: Hall, poll: int, device: str, answer: str, group: int | None) -> Any:
    (counted,) = hall.box.cast_group([Cast(hall.event, poll, device, answer, f"key-{next(hall.keys):08}", group)])
    return counted


def crowd(hall: Hall, poll: int, group: int | None, n: int, answer: str, prefix: str = "") -> None:
    for voter in range(n):
        counted = vote(hall, poll, f"{prefix}{group}-{voter}", answer, group)
        assert isinstance(counted, Counted), counted


def shown_table(hall: Hall, poll: int) -> Any:
    polls.close_poll(hall.call(), poll)
    reveals.reveal_poll(hall.call(), poll, held=False, play=False)
    frame = row(hall, poll).frame
    assert frame is not None
    return frame["groups"]


def test_a_poll_takes_the_groups_that_there_are_when_it_opens(hall: Hall) -> None:
    grouped(hall, "Government", "Industry")
    poll = opened(hall)
    grouped(hall, "Media")
    assert [group["name"] for group in seen(hall, "audience")["poll"]["groups"]] == ["Government", "Industry"]
    assert [group["name"] for group in seen(hall, "desk")["setups"]["groups"]] == ["Media"]
    assert row(hall, made(hall)).groups == []
    assert row(hall, poll).groups != []


def test_a_group_stays_once_its_voter_has_voted(hall: Hall) -> None:
    one, two = grouped(hall, "Government", "Industry")
    poll = opened(hall)
    assert vote(hall, poll, "ola", "1", one).group == one
    assert vote(hall, poll, "ola", "2", two) == Counted(vote(hall, poll, "ola", "2", two).receipt, "2", one)
    mine = find_ballot(hall.db, hall.box.keys, hall.event, poll, "ola")
    assert mine is not None
    assert mine.group == one


def test_who_voted_without_a_group_has_none(hall: Hall) -> None:
    (one,) = grouped(hall, "Government")
    poll = opened(hall)
    vote(hall, poll, "ola", "1", None)
    assert vote(hall, poll, "ola", "1", one).group is None


def test_no_ballot_is_lost_for_a_group_that_is_none_of_the_polls(hall: Hall) -> None:
    grouped(hall, "Government")
    poll = opened(hall)
    counted = vote(hall, poll, "ola", "1", 99)
    assert (counted.answer, counted.group) == ("1", None)


def test_a_group_lasts_through_close_and_reopening(hall: Hall) -> None:
    (one,) = grouped(hall, "Government")
    poll = opened(hall)
    crowd(hall, poll, one, 5, "1")
    crowd(hall, poll, None, 5, "2")
    polls.close_poll(hall.call(), poll)
    polls.reopen_poll(hall.call(), poll)
    table = shown_table(hall, poll)
    assert [(group["name"], group["n"]) for group in table["groups"]] == [("Government", 5), ("", 5)]


def test_a_small_group_is_told_nowhere(hall: Hall) -> None:
    one, two, three = grouped(hall, "Government", "Industry", "Media")
    poll = opened(hall)
    for group, n, answer in ((one, 9, "1"), (two, 6, "2"), (three, 3, "2")):
        crowd(hall, poll, group, n, answer)
    crowd(hall, poll, None, 20, "1")
    table = shown_table(hall, poll)
    assert [(group["name"], group["n"]) for group in table["groups"]] == [("Government", 9), ("", 20)]
    assert {line["group"] for line in list_groups(hall.db, hall.event, poll)} == {"Government", ""}
    bundle = str(make_poll_bundle(hall.db, hall.event, poll))
    assert "Media" not in bundle
    assert "Government" not in bundle


def test_no_face_is_told_of_a_group_beside_the_page_of_results(hall: Hall) -> None:
    (one,) = grouped(hall, "Government")
    poll = opened(hall)
    crowd(hall, poll, one, 6, "1")
    crowd(hall, poll, None, 6, "2")
    shown_table(hall, poll)
    for face in ("screen", "audience", "stage", "desk"):
        assert "Government" not in str(seen(hall, face)["result"])


def test_before_the_reveal_nobody_is_told_of_a_group(hall: Hall) -> None:
    (one,) = grouped(hall, "Government")
    poll = opened(hall)
    crowd(hall, poll, one, 6, "1")
    polls.close_poll(hall.call(), poll)
    for face in ("screen", "audience", "stage", "desk"):
        assert "has_groups': True" not in str(seen(hall, face))
        assert "'shares'" not in str(seen(hall, face)["result"])
    with pytest.raises(NotFound):
        list_groups(hall.db, hall.event, poll)


def test_the_group_of_the_first_round_holds_in_the_second(hall: Hall) -> None:
    one, two = grouped(hall, "Government", "Industry")
    poll = opened(hall)
    crowd(hall, poll, one, 6, "1", "v")
    crowd(hall, poll, two, 6, "1", "v")
    polls.close_poll(hall.call(), poll)
    second = drafts.put_again(hall.call(), poll)
    polls.open_poll(hall.call(), second, None)
    for voter in range(6):  # who was in the first group now says the second
        vote(hall, second, f"v{one}-{voter}", "2", two)
        vote(hall, second, f"v{two}-{voter}", "1", two)
    table = shown_table(hall, second)  # and the first round with it
    assert [group["n"] for group in table["groups"]] == [6, 6]
    assert [share["n"] for share in table["rows"][0]["shares"]] == [0, 6]


def test_a_voter_is_answered_the_group_that_counts(hall: Hall) -> None:
    one, two = grouped(hall, "Government", "Industry")
    poll = opened(hall)
    vote(hall, poll, "ola", "1", one)
    vote(hall, poll, "omar", "1", None)
    polls.close_poll(hall.call(), poll)
    second = drafts.put_again(hall.call(), poll)
    polls.open_poll(hall.call(), second, None)
    assert vote(hall, second, "ola", "2", two).group == one
    assert vote(hall, second, "omar", "2", two).group is None
    assert vote(hall, second, "oda", "2", two).group == two
    mine = find_ballot(hall.db, hall.box.keys, hall.event, second, "ola")
    assert mine is not None
    assert mine.group == one
    assert seen(hall, "audience")["poll"]["earlier"] == poll


@pytest.mark.parametrize(("joins", "is_told"), [(0, True), (1, False), (5, True)])
def test_a_second_round_tells_no_group_whose_few_joiners_the_first_would_give_away(
    hall: Hall, joins: int, is_told: bool
) -> None:
    one, two = grouped(hall, "Government", "Industry")
    poll = opened(hall)
    crowd(hall, poll, one, 20, "1", "v")
    crowd(hall, poll, two, 6, "2", "v")
    assert shown_table(hall, poll) is not None
    second = drafts.put_again(hall.call(), poll)
    polls.open_poll(hall.call(), second, None)
    crowd(hall, second, one, 20, "1", "v")
    crowd(hall, second, two, 6, "2", "v")
    crowd(hall, second, two, joins, "1", "new")
    assert (shown_table(hall, second) is not None) == is_told


def test_a_second_round_tells_no_group_that_the_first_kept_back(hall: Hall) -> None:
    one, two = grouped(hall, "Government", "Industry")
    poll = opened(hall)
    crowd(hall, poll, one, 20, "1", "v")
    crowd(hall, poll, two, 4, "2", "v")
    assert shown_table(hall, poll) is None
    second = drafts.put_again(hall.call(), poll)
    polls.open_poll(hall.call(), second, None)
    crowd(hall, second, one, 20, "1", "v")
    crowd(hall, second, two, 5, "2", "v")
    assert shown_table(hall, second) is None


def test_the_journal_has_no_table_by_group(hall: Hall) -> None:
    (one,) = grouped(hall, "Government")
    poll = opened(hall)
    crowd(hall, poll, one, 6, "1")
    assert shown_table(hall, poll) is not None
    with hall.db.reading() as session:
        told = [row.details for row in session.scalars(select(Journal).where(Journal.what == "poll:frame"))]
    assert told
    assert "Government" not in str(told)


def test_a_motion_is_told_by_group_with_the_movement_of_each(hall: Hall) -> None:
    one, two = grouped(hall, "Government", "Industry")
    hall.seal()
    pre, post = hall.pair().polls
    for poll, said in ((pre.id, ("for", "against")), (post.id, ("against", "against"))):
        polls.open_poll(hall.call(), poll, None, held=True)
        crowd(hall, poll, one, 5, said[0], "m")
        crowd(hall, poll, two, 5, said[1], "m")
        polls.close_poll(hall.call(), poll)
    reveals.arm_poll(hall.call(), post.id)
    frame = row(hall, post.id).frame
    assert frame is not None
    assert [(way["name"], way["n"]) for way in frame["groups"]] == [("Government", 5), ("Industry", 5)]
    assert frame["groups"][0]["changes"]["for"]["words"] == "down"
    reveals.reveal_poll(hall.call(), post.id, held=True, play=False)
    for face in ("screen", "audience", "stage", "desk"):
        assert "Government" not in str(seen(hall, face)["result"])


def test_without_groups_nothing_is_asked_and_nothing_is_told(hall: Hall) -> None:
    poll = opened(hall)
    cast(hall, poll, {f"v{n}": "1" for n in range(20)})
    assert shown_table(hall, poll) is None
