"""What the database itself refuses, whatever program writes to it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from debate.services.questions import ask_question
from debate.store.database import Database
from tests.cast import OLA
from tests.halls import Hall, hundred


def run(db: Database, statement: str, **values: object) -> None:
    with db.writing() as session:
        session.execute(text(statement), values)


def assert_refused(db: Database, constraint: str, statement: str, values: Mapping[str, object]) -> None:
    """`constraint` is its name, or how SQLite names it where it has only the columns to tell."""
    with pytest.raises(IntegrityError) as refusal:
        run(db, statement, **values)
    said = str(refusal.value.orig)
    assert any(name in said for name in constraint.split(" or ")), said


def ask(hall: Hall) -> int:
    return ask_question(hall.call(OLA), "Who would pay for all these embassies?", None, None).id


def test_a_voter_has_one_ballot_in_a_poll(hall: Hall) -> None:
    hall.seal()
    poll = hall.poll("pre").id
    put = "INSERT INTO ballot (poll_id, voter, answer) VALUES (:poll, 'v', 'for')"
    run(hall.db, put, poll=poll)
    assert_refused(hall.db, "pk_ballot or ballot.poll_id, ballot.voter", put, {"poll": poll})


def test_a_voter_wants_a_question_once(hall: Hall) -> None:
    question = ask(hall)
    put = "INSERT INTO upvote (question_id, voter) VALUES (:question, 'v')"
    run(hall.db, put, question=question)
    assert_refused(hall.db, "pk_upvote or upvote.question_id, upvote.voter", put, {"question": question})


def test_a_ballot_holds_an_answer(hall: Hall) -> None:
    hall.seal()
    put = "INSERT INTO ballot (poll_id, voter, answer) VALUES (:poll, 'v', '')"
    assert_refused(hall.db, "ck_ballot_answer", put, {"poll": hall.poll("pre").id})


def test_a_poll_has_a_round_where_it_has_a_pair(hall: Hall) -> None:
    hall.seal()
    alone = "UPDATE poll SET pair_id = NULL WHERE id = :poll"
    assert_refused(hall.db, "ck_poll_round_of_pair", alone, {"poll": hall.poll("pre").id})


def test_a_ballot_belongs_to_a_poll(hall: Hall) -> None:
    put = "INSERT INTO ballot (poll_id, voter, answer) VALUES (999, 'v', 'for')"
    assert_refused(hall.db, "fk_ballot_poll_id_poll or FOREIGN KEY", put, {})


def test_a_pair_has_each_round_once(hall: Hall) -> None:
    hall.seal()
    again = "UPDATE poll SET round = 'pre' WHERE id = :poll"
    assert_refused(hall.db, "uq_poll_pair_id_round or poll.pair_id, poll.round", again, {"poll": hall.poll("post").id})


@pytest.mark.parametrize(
    ("table", "column", "constraint"),
    [
        ("poll", "state", "ck_poll_state"),
        ("poll", "round", "ck_poll_round"),
        ("poll", "tally", "ck_poll_tally"),
        ("pair", "rule", "ck_pair_rule"),
        ("item", "state", "ck_item_state"),
        ("item", "kind", "ck_item_kind"),
        ("event", "scene", "ck_event_scene"),
        ("slot", "kind", "ck_slot_kind"),
        ("slot", "side", "ck_slot_side"),
        ("person", "side", "ck_person_side"),
        ("question", "state", "ck_question_state"),
    ],
)
def test_a_column_of_states_takes_its_own_words_only(hall: Hall, table: str, column: str, constraint: str) -> None:
    hall.seal()
    ask(hall)
    assert_refused(hall.db, constraint, f"UPDATE {table} SET {column} = 'upside_down'", {})


def test_an_armed_poll_has_a_frame(hall: Hall) -> None:
    hall.seal()
    hall.vote("pre", hundred(for_=2))
    poll = hall.poll("pre")
    assert poll.ballots_hash is not None, "the hash must be there for the frame to be what is missing"
    assert_refused(hall.db, "armed_has_frame", "UPDATE poll SET state = 'armed' WHERE id = :poll", {"poll": poll.id})
    assert_refused(hall.db, "armed_has_frame", "UPDATE poll SET state = 'revealed' WHERE id = :poll", {"poll": poll.id})


def test_a_closed_poll_has_a_hash(hall: Hall) -> None:
    hall.seal()
    close = "UPDATE poll SET state = 'closed' WHERE id = :poll"
    assert_refused(hall.db, "closed_has_hash", close, {"poll": hall.poll("pre").id})


def test_a_merged_question_names_its_target(hall: Hall) -> None:
    merge = "UPDATE question SET state = 'merged' WHERE id = :question"
    assert_refused(hall.db, "merged_has_target", merge, {"question": ask(hall)})


def test_a_question_that_is_not_merged_names_no_target(hall: Hall) -> None:
    first, second = ask(hall), ask(hall)
    aim = "UPDATE question SET merged_into_id = :target WHERE id = :question"
    assert_refused(hall.db, "merged_has_target", aim, {"question": first, "target": second})


def test_two_items_never_share_a_place_in_the_agenda(hall: Hall) -> None:
    crowd = "UPDATE item SET position = 0 WHERE event_id = :event"
    assert_refused(hall.db, "uq_item_event_id_position or item.event_id, item.position", crowd, {"event": hall.event})


def test_two_events_never_share_a_code(hall: Hall) -> None:
    columns = "code, title, subtitle, venue, timezone, date, epoch, asker_secret, flag_words, scene, pinned, created_at"
    copy = f"INSERT INTO event ({columns}) SELECT {columns} FROM event"
    assert_refused(hall.db, "uq_event_code or event.code", copy, {})


def test_only_owners_and_moderators_sit_at_a_desk(hall: Hall) -> None:
    run(hall.db, "INSERT INTO account (id, name, created_at) VALUES (7, 'Somebody', 0)")
    seat = "INSERT INTO membership (event_id, account_id, role) VALUES (:event, 7, 'screen')"
    assert_refused(hall.db, "role_of_desk", seat, {"event": hall.event})


@pytest.mark.parametrize("change", ["UPDATE journal SET actor = 'nobody'", "DELETE FROM journal"])
def test_the_journal_is_append_only(hall: Hall, change: str) -> None:
    before = hall.journal()
    assert before, "the journal needs a row for a change to mean anything"
    with pytest.raises(DBAPIError, match="append only"):
        run(hall.db, change)
    assert hall.journal() == before
