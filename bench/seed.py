"""Prepares a database for one run of the load generator: an event with a live debate, sealed and ready to open.

    python bench/seed.py DATA_DIR

Prints one JSON line: the join code, the desk's cookie, the screen's token and the two polls.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sqlalchemy import select  # noqa: E402 - after the path

from debate.config import read_config  # noqa: E402
from debate.datafolder import database_url, secret_key  # noqa: E402
from debate.domain.roles import Role  # noqa: E402
from debate.greeting import DEMO  # noqa: E402
from debate.now import now_ms  # noqa: E402
from debate.services import items, pairs, slots  # noqa: E402
from debate.services.access import Links, accept_link, make_link  # noqa: E402
from debate.services.agendas import import_agenda, read_agenda_file  # noqa: E402
from debate.services.unit import SYSTEM, Call, Changes  # noqa: E402
from debate.store.database import Database  # noqa: E402
from debate.store.migrate import upgrade  # noqa: E402
from debate.store.schema import Event, Item, Poll  # noqa: E402


def tell_nobody(_changes: Changes) -> None:
    """Nobody is connected yet."""


def seed(data: str) -> dict[str, object]:
    config = read_config({**os.environ, "DEBATE_DATA": data})
    db, links = Database(database_url(config)), Links(secret_key(config))
    upgrade(db)
    event = import_agenda(db, read_agenda_file(DEMO), now_ms(), tell_nobody)
    call = Call(db, event, SYSTEM, now_ms(), tell_nobody)
    item = start_debate(call)
    pairs.seal_pair(call, item, pairs.parse_terms("matched", 0.0, False, "sealed", "sealed", False))
    token = links.token(make_link(call, Role.OWNER))
    signed = accept_link(call, links, token, "Bench", "a long password", lambda do, *args: do(*args))
    with db.reading() as session:
        polls = list(session.scalars(select(Poll.id).order_by(Poll.id)))
        code = session.get_one(Event, event).code
    screen = links.token(make_link(call, Role.SCREEN))
    return {
        "code": code,
        "desk_cookie": f"desk={signed}",
        "screen_token": screen,
        "poll": polls[0],
        "post_poll": polls[1],
    }


def start_debate(call: Call) -> int:
    with call.db.reading() as session:
        item = session.scalars(select(Item.id).where(Item.motion != "")).one()
    items.start_item(call, item)
    slots.next_slot(call, item, None)  # the vote before the debate: a press opens it there
    return item


if __name__ == "__main__":
    print(json.dumps(seed(sys.argv[1])))
