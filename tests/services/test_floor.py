"""The floor of a panel: who has it, for how long, and who sits on the stage meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

import pytest

from debate.domain.floor import COUNT_EVERY_MS
from debate.services import floor, items, people, slots
from debate.services.due import run_due
from debate.services.switches import throw_switch
from debate.snapshot.floor import floor_slice, panel_slice, speaking_slice, stage_speaking_slice
from debate.snapshot.order import clock_slice
from debate.snapshot.shapes import FloorPerson
from debate.snapshot.view import View
from tests.cast import MILO
from tests.halls import NOON, Hall, make_hall

AGENDA = """
event: {title: Forum, date: "2025-06-18", timezone: Europe/Paris, venue: Room II}
agenda:
  - {start: "11:15", end: "11:30", kind: panel, title: Sovereignty, speakers: [Ada Nwosu, Bo Lindgren, Cai Mendes]}
  - {start: "12:00", end: "12:45", kind: debate, title: A Debate, motion: This house believes}
"""
MINUTE = 60_000
T = TypeVar("T")


class Stage(NamedTuple):
    """A panel that is on, with three people: Ada, Bo and Cai, from seat 1."""

    hall: Hall
    item: int
    ada: int
    bo: int
    cai: int

    def told(self, serialize: Callable[[View], T]) -> T:
        with self.hall.db.reading() as session:
            return serialize(View(session, self.hall.event, str))

    def names(self) -> list[str]:
        return [person["name"] for person in self.told(panel_slice)["people"]]

    def speaking(self) -> list[int]:
        return [one["person"] for one in self.told(speaking_slice)["people"]]

    def time(self, person: int) -> FloorPerson:
        return next(one for one in self.told(floor_slice)["people"] if one["id"] == person)

    def gone(self) -> list[tuple[int, int]]:
        return [(one["id"], one["spoken_ms"]) for one in self.told(floor_slice)["gone"]]

    def give(self, person: int, beside: bool = False) -> None:
        floor.give_floor(self.hall.call(), person, beside)

    def end(self, person: int | None = None) -> None:
        floor.end_floor(self.hall.call(), self.item, person)


@pytest.fixture
def stage(hall: Hall) -> Stage:
    panel = make_hall(hall.db, AGENDA)
    with panel.db.reading() as session:
        item = View(session, panel.event, str).items[0].id
    items.start_item(panel.call(), item)
    with panel.db.reading() as session:
        row = View(session, panel.event, str).panel
    return Stage(panel, item, *(person.id for person in row))


class TestWhoSpeaks:
    def test_the_floor_passes_from_one_to_the_next(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        stage.give(stage.bo)
        stage.hall.pass_ms(2 * MINUTE)
        assert stage.speaking() == [stage.bo]
        assert stage.time(stage.ada)["spoken_ms"] == MINUTE
        assert stage.time(stage.bo)["since"] == stage.hall.now - 2 * MINUTE

    def test_two_may_speak_at_once(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        stage.give(stage.cai, beside=True)
        assert stage.speaking() == [stage.ada, stage.cai]
        stage.hall.pass_ms(MINUTE)
        stage.end(stage.ada)
        stage.hall.pass_ms(MINUTE)
        stage.end()
        assert stage.speaking() == []
        assert [stage.time(one)["spoken_ms"] for one in (stage.ada, stage.cai)] == [2 * MINUTE, 2 * MINUTE]

    def test_a_press_twice_is_one(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        before = stage.hall.journal(), len(stage.hall.announced)
        floor.give_floor(stage.hall.call(MILO), stage.ada, beside=False)
        assert stage.hall.journal() == before[0]
        assert stage.hall.announced[-1].slices == frozenset(), "nothing is pushed"
        stage.end(stage.ada)
        stage.end(stage.ada)
        assert stage.time(stage.ada)["spoken_ms"] == MINUTE

    def test_who_is_left_alone_keeps_the_turn(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.give(stage.bo, beside=True)
        began = stage.time(stage.ada)["since"]
        stage.hall.pass_ms(MINUTE)
        stage.give(stage.ada)
        assert stage.speaking() == [stage.ada]
        assert stage.time(stage.ada)["since"] == began

    def test_a_turn_of_no_length_is_none(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.give(stage.bo)
        told = stage.time(stage.ada)
        assert (told["spoken_ms"], told["longest_ms"], told["has_spoken"]) == (0, 0, False)

    def test_a_clock_that_was_set_back_takes_nothing_from_others(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(-MINUTE)
        stage.give(stage.bo)
        assert stage.speaking() == [stage.bo]
        assert stage.time(stage.ada)["spoken_ms"] == 0

    def test_the_longest_and_the_last_word_are_told(self, stage: Stage) -> None:
        for length in (1, 3, 2):
            stage.give(stage.ada)
            stage.hall.pass_ms(length * MINUTE)
            stage.end()
        told = stage.time(stage.ada)
        assert (told["spoken_ms"], told["longest_ms"], told["quiet_since"]) == (6 * MINUTE, 3 * MINUTE, stage.hall.now)

    def test_the_end_of_the_item_ends_the_turn(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        items.finish_item(stage.hall.call(), stage.item)
        items.start_item(stage.hall.call(), stage.item)
        assert stage.speaking() == []
        assert stage.time(stage.ada)["spoken_ms"] == MINUTE

    def test_a_run_of_its_own_begins_with_nothing_spoken(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        items.finish_item(stage.hall.call(), stage.item)
        items.rerun_item(stage.hall.call(), stage.item)
        items.start_item(stage.hall.call(), stage.item)
        assert stage.time(stage.ada)["spoken_ms"] == 0

    def test_nobody_speaks_in_an_item_that_is_not_on(self, stage: Stage) -> None:
        items.finish_item(stage.hall.call(), stage.item)
        with stage.hall.refuses("event_not_open"):
            stage.give(stage.ada)

    def test_a_speaker_of_a_side_has_the_clock_of_the_turn(self, stage: Stage) -> None:
        hall = stage.hall
        items.start_item(hall.call(), hall.item)
        items.name_speaker(hall.call(), hall.item, "for", 1, "Dee Okafor")
        with hall.db.reading() as session:
            dee = View(session, hall.event, str).speakers[0].id
        with hall.refuses("wrong_state"):
            stage.give(dee)

    def test_a_debate_has_no_panel(self, stage: Stage) -> None:
        hall = stage.hall
        chair = people.add_person(hall.call(), hall.item, "Dee Okafor", "Chair")
        items.start_item(hall.call(), hall.item)
        with hall.refuses("wrong_state"):
            stage.give(chair)
        assert stage.told(panel_slice) == {"people": []}
        assert not stage.told(floor_slice)["seated"]

    def test_a_motion_makes_a_debate_of_a_panel(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        items.set_motion(stage.hall.call(), stage.item, "This house believes")
        assert {"panel", "floor", "speaking"} <= stage.hall.touched()
        assert stage.speaking() == []
        items.finish_item(stage.hall.call(), stage.item)

    def test_a_person_of_another_event_is_unknown(self, stage: Stage, hall: Hall) -> None:
        with hall.refuses("not_found"):
            floor.give_floor(hall.call(), stage.ada, beside=False)


class TestFigures:
    def due(self, stage: Stage, ms: int) -> set[str]:
        """The slices that what came due by itself has named."""
        told = len(stage.hall.announced)
        stage.hall.pass_ms(ms)
        run_due(stage.hall.db, stage.hall.now, stage.hall.announced.append)
        return {name for changes in stage.hall.announced[told:] for name in changes.slices}

    def test_are_counted_when_a_turn_begins_and_ends(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(3 * MINUTE)
        stage.give(stage.bo)
        stage.hall.pass_ms(MINUTE)
        stage.end()
        assert [stage.time(one)["share"] for one in (stage.ada, stage.bo, stage.cai)] == [75.0, 25.0, 0.0]
        assert [stage.time(one)["owed_ms"] for one in (stage.ada, stage.bo, stage.cai)] == [None, None, 80_000]

    def test_grow_old_by_seconds_while_somebody_speaks(self, stage: Stage) -> None:
        stage.give(stage.ada)
        assert self.due(stage, COUNT_EVERY_MS) == {"floor"}
        assert stage.time(stage.ada)["share"] == 100.0
        assert self.due(stage, COUNT_EVERY_MS - 1) == set()
        assert stage.time(stage.ada)["longest_ms"] == COUNT_EVERY_MS
        assert self.due(stage, 1) == {"floor"}
        assert stage.time(stage.ada)["longest_ms"] == 2 * COUNT_EVERY_MS

    def test_stand_still_while_nobody_speaks(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        stage.end()
        assert self.due(stage, MINUTE) == set()

    def test_are_of_panels_alone(self, stage: Stage) -> None:
        hall = stage.hall
        items.start_item(hall.call(), hall.item)
        items.name_speaker(hall.call(), hall.item, "for", 1, "Dee Okafor")
        slots.start_clock(hall.call(), hall.go_to("speech").id)
        assert self.due(stage, MINUTE) == set()


class TestHints:
    def quiet(self, stage: Stage) -> tuple[str, int] | None:
        told = stage.told(speaking_slice)["quiet"]
        return told and (told["name"], told["since"] - NOON)

    def test_nobody_is_named_unless_the_desk_wants_it(self, stage: Stage) -> None:
        assert self.quiet(stage) is None
        throw_switch(stage.hall.call(), "floor:set-hints", stage.item, on=True)
        assert self.quiet(stage) == ("Ada Nwosu", 0)
        throw_switch(stage.hall.call(), "floor:set-hints", stage.item, on=False)
        assert self.quiet(stage) is None

    def test_it_is_who_has_been_silent_longest(self, stage: Stage) -> None:
        throw_switch(stage.hall.call(), "floor:set-hints", stage.item, on=True)
        for person in (stage.ada, stage.cai, stage.bo):
            stage.give(person)
            stage.hall.pass_ms(MINUTE)
        assert self.quiet(stage) == ("Ada Nwosu", MINUTE)
        stage.give(stage.ada)
        assert self.quiet(stage) == ("Cai Mendes", 2 * MINUTE)
        stage.give(stage.bo, beside=True)
        stage.give(stage.cai, beside=True)
        assert self.quiet(stage) is None, "everybody speaks"

    def test_one_alone_needs_no_reminder(self, stage: Stage) -> None:
        throw_switch(stage.hall.call(), "floor:set-hints", stage.item, on=True)
        for person in (stage.bo, stage.cai):
            people.remove_person(stage.hall.call(), person)
        assert self.quiet(stage) is None


class TestShares:
    def test_are_the_desks_until_they_are_put_on_the_stage(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        stage.end()
        assert stage.told(stage_speaking_slice)["shares"] is None
        throw_switch(stage.hall.call(), "floor:set-shares", stage.item, on=True)
        shares = stage.told(stage_speaking_slice)["shares"]
        assert shares is not None
        assert [(one["person"], one["share"], one["target"]) for one in shares] == [
            (stage.ada, 100.0, 33.3),
            (stage.bo, 0.0, 33.3),
            (stage.cai, 0.0, 33.3),
        ]
        assert stage.told(speaking_slice)["shares"] is None, "a hall is not told"
        throw_switch(stage.hall.call(), "floor:set-shares", stage.item, on=False)
        assert stage.told(stage_speaking_slice)["shares"] is None

    def test_grow_old_there_as_they_do_at_the_desk(self, stage: Stage) -> None:
        throw_switch(stage.hall.call(), "floor:set-shares", stage.item, on=True)
        stage.give(stage.ada)
        stage.hall.pass_ms(COUNT_EVERY_MS)
        run_due(stage.hall.db, stage.hall.now, stage.hall.announced.append)
        assert stage.hall.touched() == {"floor", "speaking"}


class TestATalk:
    """Its speaker sits at the seat that the clock is of."""

    @pytest.fixture
    def talk(self, stage: Stage) -> Stage:
        items.set_format(stage.hall.call(), stage.item, "talk")
        stage.hall.item = stage.item
        stage.hall.go_to("speech")
        return stage

    def test_fills_the_time_that_the_programme_gives_it(self, talk: Stage) -> None:
        assert [(slot.kind, slot.duration_ms) for slot in talk.hall.slots()] == [
            ("speech", 10 * MINUTE),
            ("questions", 5 * MINUTE),
        ]

    def test_its_clock_is_the_speakers_turn(self, talk: Stage) -> None:
        speech = talk.hall.slots()[0]
        slots.start_clock(talk.hall.call(), speech.id)
        assert {"floor", "speaking"} <= talk.hall.touched()
        assert talk.speaking() == [talk.ada]
        talk.hall.pass_ms(MINUTE)
        slots.pause_clock(talk.hall.call(), speech.id)
        assert talk.speaking() == []
        assert talk.time(talk.ada)["spoken_ms"] == MINUTE
        told = talk.told(clock_slice)["slot"]
        assert told is not None
        assert told["speaker"] == "Ada Nwosu"

    def test_the_speaker_is_not_given_the_floor_twice(self, talk: Stage) -> None:
        slots.start_clock(talk.hall.call(), talk.hall.slots()[0].id)
        talk.give(talk.ada)
        assert talk.speaking() == [talk.ada]
        with talk.hall.refuses("wrong_state"):
            talk.end(talk.ada)

    def test_who_is_named_after_the_start_has_spoken_from_it(self, talk: Stage) -> None:
        for person in (talk.ada, talk.bo, talk.cai):
            people.remove_person(talk.hall.call(), person)
        slots.start_clock(talk.hall.call(), talk.hall.slots()[0].id)
        talk.hall.pass_ms(MINUTE)
        late = people.add_person(talk.hall.call(), talk.item, "Dee Okafor", "")
        assert talk.time(late)["since"] == talk.hall.now - MINUTE


class TestTargets:
    def set(self, stage: Stage, person: int, target: int | None) -> None:
        people.set_target(stage.hall.call(), person, target)

    def told_targets(self, stage: Stage) -> list[float]:
        return [one["target"] for one in stage.told(floor_slice)["people"]]

    def test_are_equal_parts_until_one_is_set(self, stage: Stage) -> None:
        assert self.told_targets(stage) == [33.3, 33.3, 33.3]
        self.set(stage, stage.bo, 50)
        assert self.told_targets(stage) == [25.0, 50.0, 25.0]
        self.set(stage, stage.bo, None)
        assert self.told_targets(stage) == [33.3, 33.3, 33.3]

    def test_what_is_owed_is_by_the_target_and_no_time_is_lost(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(10 * MINUTE)
        self.set(stage, stage.bo, 80)
        assert stage.speaking() == [stage.ada]
        assert {"floor", "speaking", "setups"} <= stage.hall.touched()
        stage.end()
        assert [stage.time(one)["owed_ms"] for one in (stage.ada, stage.bo, stage.cai)] == [
            None,
            8 * MINUTE,
            MINUTE,
        ]

    def test_no_stage_has_more_than_all_of_the_time(self, stage: Stage) -> None:
        self.set(stage, stage.ada, 60)
        self.set(stage, stage.bo, 40)
        journal = stage.hall.journal()
        with stage.hall.refuses("too_much_target"):
            self.set(stage, stage.cai, 1)
        assert self.told_targets(stage) == [60.0, 40.0, 0.0]
        assert stage.hall.journal() == journal

    def test_who_has_left_needs_none_and_comes_back_with_it_if_there_is_room(self, stage: Stage) -> None:
        self.set(stage, stage.ada, 60)
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        people.remove_person(stage.hall.call(), stage.ada)
        self.set(stage, stage.bo, 70)
        with stage.hall.refuses("too_much_target"):
            people.return_person(stage.hall.call(), stage.ada)
        self.set(stage, stage.bo, 40)
        people.return_person(stage.hall.call(), stage.ada)
        assert self.told_targets(stage) == [40.0, 0.0, 60.0]

    def test_the_same_again_is_no_news(self, stage: Stage) -> None:
        self.set(stage, stage.ada, 60)
        journal = stage.hall.journal()
        self.set(stage, stage.ada, 60)
        assert stage.hall.journal() == journal

    def test_a_side_has_none(self, stage: Stage) -> None:
        hall = stage.hall
        items.name_speaker(hall.call(), hall.item, "for", 1, "Dee Okafor")
        items.start_item(hall.call(), hall.item)
        with hall.db.reading() as session:
            dee = View(session, hall.event, str).speakers[0].id
        with hall.refuses("wrong_state"):
            self.set(stage, dee, 10)

    def test_the_stage_names_nobody_who_is_not_to_speak(self, stage: Stage) -> None:
        throw_switch(stage.hall.call(), "floor:set-hints", stage.item, on=True)
        self.set(stage, stage.ada, 0)
        told = stage.told(speaking_slice)["quiet"]
        assert told is not None
        assert told["name"] == "Bo Lindgren"
        stage.give(stage.bo)
        stage.hall.pass_ms(COUNT_EVERY_MS)
        run_due(stage.hall.db, stage.hall.now, stage.hall.announced.append)
        assert {"floor", "speaking"} <= stage.hall.touched()


class TestLabels:
    def set(self, stage: Stage, person: int, *labels: str) -> None:
        people.set_labels(stage.hall.call(), person, labels)

    def told_labels(self, stage: Stage) -> list[tuple[str, int, int, float | None]]:
        labels = stage.told(floor_slice)["labels"]
        return [(one["label"], one["people"], one["spoken_ms"] // MINUTE, one["share"]) for one in labels]

    def test_add_up_as_of_the_instant_of_the_shares(self, stage: Stage) -> None:
        assert self.told_labels(stage) == []
        self.set(stage, stage.ada, "woman", "Africa")
        self.set(stage, stage.cai, "AFRICA")
        assert self.told_labels(stage) == [("woman", 1, 0, None), ("Africa", 2, 0, None)]
        for person, minutes in ((stage.ada, 1), (stage.bo, 2), (stage.cai, 1)):
            stage.give(person)
            stage.hall.pass_ms(minutes * MINUTE)
        assert self.told_labels(stage) == [("woman", 1, 1, 33.3), ("Africa", 2, 1, 33.3)]
        assert stage.time(stage.cai)["share"] == 0.0, "as old"
        stage.end()
        assert self.told_labels(stage) == [("woman", 1, 1, 25.0), ("Africa", 2, 2, 50.0)]

    def test_who_has_left_still_counts(self, stage: Stage) -> None:
        self.set(stage, stage.ada, "woman")
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        people.remove_person(stage.hall.call(), stage.ada)
        assert self.told_labels(stage) == [("woman", 1, 1, 100.0)]

    def test_are_written_as_the_first_was(self, stage: Stage) -> None:
        self.set(stage, stage.bo, "Industry")
        self.set(stage, stage.ada, "industry", "INDUSTRY")
        assert self.told_labels(stage) == [("Industry", 2, 0, None)]
        self.set(stage, stage.bo, "industry")
        assert self.told_labels(stage) == [("Industry", 2, 0, None)]
        journal = stage.hall.journal()
        self.set(stage, stage.bo, "Industry")
        assert stage.hall.journal() == journal

    def test_are_no_news_for_the_hall_and_no_time_is_lost(self, stage: Stage) -> None:
        stage.give(stage.ada)
        self.set(stage, stage.ada, "woman")
        assert stage.hall.touched() == {"setups", "floor"}
        assert stage.speaking() == [stage.ada]

    def test_more_than_four_are_refused(self, stage: Stage) -> None:
        self.set(stage, stage.ada, "a")
        with stage.hall.refuses("too_many_labels"):
            self.set(stage, stage.ada, *"abcde")
        assert self.told_labels(stage) == [("a", 1, 0, None)]


class TestWhoSits:
    def test_one_more_takes_the_last_seat(self, stage: Stage) -> None:
        people.add_person(stage.hall.call(), stage.item, " Dee  Okafor ", "Ministry\u202e of Trade")
        assert stage.names() == ["Ada Nwosu", "Bo Lindgren", "Cai Mendes", "Dee Okafor"]
        assert stage.told(panel_slice)["people"][3]["title"] == "Ministry of Trade"

    def test_a_new_name_keeps_the_time(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        people.edit_person(stage.hall.call(), stage.ada, "Ada Nwosu-Reyes", "")
        assert stage.speaking() == [stage.ada]
        stage.end()
        assert stage.time(stage.ada)["spoken_ms"] == MINUTE
        assert stage.time(stage.ada)["name"] == "Ada Nwosu-Reyes"

    @pytest.mark.parametrize(
        ("seat", "row"), [(1, "CAB"), (2, "ACB"), (3, "ABC"), (40, "ABC")], ids=["first", "between", "same", "beyond"]
    )
    def test_the_last_moves_to_any_seat(self, stage: Stage, seat: int, row: str) -> None:
        people.move_person(stage.hall.call(), stage.cai, seat)
        assert [name[0] for name in stage.names()] == list(row)
        assert [person["seat"] for person in stage.told(panel_slice)["people"]] == [1, 2, 3]

    def test_who_leaves_keeps_what_was_spoken(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        people.remove_person(stage.hall.call(), stage.ada)
        assert stage.names() == ["Bo Lindgren", "Cai Mendes"]
        assert stage.speaking() == []
        assert stage.gone() == [(stage.ada, MINUTE)]
        with stage.hall.refuses("wrong_state"):
            stage.give(stage.ada)

    def test_who_comes_back_goes_on_from_there(self, stage: Stage) -> None:
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        people.remove_person(stage.hall.call(), stage.ada)
        people.return_person(stage.hall.call(), stage.ada)
        assert stage.names() == ["Bo Lindgren", "Cai Mendes", "Ada Nwosu"]
        stage.give(stage.ada)
        stage.hall.pass_ms(MINUTE)
        stage.end()
        assert stage.time(stage.ada)["spoken_ms"] == 2 * MINUTE

    def test_who_never_spoke_leaves_nothing(self, stage: Stage) -> None:
        people.remove_person(stage.hall.call(), stage.bo)
        assert stage.gone() == []
        with stage.hall.refuses("not_found"):
            people.return_person(stage.hall.call(), stage.bo)

    def test_a_stage_has_its_most(self, stage: Stage) -> None:
        for at in range(37):
            people.add_person(stage.hall.call(), stage.item, f"Person {at}", "")
        with stage.hall.refuses("too_many_people"):
            people.add_person(stage.hall.call(), stage.item, "One more", "")

    @pytest.mark.parametrize(
        ("name", "code"),
        [("", "empty_text"), ("for", "reserved_word"), ("\u200b", "empty_text"), ("x" * 81, "text_too_long")],
    )
    def test_a_name_that_is_none_is_refused(self, stage: Stage, name: str, code: str) -> None:
        with stage.hall.refuses(code):
            people.add_person(stage.hall.call(), stage.item, name, "")

    def test_what_is_prepared_is_no_news_for_the_hall(self, stage: Stage) -> None:
        with stage.hall.db.reading() as session:
            later = View(session, stage.hall.event, str).items[1].id
        people.add_person(stage.hall.call(), later, "Dee Okafor", "")
        assert stage.hall.touched() == {"agenda", "setups", "whispers"}
