"""What the program says to people is in people's words: no name of a table, a state or a library."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from debate.domain import questions
from debate.domain.clock import Clock
from debate.domain.errors import DomainError
from debate.domain.motion.pair import PollView, Round, check_move
from debate.domain.polls.states import MOVES, PollState
from debate.domain.questions import QuestionState
from debate.realtime.errors import malformed
from debate.realtime.names import COMMANDS
from debate.wording import refusal_words

ROOT = Path(__file__).parent.parent.parent
WORDS = sorted((ROOT / "debate" / "words").rglob("*.json"))
# What the wire and its description are written with, the catalogue of metrics, and what only Alembic reads.
NOT_SAID = ("realtime/names.py", "asyncapi.py", "metrics.py", "migrations/")
PYTHON = [
    path
    for path in sorted((ROOT / "debate").rglob("*.py"))
    if not any(part in path.relative_to(ROOT).as_posix() for part in NOT_SAID)
]
JARGON = re.compile(
    r"\b(pre|post)-?vote|\}-vote|\bpairs?\b|\bvoid\b|\bit cannot (open|close|reopen|arm|reveal|step|start)\b"
    r"|\bis (draft|closed: it|void)|\barmed\b|\bdisarm|\bslots?\b|\bpools?\b|\bframes?\b|\benum\b|\bpayload\b",
    re.IGNORECASE,
)
# Format files call a slot a slot and a pool a pool, a bundle's journal a pair a pair: who looks into one reads the
# names of its fields.
OF_FILES = ("refusal.bad_document.format_", "refusal.source.")
HOLE = re.compile(r"\{[\w:]+\}")
# A sentence about a file names its field by the field's name: `polls: ...`, `frame.title says`.
FIELD = re.compile(r"^\w+(?=[.:\[])|\b\w+\.[\w{}]+")


def sentences(path: Path) -> Iterator[str]:
    """The texts in the code that are sentences; parts that are filled in are braces. Docstrings are for engineers."""
    tree = ast.parse(path.read_text())
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            text = node.value
        else:
            continue
        if " " in text.strip() and text.rstrip().endswith("."):
            yield text


def test_sentences_are_found() -> None:
    found = {text for path in PYTHON for text in sentences(path)}
    assert {"Port to listen on.", "{}: does NOT hold ({} problems)."} <= found


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_sentence_of_the_program_speaks_jargon(path: Path) -> None:
    assert [text for text in sentences(path) if JARGON.search(FIELD.sub("", text))] == []


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.name)
def test_no_word_of_a_face_speaks_jargon(path: Path) -> None:
    # What the server says of a file begins with the name of a field, as its code would have said it.
    field = FIELD if path.name == "server.json" else re.compile("(?!)")
    said = {key: HOLE.sub("", field.sub("", str(text))) for key, text in json.loads(path.read_text()).items()}
    found = {key: text for key, text in said.items() if JARGON.search(text)}
    assert [key for key in found if not key.startswith(OF_FILES)] == []


def refusals() -> Iterator[str]:
    """What the domain answers to every verb in every state."""
    views = [PollView(round_, state, counted) for round_ in Round for state in PollState for counted in (False, True)]
    verbs = {verb for moves in MOVES.values() for verb in moves}
    for view, other, verb in ((view, other, verb) for view in views for other in views for verb in sorted(verbs)):
        if view.round is not other.round:
            yield from _refusal(
                lambda: check_move(verb, view, other, show_pre=False, last_step=True)  # noqa: B023
            )
    for state in QuestionState:
        for verb in sorted({verb for moves in questions.MOVES.values() for verb in moves}):
            yield from _refusal(lambda: questions.check_move(verb, state))  # noqa: B023
    stopped = Clock(60_000)
    for clock in (stopped, stopped.start(1), stopped.start(1).pause(2), stopped.finish(1)):
        for do in (lambda c: c.start(3), lambda c: c.pause(3), lambda c: c.finish(3), Clock.reopen):
            yield from _refusal(lambda: do(clock))  # noqa: B023


def _refusal(do: object) -> Iterator[str]:
    try:
        do()  # type: ignore[operator]
    except DomainError as error:
        yield refusal_words(error)


def test_every_refusal_of_a_verb_is_a_sentence_in_peoples_words() -> None:
    said = set(refusals())
    assert len(said) > 15, "the refusals must be found for this to mean anything"
    for sentence in said:
        assert re.fullmatch(r"[A-Z][^{}_]*\.", sentence), sentence
        assert not JARGON.search(sentence), sentence


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_payload_of_the_wrong_form_is_told_by_its_field_and_not_by_the_library(command: str) -> None:
    payload = COMMANDS[command].payload
    names = [field.alias or name for name, field in payload.model_fields.items()]
    wrongs: list[dict[str, object]] = [{}, {"colour": "red"}]
    values: tuple[object, ...] = (None, -1, 2**70, 1.5, "x" * 9_000, "", [], {}, True)
    wrongs += [{name: value} for name in names for value in values]
    for wrong in wrongs:
        try:
            payload.model_validate(wrong)
        except ValidationError as error:
            message = refusal_words(malformed(command, error))
            assert re.fullmatch(rf"{command}: (the field [\w.]+|what was sent) [^{{}}\[\]]*\.", message), message
            assert not re.search(r"input|should|valid|pattern", message), message
