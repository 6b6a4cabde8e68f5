"""What voters wrote: the desk judges it, and a hall sees what was approved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from debate.domain.polls import KINDS
from debate.domain.polls.bundle import check_poll_bundle, recount_poll
from debate.domain.polls.entries import MOST_LISTED, entry_id, key_of
from debate.domain.polls.states import TallyMode
from debate.services import entries, items, polls, reveals
from debate.services.ballots import Cast, Counted
from debate.services.drafts import Wording, make_poll
from debate.services.poll_results import list_answers, make_poll_bundle
from debate.services.tallies import SHORTEST_STEP_MS, SMALLEST_STEP
from debate.snapshot import FACES, Slices
from debate.store.schema import Entry, Event, Journal
from tests.cast import MILO
from tests.halls import Hall
from tests.services.test_polls_alone import HALL

MODERATED = [name for name, kind in KINDS.items() if kind.moderated]
HOTLINE, YACHT, TRUST = "Hotline", "A yacht", "Trust"
GIVEN = {"v0": HOTLINE, "v1": "hotline", "v2": "hotline", "v3": YACHT, "v4": TRUST}


def opened(hall: Hall, kind: str = "text", tally: TallyMode = TallyMode.SEALED) -> int:
    example = KINDS[kind].example
    poll = make_poll(hall.call(), hall.item, Wording(kind, "What first?", example.options, example.settings, tally))
    polls.open_poll(hall.call(), poll, None)
    return poll


def cast(hall: Hall, poll: int, answers: dict[str, str]) -> None:
    casts = [Cast(hall.event, poll, d, a, f"key-{next(hall.keys):08}") for d, a in answers.items()]
    assert all(isinstance(answer, Counted) for answer in hall.box.cast_group(casts))


def closed(hall: Hall, kind: str = "text") -> int:
    poll = opened(hall, kind)
    cast(hall, poll, GIVEN)
    polls.close_poll(hall.call(), poll)
    return poll


def shown(hall: Hall, kind: str = "text") -> int:
    """With an entry that was approved, one that was declined, and one that waits."""
    poll = closed(hall, kind)
    entries.approve_entries(hall.call(), poll, ids(HOTLINE))
    entries.decline_entries(hall.call(), poll, ids(YACHT))
    reveals.reveal_poll(hall.call(), poll, held=False, play=False)
    return poll


def ids(*texts: str) -> list[str]:
    return [entry_id(key_of(text)) for text in texts]


def seen(hall: Hall, face: str) -> dict[str, Any]:
    read = Slices(hall.db, str).read(hall.event, [face])[face]
    return {name: part["data"] for name, part in read.items()}


def listed(hall: Hall) -> list[tuple[str, int, str]]:
    return [
        (entry["text"], entry["n"], entry["state"])
        for poll in seen(hall, "desk")["entries"]["polls"]
        for entry in poll["entries"]
    ]


def told(hall: Hall, face: str = "screen") -> list[tuple[str, int]]:
    return [(row["text"], row["n"]) for row in seen(hall, face)["result"]["poll"]["figures"]["rows"]]


def step(hall: Hall) -> None:
    hall.pass_ms(SHORTEST_STEP_MS)
    hall.tallies.show(hall.event, hall.now)


@pytest.mark.parametrize("kind", MODERATED)
class TestASealedPoll:
    def test_shows_its_answers_to_nobody_while_it_is_open(self, hall: Hall, kind: str) -> None:
        poll = opened(hall, kind)
        cast(hall, poll, GIVEN)
        assert not any("yacht" in str(seen(hall, face)) for face in FACES)
        with hall.refuses("wrong_state"):
            entries.approve_entries(hall.call(), poll, ids(TRUST))

    def test_shows_them_to_the_desk_alone_once_it_has_closed(self, hall: Hall, kind: str) -> None:
        closed(hall, kind)
        assert [face for face in FACES if "yacht" in str(seen(hall, face))] == ["desk"]
        assert listed(hall) == [("hotline", 3, "waiting"), ("A yacht", 1, "waiting"), ("Trust", 1, "waiting")]

    def test_is_not_opened_again(self, hall: Hall, kind: str) -> None:
        """The next close would show the desk what who came in between had written."""
        poll = closed(hall, kind)
        setups = {setup["item"]: setup["polls"] for setup in seen(hall, "desk")["setups"]["items"]}
        assert setups[hall.item][0]["allowed"] == ["reveal"]
        with hall.refuses("wrong_state"):
            polls.reopen_poll(hall.call(), poll)

    def test_shows_the_hall_what_was_approved(self, hall: Hall, kind: str) -> None:
        shown(hall, kind)
        for face in HALL:
            assert told(hall, face) == [("hotline", 3)]
            assert seen(hall, face)["result"]["poll"]["figures"]["facts"] == {"unshown": 2, "unshown_n": 2}
        assert [face for face in FACES if "yacht" in str(seen(hall, face))] == ["desk"]

    def test_is_recounted_by_anybody(self, hall: Hall, kind: str) -> None:
        bundle = make_poll_bundle(hall.db, hall.event, shown(hall, kind))
        assert bundle["unseen"] == {"declined": ["a yacht"], "waiting": ["trust"]}
        assert recount_poll(check_poll_bundle(bundle)) == []
        told = sorted((row["answer"], row["declined"], row["waiting"]) for row in list_answers(bundle))
        assert told == [
            ("A yacht", "A yacht", ""),
            ("Hotline", "", ""),
            ("Trust", "", "Trust"),
            ("hotline", "", ""),
            ("hotline", "", ""),
        ]


class TestJudging:
    def test_goes_to_and_fro(self, hall: Hall) -> None:
        poll = closed(hall)
        moves: tuple[tuple[Callable[..., None], str], ...] = (
            (entries.approve_entries, "approved"),
            (entries.decline_entries, "declined"),
            (entries.return_entries, "waiting"),
            (entries.decline_entries, "declined"),
            (entries.approve_entries, "approved"),
        )
        for verb, state in moves:
            verb(hall.call(), poll, ids(TRUST))
            assert ("Trust", 1, state) in listed(hall)

    def test_takes_several_at_once_and_says_in_the_journal_which(self, hall: Hall) -> None:
        poll = closed(hall)
        entries.decline_entries(hall.call(MILO), poll, ids(YACHT))
        entries.approve_entries(hall.call(), poll, ids(HOTLINE, YACHT, TRUST))
        assert {state for _, _, state in listed(hall)} == {"approved"}
        with hall.db.reading() as session:
            rows = session.scalars(select(Journal).where(Journal.what.like("entry:%")).order_by(Journal.id)).all()
        assert [(row.actor, row.what, row.from_state, row.to_state, row.details) for row in rows] == [
            ("Milo", "entry:decline", "waiting", "declined", {"entries": ids(YACHT)}),
            ("Mara", "entry:approve", "waiting", "approved", {"entries": ids(HOTLINE, TRUST)}),
            ("Mara", "entry:approve", "declined", "approved", {"entries": ids(YACHT)}),
        ]
        assert not any("yacht" in str(row.details) for row in rows), "the journal holds no answers"

    def test_again_changes_nothing(self, hall: Hall) -> None:
        poll = closed(hall)
        entries.approve_entries(hall.call(), poll, ids(TRUST))
        before = hall.journal()
        entries.approve_entries(hall.call(), poll, ids(TRUST, TRUST))
        assert (hall.journal(), hall.touched()) == (before, set())

    def test_of_what_nobody_gave_is_refused_with_all_the_others(self, hall: Hall) -> None:
        poll = closed(hall)
        with hall.refuses("not_found"):
            entries.approve_entries(hall.call(), poll, ids(TRUST, "Nobody gave this"))
        assert ("Trust", 1, "waiting") in listed(hall)

    def test_of_a_poll_of_another_kind_is_refused(self, hall: Hall) -> None:
        poll = opened(hall, "estimate")
        with hall.refuses("not_moderated"):
            entries.approve_entries(hall.call(), poll, ids(TRUST))

    def test_of_a_draft_is_refused(self, hall: Hall) -> None:
        poll = make_poll(hall.call(), hall.item, Wording("text", "What first?", (), {}, TallyMode.LIVE))
        with hall.refuses("wrong_state"):
            entries.approve_entries(hall.call(), poll, ids(TRUST))

    @pytest.mark.parametrize("is_over", [False, True])
    def test_changes_a_result_that_was_shown(self, hall: Hall, is_over: bool) -> None:
        """What should not have been shown leaves every face, also once the item has ended."""
        poll = shown(hall)
        if is_over:
            items.finish_item(hall.call(), hall.item)
        entries.decline_entries(hall.call(), poll, ids(HOTLINE))
        entries.approve_entries(hall.call(), poll, ids(TRUST))
        assert told(hall) == [("Trust", 1)]
        assert {"result", "entries", "setups"} <= hall.touched()
        assert hall.journal()[-1] == "poll:frame"
        assert recount_poll(check_poll_bundle(make_poll_bundle(hall.db, hall.event, poll))) == []

    def test_keeps_neither_who_wrote_nor_when(self, hall: Hall) -> None:
        shown(hall)
        with hall.db.reading() as session:
            rows = session.scalars(select(Entry)).all()
        assert {row.judged_at for row in rows} == {hall.now}
        assert set(Entry.__table__.columns.keys()) == {"poll_id", "key", "text", "state", "judged_by", "judged_at"}


class TestALivePoll:
    def test_comes_before_the_desk_in_the_steps_in_which_it_moves(self, hall: Hall) -> None:
        poll = opened(hall, tally=TallyMode.LIVE)
        cast(hall, poll, {f"first-{n}": HOTLINE for n in range(SMALLEST_STEP)})
        step(hall)
        assert listed(hall) == [], "staged, and not shown yet"
        cast(hall, poll, {f"second-{n}": f"Idea {n:02}" for n in range(SMALLEST_STEP)})
        step(hall)
        assert listed(hall) == [(HOTLINE, SMALLEST_STEP, "waiting")]
        with hall.refuses("not_found"):
            entries.approve_entries(hall.call(), poll, ids("Idea 00"))
        cast(hall, poll, {f"third-{n}": TRUST for n in range(SMALLEST_STEP)})
        step(hall)
        assert len(listed(hall)) == 1 + SMALLEST_STEP

    def test_moves_on_the_screen_with_what_is_approved(self, hall: Hall) -> None:
        poll = opened(hall, tally=TallyMode.LIVE)
        for name in ("first", "second"):
            cast(hall, poll, {f"{name}-{n}": HOTLINE for n in range(SMALLEST_STEP)})
            step(hall)
        figures = seen(hall, "screen")["turnout"]["figures"]
        assert (figures["n"], figures["rows"]) == (SMALLEST_STEP, [])
        entries.approve_entries(hall.call(), poll, ids(HOTLINE))
        assert hall.touched() == {"entries", "turnout", "guide"}
        (row,) = seen(hall, "screen")["turnout"]["figures"]["rows"]
        assert (row["text"], row["n"], row["pct"]) == (HOTLINE, SMALLEST_STEP, 100.0)


class TestTheDesksList:
    def test_marks_what_holds_a_word_of_the_organiser(self, hall: Hall) -> None:
        with hall.db.writing() as session:
            session.get_one(Event, hall.event).flag_words = ["yacht"]
        closed(hall)
        (poll,) = seen(hall, "desk")["entries"]["polls"]
        assert {entry["text"]: entry["flags"] for entry in poll["entries"]} == {
            "hotline": [],
            "A yacht": ["yacht"],
            "Trust": [],
        }

    @pytest.mark.one_database
    def test_has_of_each_state_as_many_as_anybody_reads(self, hall: Hall) -> None:
        poll = opened(hall)
        cast(hall, poll, {f"v{n}": f"Idea {n:03}" for n in range(MOST_LISTED + 30)})
        polls.close_poll(hall.call(), poll)
        entries.decline_entries(hall.call(), poll, ids("Idea 000"))
        (judged,) = seen(hall, "desk")["entries"]["polls"]
        assert judged["counts"] == {"waiting": MOST_LISTED + 29, "approved": 0, "declined": 1}
        assert [entry["text"] for entry in judged["entries"]] == [f"Idea {n:03}" for n in range(MOST_LISTED + 1)]

    def test_does_not_tell_in_which_order_they_came(self, hall: Hall) -> None:
        orders = []
        for answers in (GIVEN, dict(reversed(GIVEN.items()))):
            poll = opened(hall)
            cast(hall, poll, answers)
            polls.close_poll(hall.call(), poll)
            orders.append(seen(hall, "desk")["entries"]["polls"][-1]["entries"])
        assert orders[0] == orders[1]


class TestTheGuide:
    def test_reads_before_it_shows(self, hall: Hall) -> None:
        poll = opened(hall)
        cast(hall, poll, GIVEN)
        close = seen(hall, "desk")["guide"]
        assert (close["key"], close["hold"]) == ("close_poll", True)
        polls.close_poll(hall.call(), poll)
        read = seen(hall, "desk")["guide"]
        assert (read["key"], read["command"], read["form"]) == ("judge_entries", None, "entries")
        entries.approve_entries(hall.call(), poll, ids(HOTLINE, YACHT))
        assert seen(hall, "desk")["guide"]["key"] == "judge_entries"
        entries.decline_entries(hall.call(), poll, ids(TRUST))
        assert seen(hall, "desk")["guide"]["key"] == "reveal_poll"
