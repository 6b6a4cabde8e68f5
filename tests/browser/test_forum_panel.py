"""The forum's second panel, whole: four people and two parts, hands and questions, three polls and a second round, told
by groups of which one is too small, and speaking time against a stop-watch."""

from __future__ import annotations

import csv
import io
import itertools
import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.desks import Desk
from tests.browser.house import House
from tests.browser.phones import Phone, PlainPhone
from tests.browser.test_panel import PANEL, seat_people
from tests.wire import Socket

pytestmark = pytest.mark.browser

PEOPLE = (
    ("Ada Nwosu", "Ministry of Digital Affairs"),
    ("Bo Lindgren", "Northern Cloud"),
    ("Cai Mendes", "Open Net Foundation"),
    ("Dee Okafor", "University of the Lake"),
)
# By the group's place among the usual ones of a forum, how many of the crowd say that they belong to it.
CROWD = {"Government": 6, "Industry": 6, "Civil society": 5, "Media": 3}
TURNS = 20
STOP_WATCH_MS = 1_000


@dataclass
class Crowd:
    """Phones that are no browsers, each with the group that it names."""

    house: House
    phones: list[tuple[Socket, str]] = field(default_factory=list)

    def comes(self) -> None:
        for group, n in CROWD.items():
            self.phones += [(self.house.server.phone(), group) for _ in range(n)]

    def votes(self, kind: str, second: bool, choices: dict[str, str]) -> None:
        """By the groups' names, in the open poll of this kind and round as each phone is told of it."""

        def is_it(poll: Any) -> bool:
            return (
                bool(poll) and poll["state"] == "open" and (poll["kind"], poll["earlier"] is not None) == (kind, second)
            )

        for number, (phone, group) in enumerate(self.phones):
            poll = phone.sees("poll", is_it)
            known = {one["name"]: one["id"] for one in poll["groups"]}
            key = f"{poll['id']}-{number}-crowd"
            phone.do("ballot:cast", poll=poll["id"], choice=choices[group], key=key, group=known[group])

    def leaves(self) -> None:
        for phone, _ in self.phones:
            phone.close()


@pytest.fixture
def crowd(house: House) -> Iterator[Crowd]:
    came = Crowd(house)
    yield came
    came.leaves()


def test_the_second_panel_of_the_forum(house: House, crowd: Crowd) -> None:
    desk = house.desk(house.server.links["desk"], "Mara")
    desk.starts(PANEL)
    screen, stage, phone, plain = house.screen(), house.stage(), house.phone("Ola"), house.plain_phone("Omar")
    crowd.comes()
    names_groups(desk)
    seat_people(desk, PEOPLE)
    lays_out_parts(desk)
    screen.shows("slot", "Introduction", "Dee Okafor")
    speaks_by_the_stop_watch(house, desk)
    hints_at_the_silent(house, desk)
    stage.sees("Seat 4", "Dee Okafor")
    house.keep("forum-hint")
    renames(desk, "Bo Lindgren", "Bo Lindgren-Reyes")
    renames(desk, "Bo Lindgren-Reyes", "Bo Reyes")
    screen.sees("Bo Reyes")
    desk.holds("Go on to Opening statements")
    hands_go_up(desk, phone)
    questions_come(desk, phone, plain)
    rates(desk, phone, plain, crowd)
    says_in_words(desk, phone, plain)
    approves_twice(house, desk, phone, plain, crowd)


def names_groups(desk: Desk) -> None:
    desk.presses("Name groups of the audience")
    desk.presses_in_dialog("Use the usual ones of a forum")
    desk.presses_in_dialog("Keep these groups")
    desk.sees("Audience: 6 groups")


def lays_out_parts(desk: Desk) -> None:
    desk.presses("Set up")
    desk.chooses_format("Moderated panel")
    desk.saves()
    desk.does("Go on to Introduction")
    desk.does("Start the clock")


def speaks_by_the_stop_watch(house: House, desk: Desk) -> None:
    """Twenty turns of the first three; what the server has added up is what the watch says."""
    watch: defaultdict[str, float] = defaultdict(float)
    speaks, began = "", 0.0
    seats = list(itertools.islice(itertools.cycle("123"), TURNS))
    for seat, length in zip(seats, itertools.cycle((0.25, 0.6, 0.4)), strict=False):
        name = PEOPLE[int(seat) - 1][0]
        desk.presses_key(seat)
        now = time.monotonic()
        if speaks:
            watch[speaks] += now - began
        speaks, began = name, now
        expect(desk.part(".seat[data-speaks]")).to_contain_text(name)
        time.sleep(length)  # the speech itself: there is nothing to wait for but time
    desk.presses("Nobody speaks")
    watch[speaks] += time.monotonic() - began
    expect(desk.part(".seat[data-speaks]")).to_have_count(0)
    # Signed in with the same cookie: the link was for one browser.
    house.server.desk_cookie = "; ".join(f"{one['name']}={one['value']}" for one in desk.context.cookies())
    told = house.server.desk()
    people = told.sees("floor", lambda floor: all(one["since"] is None for one in floor["people"]))["people"]
    told.close()
    spoken = {one["name"]: one["spoken_ms"] for one in people}
    assert spoken.pop("Dee Okafor") == 0
    off = {name: abs(spoken[name] - 1000 * watch[name]) for name in spoken}
    assert max(off.values()) < STOP_WATCH_MS, off
    # A turn that was lost or counted twice could hide within the second.
    turns = Counter(PEOPLE[int(seat) - 1][0] for seat in seats)
    assert turns_in_the_file(desk) == {name: turns[name] for name, _ in PEOPLE}


