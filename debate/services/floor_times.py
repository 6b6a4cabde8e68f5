"""How the time of a panel was spread, as a record for whoever takes it home."""

from __future__ import annotations

from sqlalchemy import select

from debate.domain.errors import NotFound
from debate.domain.floor import floor_facts, standings
from debate.domain.turns import Turn
from debate.store.database import Database
from debate.store.schema import Item, Person
from debate.store.schema import Turn as TurnRow

# A length is in whole seconds. `seat` is "" of one who has left the stage; `share` is in per cent with one decimal, ""
# where nobody has spoken.
COLUMNS = ("seat", "name", "title", "turns", "spoken_s", "share", "longest_s")


def list_spoken(db: Database, event: int, item: int, now: int) -> list[dict[str, str]]:
    """COLUMNS of everybody who sat on the stage in the item's present run, by seats, those who left last."""
    with db.reading() as session:
        row = session.get(Item, item)
        if row is None or row.event_id != event:
            raise NotFound("not_found.item")
        query = select(Person).where(Person.item_id == item, Person.side.is_(None))
        people = list(session.scalars(query.order_by(Person.left_at.is_not(None), Person.left_at, Person.seat)))
        spoken = select(TurnRow.person_id, TurnRow.started_at, TurnRow.ended_at)
        rows = session.execute(spoken.where(TurnRow.item_id == item, TurnRow.run == row.run).order_by(TurnRow.id))
        turns = [Turn(*one) for one in rows]
    facts = floor_facts([person.id for person in people], turns)
    return [
        {
            "seat": "" if person.left_at else str(person.seat),
            "name": person.name,
            "title": person.title,
            "turns": str(sum(turn.person == person.id for turn in turns)),
            "spoken_s": str(one.spoken_ms // 1000),
            "share": "" if one.share is None else str(one.share),
            "longest_s": str(one.longest_ms // 1000),
        }
        for person, one in zip(people, standings(facts, [None for _ in people], 0, now), strict=True)
    ]
