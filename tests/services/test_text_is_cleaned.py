"""Whatever text a command carries is cleaned and held to its line before it is stored."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from debate.domain.errors import DomainError
from debate.domain.polls.states import TallyMode
from debate.domain.text import Line
from debate.realtime.handlers import VERBS
from debate.realtime.names import COMMANDS
from debate.services import drafts, people, polls, questions
from debate.services.ballots import Cast
from debate.services.switches import throw_switch
from debate.store.schema import Row
from tests.cast import MARA, OLA
from tests.contract.test_ways_in import WIRE
from tests.halls import Hall

DIRTY = "  Who\x00 \u202epays\u202c\n\tfor\ud800 \u202bthis, \U0001fa77?\ufffe"
CLEANED = "Who pays for this, \U0001fa77?"


# Fields that hold several texts.
LISTED = ("options", "labels", "names")
# Commands of a phone.
OF_PHONE = ("question:ask", "hand:raise")


def payload_of(hall: Hall, command: str, field: str, text: str) -> Any:
    """The command with this text in this field, and in the others what makes it pass."""
    of: dict[str, Any] = {"item": hall.item, "side": "for", "seat": 1, "kind": "message", "text": "Why?", "to": None}
    if command == "pair:void":
        of["pair"] = hall.seal()
    if command in ("question:edit", "question:label"):
        of["question"] = questions.ask_question(hall.call(OLA), "Why?", None, None).id
    if command.startswith("poll:"):
        of |= {"kind": "choice", "question": "Which?", "options": ["This", "That"]}
    if command == "poll:edit":
        wording = drafts.Wording("choice", "Which?", ["This", "That"], {}, TallyMode.SEALED)
        of["poll"] = drafts.make_poll(hall.call(), hall.item, wording)
    if command.startswith("person:"):
        of |= {"name": "Ada Nwosu", "person": people.add_person(hall.call(), hall.item, "Bo Lindgren", "")}
    if command == "hand:raise":
        throw_switch(hall.call(), "item:set-hands", hall.item, True)
    if command == "ballot:cast":
        of |= {"poll": open_text_poll(hall), "key": f"key-{next(hall.keys):08}"}
    kind = COMMANDS[command].payload
    given = [text, "That"] if field in LISTED else text
    return kind.model_validate({name: of[name] for name in kind.model_fields if name in of} | {field: given})


def open_text_poll(hall: Hall) -> int:
    wording = drafts.Wording("text", "What else?", [], {}, TallyMode.SEALED)
    poll = drafts.make_poll(hall.call(), hall.item, wording)
    polls.open_poll(hall.call(), poll, None)
    return poll


def vote(hall: Hall, payload: Any) -> None:
    """And close, so that the ballot lies where all that is stored is looked at."""
    [answer] = hall.box.cast_group([Cast(hall.event, payload.poll, "ola", payload.choice, payload.key)])
    if isinstance(answer, DomainError):
        raise answer
    polls.close_poll(hall.call(), payload.poll)


def send(hall: Hall, command: str, payload: Any) -> None:
    if command == "ballot:cast":
        vote(hall, payload)
        return
    VERBS[command](hall.call(OLA if command in OF_PHONE else MARA), payload)


def stored(hall: Hall) -> str:
    """Everything that the database holds, the journal too."""
    with hall.db.reading() as session:
        rows = [row for table in Row.metadata.sorted_tables for row in session.execute(select(table))]
    return json.dumps([list(row) for row in rows], ensure_ascii=False, default=str)


FREE = [(command, field, line) for (command, field), line in WIRE.items() if line is not None]


@pytest.mark.parametrize(("command", "field", "line"), FREE, ids=[f"{command}-{field}" for command, field, _ in FREE])
def test_a_text_is_cleaned_and_nothing_of_what_was_sent_is_stored(
    hall: Hall, command: str, field: str, line: Line
) -> None:
    payload = payload_of(hall, command, field, DIRTY.replace("\ud800", ""))
    send(hall, command, payload)
    kept = stored(hall)
    assert CLEANED in kept
    assert not set("\u202e\u202b\ufffe") & set(kept)


@pytest.mark.parametrize(("command", "field", "line"), FREE, ids=[f"{command}-{field}" for command, field, _ in FREE])
def test_the_longest_text_is_taken_and_one_more_character_refused(
    hall: Hall, command: str, field: str, line: Line
) -> None:
    long = "\U0001f642" * line.longest
    too_long = payload_of(hall, command, field, f"{long}x")
    with hall.refuses("text_too_long"):
        send(hall, command, too_long)
    if command == "pair:void":
        send(hall, command, too_long.model_copy(update={"why": long}))
        return
    if command == "ballot:cast":
        polls.close_poll(hall.call(), too_long.poll)
    send(hall, command, payload_of(hall, command, field, long))
    assert long in stored(hall)


def test_nobody_is_called_as_a_side_is(hall: Hall) -> None:
    payload = payload_of(hall, "speaker:name", "name", "Against")
    with hall.refuses("reserved_word"):
        send(hall, "speaker:name", payload)
