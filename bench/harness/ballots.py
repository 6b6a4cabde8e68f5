"""Read the stored ballots from outside the server: what another process sees is committed."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from .problem import Problem

SQLITE_MAGIC = b"SQLite format 3\x00"


@dataclass
class Stored:
    rows: int
    voters: int
    tally: dict[str, int]

    @property
    def twice(self) -> int:
        return self.rows - self.voters


def read_stored(data: Path, poll: int) -> Stored:
    with sqlite3.connect(f"file:{find_database(data)}?mode=ro", uri=True) as db:
        ballots = find_ballots(db, poll)
        rows, voters = db.execute(f"SELECT count(*), count(DISTINCT voter) FROM {ballots}").fetchone()
        tally = dict(db.execute(f"SELECT answer, count(*) FROM {ballots} GROUP BY answer"))
    return Stored(rows, voters, tally)


def find_ballots(db: sqlite3.Connection, poll: int) -> str:
    """The urn of an open poll, else its part of the box."""
    state, openings = db.execute("SELECT state, openings FROM poll WHERE id = ?", [poll]).fetchone()
    return f"urn_{poll}_{openings}" if state == "open" else f"(SELECT * FROM ballot WHERE poll_id = {poll})"


def find_database(data: Path) -> Path:
    for path in sorted(data.rglob("*")):
        if path.is_file() and starts_with_magic(path):
            return path
    raise Problem(f"There is no SQLite file under {data}.")


def starts_with_magic(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC
