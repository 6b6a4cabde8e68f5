from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from debate.documents import DocumentError
from debate.domain.agenda import ItemKind, ItemState
from debate.domain.errors import WrongState
from debate.formats import DEFAULT
from debate.services.agendas import CODE_LETTERS, import_agenda, read_agenda
from debate.services.unit import Changes
from debate.store.database import Database
from debate.store.schema import Event, Item, Person, Slot
from debate.wording import refusal_words
from tests.halls import AGENDA, MOTION, NOON, make_hall


def put(db: Database, agenda: str) -> int:
    announced: list[Changes] = []
    return import_agenda(db, read_agenda(agenda, "agenda.yaml"), NOON, announced.append)


def items(db: Database, event: int) -> list[Item]:
    with db.reading() as session:
        return list(session.scalars(select(Item).where(Item.event_id == event).order_by(Item.position)))


def events(db: Database) -> list[Event]:
    with db.reading() as session:
        return list(session.scalars(select(Event)))


def minutes(db: Database, start: str, end: str, day: str = "2025-06-18") -> int:
    """How long the debate is planned to last, as the only item of its day."""
    alone = re.sub(r".*title: Opening.*\n", "", AGENDA)
    planned = alone.replace("2025-06-18", day).replace('"12:00"', f'"{start}"').replace('"12:45"', f'"{end}"')
    [debate] = items(db, put(db, planned))
    return (debate.planned_end - debate.planned_start) // 60_000


def test_an_agenda_becomes_an_event_with_items_in_their_order(db: Database) -> None:
    made = items(db, put(db, AGENDA))
    assert [(item.position, item.kind, item.state) for item in made] == [
        (0, ItemKind.OPENING, ItemState.PLANNED),
        (1, ItemKind.DEBATE, ItemState.PLANNED),
    ]
    assert made[1].motion == MOTION


def test_planned_times_are_those_of_the_hall(db: Database) -> None:
    debate = items(db, put(db, AGENDA))[1]
    noon = datetime(2025, 6, 18, 12, tzinfo=ZoneInfo("Europe/Paris"))
    assert (debate.planned_start, debate.planned_end) == (
        noon.timestamp() * 1000,
        noon.timestamp() * 1000 + 45 * 60_000,
    )


def test_an_item_may_last_past_midnight(db: Database) -> None:
    assert minutes(db, "22:00", "00:15") == 2 * 60 + 15


def test_the_longest_night_has_twelve_hours(db: Database) -> None:
    assert minutes(db, "12:15", "00:15") == 12 * 60


