"""Every way by which text of people comes in, and the line of `debate.domain.lines` that it is held to.

The lists are written by hand: a new field of the wire, a document or a form fails here until it is named.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import AfterValidator, BaseModel, StringConstraints
from sqlalchemy import String
from sqlalchemy import Text as LongText

from debate.config import ROOT
from debate.domain import lines
from debate.domain.text import Line
from debate.formats.shape import FormatShape
from debate.realtime.names import COMMANDS, Text
from debate.services.agendas import AgendaDocument
from debate.store.schema import Row
from debate.web.faces import WRITTEN, limits_of

# Of the wire: what `Text` allows is roughly bounded, and the verb cleans it by this line.
WIRE = {
    ("item:set-motion", "motion"): lines.MOTION,
    ("speaker:name", "name"): lines.SEAT,
    ("person:add", "name"): lines.SPEAKER,
    ("person:add", "title"): lines.PERSON_TITLE,
    ("person:edit", "name"): lines.SPEAKER,
    ("person:edit", "title"): lines.PERSON_TITLE,
    ("person:set-labels", "labels"): lines.PERSON_LABEL,
    ("pair:void", "why"): lines.VOID_REASON,
    ("poll:make", "question"): lines.POLL_QUESTION,
    ("poll:make", "options"): lines.POLL_OPTION,
    ("poll:edit", "question"): lines.POLL_QUESTION,
    ("poll:edit", "options"): lines.POLL_OPTION,
    ("group:name", "names"): lines.GROUP,
    ("ballot:cast", "choice"): lines.POLL_TEXT,  # the longest answer; every kind reads its own
    ("scene:show", "text"): lines.SCENE_TEXT,
    ("message:send", "text"): lines.MESSAGE,
    ("preset:add", "text"): lines.MESSAGE,
    ("question:label", "labels"): lines.QUESTION_LABEL,
    ("question:edit", "text"): lines.QUESTION,
    ("question:ask", "text"): lines.QUESTION,
    ("question:ask", "name"): lines.ASKER,
    ("hand:raise", "name"): lines.ASKER,
    ("hand:raise", "place"): lines.HAND_PLACE,
    ("question:ask", "to"): None,  # compared with the speakers' names, never stored as it comes
}

# Of HTML forms and the addresses of pages, by the file that reads them.
FORMS: dict[str, dict[str, Line | None]] = {
    "desk.py": {"role": None, "label": lines.LINK_LABEL, "made": None},
    "sign_in.py": {"next": None, "name": lines.ACCOUNT, "password": None},
    "phone.py": {"code": None, "tab": None, "done": None, "poll": None, "unless": None},
}
# Columns of text that the program itself makes, or that hold a word of a list.
OURS = {
    *("event.code", "event.timezone", "event.date", "event.epoch", "item.format", "pair.seal", "poll.ballots_hash"),
    *(
        "poll.step",
        "poll.kind",
        "ballot.voter",
        "entry.key",
        "known_attempt.mark",
        "residue.what",
        "question.asker",
        "upvote.voter",
        "mute.asker",
    ),
    *("attempt.asker", "attempt.mark", "preset.key", "signal.key", "hand.asker", "hand.mark"),
    *("account.password_hash", "sign_in.token_hash", "link.nonce", "journal.what", "journal.subject"),
    *("journal.from_state", "journal.to_state", "revision.slice"),
}
COLUMNS = {
    "event.title": lines.EVENT_TITLE,
    "event.subtitle": lines.EVENT_SUBTITLE,
    "event.venue": lines.EVENT_VENUE,
    "event.scene_text": lines.SCENE_TEXT,
    "item.title": lines.ITEM_TITLE,
    "item.label": lines.ITEM_LABEL,
    "item.motion": lines.MOTION,
    "person.name": lines.SPEAKER,
    "person.title": lines.PERSON_TITLE,
    "slot.title": lines.SLOT_TITLE,
    "pool.name": lines.POOL_NAME,
    "poll.armed_by": lines.ACCOUNT,
    "poll.question": lines.POLL_QUESTION,
    "entry.text": lines.POLL_TEXT,
    "entry.judged_by": lines.ACCOUNT,
    "question.text": lines.QUESTION,
    "question.original": lines.QUESTION,
    "question.name": lines.ASKER,
    "question_person.name": lines.SPEAKER,
    "hand.name": lines.ASKER,
    "hand.place": lines.HAND_PLACE,
    "message.text": lines.MESSAGE,
    "preset.text": lines.MESSAGE,
    "signal.seen_by": lines.ACCOUNT,
    "account.name": lines.ACCOUNT,
    "link.label": lines.LINK_LABEL,
    "journal.actor": lines.ACCOUNT,
    "journal.why": lines.VOID_REASON,
}


def strings_of(model: type[BaseModel]) -> Iterator[tuple[str, list[Any]]]:
    """The fields of a model and of all within it that hold text, each with the marks of its type."""
    for name, field in model.model_fields.items():
        for kind, marks in _leaves(field.annotation, list(field.metadata)):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from strings_of(kind)
            elif kind is str:
                yield f"{model.__name__}.{name}", marks


def _leaves(kind: Any, marks: list[Any]) -> Iterator[tuple[Any, list[Any]]]:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        yield from _leaves(inner[0], [*marks, *inner[1:]])
    elif origin is typing.Literal or not inner:
        yield kind, marks
    else:
        for part in inner:
            yield from _leaves(part, marks)


def wire_texts() -> set[tuple[str, str]]:
    """The fields of commands that hold free text: not a word of a list, not a key."""
    bound = StringConstraints(strict=True, max_length=lines.MOST_SENT)
    free: tuple[object, ...] = (Text, Text | None)
    assert bound in typing.get_args(Text)
    return {
        (command.name, name)
        for command in COMMANDS.values()
        for name, hint in typing.get_type_hints(command.payload, include_extras=True).items()
        if any(kind in free for kind in (hint, _listed(hint)))
    }


def _listed(hint: Any) -> object:
    """Of what a list is that has a limit; None of no such list."""
    inner = typing.get_args(hint)
    return typing.get_args(inner[0])[0] if inner and typing.get_origin(inner[0]) is list else None


def test_every_text_of_the_wire_is_held_to_a_line() -> None:
    assert wire_texts() == set(WIRE)


def test_no_command_takes_text_of_another_kind() -> None:
    """All that is no `Text` is a number, a flag, a key, or a word that is looked up in a list."""
    for command in COMMANDS.values():
        for name, marks in strings_of(command.payload):
            field = name.split(".")[1]
            longest = max((mark.max_length or 0 for mark in marks if isinstance(mark, StringConstraints)), default=0)
            assert (command.name, field) in WIRE or 0 < longest <= 64, f"{command.name}: {field} is free text"


@pytest.mark.parametrize("model", [AgendaDocument, FormatShape])
def test_every_text_of_a_document_is_cleaned(model: type[BaseModel]) -> None:
    found = dict(strings_of(model))
    assert len(found) > 4, "the texts must be found for this to mean anything"
    # Looked up in a list of the document, of the program or of the system, or of a form of its own.
    looked_up = {"EventDocument.timezone", "EventDocument.code", "ItemDocument.format", "SlotShape.like"}
    for name, marks in found.items():
        held = any(isinstance(mark, AfterValidator) and mark.func.__qualname__.startswith("cleaned.") for mark in marks)
        assert held or name in looked_up or name.startswith("FormatShape.patterns"), f"{name} is stored as it comes"


@pytest.mark.parametrize("path", sorted((ROOT / "debate" / "web").glob("*.py")), ids=lambda path: path.name)
def test_every_field_of_a_form_is_known(path: Any) -> None:
    read = set(re.findall(r"request\.(?:form|args)(?:\.get\(|\[)\"(\w+)\"", path.read_text()))
    assert read == set(FORMS.get(path.name, {}))


def test_every_column_of_text_is_as_wide_as_its_line() -> None:
    widths = {
        f"{table.name}.{column.name}": column.type.length
        for table in Row.metadata.sorted_tables
        for column in table.columns
        if type(column.type) is String and not isinstance(column.type, LongText)
    }
    assert set(widths) == OURS | set(COLUMNS)
    for name, line in COLUMNS.items():
        assert widths[name] == line.width, name


def test_no_page_and_no_script_has_a_length_of_its_own() -> None:
    """`maxlength` counts units of UTF-16, before anything is cleaned: it would cut what the server takes."""
    found = {
        f"{path.relative_to(ROOT)}: {match}"
        for folder, kind in (("templates", "*.html"), ("static/js", "*.js"))
        for path in (ROOT / folder).rglob(kind)
        for match in re.findall(r"maxlength=\"?\w+", path.read_text())
    }
    assert found == {'templates/pages/_parts.html: maxlength="16'}, "a join code, as it is typed, is no line"


@pytest.mark.parametrize("face", sorted(WRITTEN))
def test_a_face_is_told_the_length_of_every_line_that_it_writes(face: str) -> None:
    """Every `page.limits.x` of its scripts and templates, and no other."""
    # What a phone gets of the kinds of poll is in its bundle.
    scripts = {"audience": ("static/dist", "templates/phone"), "desk": ("static/js/desk", "static/js/polls")}[face]
    texts = [path.read_text() for folder in scripts for path in (ROOT / folder).rglob("*.*") if path.suffix != ".css"]
    asked = {name for text in texts for name in re.findall(r"page\.limits\.(\w+)", text)}
    assert asked == set(limits_of(face))


def test_every_line_is_listed() -> None:
    assert lines.LINES["MOTION"] is lines.MOTION
    assert set(COLUMNS.values()) <= set(lines.LINES.values())
