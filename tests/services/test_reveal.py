"""From armed to told: the exact frame, who confirms, and the steps."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from debate.domain.errors import WrongState, why
from debate.domain.groups import without_groups
from debate.domain.polls.states import PollState
from debate.domain.scenes import SceneKind
from debate.services import due, items, polls, reveals, scenes
from debate.services.reveals import STEP_MS
from debate.snapshot.polls import whole_result
from debate.snapshot.view import View
from debate.store.schema import Event, Item, urn_name
from tests.cast import MARA, MILO
from tests.halls import Hall, hundred


@pytest.fixture
def closed(hall: Hall) -> int:
    """The post-vote of a pair, closed."""
    hall.seal()
    hall.vote("pre", hundred(for_=4, against=4, undecided=2))
    hall.vote("post", hundred(for_=6, against=3, undecided=1))
    return hall.poll("post").id


@pytest.fixture
def armed(hall: Hall, closed: int) -> int:
    reveals.arm_poll(hall.call(MARA), closed)
    return closed


def reveal(hall: Hall, poll: int, *, play: bool = False) -> None:
    reveals.reveal_poll(hall.call(MILO), poll, held=False, play=play)


def step(hall: Hall) -> str | None:
    return hall.poll("post").step


def test_arming_keeps_the_whole_frame(hall: Hall, armed: int) -> None:
    frame = hall.poll("post").frame
    assert frame is not None
    assert frame["before"] == {"for": 4, "against": 4, "undecided": 2}
    assert frame["after"] == {"for": 6, "against": 3, "undecided": 1}
    assert (frame["poll"], frame["round"], frame["title"]) == (armed, "post", "Oxford Style Debate")
    assert frame["steps"] == ["before", "after", "movement", "winner"]
    assert frame["hashes"] == {"pre": hall.poll("pre").ballots_hash, "post": hall.poll("post").ballots_hash}
    assert hall.poll("post").armed_by == "Mara"


def test_arming_tells_the_desk_alone(hall: Hall, armed: int) -> None:
    assert hall.touched() == {"polls", "guide"}
    assert hall.journal()[-2:] == ["poll:arm", "poll:frame"]
    frame = hall.poll("post").frame
    assert frame is not None
    assert hall.last_journal().details == without_groups(frame)


def test_disarming_takes_the_result_back(hall: Hall, armed: int) -> None:
    reveals.disarm_poll(hall.call(), armed)
    poll = hall.poll("post")
    assert (poll.state, poll.armed_by) == (PollState.CLOSED, None)
    assert hall.touched() == {"polls", "guide"}


def test_a_poll_whose_split_was_seen_takes_no_more_ballots(hall: Hall, armed: int) -> None:
    reveals.disarm_poll(hall.call(), armed)
    with pytest.raises(WrongState) as refused:
        polls.reopen_poll(hall.call(), armed)
    assert refused.value.why == why("wrong_state.vote_counted", round="post")


def test_a_poll_of_an_item_that_is_not_live_is_not_revealed(hall: Hall, armed: int) -> None:
    reveals.disarm_poll(hall.call(), armed)
    items.finish_item(hall.call(), hall.item)
    with hall.refuses("event_not_open"):
        reveals.arm_poll(hall.call(), armed)


def test_an_item_is_not_left_in_the_middle_of_its_reveal(hall: Hall, armed: int) -> None:
    reveals.reveal_poll(hall.call(MILO), armed, held=False, play=False)
    with pytest.raises(WrongState) as refused:
        items.finish_item(hall.call(), hall.item)
    assert refused.value.reason == "wrong_state.leaves_reveal"


def test_no_figure_stays_on_the_screen_when_its_item_is_left(hall: Hall, armed: int) -> None:
    reveals.reveal_poll(hall.call(MILO), armed, held=False, play=False)
    reveals.step_reveal(hall.call(), armed, "winner")
    scenes.pin_scene(hall.call(), on=True)
    with hall.db.reading() as session:
        other = session.scalars(select(Item.id).where(Item.event_id == hall.event, Item.id != hall.item)).first()
    assert other is not None, "another item must be there to be started"
    items.start_item(hall.call(), other)
    with hall.db.reading() as session:
        event = session.get_one(Event, hall.event)
    assert (event.scene, event.pinned) == (SceneKind.AGENDA, False)


def test_a_second_person_confirms(hall: Hall, armed: int) -> None:
    reveal(hall, armed)
    assert hall.poll("post").state is PollState.REVEALED
    assert hall.last_journal().actor == "Milo"


def test_the_one_who_armed_does_not_confirm_with_a_tap(hall: Hall, armed: int) -> None:
    with hall.refuses("confirm_needed"):
        reveals.reveal_poll(hall.call(MARA), armed, held=False, play=False)
    assert hall.poll("post").state is PollState.ARMED


def test_the_one_who_armed_may_hold_to_confirm(hall: Hall, armed: int) -> None:
    reveals.reveal_poll(hall.call(MARA), armed, held=True, play=False)
    assert hall.poll("post").state is PollState.REVEALED


def test_a_reveal_begins_at_its_first_step_on_the_screen(hall: Hall, armed: int) -> None:
    reveal(hall, armed)
    assert (step(hall), hall.poll("post").step_due_at) == ("before", None)
    with hall.db.reading() as session:
        assert session.get_one(Event, hall.event).scene is SceneKind.REVEAL
    assert hall.touched() >= {"poll", "polls", "turnout", "result", "guide", "scene"}


def test_the_steps_follow_one_by_one(hall: Hall, armed: int) -> None:
    reveal(hall, armed)
    for following in ("after", "movement", "winner"):
        reveals.step_reveal(hall.call(), armed, following)
        assert step(hall) == following
        assert hall.journal().count("poll:step") == ("after", "movement", "winner").index(following) + 1
    assert hall.journal()[-2:] == ["poll:step", "pair:digest"]
    assert hall.touched() >= {"polls", "result", "guide", "turnout"}


@pytest.mark.parametrize("again", ["before", "after"])
def test_a_step_that_was_played_is_refused(hall: Hall, armed: int, again: str) -> None:
    reveal(hall, armed)
    reveals.step_reveal(hall.call(), armed, "after")
    with hall.refuses("wrong_state"):
        reveals.step_reveal(hall.call(), armed, again)


def test_an_unknown_step_is_refused(hall: Hall, armed: int) -> None:
    reveal(hall, armed)
    with hall.refuses("unknown_step"):
        reveals.step_reveal(hall.call(), armed, "encore")


def test_a_step_before_the_reveal_is_refused(hall: Hall, armed: int) -> None:
    with hall.refuses("wrong_state"):
        reveals.step_reveal(hall.call(), armed, "after")


def test_a_played_reveal_goes_on_by_itself(hall: Hall, armed: int) -> None:
    reveal(hall, armed, play=True)
    seen = [step(hall)]
    while hall.poll("post").step_due_at is not None:
        hall.pass_ms(STEP_MS - 1)
        due.run_due(hall.db, hall.now, hall.announced.append)
        assert step(hall) == seen[-1], "a step stands for its whole time"
        hall.pass_ms(1)
        due.run_due(hall.db, hall.now, hall.announced.append)
        seen.append(step(hall))
    assert seen == ["before", "after", "movement", "winner"]
    assert hall.last_journal().actor == "system"


def test_a_hand_on_a_played_reveal_starts_the_time_anew(hall: Hall, armed: int) -> None:
    reveal(hall, armed, play=True)
    hall.pass_ms(STEP_MS - 1)
    reveals.step_reveal(hall.call(), armed, "after")
    assert hall.poll("post").step_due_at == hall.now + STEP_MS


def test_a_shown_pre_vote_has_one_step(hall: Hall) -> None:
    hall.seal(show_pre=True)
    hall.vote("pre", hundred(for_=4, against=1))
    pre = hall.poll("pre").id
    reveals.arm_poll(hall.call(), pre)
    reveals.reveal_poll(hall.call(), pre, held=True, play=True)
    poll = hall.poll("pre")
    assert poll.frame is not None
    assert (poll.step, poll.step_due_at, poll.frame["after"], poll.frame["outcome"]) == ("before", None, None, None)


TAMPERING = {
    "a answer was changed": "UPDATE ballot SET answer = 'against' WHERE answer = 'for'",
    "a ballot was taken out": "DELETE FROM ballot WHERE answer = 'undecided'",
    "a ballot was put in": (
        "INSERT INTO ballot (poll_id, voter, answer) SELECT DISTINCT poll_id, 'stuffed', 'for' FROM ballot"
    ),
}


def tamper(hall: Hall, how: str, round_: str) -> None:
    where = (
        f" AND poll_id = {hall.poll(round_).id}"
        if "WHERE" in TAMPERING[how]
        else f" WHERE poll_id = {hall.poll(round_).id}"
    )
    with hall.db.writing() as session:
        session.execute(text(TAMPERING[how] + where))


@pytest.mark.parametrize("round_", ["pre", "post"])
@pytest.mark.parametrize("how", TAMPERING)
def test_ballots_that_changed_after_the_close_are_not_armed(hall: Hall, closed: int, how: str, round_: str) -> None:
    tamper(hall, how, round_)
    with hall.refuses("ballots_changed"):
        reveals.arm_poll(hall.call(), closed)
    assert hall.poll("post").frame is None


@pytest.mark.parametrize("round_", ["pre", "post"])
@pytest.mark.parametrize("how", TAMPERING)
def test_ballots_that_changed_after_arming_are_not_revealed(hall: Hall, armed: int, how: str, round_: str) -> None:
    tamper(hall, how, round_)
    with hall.refuses("ballots_changed"):
        reveal(hall, armed)
    assert hall.poll("post").state is PollState.ARMED


def test_a_ballot_that_holds_no_answer_is_not_passed_over(hall: Hall) -> None:
    """Put into the urn by hand: whatever its hash says, no count may leave it out without a word."""
    hall.seal("final_majority")
    polls.open_poll(hall.call(), hall.poll("post").id, None, held=True)
    hall.cast_all("post", {"ola": "for"})
    with hall.db.writing() as session:
        session.execute(text(f"UPDATE {urn_name(hall.poll('post').id, 1)} SET answer = 'maybe'"))
    polls.close_poll(hall.call(), hall.poll("post").id)
    with hall.refuses("ballots_changed"):
        reveals.arm_poll(hall.call(), hall.poll("post").id)


def test_a_result_that_was_told_stays_in_sight_after_its_item(hall: Hall, armed: int) -> None:
    reveals.reveal_poll(hall.call(MILO), armed, held=False, play=False)
    reveals.step_reveal(hall.call(), armed, "winner")
    items.finish_item(hall.call(), hall.item)
    with hall.db.reading() as session:
        assert session.get_one(Event, hall.event).scene is SceneKind.REVEAL
        frame = whole_result(View(session, hall.event, str))["frame"]
    assert frame is not None
    assert frame["poll"] == armed