@pytest.mark.one_database
@pytest.mark.parametrize(("start", "end"), [("10:00", "09:00"), ("10:00", "10:00"), ("12:14", "00:15")])
def test_an_end_before_the_start_that_is_no_night_is_named(db: Database, start: str, end: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        minutes(db, start, end)
    assert refusal_words(refusal.value).splitlines() == [
        f"agenda.yaml, line 5, agenda[0].end: {end} is not after the start, {start}; "
        "past midnight an item may last 12 hours at most."
    ]
    assert events(db) == []


def test_a_long_day_in_the_right_order_is_none_of_the_night(db: Database) -> None:
    assert minutes(db, "08:00", "22:00") == 14 * 60


@pytest.mark.parametrize(
    ("day", "start", "end", "length"),
    [
        ("2026-03-29", "01:30", "03:10", 40),
        ("2026-10-25", "02:50", "02:10", 20),
        ("2026-10-25", "01:30", "03:30", 180),
        ("2026-10-24", "23:00", "03:30", 330),
    ],
)
def test_no_item_ends_before_it_starts_in_the_night_when_the_clock_is_set(
    db: Database, day: str, start: str, end: str, length: int
) -> None:
    assert minutes(db, start, end, day) == length


EVENING = """
event: {title: Late, date: 2026-06-18, timezone: Europe/Paris}
agenda:
  - {start: 23:00, end: 23:30, kind: talk, title: First talk}
  - {start: 00:30, end: 01:15, kind: talk, title: Second talk}
"""


def test_an_item_after_midnight_is_of_the_next_day(db: Database) -> None:
    first, second = items(db, put(db, EVENING))
    assert second.planned_start - first.planned_start == 90 * 60_000
    assert second.planned_end - second.planned_start == 45 * 60_000


@pytest.mark.one_database
def test_items_in_the_wrong_order_are_named_with_both_lines(db: Database) -> None:
    with pytest.raises(DocumentError) as refusal:
        put(db, EVENING.replace("00:30", "22:00").replace("01:15", "22:45"))
    assert refusal_words(refusal.value).splitlines() == [
        "agenda.yaml, line 5, agenda[1].start: put the items into the order of the day: "
        '"Second talk" begins at 22:00, before "First talk" above it at 23:00 (line 4).'
    ]
    assert events(db) == []


def test_an_hour_needs_no_nought_in_front(db: Database) -> None:
    assert minutes(db, "9:40", "10:05") == 25


# What an organiser may get wrong, and what is said to it: nothing of it in the words of a library.
WRONG = ("", "3", "2.5", "true", "[a]", "{a: b}", "x", "25:61", '" "', f'"{"y" * 500}"')
LIBRARIES = re.compile(r"should|input|pattern|\bvalid|regex|\\d|<|expected", re.IGNORECASE)
FILLED = """
event: {title: A, date: 2026-06-18, timezone: Europe/Paris, subtitle: B, venue: C, code: ABCD2}
agenda:
  - start: 12:00
    end: 13:00
    kind: debate
    title: D
    label: E
    speakers: [F]
    motion: G
    format: lincoln-douglas
    sides: {for: [H], against: [I]}
"""


@pytest.mark.one_database
@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("field", re.findall(r"(\w+: (?:\[\w\]|[\w/:-]+))(?=[,}\n])", FILLED))
def test_a_refusal_is_in_words_for_people(field: str, wrong: str) -> None:
    text = FILLED.replace(field, f"{field.partition(':')[0]}: {wrong}")
    try:
        read_agenda(text, "a.yaml")
    except DocumentError as error:
        for problem in refusal_words(error).splitlines():
            assert re.match(r"a\.yaml, line \d+, \S+: .*\.$", problem), problem
            assert not LIBRARIES.search(problem), problem


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ("12:00", "24:00", '"24:00" is not a time of day between 00:00 and 23:59, such as 09:00.'),
        ("12:00", "noon", '"noon" is not a time of day between 00:00 and 23:59, such as 09:00.'),
        ("2026-06-18", "18.06.2026", '"18.06.2026" is not a date such as 2026-11-30: year, month, day.'),
        ("2026-06-18", "2026-06-31", "2026-06-31 is not a day of the calendar."),
        ("2026-06-18", "0001-01-01", "0001-01-01 is not between 1970 and 2199."),
        ("2026-06-18", "9999-12-31", "9999-12-31 is not between 1970 and 2199."),
        ("ABCD2", "abc", "a code is 4 to 10 capital letters and digits, such as FORUM25."),
        ("title: D", "title: 2026", "2026 is not a text; to make it one, write it in quotes."),
    ],
)
def test_a_refusal_says_how_it_is_written(right: str, wrong: str, sentence: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        read_agenda(FILLED.replace(right, wrong), "a.yaml")
    assert [problem.partition(": ")[2] for problem in refusal_words(refusal.value).splitlines()] == [sentence]


def test_a_debate_gets_the_default_format_and_its_speakers(db: Database) -> None:
    debate = items(db, put(db, AGENDA))[1]
    with db.reading() as session:
        slots = session.scalars(select(Slot).where(Slot.item_id == debate.id)).all()
        speakers = session.scalars(select(Person).where(Person.item_id == debate.id).order_by(Person.side, Person.seat))
        named = [(speaker.side, speaker.seat, speaker.name) for speaker in speakers]
    assert debate.format == DEFAULT
    assert slots
    assert named == [
        ("against", 1, "Tomas Varga"),
        ("against", 2, "Leila Haddad"),
        ("for", 1, "Amara Lindqvist"),
        ("for", 2, "Jonah Okonjo"),
    ]


def test_a_debate_may_name_its_format(db: Database) -> None:
    named = AGENDA.replace("title: Oxford Style Debate", "title: Oxford Style Debate\n    format: lincoln-douglas")
    assert items(db, put(db, named))[1].format == "lincoln-douglas"


def test_a_code_is_made_of_letters_that_nobody_confuses(db: Database) -> None:
    put(db, AGENDA)
    [event] = events(db)
    assert len(event.code) == 5
    assert set(event.code) <= set(CODE_LETTERS)


def test_an_agenda_may_bring_its_code(db: Database) -> None:
    put(db, AGENDA.replace("title: Forum", "title: Forum, code: FORUM25"))
    assert [event.code for event in events(db)] == ["FORUM25"]


def test_a_code_is_taken_once(db: Database) -> None:
    coded = AGENDA.replace("title: Forum", "title: Forum, code: FORUM25")
    put(db, coded)
    with pytest.raises(WrongState) as refusal:
        put(db, coded)
    assert refusal.value.code == "code_taken"
    assert len(events(db)) == 1


def test_an_import_is_journalled(db: Database) -> None:
    assert make_hall(db).journal() == ["event:import"]


@pytest.mark.one_database
def test_an_older_name_of_a_zone_is_kept_by_its_newer_one(db: Database) -> None:
    put(db, AGENDA.replace("Europe/Paris", "Europe/Kiev"))
    [event] = events(db)
    assert event.timezone == "Europe/Kyiv"


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("right", "wrong", "field"),
    [
        ("2025-06-18", "2025-06-31", "date"),
        ("Europe/Paris", "Europe/Atlantis", "timezone"),
        ("Europe/Paris", "localtime", 'agenda.yaml, line 2, event.timezone: "localtime" is not a'),
        ("Europe/Paris", "europe/paris", "Is Europe/Paris meant"),
        ('start: "12:00"', 'start: "25:00"', "start"),
        ("kind: debate", "kind: duel", "kind"),
        ("title: Oxford", "format: shouting\n    title: Oxford", "format"),
        ("title: Forum", "title: Forum, colour: red", "colour"),
    ],
)
def test_what_does_not_parse_is_named_and_nothing_is_stored(db: Database, right: str, wrong: str, field: str) -> None:
    assert right in AGENDA, "the agenda must hold what the test breaks"
    with pytest.raises(DocumentError) as refusal:
        put(db, AGENDA.replace(right, wrong))
    assert field in refusal_words(refusal.value)
    assert events(db) == []


