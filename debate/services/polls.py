"""A poll's way from draft to closed, in a motion's pair or by itself. What leads where is the domain's table; here it
is done and journalled."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from debate.domain.errors import WrongState
from debate.domain.groups import Group
from debate.domain.motion.pair import check_move
from debate.domain.polls.states import PollState, check_move_alone
from debate.domain.scenes import SceneKind
from debate.domain.sealing import ballots_hash
from debate.services.boxes import fill_box
from debate.services.items import current_pair, slots_of
from debate.services.tallies import stage_reopened
from debate.services.unit import Call, Unit
from debate.store.concern import order_of, second_of
from debate.store.residue import BOX
from debate.store.schema import Poll
from debate.store.told import alone_view, earlier_of, is_told, other_view_of, round_of, view_of
from debate.store.votes import all_ballots, create_urn, refill_urn

# What shows a poll that concerns the hall.
POLL_SLICES = ("poll", "polls", "turnout", "result", "guide", "setups", "entries")


def open_poll(call: Call, poll: int, closes_in_ms: int | None, held: bool = False) -> None:
    """Open a poll; with `closes_in_ms` it closes by itself. A motion's pair was sealed before its polls could exist.

    WrongState with `another_open` while the hall answers another one. With `out_of_place` where the running order is
    not at this round of a motion, unless the button was `held`: one slip would flip every phone and the screen in the
    middle of a speech.
    """
    with call.unit() as unit:
        row = unit.poll(poll)
        check_verb(unit, row, "open")
        refuse_interrupting(unit, row)
        if row.pair is not None and not held:
            _refuse_out_of_place(unit, row)
        closes_at = unit.now + closes_in_ms if closes_in_ms else None
        opened = {"opened_at": unit.now, "closes_at": closes_at, "openings": row.openings + 1}
        move_by(unit, row, "open", groups=_groups_of(unit, row), **opened)
        create_urn(unit.session, row.id, row.openings)
        unit.touch(*POLL_SLICES, "order")
        unit.show(SceneKind.VOTE)


def _groups_of(unit: Unit, poll: Poll) -> list[Group]:
    """Both rounds of one electorate are told by the same groups, whatever the organiser has called them since."""
    earlier = earlier_of(poll)
    found: list[Group] = earlier.groups if earlier else unit.event().groups
    return found


def refuse_interrupting(unit: Unit, poll: Poll) -> None:
    """A phone answers one question at a time, and a motion's reveal is told to its end before a poll by itself takes
    the screen. WrongState with `another_open` or `reveal_unfinished`."""
    is_open = select(Poll.id).where(Poll.item_id == poll.item_id, Poll.state == PollState.OPEN, Poll.id != poll.id)
    if unit.session.scalars(is_open.limit(1)).first() is not None:
        raise WrongState("another_open")
    pair = current_pair(unit, unit.item(poll.item_id)) if poll.pair is None else None
    if pair and any(one.state is PollState.REVEALED and not is_told(one) for one in pair.polls):
        raise WrongState("reveal_unfinished")


def _refuse_out_of_place(unit: Unit, poll: Poll) -> None:
    item = unit.item(poll.item_id)
    if not order_of(item, slots_of(unit, item)).is_at(round_of(poll)):
        raise WrongState("out_of_place", round=round_of(poll))


def reopen_poll(call: Call, poll: int) -> None:
    """Take ballots again. The hash of the first close stays in the journal."""
    with call.unit() as unit:
        row = unit.poll(poll)
        check_verb(unit, row, "reopen")
        refuse_interrupting(unit, row)
        move_by(unit, row, "reopen", closed_at=None, closes_at=None, ballots_hash=None, openings=row.openings + 1)
        refill_urn(unit.session, row.id, row.openings)
        unit.leave_residue(BOX)
        stage_reopened(unit.session, row, unit.now)
        unit.touch(*POLL_SLICES)
        unit.show(SceneKind.VOTE)


def close_poll(call: Call, poll: int) -> None:
    """From this commit on no ballot counts. One hash over all ballots goes to the screen and the journal."""
    with call.unit() as unit:
        close(unit, unit.poll(poll))


def close(unit: Unit, poll: Poll) -> None:
    check_verb(unit, poll, "close")
    ballots = all_ballots(unit.session, poll.id)
    hashed = ballots_hash(ballots.items())
    fill_box(unit, poll)
    move_by(unit, poll, "close", closed_at=unit.now, closes_at=None, ballots_hash=hashed)
    unit.journal("poll:hash", f"poll {poll.id}", ballots=len(ballots), hash=hashed)
    unit.touch(*POLL_SLICES)


# What a moderator may still do with a poll of an item that is not live: end it, or prepare it.
ENDING = frozenset({"close", "disarm", "edit", "delete"})


def check_verb(unit: Unit, poll: Poll, verb: str) -> PollState:
    """The state that `verb` leads to. The hall sees the live item alone, so only its polls open, count and are
    revealed."""
    if verb not in ENDING and not is_live(unit, poll):
        raise WrongState("event_not_open.vote")
    if poll.pair is None:
        return check_move_alone(verb, alone_view(poll, second_of(unit.session, poll)))
    return check_move(verb, view_of(poll), other_view_of(poll), show_pre=poll.pair.show_pre, last_step=is_told(poll))


def is_live(unit: Unit, poll: Poll) -> bool:
    """The poll belongs to the run of the item that is live now."""
    item = unit.item(poll.item_id)
    return unit.event().current_item_id == item.id and poll.run == item.run


def move_by(unit: Unit, poll: Poll, verb: str, **values: Any) -> None:
    """Move the poll by `verb` if the domain allows it now, and journal it."""
    before, to = poll.state, check_verb(unit, poll, verb)
    unit.move(poll, to, **values)
    unit.journal(f"poll:{verb}", f"poll {poll.id}", before, to)
