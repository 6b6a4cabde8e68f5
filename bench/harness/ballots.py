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
        rows, voters = db.execute(
            "SELECT count(*), count(DISTINCT voter) FROM ballot WHERE poll_id = ?",
            [poll],
        ).fetchone()
        tally = dict(db.execute("SELECT choice, count(*) FROM ballot WHERE poll_id = ? GROUP BY choice", [poll]))
    return Stored(rows, voters, tally)


def find_database(data: Path) -> Path:
    for path in sorted(data.rglob("*")):
        if path.is_file() and starts_with_magic(path):
            return path
    raise Problem(f"There is no SQLite file under {data}.")


def starts_with_magic(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC
