"""From a closed poll to its result before the hall: a motion's is counted, looked at and confirmed, then told step by
step; a poll's by itself is counted and shown by one press."""

from __future__ import annotations

from typing import Any

from debate.domain.errors import Invalid, NotAllowed, WrongState
from debate.domain.groups import without_groups
from debate.domain.motion import bundle
from debate.domain.motion.by_group import motion_by_group
from debate.domain.motion.figures import with_figures
from debate.domain.motion.pair import Round
from debate.domain.motion.results import count_result, result_record, reveal_steps
from debate.domain.motion.rules import Rule
from debate.domain.polls.figures import tally
from debate.domain.polls.kind import is_answer
from debate.domain.polls.states import PollState
from debate.domain.scenes import SceneKind
from debate.domain.sealing import ballots_hash, seal_facts
from debate.services.bundle_parts import note_digest
from debate.services.polls import POLL_SLICES, check_verb, is_live, move_by, refuse_interrupting
from debate.services.unit import Call, Unit
from debate.store.concern import is_overtaken
from debate.store.entries import figures_of
from debate.store.groups import group_table
from debate.store.movement import movement_of
from debate.store.schema import Item, Pair, Poll
from debate.store.told import kind_and_paper, pair_of, round_of
from debate.store.votes import all_ballots, groups_in, tally_poll

# How long each step of a reveal stands before the next one plays by itself.
STEP_MS = 7_000
# The one step of a poll by itself.
WHOLE = "whole"


def arm_poll(call: Call, poll: int) -> None:
    """Count, and keep the exact frame that the hall will see. Nobody but the desk learns of it."""
    with call.unit() as unit:
        row = unit.poll(poll)
        check_verb(unit, row, "arm")  # before the count: a poll that is still open has no hash to hold the ballots to
        frame = make_frame(unit, row)
        move_by(unit, row, "arm", frame=frame, armed_by=call.actor.name)
        unit.journal("poll:frame", f"poll {row.id}", **without_groups(frame))
        unit.touch("polls", "guide")


def disarm_poll(call: Call, poll: int) -> None:
    with call.unit() as unit:
        # The frame stays: it says that this poll was counted once, and it is made anew if it is armed again.
        move_by(unit, unit.poll(poll), "disarm", armed_by=None)
        unit.touch("polls", "guide")


def reveal_poll(call: Call, poll: int, held: bool, play: bool) -> None:
    """Show a motion's armed frame, step by step: the one who armed must have held the button; anybody else just
    confirms. With `play` the steps follow each other by themselves.

    A poll by itself is counted and shown at once.
    """
    with call.unit() as unit:
        row = unit.poll(poll)
        check_verb(unit, row, "reveal")
        refuse_interrupting(unit, row)
        if row.pair is None:
            _reveal_alone(unit, row)
        else:
            _reveal_armed(unit, row, held, play)
        unit.touch(*POLL_SLICES)
        unit.show(SceneKind.REVEAL)


def _reveal_alone(unit: Unit, poll: Poll) -> None:
    """A second round tells its first: where that was kept until now, it is shown with it."""
    if poll.first and poll.first.state is PollState.CLOSED:
        _reveal_alone(unit, poll.first)
    frame = make_frame_alone(unit, poll)
    move_by(unit, poll, "reveal", frame=frame, step=WHOLE, shown_at=unit.now)
    unit.journal("poll:frame", f"poll {poll.id}", **without_groups(frame))


def _reveal_armed(unit: Unit, poll: Poll, held: bool, play: bool) -> None:
    if poll.armed_by == unit.call.actor.name and not held:
        raise NotAllowed("confirm_needed")
    _check_untouched(unit, pair_of(poll).polls)
    steps = frame_of(poll)["steps"]
    due_at = unit.now + STEP_MS if play and len(steps) > 1 else None
    move_by(unit, poll, "reveal", step=steps[0], step_due_at=due_at, shown_at=unit.now)


