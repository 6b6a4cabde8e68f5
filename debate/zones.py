"""Time zones: the names that an agenda may use, and the offsets by which faces show times.

Names come from the tz database of the pinned package `tzdata`, never from this machine's folder, which also holds
files that are no zone of any place (`localtime`, `posixrules`, `right/...`). Rules are taken as `zoneinfo` finds them:
the machine's, which its owner keeps up to date, else the package's.
"""

from __future__ import annotations

import difflib
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# The database's placeholder of a machine that was not set up yet.
NO_PLACE = "Factory"
SHORTER = {"Etc/UTC": "UTC"}
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)

Offsets = tuple[tuple[int, int | None], ...]


@cache
def names() -> dict[str, str]:
    """Every name that is understood, and the name that is kept for it.

    The names of `zone.tab` are kept as they are, one for each place that has a name of its own. An older name
    (`US/Eastern`, `Europe/Kiev`) stands for the zone that the database links it to.
    """
    data = files("tzdata") / "zoneinfo"
    places = {line.split("\t")[2] for line in _lines(data / "zone.tab") if not line.startswith("#")}
    known = {place: place for place in places}
    for line in _lines(data / "tzdata.zi"):
        kind, *rest = line.split(" ")
        if kind == "Z":
            known.setdefault(rest[0], SHORTER.get(rest[0], rest[0]))
        elif kind == "L":
            known.setdefault(rest[1], SHORTER.get(rest[0], rest[0]))
    del known[NO_PLACE]
    return known


def _lines(resource: object) -> list[str]:
    return str(resource.read_text("utf-8")).splitlines()  # type: ignore[attr-defined]


def canonical(name: str) -> str | None:
    """The name to keep for a name that somebody wrote, or None if no zone is called so.

    Abbreviations (`EST`, `CET`) are not understood: the database links them to places that their writers do not mean.
    """
    return names().get(name) if "/" in name or name == "UTC" else None


def hint(name: str) -> str | None:
    """A zone that may have been meant: spelled alike, or named after the same city. Never one of those that count hours
    from Greenwich: their signs are the other way round."""
    by_folded = {known.casefold(): kept for known, kept in names().items() if not kept.startswith("Etc/")}
    by_city = {known.rpartition("/")[2]: kept for known, kept in by_folded.items()}
    written = name.strip().replace(" ", "_").casefold()
    if written in by_folded or written in by_city:
        return by_folded.get(written) or by_city[written]
    near = difflib.get_close_matches(written, by_folded, n=1, cutoff=0.8)
    return by_folded[near[0]] if near else None


@cache
def find(name: str) -> tuple[str, tzinfo]:
    """The zone of a stored event, and the name to show for it.

    A name that an earlier version or another machine understood, and this one does not, is UTC and says so: no event
    fails for the name of its zone.
    """
    try:
        return name, ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC", UTC


@lru_cache(maxsize=256)
def offsets(name: str, first_year: int, last_year: int) -> Offsets:
    """From which instant on (milliseconds) a zone is how far ahead of UTC (milliseconds), in these years of UTC.

    The last entry's offset is None: from there on nothing is said. Offsets are compared day by day, and a change is
    found to the second.
    """
    zone = find(name)[1]
    at, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    found: list[tuple[int, int | None]] = [(_ms(at), _offset(zone, at))]
    while at < end:
        step = min(at + DAY, end)
        while _offset(zone, at) != _offset(zone, step):
            at = _next_change(zone, at, step)
            found.append((_ms(at), _offset(zone, at)))
        at = step
    return (*found, (_ms(end), None))


def _next_change(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    """The first second of another offset, between two instants of which the offsets differ."""
    while after - before > SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return after


def _offset(zone: tzinfo, at: datetime) -> int:
    ahead = at.astimezone(zone).utcoffset()
    assert ahead is not None
    return round(ahead.total_seconds() * 1000)


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)
