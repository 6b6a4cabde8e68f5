"""Everything that the desk, the stage and the phones can do, chosen by a throw of dice. What is refused is refused."""

from __future__ import annotations

import random
from collections.abc import Callable

from sqlalchemy import select

from debate.domain.errors import DomainError
from debate.domain.hands import HandState
from debate.domain.polls import KINDS
from debate.domain.polls.states import PollState, TallyMode
from debate.domain.questions import QuestionState
from debate.domain.scenes import SceneKind
from debate.domain.slots import Side
from debate.domain.whispers import SignalKind
from debate.services import (
    addressees,
    bundles,
    drafts,
    due,
    entries,
    floor,
    hands,
    items,
    merging,
    messages,
    pairs,
    panelist_links,
    people,
    polls,
    questions,
    reveals,
    scenes,
    signals,
    slots,
)
from debate.services.audience_groups import set_groups
from debate.services.ballots import Cast
from debate.services.switches import SWITCHES, throw_switch
from debate.snapshot import Slices
from debate.store.schema import (
    Event,
    Hand,
    Item,
    Link,
    Message,
    Pair,
    Person,
    Poll,
    Pool,
    Preset,
    Question,
    Row,
    Signal,
    Slot,
)
from tests.cast import MARA, MILO, STAGE, panelist, phone
from tests.halls import Hall

Move = Callable[[Hall, random.Random], object]
DEVICES = ("ola", "omar", "otto", "olga", "oda", "olli")
TEXTS = (
    "Who would pay for all these embassies?",
    "Who is going to pay for these embassies then?",
    "Which passport?",
    "Why now?",
)
NAMES = ("Ada Nwosu", "Bo Lindgren", "Cai Mendes", "Dee Okafor")
LABELS = ("Budget", "budget", "Security", "Follow up")
FORMATS = ("lincoln-douglas", "british-parliamentary", "intelligence-squared-style", "talk")


def some(hall: Hall, dice: random.Random, kind: type[Row]) -> int:
    """The id of some row, mostly of one of the last two: those are what the evening is about."""
    with hall.db.reading() as session:
        ids = list(session.scalars(select(kind.__table__.c.id).order_by(kind.__table__.c.id)))
    return int(dice.choice([*ids, *ids[-2:] * 5])) if ids else 0


def some_poll(hall: Hall, dice: random.Random, alone: bool | None = None) -> int:
    """The id of a poll: one of a pair, one that stands alone, or (None) of either; mostly one of the last two that
    count."""
    alone = dice.random() < 0.2 if alone is None else alone
    with hall.db.reading() as session:
        pair = Poll.pair_id.is_(None) if alone else Poll.pair_id.is_not(None)
        rows = session.execute(select(Poll.id, Poll.state).where(pair).order_by(Poll.id)).all()
    last = [poll for poll, state in rows if state is not PollState.VOID][-2:]
    return int(dice.choice([*(poll for poll, _ in rows), *last * 8])) if rows else 0


def set_motion(hall: Hall, dice: random.Random) -> None:
    """Mostly of the debate: a panel that is given one is none any more."""
    item = hall.item if dice.random() < 0.95 else some(hall, dice, Item)
    items.set_motion(hall.call(), item, f"Motion {dice.random()}")


def show(hall: Hall, dice: random.Random) -> None:
    """A result that was shown before, where there is one: of all polls few have one."""
    with hall.db.reading() as session:
        revealed = list(session.scalars(select(Poll.id).where(Poll.state == PollState.REVEALED)))
    reveals.show_poll(hall.call(), dice.choice(revealed) if revealed else some_poll(hall, dice))


def close(hall: Hall, dice: random.Random) -> None:
    """The poll that is open, mostly: one alone would hold up the motion's for the rest of the evening."""
    polls.close_poll(hall.call(), the_open_poll(hall) or some_poll(hall, dice))


