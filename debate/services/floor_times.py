"""How the speaking time of a panel or a debate was spread, as a record for whoever takes it home."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from debate.domain.errors import NotFound
from debate.domain.floor import FloorFacts, LabelTime, Standing, floor_facts, label_times, share_of, standings
from debate.domain.percent import percent
from debate.domain.slots import Side
from debate.domain.turns import SideTime, Speaker, SpeakerTime, SpeakingTime, Turn, speaking_times, turn_lengths
from debate.store.concern import timed_slot
from debate.store.database import Database
from debate.store.schema import Item, Person, Slot
from debate.store.schema import Turn as TurnRow

Cells: TypeAlias = dict[str, str]

# One table for both, a row for each `part`: a person; of a panel a label besides, with how many `people` carry it; of a
# debate a side, and its crossfire, which counts for both sides and for no single speaker. A length is in whole seconds,
# `share` and `target` in per cent with one decimal. What a row has not, or nobody has spoken, is "": so is the `seat`
# of one who has left the stage.
COLUMNS = (
    *("part", "side", "seat", "name", "title", "labels", "people", "turns", "granted_s", "spoken_s", "longest_s"),
    *("share", "target", "owed_s"),
)


def list_spoken(db: Database, event: int, item: int, now: int) -> list[Cells]:
    """COLUMNS of the item's present run. Of a panel everybody who sat on its stage, by seats, those who left last,
    then the labels; of a debate each side and those who sit there."""
    with db.reading() as session:
        row = session.get(Item, item)
        if row is None or row.event_id != event:
            raise NotFound("not_found.item")
        found = _panel(session, row, now) if row.has_panel else _debate(session, row)
    return [{column: cells.get(column, "") for column in COLUMNS} for cells in found]


def _panel(session: Session, item: Item, now: int) -> list[Cells]:
    query = select(Person).where(Person.item_id == item.id, Person.side.is_(None))
    people = list(session.scalars(query.order_by(Person.left_at.is_not(None), Person.left_at, Person.seat)))
    turns = _turns(session, item)
    sitting = [person for person in people if person.left_at is None]
    gone = people[len(sitting) :]
    left = floor_facts([person.id for person in gone], turns)
    gone_ms = sum(one.spoken_ms for one in left)
    facts = floor_facts([person.id for person in sitting], turns)
    counted = standings(facts, [person.target for person in sitting], gone_ms, now)
    whole_ms = gone_ms + sum(one.spoken_ms for one in counted)
    spoken = [*(one.spoken_ms for one in counted), *(one.spoken_ms for one in left)]
    labels = label_times([(person.labels, ms) for person, ms in zip(people, spoken, strict=True)])
    return [
        *(_seated(*one, turns) for one in zip(sitting, counted, strict=True)),
        *(_left(*one, turns, whole_ms) for one in zip(gone, left, strict=True)),
        *map(_label, labels),
    ]


def _turns(session: Session, item: Item) -> list[Turn]:
    query = select(TurnRow.person_id, TurnRow.started_at, TurnRow.ended_at, TurnRow.slot_id)
    rows = session.execute(query.where(TurnRow.item_id == item.id, TurnRow.run == item.run).order_by(TurnRow.id))
    return [Turn(*one) for one in rows]


def _seated(person: Person, one: Standing, turns: Sequence[Turn]) -> Cells:
    return {
        **_person(person, turns),
        "seat": str(person.seat),
        **_lengths(spoken_s=one.spoken_ms, longest_s=one.longest_ms, owed_s=one.owed_ms),
        "share": _figure(one.share),
        "target": _figure(percent(one.target)),
    }


def _left(person: Person, facts: FloorFacts, turns: Sequence[Turn], whole_ms: int) -> Cells:
    return {
        **_person(person, turns),
        **_lengths(spoken_s=facts.spoken_ms, longest_s=facts.longest_ms),
        "share": _figure(share_of(facts.spoken_ms, whole_ms)),
    }


def _person(person: Person, turns: Sequence[Turn]) -> Cells:
    return {
        "part": "person",
        "name": person.name,
        "title": person.title,
        "labels": "; ".join(person.labels),
        "turns": str(len(turn_lengths(turn for turn in turns if turn.person == person.id))),
    }


def _label(one: LabelTime) -> Cells:
    cells = {"part": "label", "name": one.label, "people": str(one.people), "share": _figure(one.share)}
    return {**cells, **_lengths(spoken_s=one.spoken_ms)}


def _debate(session: Session, item: Item) -> list[Cells]:
    slots = session.scalars(select(Slot).where(Slot.item_id == item.id).order_by(Slot.position))
    people = session.scalars(select(Person).where(Person.item_id == item.id, Person.side.is_not(None)))
    speakers = [Speaker(one.id, cast("Side", one.side), one.seat, one.name) for one in people]
    sides = speaking_times([timed_slot(slot) for slot in slots], speakers, _turns(session, item))
    return [cells for side in sides for cells in _side(side)]


def _side(side: SideTime) -> list[Cells]:
    crossfire = [("crossfire", side.crossfire)] if side.crossfire else []
    return [
        *({"part": part, "side": str(side.side), **_time(time)} for part, time in (("side", side.time), *crossfire)),
        *(_speaker(one) for one in side.speakers),
    ]


def _speaker(one: SpeakerTime) -> Cells:
    speaker = one.speaker
    return {
        **{"part": "person", "side": str(speaker.side), "seat": str(speaker.seat), "name": speaker.name},
        **_time(one.time),
        "turns": str(one.turns),
        **_lengths(longest_s=one.longest_ms),
    }


def _time(time: SpeakingTime) -> Cells:
    return _lengths(granted_s=time.granted_ms, spoken_s=time.spoken_ms)


def _lengths(**lengths_ms: int | None) -> Cells:
    return {column: "" if ms is None else str(ms // 1000) for column, ms in lengths_ms.items()}


def _figure(figure: float | None) -> str:
    return "" if figure is None else str(figure)
