"""A sheet holds one component, and a face is a list of them: the order of the list is the order of the cascade."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.config import ROOT

CSS = ROOT / "static" / "css"
FACES = sorted(CSS.glob("*.css"))
SHEETS = sorted(CSS.glob("*/*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
IMPORT = re.compile(r'^@import url\("([^"]+)"\);$', re.MULTILINE)


def shown(path: Path) -> str:
    return str(path.relative_to(CSS))


def imported(sheet: Path) -> Iterator[Path]:
    """What a sheet lists, with what that lists."""
    for name in IMPORT.findall(sheet.read_text()):
        path = (sheet.parent / name).resolve()
        yield path
        yield from imported(path)


@pytest.mark.parametrize("face", FACES, ids=shown)
def test_a_face_is_a_list_of_sheets(face: Path) -> None:
    assert not IMPORT.sub("", COMMENT.sub("", face.read_text())).strip(), "rules stand in the sheets of components"
    found = list(imported(face))
    assert found
    assert sorted(set(found)) == sorted(found), "a sheet that comes twice is moved to the later place"
    assert set(found) <= set(SHEETS)


@pytest.mark.parametrize("face", FACES, ids=shown)
def test_a_face_has_its_bundle(face: Path) -> None:
    assert (ROOT / "static" / "dist" / face.name).is_file(), "run: npm run build"


def test_every_sheet_is_in_a_face() -> None:
    assert {path for face in FACES for path in imported(face)} == set(SHEETS)


@pytest.mark.parametrize("sheet", SHEETS, ids=shown)
def test_a_sheet_lists_or_styles(sheet: Path) -> None:
    text = sheet.read_text()
    rules = IMPORT.sub("", COMMENT.sub("", text)).strip()
    assert bool(rules) != bool(IMPORT.findall(text))
