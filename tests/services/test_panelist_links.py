"""The own links of people on a stage: made once, revoked, and the row's whatever becomes of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from debate.domain.roles import Role
from debate.services import access, floor, items, panelist_links, people
from debate.services.access import Links
from debate.snapshot.view import View
from debate.snapshot.whisper_shapes import WhisperPerson, WhisperSlice
from debate.snapshot.whispers import whisper_slice, whispers_slice
from debate.store.schema import Link, Person
from tests.cast import MILO
from tests.halls import Hall, make_hall
from tests.races import race

AGENDA = """
event: {title: Forum, date: "2025-06-18", timezone: Europe/Paris, venue: Room II}
agenda:
  - {start: "11:15", end: "11:30", kind: panel, title: Sovereignty, speakers: [Ada Nwosu, Bo Lindgren, Cai Mendes]}
  - {start: "12:00", end: "12:45", kind: debate, title: A Debate, motion: This house, sides: {for: [Dee Okafor]}}
"""
LINKS = Links(b"a secret of the server's, 32 long")


@pytest.fixture
def forum(hall: Hall) -> Hall:
    """A panel of Ada, Bo and Cai, and a debate with Dee; the panel is on."""
    made = make_hall(hall.db, AGENDA)
    items.start_item(made.call(), item_of(made, person_of(made, "Ada Nwosu")))
    return made


def person_of(hall: Hall, name: str) -> int:
    with hall.db.reading() as session:
        query = select(Person.id).where(Person.name == name).order_by(Person.id.desc())
        return session.scalars(query).first() or 0


def item_of(hall: Hall, person: int) -> int:
    with hall.db.reading() as session:
        return session.get_one(Person, person).item_id


def linked(hall: Hall) -> list[WhisperPerson]:
    with hall.db.reading() as session:
        return whispers_slice(View(session, hall.event, str))["people"]


def own(hall: Hall, person: int) -> WhisperSlice:
    with hall.db.reading() as session:
        return whisper_slice(View(session, hall.event, str), person)


def opens(hall: Hall, link: int) -> bool:
    with hall.db.reading() as session:
        row = session.get_one(Link, link)
        return LINKS.find(session, LINKS.token(row), hall.now) is not None


def test_a_link_is_made_for_one_person(forum: Hall) -> None:
    ada = person_of(forum, "Ada Nwosu")
    link = panelist_links.make_panelist_link(forum.call(), ada)
    assert forum.touched() == {"whispers", f"whisper:{ada}"}
    assert forum.last_journal().details == {"person": ada}
    assert [(one["name"], one["link"], one["left"]) for one in linked(forum)] == [("Ada Nwosu", link, False)]
    forum.pass_ms(365 * 86_400_000)
    assert opens(forum, link), "until it is revoked"


def test_a_person_has_one_link_at_a_time(forum: Hall) -> None:
    ada = person_of(forum, "Ada Nwosu")
    made = race(*(lambda: panelist_links.make_panelist_link(forum.call(), ada) for _ in range(4)))
    assert len(set(map(str, made))) == 1, made
    [only] = {link for link in made if isinstance(link, int)}
    panelist_links.revoke_panelist_link(forum.call(), only)
    assert panelist_links.make_panelist_link(forum.call(MILO), ada) != only


def test_a_revoked_link_opens_nothing_and_ends_who_came_by_it(forum: Hall) -> None:
    link = panelist_links.make_panelist_link(forum.call(), person_of(forum, "Ada Nwosu"))
    panelist_links.revoke_panelist_link(forum.call(), link)
    assert forum.announced[-1].ended == (f"link:{link}",)
    assert (opens(forum, link), linked(forum)) == (False, [])
    panelist_links.revoke_panelist_link(forum.call(MILO), link)
    assert not forum.announced[-1].ended, "a second press changes nothing"


def test_the_owner_can_revoke_it_as_any_other_link(forum: Hall) -> None:
    link = panelist_links.make_panelist_link(forum.call(), person_of(forum, "Ada Nwosu"))
    access.revoke_link(forum.call(), link)
    assert (forum.touched(), linked(forum)) == ({"whispers"}, [])


def test_a_moderator_revokes_no_link_of_another_role(forum: Hall) -> None:
    screen = access.make_link(forum.call(), Role.SCREEN).id
    with forum.refuses("not_found"):
        panelist_links.revoke_panelist_link(forum.call(MILO), screen)
    assert opens(forum, screen)


def test_a_renamed_person_keeps_the_link_and_a_namesake_gets_none(forum: Hall) -> None:
    ada = person_of(forum, "Ada Nwosu")
    link = panelist_links.make_panelist_link(forum.call(), ada)
    people.edit_person(forum.call(), ada, "Ada Nwosu-Reyes", "Minister")
    assert f"whisper:{ada}" in forum.touched()
    people.add_person(forum.call(), item_of(forum, ada), "Ada Nwosu", "")
    assert [(one["person"], one["name"], one["link"]) for one in linked(forum)] == [(ada, "Ada Nwosu-Reyes", link)]
    assert (own(forum, ada)["name"], own(forum, ada)["title"]) == ("Ada Nwosu-Reyes", "Minister")


def test_who_leaves_a_panel_unheard_keeps_the_link_and_is_told(forum: Hall) -> None:
    ada = person_of(forum, "Ada Nwosu")
    link = panelist_links.make_panelist_link(forum.call(), ada)
    people.remove_person(forum.call(), ada)
    assert f"whisper:{ada}" in forum.touched()
    assert (own(forum, ada)["left"], own(forum, ada)["time"], opens(forum, link)) == (True, None, True)
    assert [one["left"] for one in linked(forum)] == [True]
    people.return_person(forum.call(), ada)
    assert not own(forum, ada)["left"]


def test_who_leaves_a_side_is_told_and_the_seat_is_free(forum: Hall) -> None:
    dee = person_of(forum, "Dee Okafor")
    link, item = panelist_links.make_panelist_link(forum.call(), dee), item_of(forum, dee)
    items.name_speaker(forum.call(), item, "for", 1, "")
    assert own(forum, dee)["left"]
    items.name_speaker(forum.call(), item, "for", 1, "Eve Adler")
    eve = person_of(forum, "Eve Adler")
    assert (eve != dee, own(forum, dee)["name"], opens(forum, link)) == (True, "Dee Okafor", True)


def test_who_has_left_gets_no_new_link(forum: Hall) -> None:
    ada = person_of(forum, "Ada Nwosu")
    panelist_links.revoke_panelist_link(forum.call(), panelist_links.make_panelist_link(forum.call(), ada))
    people.remove_person(forum.call(), ada)
    with forum.refuses("wrong_state"):
        panelist_links.make_panelist_link(forum.call(), ada)


def test_a_person_of_another_event_gets_no_link_here(forum: Hall, hall: Hall) -> None:
    with hall.refuses("not_found"):
        panelist_links.make_panelist_link(hall.call(), person_of(forum, "Ada Nwosu"))


def test_a_panelist_is_told_the_own_time_and_no_other(forum: Hall) -> None:
    ada, bo = person_of(forum, "Ada Nwosu"), person_of(forum, "Bo Lindgren")
    for person in (ada, bo):
        panelist_links.make_panelist_link(forum.call(), person)
    floor.give_floor(forum.call(), ada, beside=False)
    began = forum.now
    assert {f"whisper:{ada}", f"whisper:{bo}"} <= forum.touched()
    forum.pass_ms(61_000)
    floor.give_floor(forum.call(), bo, beside=False)
    assert own(forum, ada)["time"] == {"spoken_ms": 61_000, "since": None}
    assert own(forum, bo)["time"] == {"spoken_ms": 0, "since": began + 61_000}


def test_nobody_has_a_time_while_the_item_is_not_on(forum: Hall) -> None:
    ada = person_of(forum, "Ada Nwosu")
    assert own(forum, ada)["time"] == {"spoken_ms": 0, "since": None}
    items.finish_item(forum.call(), item_of(forum, ada))
    assert (own(forum, ada)["time"], own(forum, ada)["item_state"]) == (None, "done")
    assert own(forum, person_of(forum, "Dee Okafor"))["time"] is None
