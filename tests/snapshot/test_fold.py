"""Old snapshot + patches = a fresh snapshot: for every face and every phone, whatever was pressed in whatever order."""

from __future__ import annotations

import random

import pytest

from debate.domain.polls import KINDS
from debate.domain.polls.entries import entry_id
from debate.domain.polls.states import TallyMode
from debate.services import drafts, entries, items, polls, questions, reveals, slots
from debate.services.ballots import Cast, Counted
from debate.services.tallies import SMALLEST_STEP
from tests.cast import MILO, OLA, OMAR
from tests.halls import Hall, hundred
from tests.snapshot.evenings import Evening
from tests.snapshot.moves import MOVES, make_move

# Some moves lead nowhere unless others come before them: those are made more often, and what ends much is made rarely.
OFTEN = (
    "poll:open",
    "poll:close",
    "poll:arm",
    "poll:reveal",
    "poll:step",
    "ballot:cast",
    "due",
    "question:ask",
    "question:approve",
)
SOMETIMES = (
    "poll:disarm",
    "poll:reopen",
    "clock:start",
    "clock:pause",
    "pool:start",
    "pool:pause",
    "slot:next",
    "question:answer",
    "entry:decline",
    "entry:return",
    "floor:give",
)
RARELY = (
    "poll:make",
    "poll:delete",
    "person:add",
    "person:edit",
    "person:remove",
    "person:return",
    "person:move",
    "floor:set-hints",
    "item:start",
    "item:finish",
    "item:rerun",
    "pair:void",
    "pair:destroy-key",
    "item:set-format",
    "question:mute",
    "item:set-asking",
    "item:set-hands",
    "item:set-hands-shown",
)
BAG = [*(name for name in MOVES if name not in RARELY), *OFTEN * 4, *SOMETIMES * 2]
LENGTH = 100


def draw(dice: random.Random) -> str:
    return dice.choice(RARELY if dice.random() < 0.1 else BAG)


@pytest.mark.one_database
@pytest.mark.parametrize("seed", range(5))
def test_every_face_folds_a_random_evening(hall: Hall, seed: int) -> None:
    items.set_format(hall.call(), hall.item, "lincoln-douglas")  # the one with pools
    dice, evening = random.Random(seed), Evening(hall)
    made: list[str] = []
    while len(made) < LENGTH:
        move = draw(dice)
        if make_move(hall, dice, move):
            made.append(move)
            evening.tell()
            evening.assert_folded(f"move {len(made)}, {move}")


@pytest.mark.one_database
def test_the_dice_come_to_every_move(hall: Hall) -> None:
    """Random evenings are worth something only if no move is refused every time."""
    items.set_format(hall.call(), hall.item, "lincoln-douglas")
    dice, missing = random.Random(7), set(MOVES)
    for _throw in range(16_000):
        move = draw(dice)
        if make_move(hall, dice, move):
            missing.discard(move)
        if not missing:
            break
    assert missing == set()


def test_every_face_folds_a_whole_debate(hall: Hall) -> None:
    evening = Evening(hall)

    def seen(what: str) -> None:
        evening.tell()
        evening.assert_folded(what)

    hall.seal(pre_tally="live")
    seen("the seal")
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    seen("the opening")
    for start in range(0, 3 * SMALLEST_STEP, 5):
        hall.cast_all("pre", {f"v{start + n}": "for" for n in range(5)})
        seen(f"the ballots from {start} on")
    assert evening.snapshot("screen")["slices"]["turnout"]["data"]["tally"]["for"] >= SMALLEST_STEP
    polls.close_poll(hall.call(), hall.poll("pre").id)
    seen("the close")
    slots.start_clock(hall.call(), hall.go_to("speech").id)
    seen("the first speech")
    asked = questions.ask_question(hall.call(OLA), "Who would pay for all these embassies?", None, None).id
    seen("a question")
    questions.approve_question(hall.call(), asked)
    questions.upvote_question(hall.call(OMAR), asked, True)
    questions.stage_question(hall.call(), asked)
    seen("a question on stage")
    hall.vote("post", hundred(for_=3, against=5))
    seen("the post-vote")
    post = hall.poll("post").id
    polls.reopen_poll(hall.call(), post)
    seen("the reopening")
    polls.close_poll(hall.call(), post)
    hall.go_to("result")
    seen("the way to the result")
    reveals.arm_poll(hall.call(), post)
    seen("arming")
    reveals.disarm_poll(hall.call(), post)
    seen("disarming")
    reveals.arm_poll(hall.call(), post)
    seen("arming again")
    reveals.reveal_poll(hall.call(MILO), post, held=False, play=False)
    for step in ("after", "movement", "winner"):
        reveals.step_reveal(hall.call(), post, step)
        seen(f"the step {step}")
    items.finish_item(hall.call(), hall.item)
    seen("the end of the item")


def test_a_snapshot_taken_between_the_ballots_and_their_push_is_brought_up_to_date(hall: Hall) -> None:
    hall.seal(pre_tally="live")
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    evening = Evening(hall)
    hall.cast_all("pre", hundred(for_=2, against=1, undecided=SMALLEST_STEP))
    evening.tell()
    hall.cast_all("pre", {f"late-{n}": "for" for n in range(SMALLEST_STEP)})
    for watcher in evening.watchers:
        watcher.slices = evening.fresh(watcher)  # they join now: after the commit, before the step is shown
    evening.tell()
    evening.assert_folded("the step")
    assert evening.snapshot("screen")["slices"]["turnout"]["data"]["tally"] == {
        "for": 2,
        "against": 1,
        "undecided": SMALLEST_STEP,
    }


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.moderated])
def test_what_voters_write_comes_before_the_desk_with_the_step_that_shows_it(hall: Hall, kind: str) -> None:
    example = KINDS[kind].example
    wording = drafts.Wording(kind, "What first?", example.options, example.settings, TallyMode.LIVE)
    poll, evening = drafts.make_poll(hall.call(), hall.item, wording), Evening(hall)
    polls.open_poll(hall.call(), poll, None)

    def seen(after: str) -> None:
        evening.tell()
        evening.assert_folded(after)

    for step in ("one", "two", "three"):
        casts = [Cast(hall.event, poll, f"{step}-{n}", step, f"key-{step}-{n:04}") for n in range(SMALLEST_STEP)]
        assert all(isinstance(answer, Counted) for answer in hall.box.cast_group(casts))
        seen(f"step {step}")
    listed = evening.snapshot("desk")["slices"]["entries"]["data"]["polls"][0]["entries"]
    assert [entry["text"] for entry in listed] == ["one", "two"], "one step behind, as the figures are"
    for after, verb, told in (
        ("approving", entries.approve_entries, ["one"]),
        ("declining", entries.decline_entries, []),
        ("returning", entries.return_entries, []),
        ("approving again", entries.approve_entries, ["one"]),
    ):
        verb(hall.call(), poll, [entry_id("one")])
        seen(after)
        figures = evening.snapshot("screen")["slices"]["turnout"]["data"]["figures"]
        assert [row["text"] for row in figures["rows"]] == told
    polls.close_poll(hall.call(), poll)
    seen("the close")
    reveals.reveal_poll(hall.call(), poll, held=False, play=False)
    seen("the result")
    entries.approve_entries(hall.call(), poll, [entry_id("three")])
    seen("approving after the result")
