"""What each command calls: one line, one verb. Answers are what the acknowledgement carries beside `ok`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from debate.domain.polls.states import TallyMode
from debate.domain.roles import Role
from debate.domain.slots import Side
from debate.now import now_ms
from debate.realtime import names as n
from debate.realtime.connections import Connection
from debate.realtime.presence import Presence
from debate.realtime.state import State
from debate.services import (
    addressees,
    audience_groups,
    drafts,
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
from debate.services.access import check_holder, check_link
from debate.services.ballots import Cast, Counted, MyBallot
from debate.services.switches import SWITCHES, throw_switch
from debate.services.unit import Announce, Call, Guard
from debate.services.voting import Voting
from debate.store.database import Database
from debate.store.schema import Link

Answer: TypeAlias = dict[str, Any] | None
Verb: TypeAlias = Callable[[Call, Any], Answer]
Handler: TypeAlias = Callable[["Handlers", Connection, Any], Answer]


def seal(call: Call, p: n.SealPair) -> None:
    terms = pairs.parse_terms(p.rule, p.band, p.show_pre, p.pre_tally, p.post_tally, p.public_list)
    pairs.seal_pair(call, p.item, terms)


def make_poll(call: Call, p: n.MakePoll) -> Answer:
    return {"poll": drafts.make_poll(call, p.item, wording(p))}


def wording(p: n.PollWording) -> drafts.Wording:
    return drafts.Wording(p.kind, p.question, p.options, p.settings, TallyMode(p.tally))


def ask(call: Call, p: n.AskQuestion) -> Answer:
    question = questions.ask_question(call, p.text, p.to, p.name, p.item, p.key, p.person)
    return {"question": question.id, "state": str(question.state)}


def side_of(word: str | None) -> Side | None:
    return Side(word) if word else None


def raise_hand(call: Call, p: n.RaiseHand) -> Answer:
    hand = hands.raise_hand(call, p.name, p.place, p.item, p.key)
    return {"hand": hand.id, "state": str(hand.state)}


def throw(switch: str) -> Verb:
    return lambda call, p: throw_switch(call, switch, p.item, p.on)


VERBS: dict[str, Verb] = {
    **{switch: throw(switch) for switch in SWITCHES},
    "item:start": lambda call, p: items.start_item(call, p.item),
    "item:finish": lambda call, p: items.finish_item(call, p.item),
    "item:rerun": lambda call, p: items.rerun_item(call, p.item),
    "item:set-motion": lambda call, p: items.set_motion(call, p.item, p.motion),
    "item:set-format": lambda call, p: items.set_format(call, p.item, p.format),
    "speaker:name": lambda call, p: items.name_speaker(call, p.item, p.side, p.seat, p.name),
    "person:add": lambda call, p: {"person": people.add_person(call, p.item, p.name, p.title)},
    "person:edit": lambda call, p: people.edit_person(call, p.person, p.name, p.title),
    "person:remove": lambda call, p: people.remove_person(call, p.person),
    "person:return": lambda call, p: people.return_person(call, p.person),
    "person:set-target": lambda call, p: people.set_target(call, p.person, p.target),
    "person:set-labels": lambda call, p: people.set_labels(call, p.person, p.labels),
    "person:move": lambda call, p: people.move_person(call, p.person, p.seat),
    "floor:give": lambda call, p: floor.give_floor(call, p.person, p.beside),
    "floor:end": lambda call, p: floor.end_floor(call, p.item, p.person),
    "pair:seal": seal,
    "pair:void": lambda call, p: pairs.void_pair(call, p.pair, p.why, p.held),
    "group:name": lambda call, p: audience_groups.set_groups(call, p.names),
    "poll:make": make_poll,
    "poll:edit": lambda call, p: drafts.edit_poll(call, p.poll, wording(p)),
    "poll:delete": lambda call, p: drafts.delete_poll(call, p.poll),
    "poll:again": lambda call, p: {"poll": drafts.put_again(call, p.poll)},
    "poll:open": lambda call, p: polls.open_poll(call, p.poll, p.closes_in_ms, p.held),
    "poll:close": lambda call, p: polls.close_poll(call, p.poll),
    "poll:reopen": lambda call, p: polls.reopen_poll(call, p.poll),
    "poll:arm": lambda call, p: reveals.arm_poll(call, p.poll),
    "poll:disarm": lambda call, p: reveals.disarm_poll(call, p.poll),
    "poll:reveal": lambda call, p: reveals.reveal_poll(call, p.poll, p.held, p.play),
    "poll:show": lambda call, p: reveals.show_poll(call, p.poll),
    "poll:step": lambda call, p: reveals.step_reveal(call, p.poll, p.step),
    "entry:approve": lambda call, p: entries.approve_entries(call, p.poll, p.entries),
    "entry:decline": lambda call, p: entries.decline_entries(call, p.poll, p.entries),
    "entry:return": lambda call, p: entries.return_entries(call, p.poll, p.entries),
    "slot:next": lambda call, p: slots.next_slot(call, p.item, p.current, p.held),
    "slot:go": lambda call, p: slots.go_to_slot(call, p.slot),
    "slot:set-length": lambda call, p: slots.set_slot_length(call, p.slot, p.length_ms),
    "clock:start": lambda call, p: slots.start_clock(call, p.slot),
    "clock:pause": lambda call, p: slots.pause_clock(call, p.slot),
    "clock:adjust": lambda call, p: slots.adjust_clock(call, p.slot, p.delta_ms),
    "clock:reset": lambda call, p: slots.reset_clock(call, p.slot),
    "clock:restore": lambda call, p: slots.restore_clock(call, p.slot),
    "bell:ring": lambda call, _p: slots.ring_bell(call),
    "pool:start": lambda call, p: slots.start_pool(call, p.pool),
    "pool:pause": lambda call, p: slots.pause_pool(call, p.pool),
    "scene:show": lambda call, p: scenes.show_scene(call, p.kind, p.text),
    "scene:pin": lambda call, p: scenes.pin_scene(call, p.on),
    "message:send": lambda call, p: messages.send_message(call, p.text, p.person),
    "message:clear": lambda call, p: messages.clear_message(call, p.message),
    "message:read": lambda call, p: messages.read_message(call, p.message),
    "preset:add": lambda call, p: {"preset": messages.add_preset(call, p.text)},
    "preset:remove": lambda call, p: messages.remove_preset(call, p.preset),
    "link:make": lambda call, p: {"link": panelist_links.make_panelist_link(call, p.person)},
    "link:revoke": lambda call, p: panelist_links.revoke_panelist_link(call, p.link),
    "signal:send": lambda call, p: signals.send_signal(call, p.kind, p.question, p.key),
    "signal:see": lambda call, p: signals.see_signal(call, p.signal),
    "question:approve": lambda call, p: questions.approve_question(call, p.question),
    "question:decline": lambda call, p: questions.decline_question(call, p.question),
    "question:queue": lambda call, p: questions.queue_question(call, p.question),
    "question:stage": lambda call, p: questions.stage_question(call, p.question),
    "question:answer": lambda call, p: questions.answer_question(call, p.question),
    "question:return": lambda call, p: questions.return_question(call, p.question),
    "question:edit": lambda call, p: questions.edit_question(call, p.question, p.text),
    "question:address": lambda call, p: addressees.address_question(call, p.question, side_of(p.to), p.people),
    "question:set-answered-by": lambda call, p: addressees.set_answered_by(call, p.question, p.people),
    "question:label": lambda call, p: questions.label_question(call, p.question, p.labels),
    "question:merge": lambda call, p: merging.merge_question(call, p.question, p.into),
    "question:mute": lambda call, p: questions.mute_asker(call, p.question, p.on),
    "question:ask": ask,
    "question:withdraw": lambda call, p: questions.withdraw_question(call, p.question, p.key),
    "question:upvote": lambda call, p: questions.upvote_question(call, p.question, p.on, p.key),
    "hand:call": lambda call, p: hands.call_hand(call, p.hand),
    "hand:give": lambda call, p: hands.give_microphone(call, p.hand),
    "hand:end": lambda call, p: hands.end_hand(call, p.hand),
    "hand:miss": lambda call, p: hands.miss_hand(call, p.hand),
    "hand:return": lambda call, p: hands.return_hand(call, p.hand),
    "hand:raise": raise_hand,
    "hand:withdraw": lambda call, p: hands.withdraw_hand(call, p.hand),
}


def ballot_answer(ballot: Counted | MyBallot | None) -> Answer:
    """The fields of shapes.MyBallot; each None where there is no ballot."""
    if ballot is None:
        return {"receipt": None, "choice": None, "group": None}
    return {"receipt": ballot.receipt, "choice": ballot.answer, "group": ballot.group}


def cast(handlers: Handlers, connection: Connection, p: n.CastBallot) -> Answer:
    device = str(connection.actor.device)
    return ballot_answer(handlers.voting.cast(Cast(connection.event, p.poll, device, p.choice, p.key, p.group)))


def check(handlers: Handlers, connection: Connection, p: n.OfPoll) -> Answer:
    return ballot_answer(handlers.voting.find(connection.event, p.poll, str(connection.actor.device)))


def show_link(handlers: Handlers, connection: Connection, p: n.OfLink) -> Answer:
    with handlers.db.reading() as session:
        link = panelist_links.find_panelist_link(session, connection.event, p.link)
    return {"url": handlers.panelist_url(link)}


def report(handlers: Handlers, connection: Connection, p: n.DisplayReport) -> None:
    handlers.presence.note_readiness(connection, p.sound, p.awake)


def report_desk(handlers: Handlers, connection: Connection, p: n.DeskReport) -> None:
    handlers.presence.note_screening(connection, p.desk, p.question)


def sync(handlers: Handlers, connection: Connection, p: n.SyncTime) -> Answer:
    return {"t0": p.t0, "server_ms": now_ms(), "revs": handlers.state.recent_revs(connection)}


def get_state(handlers: Handlers, connection: Connection, p: n.GetState) -> Answer:
    snapshot = handlers.state.snapshot(connection)
    wanted = None if p.slices is None else set(p.slices)
    slices = {name: part for name, part in snapshot["slices"].items() if wanted is None or name in wanted}
    return {**snapshot, "slices": slices}


# Commands without a unit of work of their own: they are committed in groups, or a connection alone remembers them.
INPUTS: dict[str, Handler] = {
    "ballot:cast": cast,
    "display:report": report,
    "desk:report": report_desk,
}

# Commands that only read.
QUERIES: dict[str, Handler] = {
    "ballot:check": check,
    "link:show": show_link,
    "time:sync": sync,
    "state:get": get_state,
}


class Handlers:
    """Every command's handler, over the parts that one of them needs."""

    def __init__(
        self,
        db: Database,
        announce: Announce,
        voting: Voting,
        presence: Presence,
        state: State,
        panelist_url: Callable[[Link], str],
    ) -> None:
        self.db, self.announce, self.panelist_url = db, announce, panelist_url
        self.voting, self.presence, self.state = voting, presence, state

    def handle(self, command: n.Command, connection: Connection, payload: n.Payload) -> Answer:
        """Carry out a command that the connection's role may give. Raises its refusal."""
        handler = INPUTS.get(command.name) or QUERIES.get(command.name)
        if handler:
            return handler(self, connection, payload)
        return VERBS[command.name](self._call(command, connection), payload)

    def _call(self, command: n.Command, connection: Connection) -> Call:
        return Call(
            db=self.db,
            event=connection.event,
            actor=connection.actor,
            now=now_ms(),
            announce=self.announce,
            guard=guard_of(command, connection),
            input=connection.role is Role.AUDIENCE,
        )


def guard_of(command: n.Command, connection: Connection) -> Guard | None:
    """What must still hold inside the transaction of a privileged command."""
    if connection.sign_in is not None:
        return partial(check_holder, sign_in=connection.sign_in, event=connection.event, roles=command.roles)
    if connection.link is not None:
        return partial(check_link, link=connection.link)
    return None
