"""Buttons pressed at the same moment, on both databases. Of two that exclude each other one wins; the other is
refused."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import pytest
from sqlalchemy import select, text

from debate.domain.errors import DomainError
from debate.domain.polls.states import PollState
from debate.domain.questions import QuestionState
from debate.domain.roles import Role
from debate.domain.sealing import ballots_hash, voter_key
from debate.services import access, due, items, pairs, polls, questions, reveals, slots
from debate.services.access import Links
from debate.services.ballots import BallotBox, Cast, Counted, VoterKeys, find_ballot
from debate.snapshot import Slices
from debate.store.schema import Event, Item, Membership, Pair, Poll, Question
from tests.cast import MARA, MILO, OLA, phone
from tests.halls import Hall, hundred
from tests.races import TIMEOUT_S, losses, race, winners

PRESSES = 8
ROUNDS = 12


def assert_refusals(ends: Sequence[object]) -> None:
    """Who loses is told so in words; nobody meets a fault of the database."""
    assert [end for end in losses(ends) if not isinstance(end, DomainError)] == []


def press_together(*verbs: Callable[[], None]) -> int:
    ends = race(*verbs)
    assert_refusals(ends)
    return winners(ends)


def ready(hall: Hall, verb: str) -> int:
    """A lone post-vote at which `verb` is allowed."""
    hall.seal("final_majority")
    poll = hall.poll("post").id
    way: list[Callable[[], None]] = [
        lambda: polls.open_poll(hall.call(), poll, None, held=True),
        lambda: polls.close_poll(hall.call(), poll),
        lambda: reveals.arm_poll(hall.call(MARA), poll),
    ]
    for step in way[: ["open", "close", "arm", "reveal"].index(verb)]:
        step()
    return poll


@pytest.mark.parametrize("verb", ["open", "close", "arm", "reveal"])
def test_of_eight_presses_one_wins(hall: Hall, verb: str) -> None:
    poll = ready(hall, verb)
    press = {
        "open": partial(polls.open_poll, hall.call(), poll, None, held=True),
        "close": partial(polls.close_poll, hall.call(), poll),
        "arm": partial(reveals.arm_poll, hall.call(), poll),
        "reveal": partial(reveals.reveal_poll, hall.call(MILO), poll, held=True, play=False),
    }[verb]
    assert press_together(*[press] * PRESSES) == 1
    assert hall.journal().count(f"poll:{verb}") == 1


def test_of_eight_seals_one_holds(hall: Hall) -> None:
    terms = pairs.parse_terms("matched", 0, False, "sealed", "sealed", False)
    assert press_together(*[partial(pairs.seal_pair, hall.call(), hall.item, terms)] * PRESSES) == 1
    with hall.db.reading() as session:
        assert len(session.scalars(select(Pair.id)).all()) == 1


def test_the_pre_vote_and_the_post_vote_are_never_open_at_once(hall: Hall) -> None:
    for _ in range(ROUNDS):
        pair = hall.seal()
        hall.vote("pre", hundred(for_=1))
        pre, post = hall.poll("pre").id, hall.poll("post").id
        reopen, open_ = (
            partial(polls.reopen_poll, hall.call(), pre),
            partial(polls.open_poll, hall.call(), post, None, held=True),
        )
        assert press_together(reopen, open_) == 1
        assert [poll.state for poll in hall.pair().polls].count(PollState.OPEN) == 1
        pairs.void_pair(hall.call(), pair, "again")


def test_void_and_close_pressed_together_leave_a_void_pair(hall: Hall) -> None:
    for _ in range(ROUNDS):
        pair = hall.seal()
        poll = hall.poll("pre").id
        polls.open_poll(hall.call(), poll, None, held=True)
        void, close = partial(pairs.void_pair, hall.call(), pair, "again"), partial(polls.close_poll, hall.call(), poll)
        assert press_together(void, close) >= 1
        with hall.db.reading() as session:
            assert set(session.scalars(select(Poll.state).where(Poll.pair_id == pair))) == {PollState.VOID}


def test_a_frame_is_not_revealed_after_it_was_disarmed(hall: Hall) -> None:
    for _ in range(ROUNDS):
        poll = ready(hall, "reveal")
        reveal = partial(reveals.reveal_poll, hall.call(MILO), poll, held=False, play=False)
        assert press_together(reveal, partial(reveals.disarm_poll, hall.call(), poll)) == 1
        stored = hall.poll("post")
        assert (stored.state, stored.step is None) in ((PollState.CLOSED, True), (PollState.REVEALED, False))
        pairs.void_pair(hall.call(), hall.pair().id, "again", held=True)


def test_two_servers_close_a_poll_that_is_due_once(hall: Hall) -> None:
    for number in range(1, ROUNDS):
        pair = hall.seal()
        polls.open_poll(hall.call(), hall.poll("pre").id, 60_000, held=True)
        hall.pass_ms(60_000)
        assert losses(race(*[partial(due.run_due, hall.db, hall.now, hall.announced.append)] * 2)) == []
        assert hall.journal().count("poll:close") == number
        pairs.void_pair(hall.call(), pair, "again")


def test_two_servers_play_a_step_that_is_due_once(hall: Hall) -> None:
    poll = ready(hall, "reveal")
    reveals.reveal_poll(hall.call(MILO), poll, held=False, play=True)
    hall.pass_ms(reveals.STEP_MS)
    assert losses(race(*[partial(due.run_due, hall.db, hall.now, hall.announced.append)] * 4)) == []
    assert hall.journal().count("poll:step") == 1


def test_a_hand_and_the_time_close_a_poll_once(hall: Hall) -> None:
    for number in range(1, ROUNDS):
        pair = hall.seal()
        poll = hall.poll("pre").id
        polls.open_poll(hall.call(), poll, 60_000, held=True)
        hall.pass_ms(60_000)
        close_due = partial(due.run_due, hall.db, hall.now, hall.announced.append)
        assert_refusals(race(close_due, partial(polls.close_poll, hall.call(), poll)))
        assert hall.journal().count("poll:close") == number
        pairs.void_pair(hall.call(), pair, "again")


def test_two_presses_of_next_move_one_slot(hall: Hall) -> None:
    order = [slot.id for slot in hall.slots()]
    for current in [None, *order[:5]]:
        assert press_together(*[partial(slots.next_slot, hall.call(), hall.item, current, held=True)] * 2) == 1


def test_two_items_started_together_leave_one_live(hall: Hall) -> None:
    with hall.db.reading() as session:
        ids = list(session.scalars(select(Item.id)))
    items.finish_item(hall.call(), hall.item)
    for _ in range(ROUNDS):
        press_together(*[partial(items.start_item, hall.call(), item) for item in ids])
        with hall.db.reading() as session:
            live = list(session.scalars(select(Item.id).where(Item.state == "live")))
            assert live == [session.get_one(Event, hall.event).current_item_id]


def test_one_question_stands_on_stage_however_many_were_put_there(hall: Hall) -> None:
    asked = [
        questions.ask_question(hall.call(phone(f"d{n}")), f"Question number {n}?", None, None).id for n in range(4)
    ]
    for _ in range(ROUNDS // 3):
        assert press_together(*[partial(questions.stage_question, hall.call(), question) for question in asked]) >= 1
        with hall.db.reading() as session:
            staged = session.scalars(select(Question.id).where(Question.state == QuestionState.ON_STAGE)).all()
        assert len(staged) == 1
        for question in asked:
            if question not in staged:
                questions.return_question(hall.call(), question)


def test_a_device_has_three_questions_waiting_however_fast_it_asks(hall: Hall) -> None:
    ask = partial(questions.ask_question, hall.call(OLA), "Who would pay for all these embassies?", None, None)
    ends = race(*[ask] * PRESSES)
    assert {end.code for end in losses(ends) if isinstance(end, DomainError)} == {"too_many_questions"}
    assert winners(ends) == questions.MOST_WAITING


def test_a_question_is_wanted_once_however_often_the_phone_says_so(hall: Hall) -> None:
    question = questions.ask_question(hall.call(OLA), "Who would pay for all these embassies?", None, None).id
    questions.approve_question(hall.call(), question)
    want = partial(questions.upvote_question, hall.call(phone("omar")), question, True)
    assert press_together(*[want] * PRESSES) == PRESSES
    with hall.db.reading() as session:
        assert session.execute(text("SELECT COUNT(*) FROM upvote")).scalar() == 1


def test_a_one_time_link_lets_one_in(hall: Hall) -> None:
    links = Links(b"s" * 32)
    token = links.token(access.make_link(hall.call(), Role.MODERATOR))

    def accept(name: str) -> None:
        access.accept_link(hall.call(), links, token, name, "a long password", lambda function, *args: function(*args))

    assert press_together(*[partial(accept, f"Guest {n}") for n in range(4)]) == 1
    with hall.db.reading() as session:
        assert len(session.scalars(select(Membership)).all()) == 1


@dataclass
class ClosingVote:
    """A vote that is closed after its first `wave` ballots from each of two servers, while the others come in."""

    hall: Hall
    wave: int
    answers: dict[str, object] = field(default_factory=dict)
    reached: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def __post_init__(self) -> None:
        self.hall.seal()
        self.poll = self.hall.poll("pre").id
        polls.open_poll(self.hall.call(), self.poll, None, held=True)

    def vote(self, server: str) -> None:
        box = BallotBox(self.hall.db, VoterKeys(self.hall.db), lambda _facts: None)
        for number in range(0, 40, 2):
            casts = [
                Cast(self.hall.event, self.poll, f"{server}-{n}", "for", f"key-{n:08}") for n in (number, number + 1)
            ]
            self.answers.update(zip((cast.device for cast in casts), box.cast_group(casts), strict=True))
            if number == self.wave:
                self.reached.release()

    def close(self) -> None:
        assert self.reached.acquire(timeout=TIMEOUT_S)
        polls.close_poll(self.hall.call(), self.poll)

    def counted(self) -> set[str]:
        """The voters who were told that their ballot counts."""
        secret = self.hall.pair().electorate.secret
        assert secret is not None
        return {voter_key(secret, device) for device, answer in self.answers.items() if isinstance(answer, Counted)}


def test_what_was_counted_is_in_the_hash_and_what_was_refused_is_not(hall: Hall) -> None:
    refused = 0
    for number in range(ROUNDS):
        vote = ClosingVote(hall, wave=2 * number)
        assert losses(race(partial(vote.vote, "one"), partial(vote.vote, "two"), vote.close)) == []
        counted = vote.counted()
        assert counted == set(hall.ballots("pre"))
        assert hall.poll("pre").ballots_hash == ballots_hash((voter, "for") for voter in counted)
        refused += len(vote.answers) - len(counted)
        pairs.void_pair(hall.call(), hall.pair().id, "again", held=True)
    assert refused, "the close must have come before some ballots for this to mean anything"


def test_who_looks_while_a_vote_closes_and_opens_sees_every_ballot(hall: Hall) -> None:
    """Also where the view began before the urn was emptied and dropped."""
    hall.seal()
    poll = hall.poll("pre").id
    polls.open_poll(hall.call(), poll, None, held=True)
    hall.cast_all("pre", hundred(for_=30))
    slices, done = Slices(hall.db, str), threading.Event()

    def close_and_open() -> None:
        for _ in range(ROUNDS // 3):
            polls.close_poll(hall.call(), poll)
            polls.reopen_poll(hall.call(), poll)
        done.set()

    def look() -> set[object]:
        seen: set[object] = set()
        while not done.is_set():
            seen.add(slices.read(hall.event, ["screen"], ["turnout"])["screen"]["turnout"]["data"]["ballots"])
            found = find_ballot(hall.db, hall.box.keys, hall.event, poll, "v0")
            seen.add(found.answer if found else None)
        return seen

    assert race(close_and_open, look, look) == [None, {30, "for"}, {30, "for"}]
