"""A refusal is a reason and facts, and its words are in the catalogue: no sentence is raised, no reason lacks its
words, no words lack a fact, and none are kept that nothing is refused with."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from debate import config, documents
from debate.config import ROOT
from debate.domain import errors
from debate.domain.hands import HandState
from debate.domain.lines import LINES
from debate.domain.motion.pair import Round
from debate.domain.polls.states import PollState
from debate.domain.questions import QuestionState
from debate.wording import DEFAULT, SERVER, WORDS, catalogue

PYTHON = sorted((ROOT / "debate").rglob("*.py"))
REASON = re.compile(r"[a-z_]+(\.[a-z_]+)?")
HOLE = re.compile(r"\{(\w+)(?::(\w+))?\}")
# What is said where the program itself is wrong, or to a client that speaks no command of ours: no words for people.
OF_ENGINEERS = {"RuntimeError", "LookupError", "FileNotFoundError", "RequestTooLarge"}
# What a fact can be that people have a word for.
FAMILIES: dict[str, set[str]] = {
    "vote": set(Round),
    "Vote": set(Round),
    "poll_stands": set(PollState),
    "question_stands": set(QuestionState),
    "hand_stands": set(HandState),
    "line": {line.what for line in LINES.values()},
    "shown": {"list", "group", "nothing"},
}


def _kinds(of: type[errors.Refusal]) -> Iterator[type[errors.Refusal]]:
    yield of
    for kind in of.__subclasses__():
        yield from _kinds(kind)


assert {config.ConfigError, documents.DocumentError} <= set(_kinds(errors.Refusal)), "they must be loaded to be found"
# Those that are made of a reason; a document's always have the same.
MADE = {kind.__name__ for kind in _kinds(errors.Refusal) if "__init__" not in vars(kind)} | {"Refusal"}
ON_THE_WIRE = {kind.__name__ for kind in _kinds(errors.DomainError)}


@dataclass(frozen=True)
class Made:
    """A place where a refusal is made, or a reason without one (`why`). Of a table, `reasons` has all of its rows by
    their keys; `passed_on`: the facts are those of another refusal, whose reason is the key. `written`: the texts of
    facts as they stand in the code."""

    where: str
    by: str
    reasons: dict[str, str]
    facts: frozenset[str]
    passed_on: bool
    written: tuple[str, ...]


def _tables(tree: ast.Module) -> dict[str, dict[str, str]]:
    """The tables at the top of a module whose values are texts. A key that is none is called by its code."""
    found: dict[str, dict[str, str]] = {}
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Dict() as table):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Dict() as table):
                pass
            case _:
                continue
        rows = {
            ast.unparse(key).strip("'") if key else "": value
            for key, value in zip(table.keys, table.values, strict=True)
        }
        texts = {key: row.value for key, row in rows.items() if isinstance(row, ast.Constant)}
        if texts.keys() == rows.keys():
            found[name] = {key: str(text) for key, text in texts.items()}
    return found


def _reasons(call: ast.Call, tables: dict[str, dict[str, str]]) -> dict[str, str]:
    """Nothing where they cannot be read off the code."""
    match call.args:
        case [ast.Constant(value=str(reason))]:
            return {"": reason}
        case [ast.Subscript(value=ast.Name(id=name))]:
            return tables.get(name, {})
    return {}


def _maker(call: ast.Call, inside: str) -> str | None:
    """What the call makes: a refusal by its class, or a `why`."""
    match call.func:
        case ast.Name(id=name) if name in MADE or name == "why":
            return name
        case ast.Attribute(attr=name) if name in MADE:
            return name
        case ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr="__init__") if inside in ON_THE_WIRE - MADE:
            return inside
    return None


def _written(call: ast.Call) -> Iterator[str]:
    for keyword in call.keywords:
        for part in ast.walk(keyword.value):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def _made(path: Path) -> Iterator[Made]:
    tree = ast.parse(path.read_text())
    tables = _tables(tree)
    for top in tree.body:
        for node in ast.walk(top):
            by = _maker(node, top.name if isinstance(top, ast.ClassDef) else "") if isinstance(node, ast.Call) else None
            if isinstance(node, ast.Call) and by:
                facts = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                passed_on = any(keyword.arg is None for keyword in node.keywords)
                yield Made(where, by, _reasons(node, tables), facts, passed_on, tuple(_written(node)))


ALL = [made for path in PYTHON for made in _made(path)]
REASONS = {reason for made in ALL for reason in made.reasons.values()}


@cache
def words() -> dict[str, Any]:
    """What the server says by itself."""
    files = [json.loads(path.read_text()).get(SERVER, {}) for path in (WORDS / DEFAULT / "polls").glob("*.json")]
    own: dict[str, Any] = json.loads((WORDS / DEFAULT / f"{SERVER}.json").read_text())
    return {key: text for part in (own, *files) for key, text in part.items()}


def holes(reason: str) -> set[tuple[str, str]]:
    """The facts that the words of a reason are filled with, and the family that names each."""
    text = words()[f"refusal.{reason}"]
    return {hole for form in (text.values() if isinstance(text, dict) else [text]) for hole in HOLE.findall(form)}


def facts_of(reason: str) -> frozenset[str]:
    """What every refusal with this reason has."""
    given = [made.facts for made in ALL if reason in made.reasons.values() and not made.passed_on]
    return frozenset.intersection(*given) if given else frozenset()


def test_refusals_are_found() -> None:
    assert {"sealed.motion", "wrong_state.clock_paused", "bad_document", "config.value", "recount.hash"} <= REASONS


def test_a_reason_is_a_key_that_can_be_read_off_the_code() -> None:
    """A sentence is none, nor is what is only known when it is refused: a table of literals says what it can be."""
    hidden = [made.where for made in ALL if not made.reasons]
    sentences = [made.where for made in ALL if not all(map(REASON.fullmatch, made.reasons.values()))]
    assert (hidden, sentences) == ([], [])


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_is_raised(path: Path) -> None:
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Raise) and node.exc and ast.unparse(node.exc).partition("(")[0] not in OF_ENGINEERS:
            texts = [part.value for part in ast.walk(node.exc) if isinstance(part, ast.Constant)]
            found += [text for text in texts if isinstance(text, str) and len(text.split()) > 2]
    assert found == [], "raise a reason, and put its words into the catalogue"


def test_no_fact_is_a_piece_of_a_sentence() -> None:
    """A translator could not turn it: what people have a word for is named by the catalogue (`{round:vote}`)."""
    pieces = {made.where: text for made in ALL for text in made.written if " " in text.strip()}
    assert pieces == {}


def test_every_reason_has_words() -> None:
    assert sorted(reason for reason in REASONS if f"refusal.{reason}" not in words()) == []


def test_no_words_are_kept_that_nothing_is_refused_with() -> None:
    kept = {key.removeprefix("refusal.") for key in words() if not key.startswith("fact.")}
    assert sorted(kept - REASONS) == [], "take these out of the catalogue"


def test_every_refusal_has_the_facts_of_its_words() -> None:
    missing = {
        f"{made.where}: {reason} lacks {name}"
        for made in ALL
        for key, reason in made.reasons.items()
        for name, _ in holes(reason)
        if name not in (facts_of(key) | made.facts if made.passed_on else made.facts)
    }
    assert sorted(missing) == []


def test_a_fact_that_people_have_a_word_for_has_it_whatever_it_is() -> None:
    asked = {family for reason in REASONS for _, family in holes(reason) if family}
    named = {f"fact.{family}.{value}" for family, values in FAMILIES.items() for value in values}
    assert asked == FAMILIES.keys()
    assert {key for key in words() if key.startswith("fact.")} == named


def test_every_code_of_the_wire_has_words_for_a_desk() -> None:
    """Phones and desks have words of their own for a code."""
    codes = {reason.partition(".")[0] for made in ALL if made.by in ON_THE_WIRE for reason in made.reasons.values()}
    assert {"poll_closed", "stale", "wrong_code", "bad_document"} <= codes
    assert sorted(code for code in codes if f"error.{code}" not in catalogue(DEFAULT, "desk")) == []


def test_no_face_loads_what_the_server_says_by_itself() -> None:
    faces = {path.stem for path in (WORDS / DEFAULT).glob("*.json")} - {SERVER}
    assert {face for face in faces if words().keys() & catalogue(DEFAULT, face).keys()} == set()
