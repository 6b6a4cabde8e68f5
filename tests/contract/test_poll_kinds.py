"""A kind of poll is whole: the server counts it, every face asks and draws it, and it has its words."""

from __future__ import annotations

import json
import re

import pytest

from debate.config import ROOT
from debate.domain.polls import KINDS
from debate.wording import DEFAULT, WORDS, catalogue

SCRIPTS = ROOT / "static" / "js" / "polls"
TEMPLATES = ROOT / "templates" / "polls"
MACROS = {"how", "answer", "ballot", "chart"}
MEMBERS = {"label", "answer", "how", "ballot", "chart"}
FORM = {"blank", "fields"}


def test_the_browser_knows_the_same_kinds_in_the_same_order() -> None:
    kinds = re.search(r"KINDS = \{([^}]*)\}", (SCRIPTS / "kinds.js").read_text())
    forms = re.search(r"FORMS = \{([^}]*)\}", (SCRIPTS / "forms.js").read_text())
    assert kinds is not None
    assert forms is not None
    assert re.findall(r"\w+", kinds[1]) == list(KINDS)
    assert re.findall(r"(\w+): (\w+)", forms[1]) == [(kind, f"{kind}Form") for kind in KINDS]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_a_module_named_after_it(kind: str) -> None:
    assert (ROOT / "debate" / "domain" / "polls" / f"{kind}.py").is_file()
    assert (ROOT / "tests" / "domain" / f"test_poll_{kind}.py").is_file(), "a kind has tests of its own"
    assert KINDS[kind].name == kind


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_asked_and_drawn_by_the_browser(kind: str) -> None:
    code = (SCRIPTS / f"{kind}.js").read_text()
    for name, members in ((kind, MEMBERS), (f"{kind}Form", FORM)):
        body = code[code.index(f"export const {name} = {{") :]
        assert set(re.findall(r"^  (\w+)(?:,|:|\()", body[: body.index("\n};")], re.MULTILINE)) >= members


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_asked_and_drawn_without_script(kind: str) -> None:
    macros = set(re.findall(r"{% macro (\w+)\(", (TEMPLATES / f"{kind}.html").read_text()))
    assert macros >= MACROS


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_words(kind: str) -> None:
    groups = json.loads((WORDS / DEFAULT / "polls" / f"{kind}.json").read_text())
    assert groups.keys() <= {"all", "phone", "desk", "server"}
    for key in (f"kind.poll.{kind}", f"kind.poll.{kind}.says"):
        assert key in catalogue(DEFAULT, "desk")


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_is_one_of_its_kind(kind: str) -> None:
    example = KINDS[kind].example
    paper = KINDS[kind].lay_out(example.options, example.settings)
    assert [KINDS[kind].parse(paper, answer) for answer in example.answers] == list(example.answers)
    assert len(example.answers) >= 3, "three phones answer it in the tests"
    assert example.answers[0] != example.answers[1], "its first two answers differ, so that a change can be seen"


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_played_in_a_browser(kind: str) -> None:
    played = (ROOT / "tests" / "browser" / "test_polls.py").read_text()
    assert f'Story(\n        "{kind.capitalize()}"' in played or f'Story("{kind.capitalize()}"' in played
