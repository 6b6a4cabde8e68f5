"""Words: what the faces say is in the catalogue, and the catalogue holds nothing that no face says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from debate.config import ROOT
from debate.wording import DEFAULT, SERVER, WORDS, catalogue

SCRIPTS = sorted(path for path in (ROOT / "static" / "js").rglob("*.js") if "patterns" not in path.parts)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PYTHON = sorted((ROOT / "debate").rglob("*.py"))
PART = r"[\w:-]+"  # what may stand where a key is put together
KEY = r"[a-z_]+(?:\.[\w:-]+)+"


def words() -> dict[str, str]:
    """Every key that a face may say, and the catalogue that it is in. The server's own are in test_refusals.py."""
    found: dict[str, str] = {}
    for path in sorted((WORDS / DEFAULT).glob("*.json")):
        if path.stem != SERVER:
            found.update(dict.fromkeys(json.loads(path.read_text()), path.name))
    for path in sorted((WORDS / DEFAULT / "polls").glob("*.json")):
        own = json.loads(path.read_text()).get(SERVER, {})
        found.update(dict.fromkeys(entries(path).keys() - own.keys(), f"polls/{path.name}"))
    return found


def asked_for(path: Path) -> set[str]:
    """The keys that a file hands to `t` as they stand."""
    return set(re.findall(r"\bt\(\s*[\"']([^\"'`]+)[\"'](?=\s*[,)])", path.read_text()))


def made_of_parts(path: Path) -> set[str]:
    """Patterns of the keys that a file puts together: `a.${b}.c` in a script, "a." ~ b in a template, f"a.{b}" in
    Python."""
    text = path.read_text()
    if path.suffix == ".html":
        quoted = text.replace("'", '"')
        joined = re.findall(
            r"(\"[\w.:-]+\"(?:\s*~\s*(?:[\w.]+|\"[\w.:-]+\"))+|(?:\w[\w.]*)\s*~\s*\"[\w.:-]+\")", quoted
        )
        return {_pattern_of_template(part) for part in joined}
    if path.suffix == ".py":
        return {_pattern(part, r"\{[^}]*\}") for part in re.findall(r"f\"([\w.:-]+\{[^}]*\}[\w.:-]*)\"", text)}
    return {
        _pattern(part, r"\$\{[^}]*\}") for part in re.findall(r"`([\w.:-]*\$\{[^`]*?\}[^`\s]*)`", text) if "." in part
    }


def _pattern(text: str, hole: str) -> str:
    return PART.join(re.escape(part) for part in re.split(hole, text))


def _pattern_of_template(text: str) -> str:
    parts = [part.strip() for part in text.split("~")]
    return "".join(re.escape(part.strip('"')) if part.startswith('"') else PART for part in parts)


def unsaid(keys: Iterable[str], paths: Sequence[Path]) -> list[str]:
    """The keys that no quoted text of these files is, or could make."""
    patterns = [re.compile(shape) for path in paths for shape in made_of_parts(path)]
    said = {key for path in paths for key in re.findall(rf"[\"'`]({KEY}|[a-z_]+)[\"'`]", path.read_text())}
    return [key for key in keys if key not in said and not any(shape.fullmatch(key) for shape in patterns)]


@pytest.mark.parametrize("path", [*SCRIPTS, *TEMPLATES], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_key_that_a_face_asks_for_has_words(path: Path) -> None:
    missing = sorted(asked_for(path) - set(words()))
    assert missing == [], f"{path.name} asks for words that debate/words/{DEFAULT} does not have"


@pytest.mark.parametrize("path", [*SCRIPTS, *TEMPLATES], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_key_that_a_face_puts_together_can_be_found(path: Path) -> None:
    text = path.read_text()
    for pattern in re.findall(r"\bt\(\s*`([\w.:-]*\$\{[^`]*?\}[^`\s]*)`", text):
        shape = _pattern(pattern, r"\$\{[^}]*\}")
        assert any(re.fullmatch(shape, key) for key in words()), f"{path.name}: no words are of the form {pattern}"


def test_no_words_are_kept_that_nobody_says() -> None:
    assert unsaid(words(), [*SCRIPTS, *TEMPLATES, *PYTHON]) == [], "take these out of the catalogue, or say them"


def test_a_phone_loads_no_words_that_it_never_says() -> None:
    """They travel with every page that joins."""
    scripts = sorted((ROOT / "static" / "dist").glob("*.js"))
    templates = [path for folder in ("phone", "polls") for path in sorted((ROOT / "templates" / folder).glob("*.html"))]
    assert unsaid(catalogue(DEFAULT, "phone"), [*scripts, *templates]) == [], "they belong into displays.json"


@pytest.mark.parametrize("path", sorted(WORDS.rglob("*.json")), ids=lambda path: path.stem)
def test_no_key_stands_twice_in_a_catalogue(path: Path) -> None:
    """Of two the last one would win, and nobody see it."""
    twice: list[str] = []

    def read(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        twice.extend(sorted({key for key in keys if keys.count(key) > 1}))
        return dict(pairs)

    json.loads(path.read_text(), object_pairs_hook=read)
    assert twice == []


def test_no_key_is_in_two_catalogues_with_different_words() -> None:
    seen: dict[str, object] = {}
    for path in sorted((WORDS / DEFAULT).glob("*.json")):
        for key, text in json.loads(path.read_text()).items():
            if path.name in ("common.json", "displays.json", "errors.json"):
                assert seen.get(key, text) == text, f"{key} is said in two ways"
                seen[key] = text


def entries(path: Path) -> dict[str, Any]:
    """The words of a file; a kind of poll has them in groups, by face."""
    read: dict[str, Any] = json.loads(path.read_text())
    return (
        {key: text for group in read.values() for key, text in group.items()} if path.parent.name == "polls" else read
    )


@pytest.mark.parametrize("path", sorted((WORDS / DEFAULT).rglob("*.json")), ids=lambda path: path.name)
def test_words_are_written_with_care(path: Path) -> None:
    for key, text in entries(path).items():
        for said in text.values() if isinstance(text, dict) else [text]:
            assert "  " not in said, f"{key} has two spaces"
            assert "<" not in said, f"{key} holds markup"