def reopen(hall: Hall, dice: random.Random) -> None:
    """The one that closed last, where one has: of all polls few are closed and not counted."""
    with hall.db.reading() as session:
        over = select(Poll.id).where(Poll.state == PollState.CLOSED).order_by(Poll.closed_at.desc()).limit(1)
        last = session.scalars(over).first()
    polls.reopen_poll(hall.call(), last or some_poll(hall, dice))


def the_open_poll(hall: Hall) -> int | None:
    with hall.db.reading() as session:
        return session.scalars(select(Poll.id).where(Poll.state == PollState.OPEN)).first()


def seal(hall: Hall, dice: random.Random) -> None:
    tallies = dice.choice(["sealed", "live"]), dice.choice(["sealed", "live"])
    terms = pairs.parse_terms(
        dice.choice(["matched", "final_majority", "none"]), 1.0, dice.random() < 0.5, *tallies, False
    )
    pairs.seal_pair(hall.call(), some(hall, dice, Item), terms)


def vote(hall: Hall, dice: random.Random) -> None:
    poll = (the_open_poll(hall) if dice.random() < 0.4 else None) or some_poll(hall, dice)
    choices = ["for", "against", "undecided", "1", "2", "1,2", "Trust", "trust"]
    devices = dice.sample(DEVICES, dice.randint(1, len(DEVICES)))
    keys = [f"key-{next(hall.keys):08}" for _ in devices]
    groups = dice.choices([None, 1, 2], k=len(devices))
    hall.box.cast_group(
        [Cast(hall.event, poll, d, dice.choice(choices), k, g) for d, k, g in zip(devices, keys, groups, strict=True)]
    )


def put_again(hall: Hall, dice: random.Random) -> None:
    """The last one that has closed, where its kind has a second round."""
    kinds = [name for name, kind in KINDS.items() if kind.second_round]
    over = Poll.state.in_((PollState.CLOSED, PollState.REVEALED)), Poll.kind.in_(kinds), Poll.pair_id.is_(None)
    with hall.db.reading() as session:
        last = session.scalars(select(Poll.id).where(*over).order_by(Poll.closed_at.desc()).limit(1)).first()
    drafts.put_again(hall.call(), last or some_poll(hall, dice, alone=True))


def give_floor(hall: Hall, dice: random.Random) -> None:
    """To one who sits on the live item's stage, where anybody does."""
    with hall.db.reading() as session:
        live = session.get_one(Event, hall.event).current_item_id
        seated = list(session.scalars(select(Person.id).where(Person.item_id == live, Person.left_at.is_(None))))
    floor.give_floor(hall.call(), dice.choice(seated) if seated else some(hall, dice, Person), dice.random() < 0.4)


def wording(dice: random.Random) -> drafts.Wording:
    # Few of them come to where their answers are judged.
    kinds = [name for name, kind in KINDS.items() for _ in range(6 if kind.moderated else 1)]
    example = KINDS[kind := dice.choice(kinds)].example
    tally = dice.choice(list(TallyMode))
    return drafts.Wording(kind, f"{example.question} {dice.random()}", example.options, example.settings, tally)


def next_slot(hall: Hall, dice: random.Random) -> None:
    item = some(hall, dice, Item)
    with hall.db.reading() as session:
        current = session.get_one(Item, item).current_slot_id
    slots.next_slot(hall.call(), item, current, held=dice.random() < 0.8)


def step(hall: Hall, dice: random.Random) -> None:
    reveals.step_reveal(hall.call(), some_poll(hall, dice, alone=False), dice.choice(["after", "movement", "winner"]))


def pass_time(hall: Hall, dice: random.Random) -> None:
    hall.pass_ms(dice.choice([500, 8_000, 70_000]))
    due.run_due(hall.db, hall.now, hall.announced.append)


def ask(hall: Hall, dice: random.Random) -> None:
    to = dice.choice([None, "for", "against", "Amara Lindqvist"])
    questions.ask_question(hall.call(phone(dice.choice(DEVICES))), dice.choice(TEXTS), to, dice.choice([None, "Ola"]))


