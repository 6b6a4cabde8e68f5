"""Static files as they are published."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from debate.assets import Assets, published_script
from debate.config import ROOT

SCRIPTS = sorted((ROOT / "static" / "js").rglob("*.js"))


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SCRIPTS, ids=shown)
def test_nothing_but_comments_and_indentation_is_left_out_of_a_script(path: Path) -> None:
    lines = path.read_text().split("\n")
    published = published_script(path.read_text()).split("\n")
    assert len(published) == len(lines), "a reported line must be the line that a developer reads"
    left_out = [before.strip() for before, after in zip(lines, published, strict=True) if before.lstrip() != after]
    assert all(line.startswith(("/**", "*", "//")) for line in left_out if line), left_out


@pytest.mark.parametrize(
    ("script", "published"),
    [
        ("// why\nlet a = 1; // kept\n", "\nlet a = 1; // kept\n"),
        ("/** @param {x} a */\nf(a);", "\nf(a);"),
        ("/**\n * Two\n */\nf();", "\n\n\nf();"),
        ("const x = /** @type {Y} */ (z);", "const x = /** @type {Y} */ (z);"),
        ("/** @type {A} */ (x).y();\n/** z */\n", "/** @type {A} */ (x).y();\n\n"),
        ("if (a) {\n  b();\n}\n", "if (a) {\nb();\n}\n"),
        ('const url = "https://debate.example";', 'const url = "https://debate.example";'),
    ],
)
def test_code_beside_a_comment_stays(script: str, published: str) -> None:
    assert published_script(script) == published


def test_a_published_script_is_smaller_than_its_source(tmp_path: Path) -> None:
    assets = Assets(ROOT / "static", tmp_path)
    for name in ("js/screen.js", "js/lib/live.js"):
        packed = gzip.decompress((assets.folder / f"{name}.gz").read_bytes()).decode()
        assert packed == (assets.folder / name).read_text() == published_script((ROOT / "static" / name).read_text())


def test_a_sheet_is_published_in_one_file_and_not_in_its_parts(tmp_path: Path) -> None:
    assets = Assets(ROOT / "static", tmp_path)
    assert assets.url("dist/phone.css").endswith("/dist/phone.css")
    for name in ("css/phone.css", "css/lib/base.css"):
        with pytest.raises(FileNotFoundError):
            assets.url(name)


@pytest.mark.parametrize("path", sorted((ROOT / "static" / "dist").glob("*.css")), ids=shown)
def test_a_sheet_loads_fonts_and_nothing_else(path: Path) -> None:
    """From where they lie: the same file for every face, which a browser keeps."""
    sheet = path.read_text()
    assert "@import" not in sheet
    for address in re.findall(r"url\(\"?([^)\"]+)", sheet):
        assert address.startswith("#") or (path.parent / address).resolve().parent == ROOT / "static" / "fonts"
        assert address.startswith("#") or (path.parent / address).is_file()
