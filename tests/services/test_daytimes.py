from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.domain.errors import why
from debate.services.daytimes import Slip, WrittenItem, date_items

PARIS = ZoneInfo("Europe/Paris")
SUMMER = date(2026, 6, 18)
FORWARD = date(2026, 3, 29)  # 02:00 to 03:00
BACK = date(2026, 10, 25)  # 03:00 to 02:00


def written(*times: str) -> list[WrittenItem]:
    """`"23:00-00:30"` and so on; the titles are A, B, C ..."""
    parts = [text.partition("-") for text in times]
    return [
        WrittenItem(chr(ord("A") + n), time.fromisoformat(start), time.fromisoformat(end))
        for n, (start, _, end) in enumerate(parts)
    ]


def dated(*times: str, day: date = SUMMER) -> list[str]:
    """Each item as the hall's clock and UTC's offset show it; nothing may be wrong."""
    spans, slips = date_items(day, PARIS, written(*times))
    assert slips == []
    return [f"{_shown(span.start_ms)} {_shown(span.end_ms)}" for span in spans]


def _shown(at: int) -> str:
    moment = datetime.fromtimestamp(at / 1000, PARIS)
    return f"{moment:%d %H:%M}{moment.utcoffset() // timedelta(hours=1):+}"  # type: ignore[operator]


def slips(*times: str, day: date = SUMMER) -> list[Slip]:
    return date_items(day, PARIS, written(*times))[1]


def test_an_evening_passes_midnight_and_goes_on() -> None:
    assert dated("22:00-23:00", "23:00-00:30", "00:30-01:15", "01:00-02:00") == [
        "18 22:00+2 18 23:00+2",
        "18 23:00+2 19 00:30+2",
        "19 00:30+2 19 01:15+2",
        "19 01:00+2 19 02:00+2",
    ]


def test_items_may_run_side_by_side() -> None:
    assert dated("09:00-12:00", "09:00-10:00", "09:30-10:30")[2] == "18 09:30+2 18 10:30+2"


def test_a_long_item_may_end_just_before_the_one_after_midnight() -> None:
    assert dated("10:00-23:30", "00:30-01:00")[1] == "19 00:30+2 19 01:00+2"


def test_the_longest_pause_over_midnight_has_six_hours() -> None:
    assert dated("21:00-23:00", "05:00-06:00")[1] == "19 05:00+2 19 06:00+2"
    assert [(slip.index, slip.field) for slip in slips("21:00-23:00", "05:01-06:00")] == [(1, "start")]


def test_a_wrong_order_names_both_items_and_the_items_after_it_are_dated_all_the_same() -> None:
    assert slips("10:45-11:15", "09:45-10:45", "11:15-11:30") == [
        Slip(
            1,
            "start",
            why("bad_document.wrong_order", item="B", start="09:45", above="A", start_above="10:45"),
            beside=0,
        )
    ]


@pytest.mark.parametrize("times", ["10:00-09:00", "10:00-10:00", "12:14-00:15"])
def test_an_end_that_is_no_night_after_its_start_is_a_slip(times: str) -> None:
    assert [(slip.index, slip.field) for slip in slips(times)] == [(0, "end")]


def test_a_day_has_24_hours_at_most() -> None:
    around = ("06:00-17:00", "17:00-23:00", "23:00-04:00")
    assert dated(*around, "04:00-06:00")[-1] == "19 04:00+2 19 06:00+2"
    begins = {"first": "A", "start_day": "2026-06-18", "start": "06:00"}
    assert slips(*around, "04:00-06:01") == [
        Slip(
            3,
            "end",
            why("bad_document.day_too_long", last="D", end_day="2026-06-19", end="06:01", **begins),
            beside=0,
        )
    ]


def test_a_whole_day_may_be_the_one_with_25_hours() -> None:
    assert dated("00:00-12:00", "12:00-00:00", day=BACK) == ["25 00:00+2 25 12:00+1", "25 12:00+1 26 00:00+1"]


@pytest.mark.parametrize(("times", "field"), [("02:30-03:10", "start"), ("01:10-02:50", "end")])
def test_a_time_that_is_skipped_is_a_slip(times: str, field: str) -> None:
    [slip] = slips(times, day=FORWARD)
    skipped = times[:5] if field == "start" else times[6:]
    assert slip.field == field
    assert slip.why == why("bad_document.skipped_time", time=skipped, day="2026-03-29")


def test_a_skipped_time_after_midnight_is_a_slip_of_that_day() -> None:
    [slip] = slips("23:00-00:30", "02:30-03:30", day=FORWARD - timedelta(days=1))
    assert (slip.index, slip.why) == (1, why("bad_document.skipped_time", time="02:30", day="2026-03-29"))


def test_the_night_with_23_hours_goes_on_after_the_gap() -> None:
    assert dated("01:30-03:10", "03:10-04:00", day=FORWARD) == ["29 01:30+1 29 03:10+2", "29 03:10+2 29 04:00+2"]


def test_of_a_time_that_comes_twice_the_first_that_is_late_enough_is_meant() -> None:
    assert dated("01:30-02:10", "02:50-02:10", "02:10-03:00", day=BACK) == [
        "25 01:30+2 25 02:10+2",
        "25 02:50+2 25 02:10+1",
        "25 02:10+1 25 03:00+1",
    ]


times_of_day = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


@given(
    st.lists(st.tuples(times_of_day, times_of_day), min_size=1, max_size=8),
    st.sampled_from([SUMMER, FORWARD - timedelta(days=1), FORWARD, BACK - timedelta(days=1), BACK]),
)
def test_what_is_dated_is_in_order_shows_what_was_written_and_fits_into_a_day(
    times: list[tuple[time, time]], day: date
) -> None:
    items = [WrittenItem("x", start, end) for start, end in times]
    spans, wrong = date_items(day, PARIS, items)
    if wrong:
        return
    assert [datetime.fromtimestamp(span.start_ms / 1000, PARIS).time() for span in spans] == [
        start for start, _ in times
    ]
    assert [datetime.fromtimestamp(span.end_ms / 1000, PARIS).time() for span in spans] == [end for _, end in times]
    assert all(span.start_ms < span.end_ms for span in spans)
    starts = [span.start_ms for span in spans]
    assert starts == sorted(starts)
    assert max(span.end_ms for span in spans) - starts[0] <= 25 * 3_600_000
