"""The live item: starting and finishing it, its motion, format, speakers and whether phones may ask."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from debate.domain.agenda import ItemKind, ItemState
from debate.domain.clock import ClockState
from debate.domain.errors import Invalid, WrongState
from debate.domain.formats import Format, SlotPlan
from debate.domain.lines import MOTION, SEAT
from debate.domain.polls.states import PollState
from debate.domain.scenes import SceneKind
from debate.domain.slots import Bell, Moment, Period, Side, SlotKind
from debate.domain.text import clean
from debate.formats import builtin_formats
from debate.services.addressees import keep_name
from debate.services.floor import clear_floor
from debate.services.hands import end_speaking
from debate.services.panelist_links import must_stay
from debate.services.turns import FLOOR_SLICES, leave_seat, leave_slots, move_clock, take_seat
from debate.services.unit import Call, Unit
from debate.store.concern import pairs_of, polls_of, standing_pair, voted_item
from debate.store.schema import Event, Hand, Item, Pair, Person, Poll, Pool, Question, Slot, Upvote
from debate.store.told import round_of

# What the screen shows at a slot that is no speech.
SLOT_SCENES = {SlotKind.BREAK: SceneKind.BREAK, SlotKind.VOTE: SceneKind.MOTION, SlotKind.RESULT: SceneKind.MOTION}

# Everything that hangs on which item is live.
ITEM_SLICES = (
    *("agenda", "debate", "clock", "order", "poll", "polls", "turnout", "result", "entries"),
    *("questions", "upvotes", "queue", "asked", "guide", "setups", "panel", "floor", "speaking"),
    *("hands", "microphone"),
)


def start_item(call: Call, item: int) -> None:
    """Make an item the live one; the item that was live is finished by it. One that has ended goes on as it was: its
    end is undone."""
    with call.unit() as unit:
        row = unit.item(item)
        event = unit.event()
        if event.current_item_id == row.id:
            raise WrongState("wrong_state.item_is_on")
        before, is_undone = row.state, row.state is ItemState.DONE and concerns_hall(unit, row)
        if event.current_item_id is not None:
            _finish(unit, unit.item(event.current_item_id))
        unit.move(row, ItemState.LIVE)
        row.actual_start, row.actual_end = row.actual_start or unit.now, None
        event.current_item_id = row.id
        if not (is_undone and event.scene is SceneKind.REVEAL):
            _leave_scene(unit, event)
            if row.kind is ItemKind.BREAK:
                unit.show(SceneKind.BREAK)
        if before is ItemState.DONE:
            _reopen_slot(unit, row)
        unit.journal("item:start", f"item {row.id}", before, ItemState.LIVE)
        unit.touch(*ITEM_SLICES)
        _touch_askers(unit, row)


def _reopen_slot(unit: Unit, item: Item) -> None:
    """The current slot stands where it stood when the item ended."""
    slot = unit.session.get(Slot, item.current_slot_id) if item.current_slot_id else None
    if slot is None:
        return
    if slot.clock.state is ClockState.FINISHED:
        move_clock(unit, slot, slot.clock.reopen())
    if unit.event().scene is SceneKind.AGENDA:
        unit.show(SLOT_SCENES.get(slot.kind, SceneKind.SLOT))


def finish_item(call: Call, item: int) -> None:
    with call.unit() as unit:
        row = unit.item(item)
        if row.state is not ItemState.LIVE:
            raise WrongState("wrong_state.item_not_on")
        _finish(unit, row)
        unit.touch(*ITEM_SLICES)


def rerun_item(call: Call, item: int) -> None:
    """Plan an item that has ended again: a run of its own, with fresh clocks, no votes, no questions and no hands yet.

    What the ended run was stays in the journal, and the page of its result where it is; its times no longer count.
    """
    with call.unit() as unit:
        row = unit.item(item)
        if row.state is not ItemState.DONE:
            raise WrongState("wrong_state.item_not_over")
        was_told = concerns_hall(unit, row)
        ended = {"run": row.run, "from": row.actual_start, "until": row.actual_end}
        unit.move(row, ItemState.PLANNED, run=row.run + 1, actual_start=None, actual_end=None, current_slot_id=None)
        for slot in slots_of(unit, row):
            move_clock(unit, slot, slot.clock.reset())  # its turns stay with the run that they were of
        for pool in unit.session.scalars(select(Pool).where(Pool.item_id == row.id)):
            pool.clock = pool.clock.reset()
        _bring_drafts(unit, row)
        if was_told and unit.event().scene in (SceneKind.VOTE, SceneKind.REVEAL):
            unit.leave(SceneKind.AGENDA)
        unit.journal("item:rerun", f"item {row.id}", ItemState.DONE, ItemState.PLANNED, run=row.run, ended=ended)
        unit.touch(*ITEM_SLICES, "whispers")


def _bring_drafts(unit: Unit, item: Item) -> None:
    """Polls that the hall has not seen yet belong to the coming run; a second round to that of its first."""
    waiting = Poll.item_id == item.id, Poll.pair_id.is_(None), Poll.state == PollState.DRAFT, Poll.first_id.is_(None)
    unit.session.execute(update(Poll).where(*waiting).values(run=item.run))


def _finish(unit: Unit, item: Item) -> None:
    _refuse_unfinished_polls(unit, item)
    slot = unit.session.get(Slot, item.current_slot_id) if item.current_slot_id else None
    if slot and slot.clock.state in (ClockState.RUNNING, ClockState.PAUSED):
        move_clock(unit, slot, slot.clock.finish(unit.now))
    rest_pools(unit, item)
    clear_floor(unit, item)
    end_speaking(unit, item)
    unit.move(item, ItemState.DONE)
    item.actual_end = item.ended_at = unit.now
    event = unit.event()
    event.current_item_id = None
    if event.scene is not SceneKind.REVEAL:  # the result that was told stays in sight until the next item begins
        _leave_scene(unit, event)
    unit.journal("item:finish", f"item {item.id}", ItemState.LIVE, ItemState.DONE)
    _touch_askers(unit, item)


def rest_pools(unit: Unit, item: Item) -> None:
    """Somebody speaks, or the item is over: no side prepares any longer."""
    for pool in unit.session.scalars(select(Pool).where(Pool.item_id == item.id, Pool.started_at.is_not(None))):
        pool.clock = pool.clock.pause(unit.now)
        unit.journal("pool:pause", f"pool {pool.id}", ClockState.RUNNING, ClockState.PAUSED)


# Scenes that show the live item. A pin holds a scene, and cannot mean that the same scene tells of another item.
OF_ITEM = frozenset(
    {SceneKind.MOTION, SceneKind.SLOT, SceneKind.VOTE, SceneKind.REVEAL, SceneKind.QUESTION, SceneKind.BREAK}
)


def _leave_scene(unit: Unit, event: Event) -> None:
    """No figure of one item may stand while another becomes live: the screen goes to the agenda."""
    if event.scene in OF_ITEM:
        unit.leave(SceneKind.AGENDA)


def _touch_askers(unit: Unit, item: Item) -> None:
    """A phone's own slice holds what it asked and wants in the live item, and its hand."""
    asked = select(Question.asker).where(Question.item_id == item.id)
    wanted = select(Upvote.voter).join(Question, Question.id == Upvote.question_id).where(Question.item_id == item.id)
    raised = select(Hand.asker).where(Hand.item_id == item.id)
    unit.touch(*(f"me:{asker}" for asker in unit.session.scalars(asked.union(wanted, raised))))


