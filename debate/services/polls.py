"""A poll's way from draft to revealed. What leads where is the domain's table; here it is done and journalled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from debate.domain import bundle
from debate.domain.errors import Invalid, NotAllowed, WrongState
from debate.domain.figures import with_figures
from debate.domain.polls import NAMES, PollState, Round, check_move
from debate.domain.results import count_result, result_record, reveal_steps
from debate.domain.rules import Rule
from debate.domain.scenes import SceneKind
from debate.domain.sealing import ballots_hash, seal_facts
from debate.services.boxes import fill_box
from debate.services.bundle_parts import note_digest
from debate.services.items import slots_of
from debate.services.tallies import stage_reopened
from debate.services.unit import SYSTEM, Announce, Call, Unit
from debate.store.concern import order_of
from debate.store.database import Database
from debate.store.residue import BOX
from debate.store.schema import Item, Pair, Poll
from debate.store.told import is_told, other_view_of, view_of
from debate.store.votes import all_ballots, create_urn, refill_urn

# How long each step of a reveal stands before the next one plays by itself.
STEP_MS = 7_000
POLL_SLICES = ("poll", "polls", "turnout", "result", "guide")


def open_poll(call: Call, poll: int, closes_in_ms: int | None, held: bool = False) -> None:
    """Open a poll; with `closes_in_ms` it closes by itself. Its pair was sealed before it could exist.

    WrongState with `out_of_place` where the running order is not at this vote, unless the button was `held`: one slip
    would flip every phone and the screen in the middle of a speech.
    """
    with call.unit() as unit:
        row = unit.poll(poll)
        _check(unit, row, "open")
        if not held:
            _refuse_out_of_place(unit, row)
        closes_at = unit.now + closes_in_ms if closes_in_ms else None
        _move(unit, row, "open", opened_at=unit.now, closes_at=closes_at, openings=row.openings + 1)
        create_urn(unit.session, row.id, row.openings)
        unit.touch(*POLL_SLICES, "order", "setups")
        unit.show(SceneKind.VOTE)


def _refuse_out_of_place(unit: Unit, poll: Poll) -> None:
    item = unit.item(poll.pair.item_id)
    if not order_of(item, slots_of(unit, item)).is_at(poll.round):
        name = NAMES[poll.round]
        raise WrongState(f"The running order is not at {name}. Hold the button to open it now.", "out_of_place")


def reopen_poll(call: Call, poll: int) -> None:
    """Take ballots again. The hash of the first close stays in the journal."""
    with call.unit() as unit:
        row = unit.poll(poll)
        _move(unit, row, "reopen", closed_at=None, closes_at=None, ballots_hash=None, openings=row.openings + 1)
        refill_urn(unit.session, row.id, row.openings)
        unit.leave_residue(BOX)
        stage_reopened(unit.session, row, unit.now)
        unit.touch(*POLL_SLICES)
        unit.show(SceneKind.VOTE)


def close_poll(call: Call, poll: int) -> None:
    """From this commit on no ballot counts. One hash over all ballots goes to the screen and the journal."""
    with call.unit() as unit:
        _close(unit, unit.poll(poll))


def _close(unit: Unit, poll: Poll) -> None:
    _check(unit, poll, "close")
    ballots = all_ballots(unit.session, poll.id)
    hashed = ballots_hash(ballots.items())
    fill_box(unit, poll)
    _move(unit, poll, "close", closed_at=unit.now, closes_at=None, ballots_hash=hashed)
    unit.journal("poll:hash", f"poll {poll.id}", ballots=len(ballots), hash=hashed)
    unit.touch(*POLL_SLICES)


def arm_poll(call: Call, poll: int) -> None:
    """Count, and keep the exact frame that the hall will see. Nobody but the desk learns of it."""
    with call.unit() as unit:
        row = unit.poll(poll)
        _check(unit, row, "arm")  # before the count: a poll that is still open has no hash to hold the ballots to
        frame = make_frame(unit, row)
        _move(unit, row, "arm", frame=frame, armed_by=call.actor.name)
        unit.journal("poll:frame", f"poll {row.id}", **frame)
        unit.touch("polls", "guide")


def disarm_poll(call: Call, poll: int) -> None:
    with call.unit() as unit:
        # The frame stays: it says that this poll was counted once, and it is made anew if it is armed again.
        _move(unit, unit.poll(poll), "disarm", armed_by=None)
        unit.touch("polls", "guide")


def reveal_poll(call: Call, poll: int, held: bool, play: bool) -> None:
    """Show the armed frame, step by step. The one who armed must have held the button; anybody else just confirms.

    With `play` the steps follow each other by themselves.
    """
    with call.unit() as unit:
        row = unit.poll(poll)
        _check(unit, row, "reveal")
        if row.armed_by == call.actor.name and not held:
            raise NotAllowed(
                "You counted this result: let a second person confirm it, or hold the button.", "confirm_needed"
            )
        _check_untouched(unit, row)
        steps = frame_of(row)["steps"]
        due_at = unit.now + STEP_MS if play and len(steps) > 1 else None
        _move(unit, row, "reveal", step=steps[0], step_due_at=due_at)
        unit.touch(*POLL_SLICES, "setups")
        unit.show(SceneKind.REVEAL)


def step_reveal(call: Call, poll: int, step: str) -> None:
    """Go on to a later step at once. A step that was played already changes nothing more."""
    with call.unit() as unit:
        row = unit.poll(poll)
        if row.state is not PollState.REVEALED or not _is_live(unit, row):
            raise WrongState("This result is not being shown now.")
        if step not in frame_of(row)["steps"]:
            raise Invalid(f'This reveal has no step "{step}".', "unknown_step")
        _step(unit, row, step)


def _step(unit: Unit, poll: Poll, step: str) -> None:
    steps: list[str] = frame_of(poll)["steps"]
    if poll.step is None or steps.index(step) <= steps.index(poll.step):
        raise WrongState("The reveal has passed this step already.")
    unit.journal("poll:step", f"poll {poll.id}", poll.step, step)
    playing = poll.step_due_at is not None and step != steps[-1]
    poll.step, poll.step_due_at = step, unit.now + STEP_MS if playing else None
    if step == steps[-1]:
        note_digest(unit, poll.pair)
    unit.touch("polls", "result", "guide", "turnout")


# What a moderator may still do with a poll of an item that is not live: end it.
ENDING = frozenset({"close", "disarm"})


def _check(unit: Unit, poll: Poll, verb: str) -> PollState:
    """The state that `verb` leads to. The hall sees the live item alone, so only its polls open, count and are
    revealed."""
    if verb not in ENDING and not _is_live(unit, poll):
        raise WrongState("This vote belongs to an item that is not on now.", "event_not_open")
    return check_move(verb, view_of(poll), other_view_of(poll), show_pre=poll.pair.show_pre, last_step=is_told(poll))


def _is_live(unit: Unit, poll: Poll) -> bool:
    """The vote belongs to the run of the item that is live now."""
    item = unit.item(poll.pair.item_id)
    return unit.event().current_item_id == item.id and poll.pair.run == item.run


def _move(unit: Unit, poll: Poll, verb: str, **values: Any) -> None:
    """Move the poll by `verb` if the domain allows it now, and journal it."""
    before, to = poll.state, _check(unit, poll, verb)
    unit.move(poll, to, **values)
    unit.journal(f"poll:{verb}", f"poll {poll.id}", before, to)


def frame_of(poll: Poll) -> dict[str, Any]:
    """The frame that was kept when the poll was armed."""
    if poll.frame is None:
        raise WrongState("This vote has not been counted yet.")
    return poll.frame


def make_frame(unit: Unit, poll: Poll) -> dict[str, Any]:
    """The frame of shapes.ResultFrame, whole. The ballots must still be those of the close."""
    pair = poll.pair
    rounds = {other.round: other for other in pair.polls}
    _check_untouched(unit, poll)
    if poll.round is Round.PRE:
        record = _pre_only(all_ballots(unit.session, poll.id))
        counted = [poll]
    else:
        before = all_ballots(unit.session, rounds[Round.PRE].id) if Round.PRE in rounds else None
        after = all_ballots(unit.session, poll.id)
        record = result_record(count_result(pair.rule, pair.band_pct, before, after), pair.rule)
        counted = list(pair.polls)
    return with_figures({**_frame_head(unit, poll, pair, counted), **record})


def _frame_head(unit: Unit, poll: Poll, pair: Pair, counted: list[Poll]) -> dict[str, Any]:
    steps = reveal_steps(poll.round, pair.rule)
    return {
        "version": bundle.VERSION,
        "poll": poll.id,
        "pair": pair.id,
        "round": str(poll.round),
        "title": unit.session.get_one(Item, pair.item_id).title,
        "motion": pair.record["motion"],
        "seal": seal_facts(pair.record, pair.seal),
        "steps": steps,
        "step": steps[-1],
        "hashes": {str(p.round): p.ballots_hash for p in counted},
    }


def _pre_only(ballots: dict[str, str]) -> dict[str, Any]:
    record = result_record(count_result(Rule.NONE, 0, ballots, {}), Rule.NONE)
    return {**record, "after": None, "matrix": None, "matched": None, "outcome": None, "counts": None}


def _check_untouched(unit: Unit, poll: Poll) -> None:
    """The ballots of every closed poll of the pair still have the hash that was shown when it closed."""
    for other in poll.pair.polls:
        if other.ballots_hash is None:
            continue
        if ballots_hash(all_ballots(unit.session, other.id).items()) != other.ballots_hash:
            raise WrongState(
                f"The ballots of {NAMES[other.round]} are not those that were counted when it closed. "
                "Nothing is shown.",
                "ballots_changed",
            )


def run_due(db: Database, now: int, announce: Announce) -> int:
    """Do what has come due: close polls whose time is over, play reveals on. Claimed by the conditional move, so it
    happens once.

    Returns how many were done.
    """
    with db.reading() as session:
        closing = session.execute(select(Poll.event_id, Poll.id).where(Poll.closes_at <= now)).all()
        playing = session.execute(select(Poll.event_id, Poll.id).where(Poll.step_due_at <= now)).all()
    for event, poll in closing:
        _run_one(Call(db, event, SYSTEM, now, announce), poll, _close_due)
    for event, poll in playing:
        _run_one(Call(db, event, SYSTEM, now, announce), poll, _step_due)
    return len(closing) + len(playing)


def _run_one(call: Call, poll: int, do: Callable[[Unit, Poll], None]) -> None:
    with call.unit() as unit:
        do(unit, unit.poll(poll))


def _close_due(unit: Unit, poll: Poll) -> None:
    # Read again under the lock: a moderator may have closed it, or another worker.
    if poll.state is PollState.OPEN and poll.closes_at is not None and poll.closes_at <= unit.now:
        _close(unit, poll)


def _step_due(unit: Unit, poll: Poll) -> None:
    if poll.step_due_at is None or poll.step_due_at > unit.now or poll.step is None:
        return
    steps: list[str] = frame_of(poll)["steps"]
    _step(unit, poll, steps[steps.index(poll.step) + 1])
