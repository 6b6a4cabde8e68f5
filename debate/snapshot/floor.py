"""Serializers of a panel: who sits on the stage, who speaks now, and how the time is spread."""

from __future__ import annotations

from collections.abc import Sequence

from debate.domain.floor import QUIET_AFTER_MS, FloorFacts, find_quiet, floor_facts
from debate.snapshot.shapes import FloorPerson, FloorSlice, Panelist, PanelSlice, Quiet, SpeakingSlice
from debate.snapshot.view import Seated, View


def panel_slice(view: View) -> PanelSlice:
    return {"people": [panelist(person) for person in view.panel]}


def panelist(person: Seated) -> Panelist:
    return {"id": person.id, "seat": person.seat, "name": person.name, "title": person.title}


def speaking_slice(view: View) -> SpeakingSlice:
    on_stage = {person.id for person in view.panel}
    return {
        "quiet": _quiet(view),
        "people": [
            {"person": turn.person, "since": turn.started_at}
            for turn in view.turns
            if turn.ended_at is None and turn.person is not None and turn.person in on_stage
        ],
    }


def _quiet(view: View) -> Quiet | None:
    """One alone is spoken to, and needs no reminder."""
    item, panel = view.item, view.panel
    if item is None or not item.hints or item.actual_start is None or len(panel) < 2:
        return None
    found = find_quiet(floor_facts([person.id for person in panel], view.turns), item.actual_start)
    if found is None:
        return None
    person = next(one for one in panel if one.id == found[0])
    return {"seat": person.seat, "name": person.name, "since": found[1], "told_after_ms": QUIET_AFTER_MS}


def floor_slice(view: View) -> FloorSlice:
    return {
        "hints": view.item.hints if view.item else False,
        "began_at": view.item.actual_start if view.item else None,
        "people": _with_facts(view, view.panel),
        "gone": [one for one in _with_facts(view, view.gone) if one["spoken_ms"]],
    }


def _with_facts(view: View, people: Sequence[Seated]) -> list[FloorPerson]:
    facts = floor_facts([person.id for person in people], view.turns)
    return [_floor_person(person, one) for person, one in zip(people, facts, strict=True)]


def _floor_person(person: Seated, facts: FloorFacts) -> FloorPerson:
    return {
        **panelist(person),
        "spoken_ms": facts.spoken_ms,
        "longest_ms": facts.longest_ms,
        "last_at": facts.last_at,
        "since": facts.since,
    }
