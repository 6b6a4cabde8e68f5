"""A rendered page in pieces, cut where the values of one client go: so it is rendered, and compressed, once for all."""

from __future__ import annotations

import re
import secrets
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import AnyStr

# RFC 1952: a gzip member without name and time, of a system that is not told; then its blocks, the last one empty.
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_END = b"\x03\x00"
# Text is packed for itself between two cuts: in more pieces than these, more is lost than won.
MOST_PACKED = 24


class Kept:
    """The cuts are found by marks that are drawn at random for this one rendering, when all that it shows is written
    already: no text of a stranger can hold one, whatever it says."""

    def __init__(self, render: Callable[[str, str, int], str]) -> None:
        token, key, now = secrets.token_hex(16), secrets.token_hex(16), 10**15 + secrets.randbelow(8 * 10**15)
        fields = {token: "token", key: "key", str(now): "now"}
        self._pieces = re.split(f"({'|'.join(fields)})", render(token, key, now))
        self._cuts = [(place, fields[mark]) for place, mark in enumerate(self._pieces) if place % 2]
        few = len(self._pieces) <= MOST_PACKED
        self._packed = [b"" if place % 2 else _block(text, 9) for place, text in enumerate(self._pieces)] if few else []

    def fill(self, **values: str) -> str:
        return "".join(_filled(self._pieces, self._cuts, values))

    def pack(self, **values: str) -> bytes | None:
        """The filled page as gzip. None where it has too many cuts for that."""
        if not self._packed:
            return None
        page = self.fill(**values).encode()
        blocks = {name: _block(text, 0) for name, text in values.items()}
        packed = b"".join(_filled(self._packed, self._cuts, blocks))
        return _HEAD + packed + _END + struct.pack("<LL", zlib.crc32(page), len(page))


def _block(text: str, level: int) -> bytes:
    """A text in blocks of its own, that end at a byte and refer to nothing before them."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(text.encode()) + packer.flush(zlib.Z_FULL_FLUSH)


def _filled(pieces: Sequence[AnyStr], cuts: Iterable[tuple[int, str]], values: Mapping[str, AnyStr]) -> list[AnyStr]:
    filled = list(pieces)
    for place, field in cuts:
        filled[place] = values[field]
    return filled
