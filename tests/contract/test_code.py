"""Promises about the code itself, each with the sentence that tells how to keep it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from debate.config import ROOT

PYTHON = sorted((ROOT / "debate").rglob("*.py"))
BROWSER = sorted(path for path in (ROOT / "static" / "js").rglob("*.js"))
FOLDERS = (".ci", "bench", "debate", "scripts", "static/css", "static/js", "templates", "tests")
KINDS = {".css", ".html", ".js", ".mjs", ".py", ".ts", ""}
WRITTEN = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and path.suffix in KINDS and not {"node_modules", "out"} & set(path.parts)
)
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
LONGEST = 40
WIDEST = 120


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", BROWSER, ids=shown)
def test_no_text_becomes_markup_in_the_browser(path: Path) -> None:
    found = re.search(
        r"\b(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|document\.write|eval|new Function)\b", path.read_text()
    )
    assert not found, f"{shown(path)} uses {found and found[0]}: let the renderer put text in as text"


@pytest.mark.parametrize("path", BROWSER, ids=shown)
def test_no_face_reaches_for_another_server(path: Path) -> None:
    found = re.search(r"https?://(?!www\.w3\.org/|debate\.example\b)[\w.-]+", path.read_text())
    assert not found, f"{shown(path)} names {found and found[0]}: everything is served from here"


@pytest.mark.parametrize("path", [path for path in PYTHON if path.name != "now.py"], ids=shown)
def test_the_wall_clock_is_read_in_one_place(path: Path) -> None:
    found = re.search(r"\btime\.time(_ns)?\(|\bdatetime\.(now|utcnow|today)\(|\bdate\.today\(", path.read_text())
    assert not found, f"{shown(path)} reads the clock: take `now` as an argument, or now_ms() at the edge"


@pytest.mark.parametrize("path", PYTHON, ids=shown)
def test_no_function_is_longer_than_a_reader_can_hold(path: Path) -> None:
    if "migrations" in path.parts:
        return  # a migration is written once and read as a list
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST, f"{shown(path)}, {node.name}: {length} lines; split it by what its parts do"


@pytest.mark.parametrize("path", WRITTEN, ids=shown)
def test_no_line_is_wider_than_a_window(path: Path) -> None:
    """Ruff and Biome wrap what they can; neither reads templates and shell, nor breaks a comment or a string."""
    wide = [number for number, line in enumerate(path.read_text().splitlines(), 1) if len(line) > WIDEST]
    assert not wide, f"{shown(path)}, lines {wide}: wider than {WIDEST} columns"


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_no_line_of_a_document_is_wider_than_a_window(path: Path) -> None:
    """A table's row is one line: it alone may be wider."""
    lines = enumerate(path.read_text().splitlines(), 1)
    wide = [number for number, line in lines if len(line) > WIDEST and not line.lstrip().startswith("|")]
    assert not wide, f"{shown(path)}, lines {wide}: wider than {WIDEST} columns"


@pytest.mark.parametrize("path", PYTHON, ids=shown)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    text = path.read_text()
    assert not text or text.startswith('"""'), f"{shown(path)} begins with a docstring"


@pytest.mark.parametrize("path", [*PYTHON, *BROWSER], ids=shown)
def test_nothing_is_left_to_do_in_a_comment(path: Path) -> None:
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", path.read_text())


@pytest.mark.parametrize("path", PYTHON, ids=shown)
def test_logs_hold_no_ballots(path: Path) -> None:
    for line in re.findall(r"log\.\w+\(.*", path.read_text()):
        assert not re.search(r"choice|ballot|device|voter|password|token", line), f"{shown(path)}: {line}"