def show_poll(call: Call, poll: int) -> None:
    """Put a result that was shown before on the screen again, and on the phones."""
    with call.unit() as unit:
        row = unit.poll(poll)
        if row.pair is None:
            check_verb(unit, row, "show")
        elif row.state is not PollState.REVEALED or is_overtaken(row) or not is_live(unit, row):
            raise WrongState("wrong_state.no_result")
        refuse_interrupting(unit, row)
        row.shown_at = unit.now
        unit.journal("poll:show", f"poll {row.id}")
        unit.touch(*POLL_SLICES)
        unit.set_scene(SceneKind.REVEAL)


def step_reveal(call: Call, poll: int, step: str) -> None:
    """Go on to a later step at once. A step that was played already changes nothing more."""
    with call.unit() as unit:
        row = unit.poll(poll)
        if row.state is not PollState.REVEALED or not is_live(unit, row):
            raise WrongState("wrong_state.not_shown")
        if row.pair is None or step not in frame_of(row)["steps"]:
            raise Invalid("unknown_step", step=step)
        go_to_step(unit, row, step)


def go_to_step(unit: Unit, poll: Poll, step: str) -> None:
    steps: list[str] = frame_of(poll)["steps"]
    if poll.step is None or steps.index(step) <= steps.index(poll.step):
        raise WrongState("wrong_state.step_passed")
    unit.journal("poll:step", f"poll {poll.id}", poll.step, step)
    playing = poll.step_due_at is not None and step != steps[-1]
    poll.step, poll.step_due_at = step, unit.now + STEP_MS if playing else None
    if step == steps[-1]:
        note_digest(unit, pair_of(poll))
    unit.touch("polls", "result", "guide", "turnout")


def frame_of(poll: Poll) -> dict[str, Any]:
    """The frame that was kept when the poll was counted."""
    if poll.frame is None:
        raise WrongState("wrong_state.not_counted")
    return poll.frame


def make_frame_alone(unit: Unit, poll: Poll) -> dict[str, Any]:
    """The frame of shapes.PollFrame. The ballots must still be those of the close."""
    _check_untouched(unit, [poll] if poll.first is None else [poll.first, poll])
    counted = tally(*kind_and_paper(poll), tally_poll(unit.session, poll.id))
    head = {"poll": poll.id, "kind": poll.kind, "question": poll.question, "settings": poll.settings}
    made = {**head, "steps": [WHOLE], "figures": figures_of(unit.session, poll, counted), "hash": poll.ballots_hash}
    return {**made, "moved": movement_of(unit.session, poll), "groups": group_table(unit.session, poll)}


def make_frame(unit: Unit, poll: Poll) -> dict[str, Any]:
    """The frame of shapes.ResultFrame, whole. The ballots must still be those of the close."""
    pair = pair_of(poll)
    rounds = {other.round: other for other in pair.polls}
    _check_untouched(unit, pair.polls)
    if poll.round is Round.PRE:
        record = _pre_only(all_ballots(unit.session, poll.id))
        counted = [poll]
    else:
        before = all_ballots(unit.session, rounds[Round.PRE].id) if Round.PRE in rounds else None
        after = all_ballots(unit.session, poll.id)
        record = result_record(count_result(pair.rule, pair.band_pct, before, after), pair.rule)
        group_of = groups_in(unit.session, poll.id)
        record |= {"groups": motion_by_group(poll.groups, group_of, before, after)}
        counted = list(pair.polls)
    return with_figures({**_frame_head(unit, poll, pair, counted), **record})


def _frame_head(unit: Unit, poll: Poll, pair: Pair, counted: list[Poll]) -> dict[str, Any]:
    steps = reveal_steps(round_of(poll), pair.rule)
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


def _check_untouched(unit: Unit, polls: list[Poll]) -> None:
    """The ballots of every one of them that has closed still have the hash that was shown when it closed, and hold
    nothing but answers to it: a count would pass over any other."""
    for poll in polls:
        if poll.ballots_hash is None:
            continue
        ballots = all_ballots(unit.session, poll.id)
        if ballots_hash(ballots.items()) != poll.ballots_hash or not _are_answers(poll, set(ballots.values())):
            if poll.round is None:
                raise WrongState("ballots_changed.poll")
            raise WrongState("ballots_changed.vote", round=poll.round)


def _are_answers(poll: Poll, answers: set[str]) -> bool:
    return all(is_answer(*kind_and_paper(poll), answer) for answer in answers)
