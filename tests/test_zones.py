"""Time zones: which names are understood, and what is told to faces about their offsets."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from debate import zones


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Europe/Paris", "Europe/Paris"),
        ("Europe/Amsterdam", "Europe/Amsterdam"),  # linked to another place, but a place of its own
        ("UTC", "UTC"),
        ("Etc/UTC", "UTC"),
        ("US/Eastern", "America/New_York"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
    ],
)
def test_a_zone_is_kept_by_its_canonical_name(written: str, kept: str) -> None:
    assert zones.canonical(written) == kept


ABBREVIATIONS = ["EST", "CET", "Factory"]
FILES_BESIDE_THE_ZONES = ["localtime", "posixrules", "right/Europe/Paris", "posix/Europe/Paris", "Europe", "../Paris"]


@pytest.mark.parametrize("written", [*ABBREVIATIONS, *FILES_BESIDE_THE_ZONES, "europe/paris"])
def test_what_is_no_zone_of_a_place_is_not_understood(written: str) -> None:
    assert zones.canonical(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("europe/paris", "Europe/Paris"),
        ("Paris", "Europe/Paris"),
        ("New York", "America/New_York"),
        ("Europe/Pariss", "Europe/Paris"),
        ("localtime", None),
        ("GMT+2", None),  # the database's name of that spelling lies on the other side of Greenwich
    ],
)
def test_a_hint_is_given_where_something_near_exists(written: str, meant: str | None) -> None:
    assert zones.hint(written) == meant


def test_every_kept_name_has_rules_and_keeps_itself() -> None:
    for kept in set(zones.names().values()):
        assert zones.find(kept)[0] == kept
        assert zones.names()[kept] == kept


@pytest.mark.parametrize("name", ["Europe/Paris", "America/New_York", "Asia/Kolkata", "Africa/Casablanca", "Asia/Gaza"])
def test_offsets_are_the_zones_at_every_hour_of_their_years(name: str) -> None:
    told = zones.offsets(name, 2025, 2026)
    first, end = (datetime(year, 1, 1, tzinfo=UTC).timestamp() * 1000 for year in (2025, 2027))
    assert told[0][0] == first
    assert told[-1] == (end, None)
    for at in range(int(first), int(end), 3_600_000):
        offset = datetime.fromtimestamp(at / 1000, ZoneInfo(name)).utcoffset()
        assert offset is not None
        assert [ahead for from_, ahead in told if from_ <= at][-1] == offset.total_seconds() * 1000, at


def test_a_stored_name_that_this_machine_does_not_know_is_utc_and_says_so() -> None:
    assert zones.find("Europe/Atlantis") == ("UTC", UTC)
    assert zones.offsets("Europe/Atlantis", 2025, 2025)[0][1] == 0
