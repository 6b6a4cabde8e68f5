"""Polls by themselves: from a draft to a result that the hall has seen."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from debate.domain.errors import Invalid, NotFound, WrongState
from debate.domain.polls import KINDS
from debate.domain.polls.states import PollState, TallyMode
from debate.domain.scenes import SceneKind
from debate.services import drafts, due, items, pairs, polls, reveals
from debate.services.ballots import Cast, Counted, VoterKeys, find_ballot
from debate.services.drafts import MOST_POLLS, Wording
from debate.services.poll_results import count_keyed, destroy_poll_keys, make_poll_bundle
from debate.services.tallies import SHORTEST_STEP_MS, SMALLEST_STEP
from debate.snapshot import SLICES, Slices
from debate.store.schema import Event, Item, Poll
from tests.halls import Hall

TEA = Wording("choice", "Tea or coffee?", ["Tea", "Coffee"], {}, TallyMode.SEALED)
WORDINGS = {
    name: Wording(name, kind.example.question, kind.example.options, kind.example.settings, TallyMode.SEALED)
    for name, kind in KINDS.items()
}
# The faces that are told of polls.
HALL = [face for face, slices in SLICES.items() if "poll" in slices]
ANSWERS = {name: kind.example.answers[:3] for name, kind in KINDS.items()}


def made(hall: Hall, wording: Wording = TEA, item: int | None = None) -> int:
    return drafts.make_poll(hall.call(), item or hall.item, wording)


def opened(hall: Hall, wording: Wording = TEA) -> int:
    poll = made(hall, wording)
    polls.open_poll(hall.call(), poll, None)
    return poll


def cast(hall: Hall, poll: int, answers: dict[str, str]) -> list[Any]:
    casts = [Cast(hall.event, poll, d, a, f"key-{next(hall.keys):08}") for d, a in answers.items()]
    return hall.box.cast_group(casts)


def closed(hall: Hall, wording: Wording = TEA) -> int:
    poll = opened(hall, wording)
    answers = ("1", "2", "2") if wording is TEA else ANSWERS[wording.kind]
    assert all(isinstance(one, Counted) for one in cast(hall, poll, {f"v{n}": a for n, a in enumerate(answers)}))
    polls.close_poll(hall.call(), poll)
    return poll


def shown(hall: Hall, wording: Wording = TEA) -> int:
    poll = closed(hall, wording)
    reveals.reveal_poll(hall.call(), poll, held=False, play=False)
    return poll


def row(hall: Hall, poll: int) -> Poll:
    with hall.db.reading() as session:
        return session.get_one(Poll, poll, options=[joinedload(Poll.electorate)])


def scene(hall: Hall) -> SceneKind:
    with hall.db.reading() as session:
        return session.get_one(Event, hall.event).scene


def seen(hall: Hall, face: str) -> dict[str, Any]:
    read = Slices(hall.db, str).read(hall.event, [face])[face]
    return {name: part["data"] for name, part in read.items()}


def other_item(hall: Hall) -> int:
    with hall.db.reading() as session:
        return session.scalars(select(Item.id).where(Item.event_id == hall.event, Item.id != hall.item)).one()


class TestADraft:
    def test_lies_beside_any_item(self, hall: Hall) -> None:
        poll = made(hall, item=other_item(hall))
        setups = {setup["item"]: setup["polls"] for setup in seen(hall, "desk")["setups"]["items"]}
        assert [one["id"] for one in setups[other_item(hall)]] == [poll]
        assert setups[hall.item] == []

    def test_is_nobodys_business_but_the_desks(self, hall: Hall) -> None:
        made(hall)
        for face in set(SLICES) - {"desk"}:
            assert "Coffee" not in str(seen(hall, face))

    def test_is_worded_otherwise(self, hall: Hall) -> None:
        poll = made(hall)
        drafts.edit_poll(hall.call(), poll, WORDINGS["approval"])
        assert (row(hall, poll).kind, row(hall, poll).question) == ("approval", WORDINGS["approval"].question)
        assert hall.touched() == {"setups"}

    def test_is_thrown_away(self, hall: Hall) -> None:
        poll = made(hall)
        drafts.delete_poll(hall.call(), poll)
        assert "Coffee" not in str(seen(hall, "desk"))
        for verb in (drafts.delete_poll, polls.close_poll, reveals.show_poll):
            with hall.refuses("wrong_state"):
                verb(hall.call(), poll)

    def test_leaves_nothing_to_a_poll_that_comes_after_it(self, hall: Hall) -> None:
        """A number that is given twice would put the draft's journal into the bundle of a motion's vote."""
        poll = made(hall)
        drafts.delete_poll(hall.call(), poll)
        hall.seal()
        assert {one.id for one in hall.pair().polls}.isdisjoint({poll})

    def test_takes_no_ballot(self, hall: Hall) -> None:
        (refused,) = cast(hall, made(hall), {"ola": "1"})
        assert refused.code == "poll_not_open"

    def test_may_be_reworded_after_somebody_tried_to_answer_it(self, hall: Hall) -> None:
        """What a ballot needs to know of its poll is kept: never of a draft."""
        poll = made(hall)
        cast(hall, poll, {"ola": "1"})
        drafts.edit_poll(hall.call(), poll, Wording("choice", "Which?", ["A", "B", "C"], {}, TallyMode.SEALED))
        polls.open_poll(hall.call(), poll, None)
        (counted,) = cast(hall, poll, {"ola": "3"})
        assert isinstance(counted, Counted)

    def test_once_opened_stays_as_it_is(self, hall: Hall) -> None:
        poll = opened(hall)
        with hall.refuses("wrong_state"):
            drafts.edit_poll(hall.call(), poll, TEA)
        with hall.refuses("wrong_state"):
            drafts.delete_poll(hall.call(), poll)

    def test_with_a_bad_wording_changes_nothing(self, hall: Hall) -> None:
        with hall.refuses("too_few_options"):
            made(hall, Wording("choice", "Tea?", ["Tea"], {}, TallyMode.SEALED))
        with hall.refuses("empty_text"):
            made(hall, Wording("choice", " ", ["Tea", "Coffee"], {}, TallyMode.SEALED))
        with hall.refuses("empty_text"):
            made(hall, Wording("choice", "Tea?", ["Tea", "\u200b"], {}, TallyMode.SEALED))
        with hall.refuses("text_too_long"):
            made(hall, Wording("choice", "Tea?", ["Tea", "x" * 61], {}, TallyMode.SEALED))
        with hall.refuses("unknown_kind"):
            made(hall, Wording("lottery", "Tea?", ["Tea", "Coffee"], {}, TallyMode.SEALED))

    @pytest.mark.one_database
    def test_of_one_too_many_is_refused(self, hall: Hall) -> None:
        for _ in range(MOST_POLLS):
            made(hall)
        with hall.refuses("too_many"):
            made(hall)

    def test_goes_along_when_its_item_is_run_again(self, hall: Hall) -> None:
        poll, told = made(hall), shown(hall)
        items.finish_item(hall.call(), hall.item)
        items.rerun_item(hall.call(), hall.item)
        assert (row(hall, poll).run, row(hall, told).run) == (2, 1)
        items.start_item(hall.call(), hall.item)
        assert seen(hall, "screen")["result"]["poll"] is None, "an earlier run's result is not this one's"


class TestAnOpenPoll:
    def test_goes_to_every_phone_and_the_screen(self, hall: Hall) -> None:
        poll = opened(hall)
        told = seen(hall, "audience")["poll"]
        assert (told["id"], told["state"], told["pair"], told["question"]) == (poll, "open", None, "Tea or coffee?")
        assert [option["text"] for option in told["options"]] == ["Tea", "Coffee"]
        assert scene(hall) is SceneKind.VOTE

    @pytest.mark.parametrize("kind", WORDINGS)
    def test_keeps_its_answers_sealed(self, hall: Hall, kind: str) -> None:
        poll = opened(hall, WORDINGS[kind])
        cast(hall, poll, {f"v{n}": answer for n, answer in enumerate(ANSWERS[kind])})
        for face in HALL:
            told = seen(hall, face)
            assert told["result"]["poll"] is None
            if "turnout" in told:
                assert told["turnout"] == {"poll": poll, "ballots": 3, "tally": None, "shown": None, "figures": None}

    def test_has_voters_of_its_own(self, hall: Hall) -> None:
        """Nobody can tell from two polls that two ballots came from one phone."""
        first = closed(hall)
        second = closed(hall, WORDINGS["approval"])
        assert row(hall, first).electorate_id != row(hall, second).electorate_id

    def test_refuses_what_is_not_on_it(self, hall: Hall) -> None:
        (refused,) = cast(hall, opened(hall), {"ola": "3"})
        assert isinstance(refused, Invalid)
        assert refused.code == "unknown_choice"

    def test_is_the_only_one(self, hall: Hall) -> None:
        opened(hall)
        other = made(hall)
        with hall.refuses("another_open"):
            polls.open_poll(hall.call(), other, None)
        hall.seal()
        with hall.refuses("another_open"):
            polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)

    def test_waits_for_a_motions_vote_to_close(self, hall: Hall) -> None:
        hall.seal()
        polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
        poll = made(hall)
        with hall.refuses("another_open"):
            polls.open_poll(hall.call(), poll, None)

    def test_belongs_to_the_item_that_is_live(self, hall: Hall) -> None:
        poll = made(hall)
        items.finish_item(hall.call(), hall.item)
        with hall.refuses("event_not_open"):
            polls.open_poll(hall.call(), poll, None)

    def test_holds_its_item(self, hall: Hall) -> None:
        opened(hall)
        with hall.refuses("wrong_state"):
            items.finish_item(hall.call(), hall.item)

    def test_closes_by_itself(self, hall: Hall) -> None:
        poll = made(hall)
        polls.open_poll(hall.call(), poll, 60_000)
        hall.pass_ms(60_000)
        assert due.run_due(hall.db, hall.now, hall.announced.append) == 1
        assert row(hall, poll).state is PollState.CLOSED

    def test_is_found_again_by_its_voter(self, hall: Hall) -> None:
        poll = opened(hall, WORDINGS["approval"])
        cast(hall, poll, {"ola": "3,1"})
        mine = find_ballot(hall.db, VoterKeys(hall.db), hall.event, poll, "ola")
        assert mine is not None
        assert mine.answer == "1,3"


class TestALivePoll:
    @pytest.mark.parametrize("kind", WORDINGS)
    def test_moves_in_steps_that_hide_each_voter(self, hall: Hall, kind: str) -> None:
        given = WORDINGS[kind]
        poll = opened(hall, Wording(kind, given.question, given.options, given.settings, TallyMode.LIVE))
        for step in range(3):
            cast(hall, poll, {f"v{step}-{n}": ANSWERS[kind][0] for n in range(SMALLEST_STEP)})
            hall.pass_ms(SHORTEST_STEP_MS)
            hall.tallies.show(hall.event, hall.now)
            figures = seen(hall, "screen")["turnout"]["figures"]
            assert (figures["n"] if figures else 0) == step * SMALLEST_STEP, "one step behind, as a motion's"

    def test_shows_its_last_step_after_the_close(self, hall: Hall) -> None:
        poll = opened(hall, Wording("choice", "Tea?", ["Tea", "No tea"], {}, TallyMode.LIVE))
        for step in range(2):
            cast(hall, poll, {f"v{step}-{n}": "1" for n in range(SMALLEST_STEP)})
            hall.pass_ms(SHORTEST_STEP_MS)
            hall.tallies.show(hall.event, hall.now)
        polls.close_poll(hall.call(), poll)
        assert seen(hall, "screen")["turnout"]["figures"]["n"] == SMALLEST_STEP


class TestAResult:
    @pytest.mark.parametrize("kind", WORDINGS)
    def test_is_shown_by_one_press(self, hall: Hall, kind: str) -> None:
        poll = shown(hall, WORDINGS[kind])
        assert scene(hall) is SceneKind.REVEAL
        for face in HALL:
            told = seen(hall, face)["result"]
            assert (told["frame"], told["poll"]["poll"], told["poll"]["figures"]["n"]) == (None, poll, 3)
            assert told["poll"]["fingerprint"] == seen(hall, face)["poll"]["fingerprint"]

    def test_is_not_there_before_the_close(self, hall: Hall) -> None:
        poll = opened(hall)
        with hall.refuses("wrong_state"):
            reveals.reveal_poll(hall.call(), poll, held=True, play=False)

    def test_is_not_counted_twice(self, hall: Hall) -> None:
        poll = shown(hall)
        with hall.refuses("wrong_state"):
            reveals.reveal_poll(hall.call(), poll, held=False, play=False)
        with hall.refuses("wrong_state"):
            polls.reopen_poll(hall.call(), poll)

    def test_has_neither_arming_nor_steps(self, hall: Hall) -> None:
        poll = closed(hall)
        with hall.refuses("wrong_state"):
            reveals.arm_poll(hall.call(), poll)
        reveals.reveal_poll(hall.call(), poll, held=False, play=True)
        with hall.refuses("unknown_step"):
            reveals.step_reveal(hall.call(), poll, "winner")

    def test_of_a_reopened_poll_holds_all(self, hall: Hall) -> None:
        poll = closed(hall)
        polls.reopen_poll(hall.call(), poll)
        cast(hall, poll, {"late": "1"})
        polls.close_poll(hall.call(), poll)
        reveals.reveal_poll(hall.call(), poll, held=False, play=False)
        assert seen(hall, "screen")["result"]["poll"]["figures"]["n"] == 4

    def test_of_a_motion_comes_back_after_a_poll_was_shown(self, hall: Hall) -> None:
        hall.seal("final_majority")
        hall.vote("post", {"ola": "for"})
        reveals.arm_poll(hall.call(), hall.poll("post").id)
        reveals.reveal_poll(hall.call(), hall.poll("post").id, held=True, play=False)
        reveals.step_reveal(hall.call(), hall.poll("post").id, "winner")
        hall.pass_ms(1000)
        poll = shown(hall)
        assert seen(hall, "audience")["result"]["poll"]["poll"] == poll
        hall.pass_ms(1000)
        reveals.show_poll(hall.call(), hall.poll("post").id)
        told = seen(hall, "audience")
        assert (told["result"]["poll"], told["result"]["frame"]["poll"]) == (None, hall.poll("post").id)
        assert told["poll"]["id"] == hall.poll("post").id
        hall.pass_ms(1000)
        reveals.show_poll(hall.call(), poll)
        assert seen(hall, "audience")["poll"]["id"] == poll

    def test_of_a_motion_is_the_halls_although_a_poll_was_opened_between(self, hall: Hall) -> None:
        hall.seal("final_majority")
        hall.vote("post", {"ola": "for"})
        hall.pass_ms(1000)
        shown(hall)
        hall.pass_ms(1000)
        reveals.arm_poll(hall.call(), hall.poll("post").id)
        reveals.reveal_poll(hall.call(), hall.poll("post").id, held=True, play=False)
        told = seen(hall, "screen")
        assert (told["poll"]["pair"], told["result"]["poll"]) == (hall.pair().id, None)
        assert told["result"]["frame"]["poll"] == hall.poll("post").id

    def test_waits_for_a_motions_reveal_to_end(self, hall: Hall) -> None:
        waiting, told = made(hall), shown(hall)
        hall.seal("final_majority")
        hall.vote("post", {"ola": "for"})
        last = closed(hall)
        reveals.arm_poll(hall.call(), hall.poll("post").id)
        reveals.reveal_poll(hall.call(), hall.poll("post").id, held=True, play=False)
        with hall.refuses("reveal_unfinished"):
            polls.open_poll(hall.call(), waiting, None)
        with hall.refuses("reveal_unfinished"):
            reveals.reveal_poll(hall.call(), last, held=False, play=False)
        with hall.refuses("reveal_unfinished"):
            reveals.show_poll(hall.call(), told)
        reveals.step_reveal(hall.call(), hall.poll("post").id, "winner")
        polls.open_poll(hall.call(), waiting, None)

    def test_of_a_first_vote_is_not_shown_again_once_the_second_has_begun(self, hall: Hall) -> None:
        hall.seal("matched", show_pre=True)
        hall.vote("pre", {"ola": "for"})
        pre = hall.poll("pre").id
        reveals.arm_poll(hall.call(), pre)
        reveals.reveal_poll(hall.call(), pre, held=True, play=False)
        reveals.show_poll(hall.call(), pre)
        polls.open_poll(hall.call(), hall.poll("post").id, None, held=True)
        with hall.refuses("wrong_state"):
            reveals.show_poll(hall.call(), pre)

    def test_stays_in_sight_after_its_item(self, hall: Hall) -> None:
        poll = shown(hall)
        items.finish_item(hall.call(), hall.item)
        assert seen(hall, "screen")["result"]["poll"]["poll"] == poll
        with hall.refuses("event_not_open"):
            reveals.show_poll(hall.call(), poll)


class TestAttacks:
    """Orders of presses that once put the wrong thing before the hall."""

    def test_a_poll_that_was_reopened_is_the_halls_when_it_closes(self, hall: Hall) -> None:
        first = closed(hall)
        hall.pass_ms(1000)
        closed(hall, WORDINGS["approval"])
        hall.pass_ms(1000)
        polls.reopen_poll(hall.call(), first)
        hall.pass_ms(1000)
        polls.close_poll(hall.call(), first)
        step = seen(hall, "desk")["guide"]
        assert (step["key"], step["payload"]) == ("reveal_poll", {"poll": first})
        assert seen(hall, "audience")["poll"]["id"] == first

    def test_a_result_that_is_given_up_gives_way_to_no_older_poll(self, hall: Hall) -> None:
        shown(hall)
        hall.pass_ms(1000)
        told_motion(hall)
        hall.pass_ms(1000)
        pairs.void_pair(hall.call(), hall.pair().id, "misread", held=True)
        for face in HALL:
            told = seen(hall, face)["result"]
            assert (told["poll"], told["given_up"]["what"]) == (None, "result")
        hall.pass_ms(1000)
        later = shown(hall)
        for face in HALL:
            told = seen(hall, face)["result"]
            assert (told["poll"]["poll"], told["given_up"]) == (later, None)

    @pytest.mark.parametrize("is_shown", [False, True])
    def test_giving_up_a_seal_leaves_a_poll_on_the_screen(self, hall: Hall, is_shown: bool) -> None:
        hall.seal()
        poll = shown(hall) if is_shown else opened(hall)
        before = scene(hall)
        pairs.void_pair(hall.call(), hall.pair().id, "a typo")
        assert scene(hall) is before
        assert seen(hall, "screen")["poll"]["id"] == poll

    def test_a_reveal_is_not_covered_by_a_poll_that_opens_again(self, hall: Hall) -> None:
        poll = closed(hall)
        hall.seal("final_majority")
        hall.vote("post", {"ola": "for"})
        reveals.arm_poll(hall.call(), hall.poll("post").id)
        polls.reopen_poll(hall.call(), poll)
        with hall.refuses("another_open"):
            reveals.reveal_poll(hall.call(), hall.poll("post").id, held=True, play=False)
        polls.close_poll(hall.call(), poll)
        reveals.reveal_poll(hall.call(), hall.poll("post").id, held=True, play=False)
        with hall.refuses("reveal_unfinished"):
            polls.reopen_poll(hall.call(), poll)

    def test_no_result_takes_the_screen_while_phones_answer(self, hall: Hall) -> None:
        told, other = shown(hall), closed(hall)
        opened(hall)
        with hall.refuses("another_open"):
            reveals.show_poll(hall.call(), told)
        with hall.refuses("another_open"):
            reveals.reveal_poll(hall.call(), other, held=False, play=False)

    def test_a_ballot_on_an_earlier_wording_is_not_taken(self, hall: Hall) -> None:
        """Read on the paper of a draft that was worded otherwise before it opened."""
        poll = made(hall, Wording("choice", "Which?", ["A", "B", "C"], {}, TallyMode.SEALED))
        attempt = hall.box._attempt
        found = hall.box.keys.find(hall.event, poll)
        drafts.edit_poll(hall.call(), poll, TEA)
        polls.open_poll(hall.call(), poll, None)
        assert found.is_draft
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(hall.box.keys, "find", lambda *_: found)
            with pytest.raises(WrongState):
                attempt(0, Cast(hall.event, poll, "ola", "3", "key-of-ola"))

    def test_a_live_poll_that_was_shown_has_its_whole_figures_in_every_scene(self, hall: Hall) -> None:
        poll = opened(hall, Wording("choice", "Tea?", ["Tea", "No tea"], {}, TallyMode.LIVE))
        for step in range(2):
            cast(hall, poll, {f"v{step}-{n}": "1" for n in range(SMALLEST_STEP)})
            hall.pass_ms(SHORTEST_STEP_MS)
            hall.tallies.show(hall.event, hall.now)
        polls.close_poll(hall.call(), poll)
        reveals.reveal_poll(hall.call(), poll, held=False, play=False)
        told = seen(hall, "screen")
        assert told["turnout"]["figures"] == told["result"]["poll"]["figures"]


def told_motion(hall: Hall) -> None:
    hall.seal("final_majority")
    hall.vote("post", {"ola": "for"})
    reveals.arm_poll(hall.call(), hall.poll("post").id)
    reveals.reveal_poll(hall.call(), hall.poll("post").id, held=True, play=False)
    reveals.step_reveal(hall.call(), hall.poll("post").id, "winner")


class TestTheKeys:
    def test_lead_nobody_to_a_ballot_once_they_are_destroyed(self, hall: Hall) -> None:
        over, still_open = shown(hall), opened(hall)
        secret = row(hall, over).electorate.secret
        assert count_keyed(hall.db, hall.event) == 1
        destroy_poll_keys(hall.call())
        assert count_keyed(hall.db, hall.event) == 0
        assert row(hall, over).electorate.secret is None
        assert row(hall, still_open).electorate.secret not in (None, secret)
        with pytest.raises(NotFound):
            find_ballot(hall.db, VoterKeys(hall.db), hall.event, over, "v0")
        assert make_poll_bundle(hall.db, hall.event, over)["hash"] == row(hall, over).ballots_hash
        with hall.refuses("wrong_state"):
            destroy_poll_keys(hall.call())

    def test_of_a_closed_poll_wait_until_its_item_is_over(self, hall: Hall) -> None:
        closed(hall)
        assert count_keyed(hall.db, hall.event) == 0
        items.finish_item(hall.call(), hall.item)
        assert count_keyed(hall.db, hall.event) == 1


class TestTheGuide:
    def test_closes_and_shows(self, hall: Hall) -> None:
        poll = opened(hall)
        step = seen(hall, "desk")["guide"]
        assert (step["key"], step["command"], step["payload"]) == ("close_poll", "poll:close", {"poll": poll})
        polls.close_poll(hall.call(), poll)
        step = seen(hall, "desk")["guide"]
        assert (step["key"], step["command"], step["payload"]) == ("reveal_poll", "poll:reveal", {"poll": poll})
        reveals.reveal_poll(hall.call(), poll, held=False, play=False)
        assert seen(hall, "desk")["guide"]["key"] not in ("close_poll", "reveal_poll")

    def test_goes_on_without_a_poll_that_the_desk_has_left(self, hall: Hall) -> None:
        closed(hall)
        hall.go_to("speech")
        assert seen(hall, "desk")["guide"]["key"] == "seal", "as if there were no poll"
