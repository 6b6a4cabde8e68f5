"""Serializers of a panel: who sits on the stage, who speaks now, and how the time is spread."""

from __future__ import annotations

from collections.abc import Sequence

from debate.domain.floor import (
    QUIET_AFTER_MS,
    FloorFacts,
    Standing,
    counted_as_of,
    find_quiet,
    floor_facts,
    label_times,
    standings,
)
from debate.domain.percent import percent
from debate.snapshot.shapes import (
    FloorPerson,
    FloorSlice,
    LabelTime,
    Panelist,
    PanelSlice,
    Quiet,
    SetupPerson,
    SpeakingSlice,
    SpokenShare,
)
from debate.snapshot.view import Seated, View


def panel_slice(view: View) -> PanelSlice:
    return {"people": [panelist(person) for person in view.panel]}


def panelist(person: Seated) -> Panelist:
    return {"id": person.id, "seat": person.seat, "name": person.name, "title": person.title}


def setup_person(person: Seated) -> SetupPerson:
    return {**panelist(person), "target": person.target, "labels": person.labels}


def speaking_slice(view: View) -> SpeakingSlice:
    on_stage = {person.id for person in view.panel}
    return {
        "quiet": _quiet(view),
        "shares": None,
        "people": [
            {"person": turn.person, "since": turn.started_at}
            for turn in view.turns
            if turn.ended_at is None and turn.person is not None and turn.person in on_stage
        ],
    }


def stage_speaking_slice(view: View) -> SpeakingSlice:
    shown = view.item is not None and view.item.shares and bool(view.panel)
    return {**speaking_slice(view), "shares": _shares(view) if shown else None}


def _shares(view: View) -> list[SpokenShare]:
    return [{"person": one.person, "share": one.share, "target": percent(one.target)} for one in _counted(view)]


def _quiet(view: View) -> Quiet | None:
    """One alone is spoken to, and needs no reminder."""
    item, panel = view.item, view.panel
    if item is None or not item.hints or item.actual_start is None or len(panel) < 2:
        return None
    found = find_quiet(_facts(view, panel), _counted(view), item.actual_start)
    if found is None:
        return None
    person = next(one for one in panel if one.id == found[0])
    return {"seat": person.seat, "name": person.name, "since": found[1], "told_after_ms": QUIET_AFTER_MS}


def floor_slice(view: View) -> FloorSlice:
    item = view.item
    facts, gone, counted = _facts(view, view.panel), _facts(view, view.gone), _counted(view)
    began_at = item.actual_start or 0 if item else 0
    return {
        "seated": item.has_panel if item else False,
        "hints": item.hints if item else False,
        "shares": item.shares if item else False,
        "people": [_floor_person(*one, began_at) for one in zip(view.panel, facts, counted, strict=True)],
        "gone": [
            {**panelist(person), "spoken_ms": one.spoken_ms}
            for person, one in zip(view.gone, gone, strict=True)
            if one.spoken_ms
        ],
        "labels": _labels(view, counted, gone),
    }


def _labels(view: View, counted: Sequence[Standing], gone: Sequence[FloorFacts]) -> list[LabelTime]:
    spoken = [(person.labels, one.spoken_ms) for person, one in zip(view.panel, counted, strict=True)]
    left = [(person.labels, one.spoken_ms) for person, one in zip(view.gone, gone, strict=True) if one.spoken_ms]
    return [
        {"label": one.label, "people": one.people, "spoken_ms": one.spoken_ms, "share": one.share}
        for one in label_times([*spoken, *left])
    ]


def _counted(view: View) -> list[Standing]:
    """Of the panel, as of the instant at which its floor was counted last."""
    as_of = counted_as_of(view.turns, view.item.floor_at if view.item else None)
    gone_ms = sum(one.spoken_ms for one in _facts(view, view.gone))
    return standings(_facts(view, view.panel), [person.target for person in view.panel], gone_ms, as_of)


def _facts(view: View, people: Sequence[Seated]) -> list[FloorFacts]:
    return floor_facts([person.id for person in people], view.turns)


def _floor_person(person: Seated, facts: FloorFacts, counted: Standing, began_at: int) -> FloorPerson:
    return {
        **panelist(person),
        "spoken_ms": facts.spoken_ms,
        "since": facts.since,
        "has_spoken": facts.last_at is not None,
        "quiet_since": max(facts.last_at or 0, began_at) if facts.since is None else None,
        "share": counted.share,
        "longest_ms": counted.longest_ms,
        "target": percent(counted.target),
        "owed_ms": counted.owed_ms,
    }
