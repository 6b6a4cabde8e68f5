"""Sealing a motion and its rule, and giving a pair up."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from debate.domain.errors import Invalid, NotAllowed, WrongState
from debate.domain.lines import VOID_REASON
from debate.domain.motion.pair import KIND, PAPER, Round, Seen
from debate.domain.motion.rules import Rule
from debate.domain.polls import paper_record
from debate.domain.polls.states import PollState, TallyMode
from debate.domain.scenes import SceneKind
from debate.domain.sealing import digest, short_hash
from debate.domain.text import clean
from debate.services.boxes import fill_box
from debate.services.items import concerns_hall, current_pair, slots_of
from debate.services.unit import Call, Unit
from debate.store.concern import hall_poll, pairs_of, polls_of, shown_poll
from debate.store.schema import Electorate, Item, Pair, Poll
from debate.store.told import given_up_pair, seen_of

# What shows the votes of the item that concerns the hall.
VOTE_SLICES = ("debate", "order", "poll", "polls", "turnout", "result", "guide")
# A public list of fewer ballots than this would tell who is who.
FEWEST_PUBLIC = 25


@dataclass(frozen=True, slots=True)
class Terms:
    """What is fixed before the pre-vote opens. `tallies` says per round whether the hall sees the division while it is
    open."""

    rule: Rule
    band_pct: float
    show_pre: bool
    tallies: dict[Round, TallyMode]
    public_list: bool

    @property
    def rounds(self) -> list[Round]:
        return [Round.PRE, Round.POST] if self.rule.has_pre_vote else [Round.POST]


def parse_terms(rule: str, band: float, show_pre: bool, pre_tally: str, post_tally: str, public_list: bool) -> Terms:
    if rule not in list(Rule):
        raise Invalid("unknown_rule", rule=rule, rules=list(Rule))
    tallies = {Round.PRE: TallyMode(pre_tally), Round.POST: TallyMode(post_tally)}
    return Terms(Rule(rule), band, show_pre, tallies, public_list)


def seal_pair(call: Call, item: int, terms: Terms) -> None:
    """Freeze motion, choices, rule, band, tallies and format, and make the polls. A later change is refused."""
    with call.unit() as unit:
        row = unit.item(item)
        if not row.motion:
            raise WrongState("no_motion")
        if current_pair(unit, row):
            raise WrongState("sealed.already")
        record = sealed_record(unit, row, terms)
        pair = _make_pair(unit, row, terms, record)
        unit.journal("pair:seal", f"pair {pair.id}", to_state="sealed", seal=pair.seal, record=record)
        unit.touch("setups")
        if concerns_hall(unit, row):
            unit.touch(*VOTE_SLICES)


def _make_pair(unit: Unit, item: Item, terms: Terms, record: dict[str, Any]) -> Pair:
    electorate = Electorate(secret=secrets.token_bytes(32))
    pair = Pair(
        item_id=item.id,
        run=item.run,
        rule=terms.rule,
        band_pct=terms.band_pct,
        show_pre=terms.show_pre,
        public_list=terms.public_list,
        record=record,
        seal=digest(record),
        electorate=electorate,
        sealed_at=unit.now,
    )
    shared = {"event_id": item.event_id, "item_id": item.id, "run": item.run, "electorate": electorate}
    asked = {"kind": KIND, "question": item.motion, **paper_record(PAPER)}
    pair.polls = [Poll(round=r, tally=terms.tallies[r], **shared, **asked) for r in terms.rounds]
    unit.session.add(pair)
    unit.session.flush()
    return pair


def sealed_record(unit: Unit, item: Item, terms: Terms) -> dict[str, Any]:
    """The record whose hash is the seal: everything that could change who wins, or what was asked."""
    return {
        "sealed": 1,
        "event": unit.event().code,
        "item": item.title,
        "motion": item.motion,
        "choices": list(PAPER.ids),
        "rule": str(terms.rule),
        "band_pct": terms.band_pct,
        "show_pre": terms.show_pre,
        "tallies": {str(r): str(terms.tallies[r]) for r in terms.rounds},
        "public_list": terms.public_list,
        "format": item.format,
        "slots": [
            {"kind": str(slot.kind), "title": slot.title, "side": slot.side, "length_ms": slot.duration_ms}
            for slot in slots_of(unit, item)
        ],
        "sealed_at": unit.now,
    }


def void_pair(call: Call, pair: int, why: str, held: bool = False) -> None:
    """Give up a pair and its polls. The ballots stay where they are, and count for nothing.

    What the hall has seen stays on record (store.told), and everybody is told that it was given up, and why. NotAllowed
    with `was_shown` where a result was shown, unless the button was `held`: one slip would take the evening's result.
    """
    with call.unit() as unit:
        row = unit.pair(pair)
        if row.voided_at is not None:
            raise WrongState("wrong_state.given_up")
        reason = clean(why, VOID_REASON)
        if seen_of(row) is Seen.RESULT and not held:
            raise NotAllowed("was_shown")
        in_sight = _is_in_sight(unit, row)
        row.voided_at = unit.now
        for poll in row.polls:
            unit.journal("poll:void", f"poll {poll.id}", poll.state, PollState.VOID, why=reason)
            if poll.state is PollState.OPEN:
                fill_box(unit, poll)
            unit.move(poll, PollState.VOID)
            poll.closes_at = poll.step_due_at = None
        unit.journal("pair:void", f"pair {row.id}", "sealed", "void", why=reason, seal=short_hash(row.seal))
        unit.touch("setups")
        item = unit.item(row.item_id)
        if concerns_hall(unit, item):
            unit.touch(*VOTE_SLICES)
            if in_sight:
                # A screen that stood at the votes says that they were given up, where the hall has seen them at all.
                unit.leave(SceneKind.REVEAL if given_up_pair(pairs_of(unit.session, item)) else SceneKind.MOTION)


def _is_in_sight(unit: Unit, pair: Pair) -> bool:
    """The screen stands at a vote of the pair, or at its result; at a poll beside it, it does not."""
    beside = polls_of(unit.session, unit.item(pair.item_id))
    shown = {SceneKind.VOTE: hall_poll, SceneKind.REVEAL: shown_poll}.get(unit.event().scene)
    poll = shown([*pair.polls, *beside]) if shown else None
    return shown is not None and (poll is None or poll.pair is not None)
