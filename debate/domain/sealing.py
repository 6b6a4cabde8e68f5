"""Seals and hashes: what was fixed before the vote, and what was in the box when it closed."""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import b32encode
from collections.abc import Iterable, Mapping
from typing import Any

# Crockford's alphabet: no letter that is read as another one (0/O, 1/I/L), so that a receipt can be read aloud.
_READABLE = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def canonical(record: object) -> bytes:
    """The one byte form of a record, or of any part of one: JSON, keys sorted, no spaces, UTF-8."""
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def digest(record: object) -> str:
    """SHA-256 of the canonical form, 64 hex digits."""
    return hashlib.sha256(canonical(record)).hexdigest()


def _in_groups(full: str, groups: int) -> str:
    return "-".join(full[4 * group : 4 * group + 4] for group in range(groups)).upper()


def short_hash(full: str) -> str:
    """The first 32 bits of a seal, as people read it: `7F3A-91C2`."""
    return _in_groups(full, 2)


def fingerprint(full: str) -> str:
    """The first 64 bits of the hash of all ballots, as people read it on every face: `AF71-2330-91C2-08DE`."""
    return _in_groups(full, 4)


def seal_facts(record: Mapping[str, Any], seal: str) -> dict[str, Any]:
    """What a screen tells of a seal (shapes.Seal)."""
    return {
        "hash": short_hash(seal),
        "rule": record["rule"],
        "band": record["band_pct"],
        "show_pre": record["show_pre"],
        "tallies": dict(record["tallies"]),
        "public_list": record["public_list"],
        "sealed_at": record["sealed_at"],
    }


def ballots_hash(ballots: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over all ballots of a poll, (voter, choice), whatever order they come in: of the sorted lines `voter
    choice`."""
    lines = "".join(f"{voter} {choice}\n" for voter, choice in sorted(ballots))
    return hashlib.sha256(lines.encode()).hexdigest()


def voter_key(secret: bytes, device: str) -> str:
    """The voter's pseudonym within one electorate: a keyed hash of the device. Without the secret nobody can make it
    again."""
    return hmac.digest(secret, b"voter:" + device.encode(), "sha256")[:16].hex()


def attempt_mark(secret: bytes, poll: int, voter: str, key: str) -> str:
    """A keyed hash of one attempt to vote, to know it again by: without the secret it leads to no voter, and no list of
    keys can be tried on it."""
    return hmac.digest(secret, f"attempt:{poll}:{voter}:{key}".encode(), "sha256")[:16].hex()


def receipt(secret: bytes, poll: int, voter: str) -> str:
    """Seven readable characters (35 bits) that name a voter's ballot in a poll and do not show the choice:
    `K7-4Q2MX`."""
    code = (
        b32encode(hmac.digest(secret, f"receipt:{poll}:{voter}".encode(), "sha256")).translate(_READABLE)[:7].decode()
    )
    return f"{code[:2]}-{code[2:]}"
