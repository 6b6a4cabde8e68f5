"""A day that began with the first schema goes on with the newest: nothing that was counted or shown changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from debate.domain.motion.bundle import check_shape, recount
from debate.services import polls, reveals
from debate.services.ballots import Counted, VoterKeys, find_ballot
from debate.services.bundles import make_bundle
from debate.snapshot import Slices
from debate.store.database import Database
from tests.cast import MILO
from tests.halls import Hall
from tests.store.earlier import DATA, HALF_TOLD, OPEN, REVEALED, carry_over, debate_of

BUNDLE = json.loads((DATA / "first-schema.bundle.json").read_text())


@pytest.fixture
def earlier(db: Database, tmp_path: Path) -> Database:
    carry_over(db, tmp_path)
    return db


def hall_of(db: Database, event: int) -> Hall:
    return Hall(db, event, debate_of(db, event))


def test_a_bundle_of_the_first_schema_still_holds() -> None:
    check_shape(BUNDLE)
    assert recount(BUNDLE) == []


def test_a_revealed_pair_gives_the_same_bundle(earlier: Database) -> None:
    made = json.loads(json.dumps(make_bundle(earlier, REVEALED, REVEALED)))
    assert recount(made) == []
    for part in ("event", "record", "seal", "ballots", "hashes", "journal"):
        assert made[part] == BUNDLE[part], part
    assert {name: made["result"][name] for name in BUNDLE["result"]} == BUNDLE["result"]


@pytest.mark.parametrize("event", [REVEALED, HALF_TOLD])
def test_a_frame_of_the_first_schema_has_the_figures_that_every_face_prints(earlier: Database, event: int) -> None:
    """They are worked out from the counts that were stored with it, and say the same as the outcome that was stored."""
    frame = hall_of(earlier, event).poll("post").frame
    assert frame is not None
    assert frame["version"] == 1
    assert frame["ballots"] == {name: frame["counts"][name] for name in ("before", "after")}
    of, counted = ("all", frame) if frame["seal"]["rule"] == "all_ballots" else ("both", frame["matched"])
    for name in ("before", "after"):
        drawn = frame["shown"][name]
        assert (drawn["of"], drawn["n"]) == (of, sum(counted[name].values()))
        assert {choice: share["n"] for choice, share in drawn["shares"].items()} == counted[name]
    for side, shift in frame["outcome"]["shifts"].items():
        change = frame["changes"][side]
        assert {part: change[part] for part in ("before_pct", "before_n", "after_pct", "after_n")} == {
            part: shift[part] for part in ("before_pct", "before_n", "after_pct", "after_n")
        }
        assert change["pct"] == abs(shift["gain_pct"])
    assert frame["verdict"]["words"] == frame["outcome"]["verdict"]


def test_a_half_told_reveal_of_the_first_schema_shows_no_more_than_its_step(earlier: Database) -> None:
    slices = Slices(earlier, str).read(HALF_TOLD, ["screen"], ["result"])
    frame = slices["screen"]["result"]["data"]["frame"]
    assert frame["step"] == "after"
    assert None not in (frame["shown"]["before"], frame["shown"]["after"])
    assert {part: frame[part] for part in ("counts", "matrix", "outcome", "changes", "verdict")} == dict.fromkeys(
        ("counts", "matrix", "outcome", "changes", "verdict")
    )


def test_a_half_told_reveal_is_told_to_its_end(earlier: Database) -> None:
    hall = hall_of(earlier, HALF_TOLD)
    assert hall.poll("post").step == "after"
    for step in ("movement", "winner"):
        reveals.step_reveal(hall.call(), hall.poll("post").id, step)
    assert recount(json.loads(json.dumps(make_bundle(earlier, HALF_TOLD, HALF_TOLD)))) == []


def test_an_open_vote_goes_on_and_loses_nobody(earlier: Database) -> None:
    hall = hall_of(earlier, OPEN)
    before = hall.ballots("pre")
    assert len(before) == 9
    mine = find_ballot(earlier, VoterKeys(earlier), OPEN, hall.poll("pre").id, "v0")
    assert mine is not None
    assert mine.answer == "undecided"
    hall.cast("newcomer", "for", key="attempt-of-newcomer")
    hall.cast("v1", "against", key="second-attempt-of-v1")
    polls.close_poll(hall.call(), hall.poll("pre").id)
    after = hall.ballots("pre")
    assert len(after) == 10
    assert sum(after[voter] != choice for voter, choice in before.items()) == 1


def test_an_attempt_from_before_the_change_still_counts_once(earlier: Database) -> None:
    """A phone that never heard the answer sends its ballot again, after the server was renewed."""
    hall = hall_of(earlier, OPEN)
    answer = hall.cast("v0", "for", key="second-attempt-of-v0")
    assert isinstance(answer, Counted)
    assert answer.answer == "undecided"


def test_a_late_attempt_at_a_closed_vote_is_still_known(earlier: Database) -> None:
    hall = hall_of(earlier, REVEALED)
    answer = hall.cast("v3", "against", "post", key="first-attempt-of-v3")
    assert isinstance(answer, Counted)
    assert answer.answer == "for"
    refused = hall.cast("v3", "against", "post", key="an-attempt-that-is-new")
    assert not isinstance(refused, Counted)


def test_a_reveal_may_go_on_at_the_hand_of_another_moderator(earlier: Database) -> None:
    hall = hall_of(earlier, HALF_TOLD)
    reveals.step_reveal(hall.call(MILO), hall.poll("post").id, "winner")
    assert hall.poll("post").step == "winner"
