"""The evening: everybody joins, the poll opens, everybody votes, everybody votes again."""

import time
from dataclasses import dataclass
from pathlib import Path

from .ballots import Stored, read_stored
from .generator import Generator, generating
from .memory import rss_kb
from .servers import Hall, running
from .shapes import Json

SETTLE_S = 1.0


@dataclass
class Options:
    phones: int
    in_flight: int
    changes: int
    paced_s: float
    keep_alive: bool


def play(kind: str, options: Options, scratch: Path) -> Json:
    """One run of the whole scenario against one fresh server; returns raw results by phase."""
    with running(kind, scratch) as hall, generating(hall, options.keep_alive) as load:
        result = enter(hall, load, options)
        result["open"] = load.do("open")
        result["burst"] = load.do("burst")
        result["burst"]["stored"] = compare(hall, result["burst"])
        result["sustain"] = load.do("sustain", changes=options.changes)
        result["paced"] = load.do("paced", seconds=options.paced_s)
        result["final"] = compare(hall, result["paced"])
        result["lost_phones"] = load.do("lost")["lost"]
        result["rss_end_kb"] = rss_kb(hall.pid)
    return result


def enter(hall: Hall, load: Generator, options: Options) -> Json:
    load.do("staff")
    load.do("warm")
    before = rss_kb(hall.pid)
    join = load.do("join", phones=options.phones, in_flight=options.in_flight)
    time.sleep(SETTLE_S)
    grown = rss_kb(hall.pid) - before
    return {"join": join, "rss_before_kb": before, "kb_per_phone": round(grown / max(1, join["joined"]), 1)}


def compare(hall: Hall, voted: Json) -> Json | None:
    """What the phones were told against what the database holds; none for the reference.

    A ballot acknowledged and not stored is lost. The tallies must agree too: a change that
    was acknowledged and not applied would leave the number of rows right.
    """
    if hall.data is None:
        return None
    stored = read_stored(hall.data, hall.seats["poll"])
    acknowledged = sum(voted["tally"].values())
    return {
        "rows": stored.rows,
        "lost": max(0, acknowledged - stored.voters),
        "unannounced": max(0, stored.voters - acknowledged),
        "twice": stored.twice,
        "tally_agrees": same_tally(stored, voted),
    }


def same_tally(stored: Stored, voted: Json) -> bool:
    return bool(stored.tally == voted["tally"])
