"""The glossary of CONTRIBUTING.md is held to the code: what it names is where it says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from debate.config import ROOT

GLOSSARY = (ROOT / "CONTRIBUTING.md").read_text().partition("## Glossary")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| ([a-z -]+) \| (.+) \| `([\w/]+\.py): (\w+)` \|$", GLOSSARY, re.MULTILINE)


def defined_in(path: Path) -> set[str]:
    """The names at the top of a module: classes, functions, constants and types."""
    names: set[str] = set()
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names.update(target.id for target in targets if isinstance(target, ast.Name))
    return names


def test_every_row_can_be_read_and_no_word_has_two() -> None:
    words = [word for word, *_ in ROWS]
    assert len(words) == sum(line.startswith("| ") for line in GLOSSARY.splitlines()) - 2, "a row has another form"
    assert len(words) == len(set(words))


@pytest.mark.parametrize(("word", "_meaning", "path", "name"), ROWS, ids=[word for word, *_ in ROWS])
def test_what_the_glossary_names_is_where_it_says(word: str, _meaning: str, path: str, name: str) -> None:
    file = ROOT / "debate" / path
    assert file.is_file(), f"{word}: there is no debate/{path}"
    assert name in defined_in(file), f"{word}: debate/{path} defines no {name}"
