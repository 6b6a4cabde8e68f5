"""What bundles of motions and of polls by themselves are both held to before anything in them is recounted."""

from __future__ import annotations

from debate.domain.errors import Invalid
from debate.domain.sealing import canonical


def check_writable(name: str, part: object) -> None:
    """Invalid where a part holds NaN, half a character, or a nest without end."""
    try:
        canonical(part)
    except (ValueError, RecursionError) as error:
        raise Invalid("bad_bundle.unwritable", part=name) from error


def is_one_word(voter: object) -> bool:
    """A voter with a space or a line's end could stand for several lines of the hash, and so hide ballots."""
    return isinstance(voter, str) and voter.isascii() and voter.split() == [voter]
