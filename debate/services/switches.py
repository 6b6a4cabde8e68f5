"""What moderators switch on and off of an item."""

from __future__ import annotations

from debate.services.unit import Call

# By the command that throws it: the column of the item, and what shows it.
SWITCHES = {
    "item:set-asking": ("asking", ("debate", "guide")),  # phones may ask
    "item:set-hands": ("hands", ("debate", "hands")),  # phones may raise hands; those that are up stay up
    "item:set-hands-shown": ("hands_shown", ("hands", "microphone")),  # the screen says who was called
    "floor:set-hints": ("hints", ("floor", "speaking")),  # the stage says who of a panel has been silent long
    "floor:set-shares": ("shares", ("floor", "speaking")),  # the stage shows how a panel's time is spread
}


def throw_switch(call: Call, switch: str, item: int, on: bool) -> None:
    """`switch`: the command that throws it."""
    column, slices = SWITCHES[switch]
    with call.unit() as unit:
        row = unit.item(item)
        setattr(row, column, on)
        unit.journal(switch, f"item {row.id}", on=on)
        unit.touch_live(row, *slices)
