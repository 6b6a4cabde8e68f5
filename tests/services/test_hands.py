"""Hands from the phones: raising, withdrawing, and the way to the microphone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from debate.domain.errors import WrongState
from debate.domain.hands import HandState
from debate.services import floor, hands, items, people, questions
from debate.services.hand_times import COLUMNS, list_raised
from debate.services.hands import MOST_PER_ITEM
from debate.services.questions import asker_key
from debate.services.switches import throw_switch
from debate.services.unit import Call
from debate.snapshot import Slices
from debate.store.schema import Event, Hand, Item
from tests.cast import INES, MARA, MILO, OLA, OMAR, phone
from tests.halls import Hall, make_hall
from tests.races import losses, race, winners

MINUTE = 60_000
OTTO = phone("otto")


@pytest.fixture
def open_hall(hall: Hall) -> Hall:
    throw_switch(hall.call(), "item:set-hands", hall.item, True)
    return hall


def up(hall: Hall, who: Any = OLA, name: str | None = None, place: str | None = None, key: str | None = None) -> int:
    hall.pass_ms(1000)
    return hands.raise_hand(hall.call(who), name, place, hall.item, key).id


def row(hall: Hall, hand: int) -> Hand:
    with hall.db.reading() as session:
        return session.get_one(Hand, hand)


def state(hall: Hall, hand: int) -> HandState:
    return row(hall, hand).state


def me(hall: Hall, device: str) -> str:
    with hall.db.reading() as session:
        return f"me:{asker_key(session.get_one(Event, hall.event), device)}"


def own(hall: Hall, device: str) -> Any:
    with hall.db.reading() as session:
        asker = asker_key(session.get_one(Event, hall.event), device)
    name = f"me:{asker}"
    return Slices(hall.db, str).own(hall.event, [name])[name]["data"]["hand"]


def told(hall: Hall, face: str = "desk", name: str = "hands") -> Any:
    return Slices(hall.db, str).read(hall.event, [face], [name])[face][name]["data"]


def listed(hall: Hall) -> list[tuple[int, str]]:
    return [(hand["id"], hand["state"]) for hand in told(hall)["up"]]


def has_spoken(hall: Hall, who: Any) -> int:
    hand = up(hall, who)
    for verb in (hands.call_hand, hands.give_microphone, hands.end_hand):
        hall.pass_ms(1000)
        verb(hall.call(), hand)
    return hand


class TestRaising:
    def test_a_hand_stands_before_the_desk(self, open_hall: Hall) -> None:
        hand = up(open_hall, OLA, " Ola\n", "Row 4")
        assert (row(open_hall, hand).name, row(open_hall, hand).place) == ("Ola", "Row 4")
        assert open_hall.touched() == {"hands", me(open_hall, "ola")}
        assert open_hall.announced[-1].input
        assert told(open_hall)["up"] == [
            {
                "id": hand,
                "name": "Ola",
                "place": "Row 4",
                "state": "raised",
                "raised_at": open_hall.now,
                "has_spoken": False,
                "allowed": ["call", "miss"],
            }
        ]

    def test_it_names_nobody_in_the_journal(self, open_hall: Hall) -> None:
        up(open_hall, OLA, "Ola", "Row 4")
        last = open_hall.last_journal()
        assert (last.what, last.actor, last.details, last.why) == ("hand:raise", "audience", None, None)

    def test_name_and_place_are_wishes(self, open_hall: Hall) -> None:
        hand = row(open_hall, up(open_hall, OLA, "  ", ""))
        assert (hand.name, hand.place) == (None, None)

    @pytest.mark.parametrize(("name", "place"), [("x" * 81, None), (None, "x" * 41)])
    def test_they_are_held_to_their_lines(self, open_hall: Hall, name: str | None, place: str | None) -> None:
        with open_hall.refuses("text_too_long"):
            up(open_hall, OLA, name, place)

    def test_it_is_refused_until_the_switch_is_thrown(self, hall: Hall) -> None:
        with hall.refuses("hands_closed"):
            up(hall)
        throw_switch(hall.call(), "item:set-hands", hall.item, True)
        assert {"debate", "hands"} <= hall.touched()
        assert told(hall, "audience", "debate")["hands"] is True
        first = up(hall)
        throw_switch(hall.call(), "item:set-hands", hall.item, False)
        with hall.refuses("hands_closed"):
            up(hall, OMAR)
        assert listed(hall) == [(first, "raised")], "who is up stays up"

    def test_a_muted_phone_raises_none(self, open_hall: Hall) -> None:
        asked = questions.ask_question(open_hall.call(OLA), "Why now?", None, None).id
        questions.mute_asker(open_hall.call(), asked, True)
        with open_hall.refuses("muted"):
            up(open_hall)
        questions.mute_asker(open_hall.call(), asked, False)
        assert state(open_hall, up(open_hall)) is HandState.RAISED

    def test_one_that_is_up_is_the_answer_to_another_press(self, open_hall: Hall) -> None:
        first = up(open_hall, OLA, "Ola", "Row 4")
        assert up(open_hall, OLA, "Another", "Row 5") == first
        hands.call_hand(open_hall.call(), first)
        assert up(open_hall, OLA) == first
        assert (row(open_hall, first).name, state(open_hall, first)) == ("Ola", HandState.CALLED)

    def test_a_repeated_attempt_raises_nothing_again(self, open_hall: Hall) -> None:
        """Its answer was lost, and it comes again after the hand came down."""
        first = up(open_hall, OLA, "Ola", key="key-1-0000")
        hands.withdraw_hand(open_hall.call(OLA), first)
        assert up(open_hall, OLA, "Ola", key="key-1-0000") == first
        assert state(open_hall, first) is HandState.WITHDRAWN
        assert up(open_hall, OLA, "Ola", key="key-2-0000") != first
        assert up(open_hall, OMAR, "Ola", key="key-1-0000") != first, "a key belongs to its phone"

    def test_one_for_what_was_on_before_is_refused(self, open_hall: Hall) -> None:
        with open_hall.db.reading() as session:
            other = session.scalars(select(Item.id).where(Item.id != open_hall.item)).first() or 0
        with open_hall.refuses("hands_closed"):
            hands.raise_hand(open_hall.call(OLA), None, None, other)

    def test_where_nothing_is_on_there_is_no_hand(self, open_hall: Hall) -> None:
        items.finish_item(open_hall.call(), open_hall.item)
        with open_hall.refuses("event_not_open"):
            hands.raise_hand(open_hall.call(OLA), None, None)

    @pytest.mark.one_database
    def test_there_is_an_end_to_them(self, open_hall: Hall) -> None:
        with open_hall.db.writing() as session:
            for n in range(MOST_PER_ITEM):
                row = Hand(event_id=open_hall.event, item_id=open_hall.item, run=1, asker=f"a{n}", raised_at=n)
                session.add(row)
        with open_hall.refuses("too_many_hands"):
            up(open_hall)

    def test_no_desk_raises_one(self, open_hall: Hall) -> None:
        with open_hall.refuses("not_allowed"):
            hands.raise_hand(open_hall.call(MARA), None, None)


class TestTheWay:
    def test_it_leads_to_the_microphone_and_says_so_to_desk_phone_and_screen(self, open_hall: Hall) -> None:
        throw_switch(open_hall.call(), "item:set-hands-shown", open_hall.item, True)
        hand, seen = up(open_hall, OLA, "Ola", "Row 4"), []
        steps = (hands.call_hand, hands.give_microphone, hands.end_hand)
        for verb in steps:
            open_hall.pass_ms(MINUTE)
            verb(open_hall.call(), hand)
            assert open_hall.touched() == {"hands", "microphone", me(open_hall, "ola")}
            seen.append((listed(open_hall), own(open_hall, "ola")["state"], told(open_hall, "screen", "microphone")))
        ola = {"who": "Ola"}
        assert seen == [
            ([(hand, "called")], "called", {"speaking": None, "called": [ola]}),
            ([(hand, "speaking")], "speaking", {"speaking": ola, "called": []}),
            ([], "spoken", {"speaking": None, "called": []}),
        ]
        assert told(open_hall)["counts"] == {"raised": 0, "called": 0, "speaking": 0, "spoken": 1, "missed": 0}
        assert open_hall.journal()[-4:] == ["hand:raise", "hand:call", "hand:give", "hand:end"]

    @pytest.mark.parametrize("to", ["call", "give", "end", "miss", "return"])
    def test_a_second_press_is_harmless(self, open_hall: Hall, to: str) -> None:
        """Of two desks that press at once, the second one finds it done: nothing is journalled, nothing pushed."""
        verbs: dict[str, Callable[[Call, int], None]] = {
            "call": hands.call_hand,
            "give": hands.give_microphone,
            "end": hands.end_hand,
            "miss": hands.miss_hand,
            "return": hands.return_hand,
        }
        way = {"give": ["call", "give"], "end": ["call", "give", "end"], "return": ["call", "return"]}.get(to, [to])
        hand = up(open_hall)
        for verb in way:
            open_hall.pass_ms(1000)
            verbs[verb](open_hall.call(MARA), hand)
        before, journal = vars(row(open_hall, hand)), open_hall.journal()
        open_hall.pass_ms(1000)
        verbs[to](open_hall.call(MILO), hand)
        after = vars(row(open_hall, hand))
        assert {k: v for k, v in before.items() if k[0] != "_"} == {k: v for k, v in after.items() if k[0] != "_"}
        assert (open_hall.journal(), open_hall.touched()) == (journal, set())

    def test_what_the_other_desk_did_otherwise_is_told(self, open_hall: Hall) -> None:
        hand = up(open_hall)
        hands.miss_hand(open_hall.call(MARA), hand)
        with open_hall.refuses("wrong_state"):
            hands.call_hand(open_hall.call(MILO), hand)
        assert state(open_hall, hand) is HandState.MISSED

    def test_who_gets_the_microphone_ends_who_had_it(self, open_hall: Hall) -> None:
        ola, omar = up(open_hall, OLA), up(open_hall, OMAR)
        for hand in (ola, omar):
            hands.call_hand(open_hall.call(), hand)
        hands.give_microphone(open_hall.call(), ola)
        hands.give_microphone(open_hall.call(), omar)
        assert (state(open_hall, ola), state(open_hall, omar)) == (HandState.SPOKEN, HandState.SPEAKING)
        assert {me(open_hall, "ola"), me(open_hall, "omar")} <= open_hall.touched()

    def test_who_was_not_called_gets_no_microphone_and_takes_it_from_nobody(self, open_hall: Hall) -> None:
        ola, omar = up(open_hall, OLA), up(open_hall, OMAR)
        hands.call_hand(open_hall.call(), ola)
        hands.give_microphone(open_hall.call(), ola)
        with open_hall.refuses("wrong_state"):
            hands.give_microphone(open_hall.call(), omar)
        assert state(open_hall, ola) is HandState.SPEAKING

    def test_who_has_spoken_stands_behind_who_has_not(self, open_hall: Hall) -> None:
        has_spoken(open_hall, OLA)
        again, omar, otto = up(open_hall, OLA), up(open_hall, OMAR), up(open_hall, OTTO)
        assert [hand for hand, _ in listed(open_hall)] == [omar, otto, again]
        assert [hand["has_spoken"] for hand in told(open_hall)["up"]] == [False, False, True]

    def test_who_was_missed_may_raise_again_and_loses_nothing(self, open_hall: Hall) -> None:
        ola, omar = up(open_hall, OLA), up(open_hall, OMAR)
        hands.call_hand(open_hall.call(), ola)
        hands.miss_hand(open_hall.call(), ola)
        assert own(open_hall, "ola")["state"] == "missed"
        again = up(open_hall, OLA)
        assert listed(open_hall) == [(omar, "raised"), (again, "raised")]
        with open_hall.refuses("wrong_state"):
            hands.return_hand(open_hall.call(), ola)

    def test_what_was_put_back_stands_where_it_stood(self, open_hall: Hall) -> None:
        ola, omar = up(open_hall, OLA), up(open_hall, OMAR)
        for undone in ([hands.call_hand], [hands.miss_hand], [hands.call_hand, hands.give_microphone, hands.end_hand]):
            for verb in undone:
                verb(open_hall.call(), ola)
            assert listed(open_hall) == [(omar, "raised")] or listed(open_hall)[0] == (ola, "called")
            hands.return_hand(open_hall.call(), ola)
            assert listed(open_hall) == [(ola, "raised"), (omar, "raised")]
            back = row(open_hall, ola)
            assert (back.called_at, back.given_at, back.spoken_at, back.missed_at) == (None,) * 4
        assert not told(open_hall)["up"][0]["has_spoken"], "a turn that was a slip was none"

    def test_what_is_over_can_be_found_again_the_last_first(self, open_hall: Hall) -> None:
        ola, omar = has_spoken(open_hall, OLA), up(open_hall, OMAR)
        hands.miss_hand(open_hall.call(), omar)
        assert [(one["id"], one["state"]) for one in told(open_hall)["over"]] == [(omar, "missed"), (ola, "spoken")]

    def test_it_counts_into_no_share_of_the_panel(self, hall: Hall) -> None:
        panel = make_hall(hall.db)
        with panel.db.reading() as session:
            item = session.scalars(select(Item.id).where(Item.event_id == panel.event)).first() or 0
        items.start_item(panel.call(), item)
        throw_switch(panel.call(), "item:set-hands", item, True)
        seated = people.add_person(panel.call(), item, "Ada Nwosu", "")
        floor.give_floor(panel.call(), seated, beside=False)
        hand = hands.raise_hand(panel.call(OLA), None, None).id
        hands.call_hand(panel.call(), hand)
        before = told(panel, "desk", "floor"), told(panel, "screen", "speaking")
        hands.give_microphone(panel.call(), hand)
        assert not {"floor", "speaking"} & panel.touched()
        assert (told(panel, "desk", "floor"), told(panel, "screen", "speaking")) == before


class TestWithdrawing:
    @pytest.mark.parametrize("called", [False, True])
    def test_a_phone_takes_its_hand_down(self, open_hall: Hall, called: bool) -> None:
        hand = up(open_hall, OLA, "Ola", "Row 4")
        if called:
            hands.call_hand(open_hall.call(), hand)
        hands.withdraw_hand(open_hall.call(OLA), hand)
        assert ("microphone" in open_hall.touched()) is called
        assert (listed(open_hall), told(open_hall)["over"], own(open_hall, "ola")) == ([], [], None)
        down = row(open_hall, hand)
        assert (down.state, down.name, down.place) == (HandState.WITHDRAWN, None, None), "who it was is forgotten"
        hands.withdraw_hand(open_hall.call(OLA), hand)
        assert open_hall.touched() == set()

    def test_who_speaks_does_not_withdraw(self, open_hall: Hall) -> None:
        hand = up(open_hall)
        hands.call_hand(open_hall.call(), hand)
        hands.give_microphone(open_hall.call(), hand)
        with open_hall.refuses("wrong_state"):
            hands.withdraw_hand(open_hall.call(OLA), hand)

    def test_of_a_call_and_a_withdrawal_whichever_comes_first_is_told_to_the_other(self, open_hall: Hall) -> None:
        """Units of one event come one after another, in either order."""
        first, second = up(open_hall, OLA), up(open_hall, OMAR)
        hands.withdraw_hand(open_hall.call(OLA), first)
        with open_hall.refuses("wrong_state"):
            hands.call_hand(open_hall.call(), first)
        hands.call_hand(open_hall.call(), second)
        hands.withdraw_hand(open_hall.call(OMAR), second)
        with open_hall.refuses("wrong_state"):
            hands.give_microphone(open_hall.call(), second)
        assert listed(open_hall) == []

    def test_nobody_takes_down_a_strangers(self, open_hall: Hall) -> None:
        hand = up(open_hall)
        for stranger in (OMAR, INES):
            with open_hall.refuses("not_found"):
                hands.withdraw_hand(open_hall.call(stranger), hand)


class TestAtTheSameMoment:
    def test_two_desks_call_once(self, open_hall: Hall) -> None:
        hand = up(open_hall)
        ends = race(*[partial(hands.call_hand, open_hall.call(who), hand) for who in (MARA, MILO) * 3])
        assert winners(ends) == len(ends)
        assert open_hall.journal().count("hand:call") == 1

    def test_the_tabs_of_a_phone_raise_one_hand(self, open_hall: Hall) -> None:
        tabs = [partial(hands.raise_hand, open_hall.call(OLA), None, None, key=f"tab-{n:04}") for n in range(6)]
        ends = race(*tabs)
        assert winners(ends) == len(ends)
        assert len(listed(open_hall)) == 1

    def test_a_withdrawal_and_the_microphone_exclude_each_other(self, open_hall: Hall) -> None:
        for _ in range(6):
            hand = up(open_hall)
            hands.call_hand(open_hall.call(), hand)
            ends = race(
                partial(hands.withdraw_hand, open_hall.call(OLA), hand),
                partial(hands.give_microphone, open_hall.call(), hand),
            )
            assert winners(ends) == 1
            assert all(isinstance(end, WrongState) for end in losses(ends))
            if state(open_hall, hand) is HandState.SPEAKING:
                hands.end_hand(open_hall.call(), hand)


class TestTheItem:
    def test_a_rerun_starts_with_an_empty_list(self, open_hall: Hall) -> None:
        has_spoken(open_hall, OLA)
        waits = up(open_hall, OMAR)
        items.finish_item(open_hall.call(), open_hall.item)
        items.rerun_item(open_hall.call(), open_hall.item)
        items.start_item(open_hall.call(), open_hall.item)
        assert {"hands", "microphone", me(open_hall, "ola"), me(open_hall, "omar")} <= open_hall.touched()
        assert (listed(open_hall), told(open_hall)["over"], own(open_hall, "ola")) == ([], [], None)
        with open_hall.refuses("wrong_state"):
            hands.call_hand(open_hall.call(), waits)
        up(open_hall, OLA)
        assert not told(open_hall)["up"][0]["has_spoken"]

    def test_who_speaks_at_the_end_has_spoken_and_who_waits_waits_on(self, open_hall: Hall) -> None:
        ola, omar = up(open_hall, OLA), up(open_hall, OMAR)
        hands.call_hand(open_hall.call(), ola)
        hands.give_microphone(open_hall.call(), ola)
        items.finish_item(open_hall.call(), open_hall.item)
        assert state(open_hall, ola) is HandState.SPOKEN
        assert own(open_hall, "omar") is None, "nothing is on"
        with open_hall.refuses("wrong_state"):
            hands.call_hand(open_hall.call(), omar)
        items.start_item(open_hall.call(), open_hall.item)
        assert listed(open_hall) == [(omar, "raised")]

    def test_the_screen_names_nobody_before_it_is_let_to_and_nobody_who_only_raised(self, open_hall: Hall) -> None:
        nobody: dict[str, Any] = {"speaking": None, "called": []}
        ola, omar = up(open_hall, OLA, "Ola", "Row 4"), up(open_hall, OMAR, None, "Row 9")
        up(open_hall, OTTO)
        hands.call_hand(open_hall.call(), omar)
        assert told(open_hall, "screen", "microphone") == nobody
        throw_switch(open_hall.call(), "item:set-hands-shown", open_hall.item, True)
        assert open_hall.touched() == {"hands", "microphone"}
        assert told(open_hall, "screen", "microphone") == {"speaking": None, "called": [{"who": "Row 9"}]}
        hands.call_hand(open_hall.call(), ola)
        hands.give_microphone(open_hall.call(), omar)
        assert told(open_hall, "screen", "microphone") == {"speaking": {"who": "Row 9"}, "called": [{"who": "Ola"}]}
        throw_switch(open_hall.call(), "item:set-hands-shown", open_hall.item, False)
        assert told(open_hall, "screen", "microphone") == nobody

    def test_its_times_are_taken_home(self, open_hall: Hall) -> None:
        has_spoken(open_hall, OLA)
        missed, gone = up(open_hall, OMAR, "Omar", "Row 9"), up(open_hall, OTTO, "Otto")
        hands.miss_hand(open_hall.call(), missed)
        hands.withdraw_hand(open_hall.call(OTTO), gone)
        told = list_raised(open_hall.db, open_hall.event, open_hall.item)
        assert [set(one) for one in told] == [set(COLUMNS)] * 2
        times = [[one[name][-14:] for name in COLUMNS[:5]] for one in told]
        spoken, other = times
        assert all(spoken[:4])
        assert spoken == [*sorted(spoken[:4]), ""]
        assert [bool(at) for at in other] == [True, False, False, False, True]
        assert [(one["state"], one["name"], one["place"]) for one in told] == [
            ("spoken", "", ""),
            ("missed", "Omar", "Row 9"),
        ]