def concerns_hall(unit: Unit, item: Item) -> bool:
    """The hall sees the votes of this item: it is live, or it ended last."""
    items = unit.session.scalars(select(Item).where(Item.event_id == unit.call.event))
    return voted_item(unit.event(), items) is item


# What nobody leaves an item in the middle of, by the state of a vote.
_UNFINISHED = {PollState.OPEN: "wrong_state.leaves_open_vote", PollState.ARMED: "wrong_state.leaves_counted_vote"}


def _refuse_unfinished_polls(unit: Unit, item: Item) -> None:
    if any(poll.state is PollState.OPEN for poll in polls_of(unit.session, item)):
        raise WrongState("wrong_state.leaves_open_poll")
    pair = current_pair(unit, item)
    for poll in pair.polls if pair else []:
        if poll.state in _UNFINISHED:
            raise WrongState(_UNFINISHED[poll.state], round=round_of(poll))
        if poll.frame and poll.step and poll.step != poll.frame["steps"][-1]:
            raise WrongState("wrong_state.leaves_reveal")


def current_pair(unit: Unit, item: Item) -> Pair | None:
    return standing_pair(pairs_of(unit.session, item))


_SEALED = {"motion": "sealed.motion", "format": "sealed.format"}


def _refuse_sealed(unit: Unit, item: Item, what: str) -> None:
    if current_pair(unit, item):
        raise WrongState(_SEALED[what])


