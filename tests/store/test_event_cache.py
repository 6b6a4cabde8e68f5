from __future__ import annotations

import pytest
from sqlalchemy import event

from debate.store.event_cache import EventCache
from tests.halls import Hall, make_hall


def code_of(hall: Hall) -> str:
    return EventCache(hall.db).get(hall.event).code


def test_an_event_is_found_by_its_code(hall: Hall) -> None:
    found = EventCache(hall.db).find(code_of(hall))
    assert found is not None
    assert found.id == hall.event


@pytest.mark.parametrize("typed", ["{lower}", " {code} ", "{first}-{rest}", "{first} {rest}"])
def test_a_code_is_found_however_it_was_typed(hall: Hall, typed: str) -> None:
    code = code_of(hall)
    found = EventCache(hall.db).find(typed.format(code=code, lower=code.lower(), first=code[:2], rest=code[2:]))
    assert found is not None
    assert found.id == hall.event


@pytest.mark.parametrize("typed", ["", "NOPE", "0", "' OR 1=1 --", "X" * 5_000])
def test_a_code_that_no_event_has_finds_nothing(hall: Hall, typed: str) -> None:
    assert EventCache(hall.db).find(typed) is None


def test_an_event_made_after_a_wrong_guess_is_found(hall: Hall) -> None:
    event_cache = EventCache(hall.db)
    coming = make_hall(hall.db)
    code = code_of(coming)
    assert event_cache.find("NOPE") is None
    found = event_cache.find(code)
    assert found is not None
    assert found.id == coming.event


def test_an_id_that_no_event_has_is_refused(hall: Hall) -> None:
    with pytest.raises(LookupError):
        EventCache(hall.db).get(hall.event + 1)


def test_two_events_have_secrets_of_their_own(hall: Hall) -> None:
    event_cache = EventCache(hall.db)
    one, other = event_cache.get(hall.event), event_cache.get(make_hall(hall.db).event)
    assert one.asker_secret != other.asker_secret
    assert one.epoch != other.epoch


def test_a_known_event_costs_no_query(hall: Hall) -> None:
    event_cache = EventCache(hall.db)
    code = event_cache.get(hall.event).code
    asked: list[object] = []
    event.listen(hall.db.engine, "before_cursor_execute", lambda *args: asked.append(args))
    assert event_cache.find(code) == event_cache.get(hall.event)
    assert asked == []
