"""Hands: raising and withdrawing one by phone, and the desk's verbs."""

from __future__ import annotations

from sqlalchemy import func, select

from debate.domain.errors import NotAllowed, NotFound, TooMany, WrongState
from debate.domain.hands import STANDING, HandState, check_move
from debate.domain.lines import ASKER, HAND_PLACE
from debate.domain.text import clean
from debate.services import attempts
from debate.services.questions import asker_key
from debate.services.unit import Call, Unit
from debate.store.concern import raised_in
from debate.store.schema import Hand, Item, Mute

# Hands of one item that may be up at the same time.
MOST_PER_ITEM = 500
# The column that says when a hand came into a state.
_AT = {
    HandState.CALLED: "called_at",
    HandState.SPEAKING: "given_at",
    HandState.SPOKEN: "spoken_at",
    HandState.MISSED: "missed_at",
    HandState.WITHDRAWN: "withdrawn_at",
}
_ON_SCREEN = {HandState.CALLED, HandState.SPEAKING}


def raise_hand(
    call: Call, name: str | None, place: str | None, item: int | None = None, key: str | None = None
) -> Hand:
    """A device wishes to speak from the floor. Its hand that is up already is the answer, and stays as it is; so is the
    one that a repeated `key` raised, as it is now.

    `item` is what it was raised for: another one that has come meanwhile was not meant.
    """
    name, place = clean(name or "", ASKER) or None, clean(place or "", HAND_PLACE) or None
    with call.unit() as unit:
        asker = asker_key(unit.event(), call.actor.device)
        mark = attempts.mark_of(key, "hand", name, place) if key else None
        known = _find_raised(unit, asker, mark)
        if known is not None:
            return known
        live = unit.live_item()
        if item is not None and item != live.id:
            raise WrongState("hands_closed.item_over")
        held = _standing(unit, live, asker)
        if held is not None:
            return held
        _check_may_raise(unit, live, asker)
        hand = Hand(item_id=live.id, run=live.run, asker=asker, mark=mark, name=name, place=place)
        _add_hand(unit, hand)
        return hand


def _add_hand(unit: Unit, hand: Hand) -> None:
    hand.event_id, hand.raised_at = unit.call.event, unit.now
    unit.session.add(hand)
    unit.session.flush()
    unit.journal("hand:raise", f"hand {hand.id}", to_state=HandState.RAISED)
    unit.touch("hands", f"me:{hand.asker}")


def _find_raised(unit: Unit, asker: str, mark: str | None) -> Hand | None:
    """The hand that an attempt raised before; None for a new one, and for one without a key."""
    if mark is None:
        return None
    own = Hand.event_id == unit.call.event, Hand.asker == asker, Hand.mark == mark
    return unit.session.scalars(select(Hand).where(*own).order_by(Hand.id).limit(1)).one_or_none()


def _standing(unit: Unit, item: Item, asker: str) -> Hand | None:
    query = select(Hand).where(raised_in(item), Hand.asker == asker, Hand.state.in_(STANDING))
    return unit.session.scalars(query).one_or_none()


def _check_may_raise(unit: Unit, item: Item, asker: str) -> None:
    if not item.hands:
        raise WrongState("hands_closed")
    if unit.session.get(Mute, (unit.call.event, asker)):
        raise NotAllowed("muted.hand")
    up = select(func.count()).where(raised_in(item), Hand.state.in_(STANDING))
    if unit.session.scalars(up).one() >= MOST_PER_ITEM:
        raise TooMany("too_many_hands")


def withdraw_hand(call: Call, hand: int) -> None:
    """Take it down again. Who is named by it is forgotten."""
    with call.unit() as unit:
        row = unit.hand(hand)
        if row.asker != asker_key(unit.event(), call.actor.device):
            raise NotFound("not_found.own_hand")
        _move(unit, row, "withdraw", name=None, place=None)


def call_hand(call: Call, hand: int) -> None:
    """To the microphone. Several may be on their way."""
    _desk_move(call, hand, "call")


def give_microphone(call: Call, hand: int) -> None:
    """Let who was called speak; who had the microphone has spoken."""
    with call.unit() as unit:
        row, item = _of_live_item(unit, hand)
        if check_move("give", row.state) is not None:
            end_speaking(unit, item)
        _move(unit, row, "give")


def end_hand(call: Call, hand: int) -> None:
    """Who had the microphone has spoken."""
    _desk_move(call, hand, "end")


def miss_hand(call: Call, hand: int) -> None:
    """Who was called has not come, or is not called."""
    _desk_move(call, hand, "miss")


def return_hand(call: Call, hand: int) -> None:
    """Put it back into the list, where it stands as before it was called."""
    with call.unit() as unit:
        row, item = _of_live_item(unit, hand)
        up = _standing(unit, item, row.asker)
        if up is not None and up.id != row.id:
            raise WrongState("wrong_state.hand_again")
        _move(unit, row, "return", **dict.fromkeys(("called_at", "given_at", "spoken_at", "missed_at")))


def end_speaking(unit: Unit, item: Item) -> None:
    """Who has the microphone gives it back: to the next one, or because the item is over."""
    query = select(Hand).where(raised_in(item), Hand.state == HandState.SPEAKING)
    for hand in unit.session.scalars(query):
        _move(unit, hand, "end")


def _desk_move(call: Call, hand: int, verb: str) -> None:
    with call.unit() as unit:
        _move(unit, _of_live_item(unit, hand)[0], verb)


def _of_live_item(unit: Unit, hand: int) -> tuple[Hand, Item]:
    row = unit.hand(hand)
    item = unit.item(row.item_id)
    if unit.event().current_item_id != item.id or row.run != item.run:
        raise WrongState("wrong_state.hand_over")
    return row, item


def _move(unit: Unit, hand: Hand, verb: str, **values: object) -> None:
    """By `verb`, if the rules allow it now. A hand that stands so already changes nothing: of two who press, the
    second one finds it done."""
    before, to = hand.state, check_move(verb, hand.state)
    if to is None:
        return
    at = {_AT[to]: unit.now} if to in _AT else {}
    unit.move(hand, to, **at, **values)
    unit.journal(f"hand:{verb}", f"hand {hand.id}", before, to)
    unit.touch("hands", f"me:{hand.asker}")
    if _ON_SCREEN & {before, to}:
        unit.touch("microphone")
