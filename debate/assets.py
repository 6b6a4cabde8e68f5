"""Static files: published once per content, under a hashed prefix, compressed ahead and cached for ever.

One hash over all files stands in every address (`/static/<hash>/js/phone.js`), so a module's relative imports stay
inside the same version and no import map is needed. `@import` lines of a style sheet are written out, so that a face
loads one sheet. Comments and indentation stay here: a phone's first load is the lighter for it.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

_IMPORT = re.compile(r'^@import (?:url\()?"([^"]+)"\)?(?: layer\(([\w.-]+)\))?;[ \t]*$', re.MULTILINE)
# Comments that fill lines of their own. What follows code on its line is left alone, as it may be part of a string.
_JS_COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*$", re.MULTILINE | re.DOTALL)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_JS_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_CSS_INDENTATION = re.compile(r"\n\s+")
# Folders of scripts that come minified (scripts/vendor.mjs, scripts/build.mjs).
MADE = {"vendor", "dist"}
FOREVER_S = 365 * 24 * 60 * 60


class Assets:
    """`source` is the folder as developers edit it; `target` a folder where the published copies may lie."""

    def __init__(self, source: Path, target: Path) -> None:
        self.source = source
        self.hash = _hash_of(source)
        self.folder = target / f"static-{self.hash}"
        if not self.folder.exists():
            _publish(source, self.folder)

    def url(self, path: str) -> str:
        """The address of a file. Raises FileNotFoundError, so that a wrong name is found by the first test that renders
        it."""
        if not (self.folder / path).is_file():
            raise FileNotFoundError(f"There is no static file {path}.")
        return f"/static/{self.hash}/{path}"

    def serve(self, app: Callable[..., Any]) -> WhiteNoise:
        """The WSGI app with the published files in front of it."""
        return WhiteNoise(
            app,
            root=str(self.folder),
            prefix=f"/static/{self.hash}/",
            max_age=FOREVER_S,
            immutable_file_test=lambda _path, _url: True,
            allow_all_origins=False,
            add_headers_function=_forbid_sniffing,
        )


def _forbid_sniffing(headers: Any, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"


def _hash_of(folder: Path) -> str:
    digest = hashlib.sha256(Path(__file__).read_bytes())  # how they are published is part of what is published
    for path in _files(folder):
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


def _publish(source: Path, folder: Path) -> None:
    """Built aside and moved into place, so that two servers that start together never see half of it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix="static-", dir=folder.parent))
    compressor = Compressor(quiet=True, use_brotli=False)
    for path in _files(source):
        copy = scratch / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".css":
            copy.write_text(published_sheet(inline_imports(path)))
        elif path.suffix == ".js" and not MADE.intersection(path.relative_to(source).parts):
            copy.write_text(published_script(path.read_text()))
        else:
            shutil.copyfile(path, copy)
        if compressor.should_compress(copy.name):
            compressor.compress(str(copy))
    try:
        scratch.rename(folder)
    except OSError:  # somebody else was faster
        shutil.rmtree(scratch, ignore_errors=True)


def inline_imports(sheet: Path) -> str:
    """The sheet's text with every `@import` of a local sheet replaced by that sheet."""

    def text_of(match: re.Match[str]) -> str:
        inner = inline_imports(sheet.parent / match[1])
        return f"@layer {match[2]} {{\n{inner}\n}}" if match[2] else inner

    return _IMPORT.sub(text_of, sheet.read_text())


def published_sheet(sheet: str) -> str:
    """The sheet without comments, indentation and empty lines."""
    return _CSS_INDENTATION.sub("\n", _CSS_COMMENT.sub("", sheet))


def published_script(script: str) -> str:
    """The script as phones load it, without comments and indentation. Every line keeps its number, for reports of
    failures. Template strings lose their indentation too, which no page shows: their spaces collapse."""
    bare = _JS_COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), script)
    return _JS_INDENTATION.sub("", bare)
