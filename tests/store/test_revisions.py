from __future__ import annotations

from debate.store.revisions import bump, read_revs
from tests.halls import Hall, make_hall
from tests.races import losses, race


def revs(hall: Hall, *names: str) -> dict[str, int]:
    with hall.db.reading() as session:
        return read_revs(session, hall.event, names)


def count(hall: Hall, *names: str) -> None:
    with hall.db.writing() as session:
        bump(session, hall.event, names)


def test_a_rev_counts_every_change(hall: Hall) -> None:
    for _ in range(3):
        count(hall, "message")
    assert revs(hall, "message") == {"message": 3}


def test_only_the_named_slices_grow(hall: Hall) -> None:
    before = revs(hall, "clock", "scene")
    count(hall, "clock")
    assert revs(hall, "clock", "scene") == {**before, "clock": before["clock"] + 1}


def test_a_slice_that_never_changed_has_no_rev(hall: Hall) -> None:
    assert revs(hall, "message") == {}


def test_naming_no_slice_counts_nothing(hall: Hall) -> None:
    before = revs(hall, "agenda", "clock")
    count(hall)
    assert revs(hall, "agenda", "clock") == before


def test_each_event_counts_for_itself(hall: Hall) -> None:
    other = make_hall(hall.db)
    count(other, "message")
    assert revs(hall, "message") == {}


def test_a_rolled_back_change_is_not_counted(hall: Hall) -> None:
    try:
        with hall.db.writing() as session:
            bump(session, hall.event, ["message"])
            raise RuntimeError
    except RuntimeError:
        assert revs(hall, "message") == {}


def test_transactions_that_name_the_same_slices_never_wait_in_a_ring(hall: Hall) -> None:
    def forwards() -> None:
        for _ in range(20):
            count(hall, "message", "people")

    def backwards() -> None:
        for _ in range(20):
            count(hall, "people", "message")

    assert losses(race(forwards, backwards, forwards, backwards)) == []
    assert revs(hall, "message", "people") == {"message": 80, "people": 80}
