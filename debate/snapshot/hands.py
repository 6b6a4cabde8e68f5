"""Serializers of the hands: all of them for the desk, who was called for the screen, its own for a phone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from debate.domain.hands import STANDING, HandState, allowed, place_in_list
from debate.snapshot.hand_shapes import AtMicrophone, DeskHand, HandCounts, HandsSlice, MicrophoneSlice, MyHand
from debate.snapshot.view import View
from debate.store.schema import Hand, Item

# Of those that are over the desk is told so many: they can be put back.
MOST_OVER = 10
# Of those that were called the screen tells so many.
MOST_CALLED = 3


def hands_slice(view: View) -> HandsSlice:
    item, spoken = view.item, {hand.asker for hand in view.hands if hand.state is HandState.SPOKEN}
    return {
        "open": item.hands if item else False,
        "shown": item.hands_shown if item else False,
        "up": [_for_desk(hand, spoken) for hand in _in_order(view.hands, spoken)],
        "over": [_for_desk(hand, ()) for hand in _over(view.hands)[:MOST_OVER]],
        "counts": _counts(view.hands),
    }


def _counts(hands: Collection[Hand]) -> HandCounts:
    found = Counter(hand.state for hand in hands)
    return {
        "raised": found[HandState.RAISED],
        "called": found[HandState.CALLED],
        "speaking": found[HandState.SPEAKING],
        "spoken": found[HandState.SPOKEN],
        "missed": found[HandState.MISSED],
    }


def _in_order(hands: Collection[Hand], spoken: Collection[str]) -> list[Hand]:
    """Those that are up. `spoken`: the askers who have spoken before."""
    return sorted(
        (hand for hand in hands if hand.state in STANDING),
        key=lambda one: place_in_list(one.state, one.asker in spoken, one.raised_at, one.called_at, one.id),
    )


def _over(hands: Collection[Hand]) -> list[Hand]:
    ended = (hand for hand in hands if hand.state not in STANDING)
    return sorted(ended, key=lambda one: (one.spoken_at or one.missed_at or 0, one.id), reverse=True)


def _for_desk(hand: Hand, spoken: Collection[str]) -> DeskHand:
    return {
        "id": hand.id,
        "name": hand.name,
        "place": hand.place,
        "state": hand.state,
        "raised_at": hand.raised_at,
        "has_spoken": hand.asker in spoken,
        "allowed": allowed(hand.state),
    }


def microphone_slice(view: View) -> MicrophoneSlice:
    if view.item is None or not view.item.hands_shown:
        return {"speaking": None, "called": []}
    order = _in_order(view.hands, ())
    speaking = next((hand for hand in order if hand.state is HandState.SPEAKING), None)
    called = [hand for hand in order if hand.state is HandState.CALLED]
    return {
        "speaking": _at_microphone(speaking) if speaking else None,
        "called": [_at_microphone(hand) for hand in called[:MOST_CALLED]],
    }


def _at_microphone(hand: Hand) -> AtMicrophone:
    return {"who": hand.name or hand.place}


def my_hand(session: Session, item: int | None, asker: str) -> MyHand | None:
    run = select(Item.run).where(Item.id == item).scalar_subquery()
    own = select(Hand.id, Hand.state, Hand.name, Hand.place).where(
        Hand.item_id == item, Hand.run == run, Hand.asker == asker
    )
    last = session.execute(own.order_by(Hand.id.desc()).limit(1)).one_or_none()
    if last is None or last.state is HandState.WITHDRAWN:
        return None
    return {"id": last.id, "state": last.state, "name": last.name, "place": last.place}
