"""Static files: published once per content, under a hashed prefix, compressed ahead and cached for ever.

One hash over all files stands in every address (`/static/<hash>/js/phone.js`), so a module's relative imports stay
inside the same version and no import map is needed. Style sheets are published as `dist/` has them, one for each face.
Comments and indentation stay here: a phone's first load is the lighter for it.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import zopfli.gzip
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

# Comments that fill lines of their own. What follows code on its line is left alone, as it may be part of a string.
_COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*$", re.MULTILINE | re.DOTALL)
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
# Folders of what comes minified (scripts/vendor.mjs, scripts/build.mjs).
BUNDLED = "dist"
MADE = {"vendor", BUNDLED}
# The folder of what is published in `dist` alone: a page that links a sheet from here would load all of its imports.
SHEETS = "css"
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


class CloseCompressor(Compressor):  # type: ignore[misc]
    """Gzip that is about three per cent smaller and takes a hundred times as long to make: for what every phone loads,
    made once for all of them."""

    @staticmethod
    def compress_gzip(data: bytes) -> bytes:
        return bytes(zopfli.gzip.compress(data))


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
    usual, close = Compressor(quiet=True, use_brotli=False), CloseCompressor(quiet=True, use_brotli=False)
    for path in _files(source):
        copy = scratch / path.relative_to(source)
        if SHEETS in path.relative_to(source).parts:
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".js" and not MADE.intersection(path.relative_to(source).parts):
            copy.write_text(published_script(path.read_text()))
        else:
            shutil.copyfile(path, copy)
        compressor = close if BUNDLED in path.relative_to(source).parts else usual
        if compressor.should_compress(copy.name):
            compressor.compress(str(copy))
    try:
        scratch.rename(folder)
    except OSError:  # somebody else was faster
        shutil.rmtree(scratch, ignore_errors=True)


def published_script(script: str) -> str:
    """The script as phones load it, without comments and indentation. Every line keeps its number, for reports of
    failures. Template strings lose their indentation too, which no page shows: their spaces collapse."""
    bare = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), script)
    return _INDENTATION.sub("", bare)