def linked(hall: Hall) -> list[int]:
    """The people who have a link now."""
    with hall.db.reading() as session:
        standing = select(Link.person_id).where(Link.person_id.is_not(None), Link.revoked_at.is_(None))
        return [person for person in session.scalars(standing.order_by(Link.id)) if person]


def read(hall: Hall, dice: random.Random) -> None:
    who = dice.choice([STAGE, *(panelist(person) for person in linked(hall))])
    messages.read_message(hall.call(who), some(hall, dice, Message))


def signal(hall: Hall, dice: random.Random) -> None:
    with hall.db.reading() as session:
        asked = session.scalars(select(Question.id).where(Question.state == QuestionState.ON_STAGE)).first()
    who = dice.choice(linked(hall) or [some(hall, dice, Person)])
    signals.send_signal(hall.call(panelist(who)), dice.choice(list(SignalKind)), asked, None)


def address(hall: Hall, dice: random.Random) -> None:
    question, chosen = chosen_people(hall, dice)
    addressees.address_question(hall.call(), question, dice.choice([None, *Side]), chosen)


def chosen_people(hall: Hall, dice: random.Random) -> tuple[int, list[int]]:
    """A question, and some of its item's people."""
    question = some(hall, dice, Question)
    with hall.db.reading() as session:
        item = session.scalar(select(Question.item_id).where(Question.id == question))
        here = list(session.scalars(select(Person.id).where(Person.item_id == item)))
    return question, dice.sample(here, dice.randint(0, min(3, len(here))))


def answered_by(hall: Hall, dice: random.Random) -> None:
    question, chosen = chosen_people(hall, dice)
    addressees.set_answered_by(hall.call(), question, chosen)


def of_switch(switch: str) -> Move:
    return lambda hall, dice: throw_switch(hall.call(), switch, some(hall, dice, Item), dice.random() < 0.75)


def of_hand(verb: Callable[..., object], *states: HandState) -> Move:
    """One of the last two that stand so, where there is one."""

    def move(hall: Hall, dice: random.Random) -> None:
        with hall.db.reading() as session:
            ids = list(session.scalars(select(Hand.id).where(Hand.state.in_(states)).order_by(Hand.id)))
        verb(hall.call(), dice.choice(ids[-2:]) if ids else some(hall, dice, Hand))

    return move


def raise_hand(hall: Hall, dice: random.Random) -> None:
    who, key = phone(dice.choice(DEVICES)), dice.choice([None, f"hand-{dice.randint(1, 30):04}"])
    hands.raise_hand(hall.call(who), dice.choice([None, "Ola"]), dice.choice([None, "Row 4"]), key=key)


def withdraw_hand(hall: Hall, dice: random.Random) -> None:
    hands.withdraw_hand(hall.call(phone(dice.choice(DEVICES))), some(hall, dice, Hand))


def of_question(verb: Callable[..., object], *, as_phone: bool = False) -> Move:
    def move(hall: Hall, dice: random.Random) -> None:
        who = phone(dice.choice(DEVICES)) if as_phone else MARA
        verb(hall.call(who), some(hall, dice, Question))

    return move


def of_entries(verb: Callable[..., object]) -> Move:
    """Of a poll whose answers the desk may read, where there is one: some of those that it lists."""

    def move(hall: Hall, dice: random.Random) -> None:
        read = Slices(hall.db, str).read(hall.event, ["desk"], ["entries"])["desk"]["entries"]["data"]["polls"]
        judged = dice.choice([poll for poll in read if poll["entries"]] or [{"poll": some_poll(hall, dice, True)}])
        ids = [entry["id"] for entry in judged.get("entries", ())]
        verb(hall.call(), judged["poll"], dice.sample(ids, dice.randint(1, len(ids))) if ids else ["0" * 32])

    return move


def of_slot(verb: Callable[..., object]) -> Move:
    return lambda hall, dice: verb(hall.call(), some(hall, dice, Slot))


def of_current_slot(verb: Callable[..., object], *args: object) -> Move:
    def move(hall: Hall, dice: random.Random) -> None:
        with hall.db.reading() as session:
            current = session.scalar(select(Item.current_slot_id).where(Item.id == hall.item))
        verb(hall.call(), current or 0, *args)

    return move