TEAM = ", ".join(f"Speaker {n}" for n in range(1, 10))


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("title: Opening", 'title: " "', "line 4, agenda[0].title: the title is empty."),
        ("title: Forum", 'title: "\\u200b"', "line 2, event.title: the title is empty."),
        (
            "Amara Lindqvist",
            "A" * 81,
            "line 10, agenda[1].sides.for[0]: the name has 81 characters; 80 is the most.",
        ),
        (
            "Amara Lindqvist",
            "For",
            "line 10, agenda[1].sides.for[0]: the name cannot be 'For': here that word means something else.",
        ),
        ("Amara Lindqvist", '""', "line 10, agenda[1].sides.for[0]: the name is empty."),
        (
            "Amara Lindqvist, Jonah Okonjo",
            TEAM,
            "line 10, agenda[1].sides.for: the list has more entries than 8.",
        ),
        (
            MOTION,
            "m" * 301,
            "line 9, agenda[1].motion: the motion has 301 characters; 300 is the most.",
        ),
        (
            "venue: Room II",
            f"venue: {'v' * 201}",
            "line 2, event.venue: the venue has 201 characters; 200 is the most.",
        ),
    ],
)
def test_an_agenda_takes_no_text_that_the_desk_would_refuse(db: Database, right: str, wrong: str, problem: str) -> None:
    assert right in AGENDA, "the agenda must hold what the test breaks"
    with pytest.raises(DocumentError) as refusal:
        put(db, AGENDA.replace(right, wrong))
    assert refusal_words(refusal.value).splitlines() == [f"agenda.yaml, {problem}"]
    assert events(db) == []


def test_an_agenda_is_cleaned_as_the_desk_cleans(db: Database) -> None:
    written = AGENDA.replace(MOTION, '"Two\\nlines and \\u202eno override"')
    written = written.replace("venue: Room II", 'venue: " Room  \\u202bII"').replace(
        "Amara Lindqvist", '"  I \\U0001fa77  it"'
    )
    event = put(db, written)
    debate = items(db, event)[1]
    assert debate.motion == "Two lines and no override"
    assert [event.venue for event in events(db)] == ["Room II"]
    with db.reading() as session:
        assert "I \U0001fa77 it" in set(session.scalars(select(Person.name)))


def test_a_text_as_long_as_its_column_is_stored_on_both_databases(db: Database) -> None:
    """Counted in characters, also where each is two of UTF-16 and four bytes."""
    wide = "\U0001f642"
    put(db, AGENDA.replace(MOTION, wide * 300).replace("Amara Lindqvist", wide * 80))
    assert len(items(db, events(db)[0].id)[1].motion) == 300
