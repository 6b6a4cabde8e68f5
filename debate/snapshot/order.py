"""Serializers of the running order and the clocks: facts only, never a number that ticks."""

from __future__ import annotations

from typing import cast

from debate.domain.clock import Clock
from debate.domain.motion.places import leaves_unheld, missed_rounds, rounds_here, unheld_slots, voteless_slots
from debate.domain.slots import Side
from debate.domain.turns import Speaker, SpeakingTime, speaking_times
from debate.snapshot.shapes import ClockFacts, ClockSlice, OrderSlice, Pool, SideTime, Slot, TimeFacts
from debate.snapshot.view import View
from debate.store.concern import timed_slot
from debate.store.schema import Pool as PoolRow
from debate.store.schema import Slot as SlotRow


def clock_slice(view: View) -> ClockSlice:
    """The current slot and the next one. Before the first slot, `next` is the first."""
    current = view.item.current_slot_id if view.item else None
    index = next((i for i, slot in enumerate(view.slots) if slot.id == current), -1)
    following = view.slots[index + 1] if index + 1 < len(view.slots) else None
    return {
        "slot": _slot(view, view.slots[index]) if index >= 0 else None,
        "next": _slot(view, following) if following else None,
        "pool": next((_pool(pool) for pool in view.pools if pool.started_at is not None), None),
    }


def order_slice(view: View) -> OrderSlice:
    return {
        "slots": [_slot(view, slot) for slot in view.slots],
        "current": view.item.current_slot_id if view.item else None,
        "pools": [_pool(pool) for pool in view.pools],
        "unheld": unheld_slots(view.order, view.live_votes, motion=bool(view.item and view.item.motion)),
        "voteless": voteless_slots(view.order, view.live_votes),
        "missed": missed_rounds(view.order, view.live_votes),
        "here": rounds_here(view.order),
        "passes": leaves_unheld(view.order, view.live_votes, motion=bool(view.item and view.item.motion)),
        "times": _times(view),
    }


def _times(view: View) -> list[SideTime]:
    slots = [timed_slot(slot) for slot in view.slots]
    speakers = [Speaker(one.id, cast("Side", one.side), one.seat, one.name) for one in view.speakers]
    return [
        {
            "side": one.side,
            "time": _time_facts(one.time),
            "speakers": [
                {
                    "person": own.speaker.id,
                    "name": own.speaker.name,
                    "time": _time_facts(own.time),
                    "turns": own.turns,
                    "longest_ms": own.longest_ms,
                }
                for own in one.speakers
            ],
            "crossfire": _time_facts(one.crossfire) if one.crossfire else None,
        }
        for one in speaking_times(slots, speakers, view.turns)
    ]


def _time_facts(time: SpeakingTime) -> TimeFacts:
    return {"granted_ms": time.granted_ms, "spoken_ms": time.spoken_ms, "since": time.since}


def _slot(view: View, slot: SlotRow) -> Slot:
    return {
        "id": slot.id,
        "kind": slot.kind,
        "title": slot.title,
        "side": slot.side,
        "speaker": _speaker_name(view, slot),
        "seat": slot.seat,
        "round": slot.round,
        "clock": clock_facts(slot.clock),
        "bells": list(slot.bells),
        "periods": list(slot.periods),
        "grace_ms": slot.grace_ms,
    }


def _speaker_name(view: View, slot: SlotRow) -> str | None:
    seat = (slot.side, slot.seat)
    seated = view.speakers if slot.side else view.panel
    return next((person.name for person in seated if (person.side, person.seat) == seat), None)


def _pool(pool: PoolRow) -> Pool:
    return {"id": pool.id, "name": pool.name, "side": pool.side, "clock": clock_facts(pool.clock)}


def clock_facts(clock: Clock) -> ClockFacts:
    return {
        "duration_ms": clock.duration_ms,
        "adjusted_ms": clock.adjusted_ms,
        "banked_ms": clock.banked_ms,
        "started_at": clock.started_at,
        "finished_at": clock.finished_at,
    }
