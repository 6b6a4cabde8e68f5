"""Where the guide leads once an item is over."""

from __future__ import annotations

import pytest

from debate.services import items
from debate.snapshot.guide import guide_slice
from debate.snapshot.view import View
from debate.store.database import Database
from tests.halls import AGENDA, Hall, make_hall

CLOSING = '  - {start: "13:00", end: "13:30", kind: closing, title: Closing}\n'


def next_title(hall: Hall) -> str:
    with hall.db.reading() as session:
        view = View(session, hall.event, str)
        item = guide_slice(view)["payload"]["item"]
        return next(row.title for row in view.items if row.id == item)


@pytest.mark.one_database
def test_a_day_that_began_in_the_middle_goes_on_from_there(db: Database) -> None:
    hall = make_hall(db, AGENDA + CLOSING)
    assert next_title(hall) == "Opening"
    hall.start()
    items.finish_item(hall.call(), hall.item)
    assert next_title(hall) == "Closing"
