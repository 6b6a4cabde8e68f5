"""A day that began with an earlier schema goes on with the newest: nothing that was counted or shown changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from debate.domain.motion.bundle import check_shape, recount
from debate.domain.polls.states import TallyMode
from debate.services import drafts, polls, reveals
from debate.services.ballots import Cast, Counted, VoterKeys, find_ballot
from debate.services.bundles import make_bundle
from debate.snapshot import Slices
from debate.store.database import Database
from tests.cast import MILO
from tests.halls import NOON, Hall
from tests.services.floor_law import check_turns, people_of, turns_of
from tests.store.earlier import DATA, HALF_TOLD, OPEN, REVEALED, SCHEMAS, carry_over, debate_of

MINUTE = 60_000
# Clocks of the first debate's speeches, and of its questions, which are nobody's; the fourth speaker has left.
CLOCKS = (
    f"UPDATE slot SET banked_ms = {8 * MINUTE}, finished_at = {NOON + 9 * MINUTE} WHERE id = 2",
    f"UPDATE slot SET banked_ms = {MINUTE}, started_at = {NOON + 30 * MINUTE} WHERE id = 3",
    f"UPDATE slot SET banked_ms = {2 * MINUTE} WHERE id = 4",
    "INSERT INTO journal (event_id, at, actor, what, subject) VALUES "
    f"(1, {NOON + 14 * MINUTE}, 'Mara', 'clock:start', 'slot 4'), "
    f"(1, {NOON + 16 * MINUTE}, 'Mara', 'clock:pause', 'slot 4'), "
    f"(1, {NOON + 17 * MINUTE}, 'Mara', 'clock:pause', 'slot 44')",
    f"UPDATE slot SET banked_ms = {3 * MINUTE} WHERE id = 5",
    "DELETE FROM speaker WHERE item_id = 2 AND side = 'against' AND seat = 2",
    f"UPDATE slot SET banked_ms = {5 * MINUTE}, finished_at = {NOON + 20 * MINUTE} WHERE id = 6",
    f"UPDATE slot SET started_at = {NOON + 21 * MINUTE} WHERE id = 7",
)

BUNDLES = {schema: json.loads((DATA / f"{schema}.bundle.json").read_text()) for schema in SCHEMAS}


@pytest.fixture(params=SCHEMAS)
def schema(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def earlier(db: Database, tmp_path: Path, schema: str) -> Database:
    carry_over(db, tmp_path, schema)
    return db


def hall_of(db: Database, event: int) -> Hall:
    return Hall(db, event, debate_of(db, event))


def test_an_earlier_bundle_still_holds(schema: str) -> None:
    check_shape(BUNDLES[schema])
    assert recount(BUNDLES[schema]) == []


def test_a_revealed_pair_gives_the_same_bundle(earlier: Database, schema: str) -> None:
    bundle = BUNDLES[schema]
    made = json.loads(json.dumps(make_bundle(earlier, REVEALED, REVEALED)))
    assert recount(made) == []
    for part in ("event", "record", "seal", "ballots", "hashes", "journal"):
        assert made[part] == bundle[part], part
    assert {name: made["result"][name] for name in bundle["result"]} == bundle["result"]


@pytest.mark.parametrize("event", [REVEALED, HALF_TOLD])
def test_an_earlier_frame_has_the_figures_that_every_face_prints(earlier: Database, schema: str, event: int) -> None:
    """They are worked out from the counts that were stored with it, and say the same as the outcome that was stored."""
    frame = hall_of(earlier, event).poll("post").frame
    assert frame is not None
    assert frame["version"] == BUNDLES[schema]["bundle"]
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


def test_a_half_told_reveal_shows_no_more_than_its_step(earlier: Database) -> None:
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
    hall.cast("v1", "undecided", key="second-attempt-of-v1")
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


def test_what_was_shown_stays_before_the_hall(earlier: Database) -> None:
    shown = Slices(earlier, str).read(REVEALED, ["audience"], ["result", "poll"])["audience"]
    assert shown["result"]["data"]["frame"]["step"] == "winner"
    assert shown["poll"]["data"]["state"] == "revealed"


def test_a_motions_votes_are_choice_polls_of_one_electorate(earlier: Database) -> None:
    for event in (REVEALED, HALF_TOLD, OPEN):
        pair = hall_of(earlier, event).pair()
        assert {poll.kind for poll in pair.polls} == {"choice"}
        assert {poll.electorate_id for poll in pair.polls} == {pair.electorate_id}
        assert {poll.question for poll in pair.polls} == {pair.record["motion"]}
        assert [option["id"] for option in pair.polls[0].options] == pair.record["choices"]


def test_a_poll_can_be_put_to_a_hall_that_was_carried_over(earlier: Database) -> None:
    hall = hall_of(earlier, OPEN)
    polls.close_poll(hall.call(), hall.poll("pre").id)
    wording = drafts.Wording("choice", "Tea or coffee?", ["Tea", "Coffee"], {}, TallyMode.SEALED)
    poll = drafts.make_poll(hall.call(), hall.item, wording)
    polls.open_poll(hall.call(), poll, None)
    assert isinstance(hall.box.cast_group([Cast(OPEN, poll, "v0", "2", "a-key-of-v0")])[0], Counted)


def test_what_the_clocks_have_counted_becomes_turns(db: Database, tmp_path: Path, schema: str) -> None:
    """As the desk has shown it: those who are named at the seats have spoken that long, and go on where they spoke."""
    carry_over(db, tmp_path, schema, *CLOCKS)
    hall = hall_of(db, REVEALED)
    hall.now = NOON + 31 * MINUTE
    names = {person.id: person.name for person in people_of(hall)}
    spans = [
        (names.get(turn.person_id or 0), turn.started_at - NOON, turn.ended_at and turn.ended_at - NOON)
        for turn in turns_of(hall)
    ]
    assert spans == [
        ("Amara Lindqvist", MINUTE, 9 * MINUTE),
        ("Tomas Varga", 29 * MINUTE, 30 * MINUTE),
        ("Jonah Okonjo", 14 * MINUTE, 16 * MINUTE),
        (None, -3 * MINUTE, 0),  # paused, by no journal: at the item's start
        ("Tomas Varga", 30 * MINUTE, None),
        ("Amara Lindqvist", 21 * MINUTE, None),
    ]
    check_turns(hall)