def set_motion(call: Call, item: int, motion: str) -> None:
    with call.unit() as unit:
        row = unit.item(item)
        _refuse_sealed(unit, row, "motion")
        was = row.motion
        row.motion = clean(motion, MOTION)
        unit.journal("item:set-motion", f"item {row.id}", was=was, motion=row.motion)
        unit.touch("setups")
        unit.touch_live(row, "debate", "order", "guide")
        if not was:  # a panel becomes a debate
            clear_floor(unit, row)
            unit.touch_live(row, "panel", "clock", *FLOOR_SLICES)


def name_speaker(call: Call, item: int, side: str, seat: int, name: str) -> None:
    """Put a name on a seat; an empty name clears it."""
    with call.unit() as unit:
        row = unit.item(item)
        shown = clean(name, SEAT)
        put_speaker(unit, row, Side(side), seat, shown)
        unit.journal("speaker:name", f"item {row.id}", side=side, seat=seat, name=shown)
        unit.touch("setups", "whispers")
        unit.touch_live(row, "debate", "clock", "order", "guide", "questions", "queue", "asked")


def put_speaker(unit: Unit, item: Item, side: Side, seat: int, name: str) -> None:
    query = select(Person).where(Person.item_id == item.id, Person.side == side, Person.seat == seat)
    person = unit.session.scalars(query).one_or_none()
    if person and name:
        person.name = name
    elif person:
        leave_seat(unit, person)
        if must_stay(unit, person):
            person.left_at, person.seat = unit.now, -person.id
        else:
            keep_name(unit, person)
            unit.session.delete(person)
    elif name:
        seated = Person(item_id=item.id, side=side, seat=seat, name=name)
        unit.session.add(seated)
        take_seat(unit, item, seated)


def set_format(call: Call, item: int, format_id: str) -> None:
    """Lay out the slots of a format; refused once a slot has run, or once the motion is sealed."""
    with call.unit() as unit:
        row = unit.item(item)
        _refuse_sealed(unit, row, "format")
        if any(slot.clock.state is not ClockState.IDLE for slot in slots_of(unit, row)):
            raise WrongState("wrong_state.format_stays")
        lay_out(unit, row, find_format(format_id))
        unit.journal("item:set-format", f"item {row.id}", format=format_id)
        unit.touch("setups")
        unit.touch_live(row, "debate", "clock", "order", "guide")


def find_format(format_id: str) -> Format:
    formats = builtin_formats()
    if format_id not in formats:
        raise Invalid("unknown_format", format=format_id, formats=list(formats))
    return formats[format_id]


def slots_of(unit: Unit, item: Item) -> list[Slot]:
    return list(unit.session.scalars(select(Slot).where(Slot.item_id == item.id).order_by(Slot.position)))


def lay_out(unit: Unit, item: Item, format_: Format) -> None:
    item.current_slot_id, item.format = None, format_.id
    unit.session.flush()
    leave_slots(unit, item)
    unit.session.execute(delete(Slot).where(Slot.item_id == item.id))
    unit.session.execute(delete(Pool).where(Pool.item_id == item.id))
    unit.session.add_all(
        _slot_row(item, position, plan)
        for position, plan in enumerate(format_.within(item.planned_end - item.planned_start))
    )
    unit.session.add_all(
        Pool(item_id=item.id, name=pool.name, side=pool.side, duration_ms=pool.length_ms) for pool in format_.pools
    )


def _slot_row(item: Item, position: int, plan: SlotPlan) -> Slot:
    return Slot(
        item_id=item.id,
        position=position,
        kind=plan.kind,
        title=plan.title,
        side=plan.side,
        seat=plan.seat,
        round=plan.round,
        duration_ms=plan.length_ms,
        bells=[_bell_record(bell) for bell in plan.bells],
        periods=[_period_record(period) for period in plan.periods],
        grace_ms=plan.grace_ms,
    )


def _moment_record(moment: Moment) -> dict[str, str | int]:
    return {"anchor": str(moment.anchor), "at_ms": moment.at_ms}


def _bell_record(bell: Bell) -> dict[str, str | int]:
    return {**_moment_record(bell.moment), "strokes": bell.strokes}


def _period_record(period: Period) -> dict[str, object]:
    end = _moment_record(period.end) if period.end else None
    return {"name": str(period.name), "start": _moment_record(period.start), "end": end}