def turns_in_the_file(desk: Desk) -> dict[str, int]:
    """What a moderator takes home says of the people on the stage: how often each has spoken."""
    path = desk.part(".floor").get_by_role("link", name="CSV").get_attribute("href")
    rows = csv.DictReader(io.StringIO(desk.page.request.get(path or "").text().removeprefix("\ufeff")))
    return {row["name"]: int(row["turns"]) for row in rows if row["name"]}


def hints_at_the_silent(house: House, desk: Desk) -> None:
    """The item began twelve minutes ago, as far as the server knows: one has not spoken since."""
    with sqlite3.connect(house.server.data / "debate.sqlite") as database:
        database.execute("UPDATE item SET actual_start = actual_start - 720000 WHERE state = 'live'")
    desk.presses("Remind on the stage")


def renames(desk: Desk, name: str, new: str) -> None:
    desk.presses("People on stage")
    field_ = desk.part(".people input[name=name] >> nth=1")
    expect(field_).to_have_value(name)
    field_.fill(new)
    field_.blur()
    desk.presses_in_dialog("Done")
    expect(desk.part(".seat").nth(1)).to_contain_text(new)


def hands_go_up(desk: Desk, phone: Phone) -> None:
    desk.presses("Hands are closed")
    phone.goes_to("Ask")
    phone.page.locator(".hand input[name=place]").fill("Row 4")
    phone.presses("Raise your hand")
    desk.sees("Row 4")
    desk.presses("Call Row 4")
    phone.sees("You are called: to the microphone, please.")


def questions_come(desk: Desk, phone: Phone, plain: PlainPhone) -> None:
    phone.asks("Who pays for it?", to="Bo Reyes")
    plain.loads_again()
    plain.goes_to("Ask")
    plain.page.get_by_label("Your question").fill("What will you do first?")
    plain.page.get_by_role("button", name="Send the question").click()
    expect(desk.question("New", "Who pays for it?")).to_contain_text("Bo Reyes")
    expect(desk.question("New", "What will you do first?")).to_contain_text("To the panel")
    desk.judges("Who pays for it?", "New", "Approve")


def makes(desk: Desk, kind: str, question: str, *options: str) -> None:
    desk.presses("New poll")
    form = desk.part("dialog form")
    form.get_by_role("radio", name=kind).check()
    form.get_by_label("Question").fill(question)
    if options:
        form.get_by_label("Options").fill("\n".join(options))
    form.get_by_role("button", name="Open it now").click()
    expect(desk.part("dialog")).to_have_count(0)


def rates(desk: Desk, phone: Phone, plain: PlainPhone, crowd: Crowd) -> None:
    makes(desk, "Rating", "How useful was this panel?")
    phone.page.get_by_label("Your group").select_option(label="Industry")
    phone.voted("5")
    expect(phone.page.get_by_label("Your group")).to_be_disabled()
    plain.goes_to("Vote")
    plain.page.get_by_label("Your group").select_option(label="Academia")
    plain.voted("4")
    crowd.votes("rating", False, {"Government": "4", "Industry": "5", "Civil society": "2", "Media": "1"})
    desk.does("Close the poll")
    desk.does("Show the poll")
    phone.sees("How useful was this panel?", "22 voters")


def says_in_words(desk: Desk, phone: Phone, plain: PlainPhone) -> None:
    makes(desk, "Words", "What does diplomacy need?")
    phone.part("input[name=choice]").first.fill("patience")
    phone.presses("Send")
    phone.sees("Counted.")
    plain.loads_again()
    plain.part("input[name=choice]").first.fill("Trust")
    plain.part("button.main").click()
    plain.sees("Counted.")
    desk.holds("Close the poll")
    desk.waits_for_step("Read what voters wrote")
    desk.page.keyboard.press(" ")
    waiting = desk.part("[data-entry][data-state=waiting]")
    for left in (2, 1):
        expect(waiting).to_have_count(left)
        expect(waiting.first).to_be_focused()
        desk.page.keyboard.press("a")
    expect(waiting).to_have_count(0)
    desk.does("Show the poll")
    phone.sees("patience", "Trust")


def approves_twice(house: House, desk: Desk, phone: Phone, plain: PlainPhone, crowd: Crowd) -> None:
    makes(desk, "Approval", "Which of these next?", "Cables", "Elections", "Satellites")
    answers(phone, plain, "Cables")
    crowd.votes("approval", False, {"Government": "1", "Industry": "1,2", "Civil society": "3", "Media": "2"})
    shows(desk)
    screen = next(face for face in house.faces if face.name == "screen")
    row = desk.part(".asked__poll").last
    row.get_by_role("button", name="Ask a second time").click()
    desk.part(".asked__poll").last.get_by_role("button", name="Open the poll").click()
    phone.sees("SECOND ROUND")
    answers(phone, plain, "Elections")
    crowd.votes("approval", True, {"Government": "2", "Industry": "1,2", "Civil society": "3", "Media": "2"})
    shows(desk)
    screen.sees("Second round", "77.3%", "22 voters")
    phone.sees("of 22 people who voted both times")
    plain.loads_again()
    plain.sees("of 22 people who voted both times")
    house.keep("forum-second-round")
    page = house.visitor(f"/r/{house.server.code}/polls")
    page.sees("By group", "Government", "of 22 people who voted both times")
    for kept_back in ("Civil society", "Academia"):
        assert kept_back not in page.text("body"), "none under five is told, nor the smallest beside it"


def answers(phone: Phone, plain: PlainPhone, option: str) -> None:
    phone.part("button.choice").filter(has_text=option).click()
    phone.presses("Send")
    phone.sees("Counted.")
    plain.loads_again()
    plain.page.get_by_label(option).check()
    plain.part("button.main").click()
    plain.sees("Counted.")


def shows(desk: Desk) -> None:
    desk.does("Close the poll")
    desk.does("Show the poll")
