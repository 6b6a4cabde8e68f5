"""Writing from right to left, and what orders a text, stay in that text: names, figures and sides beside it keep their
places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from sqlalchemy import select

from debate.domain.roles import Role
from debate.services import questions
from debate.store.schema import Person
from tests.browser.faces import Face
from tests.cast import OLA
from tests.programs import House as Program
from tests.programs import make_program
from tests.servers import Server
from tests.web.visits import reveal, vote_through

pytestmark = pytest.mark.browser

MARK = Path(__file__).with_name("mark.js").read_text()
UNISOLATED = Path(__file__).with_name("isolation.js").read_text()


@pytest.mark.parametrize("name", ["desk", "screen", "stage", "panelist", "phone"])
def test_every_text_of_people_is_isolated_wherever_it_is_shown(chromium: Browser, patterns: Server, name: str) -> None:
    face = Face(chromium, patterns, name)
    face.opens(f"/patterns?face={name}")
    face.page.locator("figcaption a").first.wait_for()
    states = face.page.locator("figcaption a").all_inner_texts()
    face.opens(f"/patterns?face={name}&state={states[0]}")
    face.page.locator("[data-ready]").wait_for()
    faults: dict[str, str] = {}
    marked = 0
    for state in states:
        face.page.evaluate(MARK, {"face": name, "id": state})
        found: Any = face.page.evaluate(UNISOLATED)
        marked += found["marked"]
        faults |= {fault: state for fault in found["faults"]}
    face.closes()
    assert marked > len(states), "the texts must be marked for this to mean anything"
    assert sorted(f"{state}: {fault}" for fault, state in faults.items()) == []


def mark(text: str) -> str:
    return f"ب⟪{text}⟫ي"


MARKED_AGENDA = f"""
event:
  title: {mark("Forum")}
  subtitle: {mark("What moves")}
  date: "2025-06-18"
  timezone: Europe/Paris
  venue: {mark("Room II")}
agenda:
  - start: "09:00"
    end: "09:40"
    kind: opening
    title: {mark("Opening")}
    label: {mark("Ignite")}
    speakers: [{mark("Haddad")}, {mark("Varga")}]
  - start: "12:00"
    end: "12:45"
    kind: debate
    title: {mark("Oxford Style Debate")}
    motion: {mark("Snowden was justified")}
    sides: {{for: [{mark("Lindqvist")}], against: [{mark("Varga")}, {mark("Haddad")}]}}
"""


def pages_of(program: Program) -> Iterator[tuple[str, str]]:
    """Every page that the server renders with words of people in it, through an evening."""
    phone, desk = program.program.app.test_client(), program.desk_client(name=mark("Mara"))
    join = f"/j/{program.code}"

    def looks(moment: str, *paths: str) -> Iterator[tuple[str, str]]:
        for path in paths:
            yield f"{moment}: {path}", (desk if path.startswith("/desk") else phone).get(path).text

    yield from looks("before", join, f"{join}?tab=agenda", f"/sign-in/{program.link(Role.MODERATOR)}")
    program.hall.start()
    for to, name in (("for", None), (mark("Varga"), mark("Omar"))):
        asked = questions.ask_question(program.hall.call(OLA), mark("Why?"), to, name)
        questions.approve_question(program.call(), asked.id)
    yield from looks("asking", join, f"{join}?tab=ask")
    program.hall.go_to("speech")
    yield from looks("a speech", join, f"{join}?tab=agenda")
    reveal(program, vote_through(program))
    yield from looks("after", join, f"/desk/{program.code}/people", f"/r/{program.code}/{program.hall.pair().id}")


def test_every_page_of_the_server_isolates_the_texts_of_people(chromium: Browser, tmp_path: Path, shelf: Path) -> None:
    program = Program(make_program(tmp_path / "data", shelf), MARKED_AGENDA)
    page = chromium.new_context(java_script_enabled=False).new_page()
    faults: list[str] = []
    for moment, text in pages_of(program):
        page.set_content(text)
        found: Any = page.evaluate(UNISOLATED)
        assert found["marked"], f"{moment}: the texts must be marked for this to mean anything"
        faults += [f"{moment}: {fault}" for fault in found["faults"]]
    page.context.close()
    program.program.db.close()
    assert faults == []


# Where the first letter of each of two texts stands, from left to right.
PLACES = """(words) => words.map((word) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(word);
    if (at < 0 || walker.currentNode.parentElement.closest("script, form.ask")) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + 1);
    return range.getBoundingClientRect().left;
  }
  return null;
})"""
ARABIC = "سارة"


@pytest.mark.parametrize("before", ["", "\u202b", "\u202e", "\u202d"], ids=["plain", "RLE", "RLO", "LRO"])
def test_what_stands_beside_an_arabic_name_keeps_its_place(
    chromium: Browser, tmp_path: Path, shelf: Path, before: str
) -> None:
    """Also where the name would order what follows it. No such name is taken any more, but an agenda that was
    imported before it was there holds one."""
    program = Program(make_program(tmp_path / "data", shelf))
    name = f"{before}{ARABIC}"
    program.hall.start()
    with program.program.db.writing() as session:
        session.scalars(select(Person).where(Person.side == "for", Person.seat == 1)).one().name = name
    asked = questions.ask_question(program.hall.call(OLA), "Why 10 of 20?", name, "Omar")
    questions.approve_question(program.call(), asked.id)
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.set_content(program.program.app.test_client().get(f"/j/{program.code}?tab=ask").text)
    to, addressee, by = page.evaluate(PLACES, ["to ", ARABIC, "from Omar"])
    page.context.close()
    program.program.db.close()
    assert to < addressee < by
