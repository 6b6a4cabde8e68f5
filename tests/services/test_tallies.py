"""What the hall sees of a live poll while it runs: batches, never one ballot."""

from __future__ import annotations

import pytest

from debate.services import polls
from debate.store.revisions import read_revs
from tests.halls import Hall


@pytest.fixture
def live(hall: Hall) -> Hall:
    """A live pre-vote, open."""
    hall.seal(pre_tally="live")
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    return hall


def shown(hall: Hall) -> dict[str, int] | None:
    hall.box.tallies.show(hall.event)
    return hall.poll("pre").shown


def rev(hall: Hall) -> int:
    with hall.db.reading() as session:
        return read_revs(session, hall.event, ["turnout"])["turnout"]


def test_nothing_shows_before_a_batch_is_full(live: Hall) -> None:
    live.cast_all("pre", {"ola": "for", "omar": "against"})
    assert shown(live) is None


def test_a_full_batch_shows(live: Hall) -> None:
    live.cast_all("pre", {"ola": "for", "omar": "against", "oda": "for"})
    assert shown(live) == {"for": 2, "against": 1, "undecided": 0}


def test_a_single_new_ballot_never_shows(live: Hall) -> None:
    live.cast_all("pre", {"ola": "for", "omar": "against", "oda": "for"})
    before = shown(live)
    live.cast_all("pre", {"olli": "undecided"})
    assert shown(live) == before


def test_a_single_changed_mind_never_shows(live: Hall) -> None:
    live.cast_all("pre", {"ola": "for", "omar": "against", "oda": "for"})
    before = shown(live)
    live.cast_all("pre", {"ola": "undecided"})
    assert shown(live) == before


def test_small_changes_show_once_they_make_a_batch(live: Hall) -> None:
    live.cast_all("pre", {"ola": "for", "omar": "against", "oda": "for"})
    shown(live)
    for device in ("olli", "orla"):
        live.cast_all("pre", {device: "against"})
        assert shown(live) == {"for": 2, "against": 1, "undecided": 0}
    live.cast_all("pre", {"otto": "for"})
    assert shown(live) == {"for": 3, "against": 3, "undecided": 0}


def test_a_batch_that_shows_counts_as_a_change(live: Hall) -> None:
    live.cast_all("pre", {"ola": "for", "omar": "against", "oda": "for"})
    before = rev(live)
    shown(live)
    assert rev(live) > before, "a screen that joined between the ballots and the batch would keep the old tally"


def test_a_batch_that_is_not_full_is_no_change(live: Hall) -> None:
    live.cast_all("pre", {"ola": "for"})
    before = rev(live)
    shown(live)
    assert rev(live) == before


def test_a_sealed_poll_shows_nothing(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    hall.cast_all("pre", {f"v{n}": "for" for n in range(10)})
    assert shown(hall) is None


def test_a_ballot_after_a_reopening_never_shows_alone(live: Hall) -> None:
    live.cast_all("pre", {"ola": "for", "omar": "against", "oda": "for"})
    shown(live)
    live.cast_all("pre", {"olli": "for", "orla": "for"})
    polls.close_poll(live.call(), live.poll("pre").id)
    polls.reopen_poll(live.call(), live.poll("pre").id)
    before = {"for": 4, "against": 1, "undecided": 0}
    assert shown(live) == before, "the close showed the hall every ballot so far"
    live.cast_all("pre", {"otto": "against"})
    assert shown(live) == before


def test_one_who_changes_to_and_fro_is_still_one(live: Hall) -> None:
    live.cast_all("pre", {"ola": "for", "omar": "against", "oda": "for"})
    before = shown(live)
    live.cast_all("pre", {"victim": "against"})
    for choice in ("against", "undecided", "for"):
        live.cast_all("pre", {"ola": choice})
    assert shown(live) == before, "two voters moved: whoever knows one ballot would read the other one off"
