"""One list of names: the server's handlers, the browser's list and the document say the same."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from debate import asyncapi, typescript
from debate.config import ROOT
from debate.realtime.connections import PRESENT
from debate.realtime.handlers import INPUTS, QUERIES, VERBS
from debate.realtime.names import COMMANDS, PUSHES
from debate.snapshot import SLICES

SCRIPTS = ROOT / "static" / "js"
DOCUMENT = ROOT / "docs" / "asyncapi.yaml"
TYPES = SCRIPTS / "wire.d.ts"


def test_the_browser_listens_to_every_push_and_to_no_other_name() -> None:
    kinds = "|".join(sorted({name.partition(":")[0] for name in PUSHES}))
    code = "".join(path.read_text() for path in SCRIPTS.rglob("*.js"))
    heard = set(re.findall(rf'"((?:{kinds}):[a-z-]+)"', code)) - set(COMMANDS)
    assert heard == set(PUSHES)


def test_every_command_has_one_handler() -> None:
    assert sorted([*VERBS, *INPUTS, *QUERIES]) == sorted(COMMANDS)


@pytest.mark.parametrize("name", [*COMMANDS, *PUSHES])
def test_names_are_a_noun_and_a_verb(name: str) -> None:
    assert re.fullmatch(r"[a-z]+:[a-z]+(-[a-z]+)*", name)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_every_command_says_what_it_does_in_a_sentence(command: Any) -> None:
    assert command.says[0].isupper()
    assert command.says.endswith((".", "`."))
    assert command.roles


def test_every_push_that_the_server_makes_is_declared() -> None:
    code = "".join(
        path.read_text() for folder in ("realtime", "services") for path in (ROOT / "debate" / folder).glob("*.py")
    )
    pushed = set(re.findall(r'(?:emit|_emit|cue)\(\s*"([a-z]+:[a-z-]+)"', code))
    assert pushed, "the pushes must be found for this to mean anything"
    assert pushed <= set(PUSHES)


def test_the_document_is_up_to_date() -> None:
    assert DOCUMENT.read_text() == asyncapi.render(), "run: python -m debate.asyncapi > docs/asyncapi.yaml"


def test_the_browsers_types_are_up_to_date() -> None:
    assert TYPES.read_text() == typescript.render(), "run: python -m debate.typescript > static/js/wire.d.ts"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(DOCUMENT.read_text())
    return found


def test_the_document_holds_every_event(document: dict[str, Any]) -> None:
    assert document["asyncapi"] == "3.0.0"
    told = {message["name"] for message in document["components"]["messages"].values()}
    assert told == {*COMMANDS, *PUSHES, "answer"}
    assert len(document["operations"]) == len(COMMANDS) + len(PUSHES)


def test_the_document_holds_every_slice_and_who_sees_it(document: dict[str, Any]) -> None:
    slices = document["components"]["schemas"]["Slices"]["properties"]
    assert set(slices) == {name for face in SLICES.values() for name in face} | {*PRESENT, "me", "whisper", "ballots"}
    for name, part in slices.items():
        faces = {face for face, seen in SLICES.items() if name in seen} | set(PRESENT.get(name, ()))
        assert not faces or set(part["x-faces"]) == faces


def test_every_reference_of_the_document_leads_somewhere(document: dict[str, Any]) -> None:
    for reference in references(document):
        place: Any = document
        for step in reference.removeprefix("#/").split("/"):
            assert step in place, f"{reference} leads nowhere"
            place = place[step]


def references(part: Any) -> list[str]:
    if isinstance(part, list):
        return [found for item in part for found in references(item)]
    if not isinstance(part, dict):
        return []
    here = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
    return here + [found for item in part.values() for found in references(item)]