def of_poll(verb: Callable[..., object], alone: bool | None = None) -> Move:
    return lambda hall, dice: verb(hall.call(), some_poll(hall, dice, alone))


MOVES: dict[str, Move] = {
    "item:start": lambda hall, dice: items.start_item(hall.call(), some(hall, dice, Item)),
    "item:finish": lambda hall, dice: items.finish_item(hall.call(), some(hall, dice, Item)),
    "item:rerun": lambda hall, dice: items.rerun_item(hall.call(), some(hall, dice, Item)),
    "item:set-motion": set_motion,
    **{switch: of_switch(switch) for switch in SWITCHES},
    "item:set-format": lambda hall, dice: items.set_format(hall.call(), some(hall, dice, Item), dice.choice(FORMATS)),
    "person:add": lambda hall, dice: people.add_person(hall.call(), some(hall, dice, Item), dice.choice(NAMES), ""),
    "person:edit": lambda hall, dice: people.edit_person(
        hall.call(), some(hall, dice, Person), dice.choice(NAMES), f"Title {dice.random()}"
    ),
    "person:remove": lambda hall, dice: people.remove_person(hall.call(), some(hall, dice, Person)),
    "person:return": lambda hall, dice: people.return_person(hall.call(), some(hall, dice, Person)),
    "person:set-target": lambda hall, dice: people.set_target(
        hall.call(), some(hall, dice, Person), dice.choice([None, 0, 20, 45, 70])
    ),
    "person:set-labels": lambda hall, dice: people.set_labels(
        hall.call(),
        some(hall, dice, Person),
        dice.sample(["industry", "Industry", "Africa", "woman"], dice.randint(0, 3)),
    ),
    "person:move": lambda hall, dice: people.move_person(hall.call(), some(hall, dice, Person), dice.randint(1, 5)),
    "floor:give": give_floor,
    "floor:end": lambda hall, dice: floor.end_floor(
        hall.call(), some(hall, dice, Item), dice.choice([None, some(hall, dice, Person)])
    ),
    "speaker:name": lambda hall, dice: items.name_speaker(
        hall.call(),
        some(hall, dice, Item),
        dice.choice(["for", "against"]),
        dice.randint(1, 3),
        dice.choice(["Nia", "Lev", ""]),
    ),
    "pair:seal": seal,
    "pair:void": lambda hall, dice: pairs.void_pair(hall.call(), some(hall, dice, Pair), "by the dice", held=True),
    "pair:destroy-key": lambda hall, dice: bundles.destroy_key(hall.call(), some(hall, dice, Pair)),
    "poll:make": lambda hall, dice: drafts.make_poll(hall.call(), some(hall, dice, Item), wording(dice)),
    "poll:edit": lambda hall, dice: drafts.edit_poll(hall.call(), some_poll(hall, dice, alone=True), wording(dice)),
    "poll:again": put_again,
    "group:name": lambda hall, dice: set_groups(hall.call(), dice.choice([["Government", "Media"], ["Media"], []])),
    "poll:delete": of_poll(drafts.delete_poll, alone=True),
    "poll:show": show,
    "poll:open": lambda hall, dice: polls.open_poll(
        hall.call(), some_poll(hall, dice), dice.choice([None, 60_000]), dice.random() < 0.8
    ),
    "poll:close": close,
    "poll:reopen": reopen,
    "poll:arm": of_poll(reveals.arm_poll, alone=False),
    "poll:disarm": of_poll(reveals.disarm_poll, alone=False),
    "poll:reveal": lambda hall, dice: reveals.reveal_poll(
        hall.call(MILO), some_poll(hall, dice), False, dice.random() < 0.5
    ),
    "poll:step": step,
    "entry:approve": of_entries(entries.approve_entries),
    "entry:decline": of_entries(entries.decline_entries),
    "entry:return": of_entries(entries.return_entries),
    "ballot:cast": vote,
    "due": pass_time,
    "slot:next": next_slot,
    "slot:go": of_slot(slots.go_to_slot),
    "slot:set-length": lambda hall, dice: slots.set_slot_length(
        hall.call(), some(hall, dice, Slot), dice.choice([None, 60_000])
    ),
    "clock:start": of_current_slot(slots.start_clock),
    "clock:pause": of_current_slot(slots.pause_clock),
    "clock:reset": of_current_slot(slots.reset_clock),
    "clock:restore": of_current_slot(slots.restore_clock),
    "clock:adjust": of_current_slot(slots.adjust_clock, 30_000),
    "bell:ring": lambda hall, _dice: slots.ring_bell(hall.call()),
    "pool:start": lambda hall, dice: slots.start_pool(hall.call(), some(hall, dice, Pool)),
    "pool:pause": lambda hall, dice: slots.pause_pool(hall.call(), some(hall, dice, Pool)),
    "scene:show": lambda hall, dice: scenes.show_scene(hall.call(), dice.choice(list(SceneKind)), "A text"),
    "scene:pin": lambda hall, dice: scenes.pin_scene(hall.call(), dice.random() < 0.3),
    "message:send": lambda hall, dice: messages.send_message(
        hall.call(), "Two minutes", dice.choice([None, some(hall, dice, Person), *linked(hall) * 2])
    ),
    "message:clear": lambda hall, dice: messages.clear_message(hall.call(), some(hall, dice, Message)),
    "message:read": read,
    "preset:add": lambda hall, dice: messages.add_preset(hall.call(), f"Message {dice.randint(1, 20)}"),
    "preset:remove": lambda hall, dice: messages.remove_preset(hall.call(), some(hall, dice, Preset)),
    "link:make": lambda hall, dice: panelist_links.make_panelist_link(hall.call(), some(hall, dice, Person)),
    "link:revoke": lambda hall, dice: panelist_links.revoke_panelist_link(hall.call(), some(hall, dice, Link)),
    "signal:send": signal,
    "signal:see": lambda hall, dice: signals.see_signal(hall.call(MILO), some(hall, dice, Signal)),
    "question:ask": ask,
    "question:withdraw": of_question(questions.withdraw_question, as_phone=True),
    "question:upvote": lambda hall, dice: questions.upvote_question(
        hall.call(phone(dice.choice(DEVICES))), some(hall, dice, Question), dice.random() < 0.8
    ),
    "question:approve": of_question(questions.approve_question),
    "question:decline": of_question(questions.decline_question),
    "question:queue": of_question(questions.queue_question),
    "question:stage": of_question(questions.stage_question),
    "question:answer": of_question(questions.answer_question),
    "question:return": of_question(questions.return_question),
    "hand:raise": raise_hand,
    "hand:withdraw": withdraw_hand,
    "hand:call": of_hand(hands.call_hand, HandState.RAISED),
    "hand:give": of_hand(hands.give_microphone, HandState.CALLED),
    "hand:end": of_hand(hands.end_hand, HandState.SPEAKING),
    "hand:miss": of_hand(hands.miss_hand, HandState.RAISED, HandState.CALLED),
    "hand:return": of_hand(hands.return_hand, HandState.MISSED, HandState.SPOKEN),
    "question:edit": lambda hall, dice: questions.edit_question(
        hall.call(), some(hall, dice, Question), dice.choice(TEXTS)
    ),
    "question:merge": lambda hall, dice: merging.merge_question(
        hall.call(), some(hall, dice, Question), some(hall, dice, Question)
    ),
    "question:address": address,
    "question:set-answered-by": answered_by,
    "question:label": lambda hall, dice: questions.label_question(
        hall.call(), some(hall, dice, Question), dice.sample(LABELS, dice.randint(0, 3))
    ),
    "question:mute": lambda hall, dice: questions.mute_asker(
        hall.call(), some(hall, dice, Question), dice.random() < 0.5
    ),
}


def make_move(hall: Hall, dice: random.Random, name: str) -> bool:
    """Whether the move was accepted."""
    try:
        MOVES[name](hall, dice)
    except DomainError:
        return False
    return True
