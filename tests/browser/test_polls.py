"""Polls on a panel, which has no motion: made at the desk, answered by phones with and without script, seen by all."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from debate.domain.polls.bundle import check_poll_bundle, recount_poll
from tests.browser.desks import Desk
from tests.browser.faces import Face
from tests.browser.house import House
from tests.browser.phones import Phone, PlainPhone

pytestmark = pytest.mark.browser

PANEL = "Cybersecurity and Disinformation"
# How long a moderator has while a hall waits for the question, and what a key and a thought take: the keystroke-level
# model (Card, Moran and Newell, CACM 23, 1980), for somebody who types 40 words a minute.
MADE_WITHIN_S = 20
KEY_S, THOUGHT_S = 0.28, 1.35


@dataclass(frozen=True)
class Story:
    """A poll as it is made, answered and shown. `answers`: of the phone with a script, and of the one without."""

    kind: str
    question: str
    options: tuple[str, ...]
    answers: tuple[tuple[str, ...], tuple[str, ...]]
    shown: tuple[str, ...]


STORIES = (
    Story("Choice", "Tea or coffee?", ("Tea", "Coffee"), (("1",), ("2",)), ("Tea", "50.0%", "2 voters")),
    Story(
        "Approval",
        "Which of these?",
        ("Cables", "Satellites", "Data"),
        (("1", "3"), ("3",)),
        ("Data", "100.0%", "50.0%", "2 voters"),
    ),
    Story(
        "Ranking",
        "What first?",
        ("Cables", "Satellites", "Data"),
        (("3", "1"), ("3", "2")),
        ("Data", "6", "2", "2 voters"),
    ),
    Story("Estimate", "How many states?", (), (("40",), ("25",)), ("Median", "25", "40", "2 voters")),
    Story(
        "Words",
        "What does it need?",
        (),
        (("patience", "humour"), ("Patience",)),
        ("Patience", "humour", "2 voters"),
    ),
    Story("Text", "What is missing?", (), (("A hotline",), ("Open data",)), ("A hotline", "Open data", "2 voters")),
    Story("Rating", "How was it?", (), (("5",), ("4",)), ("Mean", "4.5", "2 voters")),
)


# Kinds whose answer has several parts, and is sent once they are there.
SENT = ("Approval", "Ranking", "Estimate", "Words", "Text")
# Kinds whose answers are written, by the field; the desk reads them before the hall does.
WRITTEN = {"Estimate": "input[name=choice]", "Words": "input[name=choice]", "Text": "textarea[name=choice]"}
JUDGED = ("Words", "Text")


def make_and_open(desk: Desk, story: Story) -> None:
    desk.presses("New poll")
    form = desk.part("dialog form")
    form.get_by_role("radio", name=story.kind).check()
    form.get_by_label("Question").fill(story.question)
    if story.options:
        form.get_by_label("Options").fill("\n".join(story.options))
    form.get_by_role("button", name="Open it now").click()
    expect(desk.part("dialog")).to_have_count(0)


def answer(phone: Phone, story: Story) -> None:
    phone.sees(story.question)
    for at, choice in enumerate(story.answers[0]):
        if story.kind in WRITTEN:
            phone.part(WRITTEN[story.kind]).nth(at).fill(choice)
        elif story.kind in SENT:
            phone.part("button.choice").nth(int(choice) - 1).click()
        else:
            phone.votes(choice)
    if story.kind in SENT:
        phone.presses("Send")
    phone.sees("Counted.")


def answer_plainly(phone: PlainPhone, story: Story) -> None:
    phone.loads_again()
    phone.sees(story.question)
    for at, choice in enumerate(story.answers[1]):
        if story.kind == "Approval":
            phone.part(f"input[name=choice][value='{choice}']").check()
        elif story.kind in WRITTEN:
            phone.part(WRITTEN[story.kind]).nth(at).fill(choice)
        elif story.kind == "Ranking":
            phone.part("select[name=choice]").nth(at).select_option(choice)
        else:
            phone.votes(choice)
    if story.kind in SENT:
        phone.part("button.main").click()
    phone.sees("Counted.")


def figures_of(face: Face) -> list[str]:
    """Every share, count, mean and median that stands in the chart."""
    chart = face.part("[data-chart]").first
    found = chart.evaluate(
        """(chart) => [...chart.querySelectorAll('[data-figure]')]
          .map((cell) => cell.cloneNode(true))
          .map((cell) => { cell.querySelectorAll('.visually-hidden').forEach((one) => one.remove()); return cell; })
          .map((cell) => cell.textContent.trim())"""
    )
    return [str(text) for text in found]


def test_polls_of_every_kind_on_a_panel(house: House) -> None:
    desk = house.desk(house.server.links["desk"], "Mara")
    desk.starts(PANEL)
    screen, phone, plain = house.screen(), house.phone("Ola"), house.plain_phone("Omar")
    for story in STORIES:
        make_and_open(desk, story)
        screen.shows("vote", "answer on your phone", story.question)
        answer(phone, story)
        answer_plainly(plain, story)
        screen.sees("of 2 phones have voted")
        assert not re.search(r"\d%", screen.text(".screen")), "nothing of a sealed poll is on the screen"
        closes(desk, story)
        screen.sees("Poll closed")
        phone.sees("Voting has closed.")
        if story.kind in JUDGED:
            judges(desk, story, screen, phone)
        desk.does("Show the poll")
        screen.shows("reveal", story.question, *story.shown)
        phone.sees(story.question, *story.shown)
        house.keep(f"poll-{story.kind.lower()}")
        plain.loads_again()
        plain.sees(story.question, *story.shown)
        page = house.visitor(f"/r/{house.server.code}/polls")
        article = page.part("article").last
        expect(article).to_contain_text(story.question)
        shown = figures_of(screen)
        assert shown or story.kind == "Text", "figures must be found for this to mean anything"
        assert figures_of(phone) == figures_of(plain) == shown
        assert figures_of_article(page) == shown
    takes_home(desk)


def closes(desk: Desk, story: Story) -> None:
    if story.kind in JUDGED:
        desk.holds("Close the poll")
    else:
        desk.does("Close the poll")


def judges(desk: Desk, story: Story, screen: Face, phone: Face) -> None:
    """By the keyboard alone: what is in focus is approved, and the next one comes into focus."""
    desk.waits_for_step("Read what voters wrote")
    desk.page.keyboard.press(" ")
    waiting = desk.part("[data-entry][data-state=waiting]")
    expect(waiting.first).to_be_focused()
    own, others = story.answers
    for text in (*own, *others):
        expect(waiting.filter(has_text=text)).to_have_count(1)
        assert text not in screen.text("body"), "no hall sees it before it was approved"
    assert not any(text in phone.text("body") for text in others), "a phone knows its own answer alone"
    desk.page.keyboard.press("ArrowDown")
    expect(waiting.nth(1)).to_be_focused()
    for left in range(waiting.count() - 1, -1, -1):
        desk.page.keyboard.press("a")
        expect(waiting).to_have_count(left)
        if left:
            expect(waiting.last).to_be_focused()


def figures_of_article(page: Face) -> list[str]:
    page.page.evaluate("() => document.querySelectorAll('article:not(:last-of-type)').forEach((one) => one.remove())")
    return figures_of(page)


def takes_home(desk: Desk) -> None:
    """Every bundle holds, and is the file of the poll beside which it stands."""
    rows = desk.part(".asked__poll")
    expect(rows).to_have_count(len(STORIES))
    for at, story in enumerate(STORIES):
        link = rows.nth(at).get_by_role("link", name="Recount bundle")
        answer = desk.page.request.get(str(link.get_attribute("href")))
        bundle = json.loads(answer.text())
        assert bundle["poll"]["question"] == story.question
        assert recount_poll(check_poll_bundle(bundle)) == []


def test_a_draft_waits_and_is_worded_otherwise(house: House) -> None:
    desk, screen = house.desk(house.server.links["desk"], "Mara"), house.screen()
    desk.starts(PANEL)
    desk.presses("New poll")
    form = desk.part("dialog form")
    form.get_by_label("Question").fill("Tea or coffe?")
    form.get_by_label("Options").fill("Tea\nTea")
    form.get_by_role("button", name="Keep as a draft").click()
    desk.sees("Two options read alike")
    form.get_by_label("Options").fill("Tea\nCoffee")
    form.get_by_role("button", name="Keep as a draft").click()
    expect(desk.part(".asked__poll")).to_have_count(1)
    assert "coffe" not in screen.text(".screen")
    desk.presses("Edit")
    desk.part("dialog form").get_by_label("Question").fill("Tea or coffee?")
    desk.part("dialog form").get_by_role("button", name="Keep as a draft").click()
    expect(desk.part(".asked__question")).to_have_text("Tea or coffee?")
    verbs = desk.part(".asked__poll")
    verbs.get_by_role("button", name="Open the poll").click()
    screen.shows("vote", "Tea or coffee?")
    verbs.get_by_role("button", name="Close the poll").click()
    screen.sees("Poll closed")
    verbs.get_by_role("button", name="Open again").click()
    screen.sees("answer on your phone")


def test_a_poll_is_made_by_keyboard_alone(house: House) -> None:
    """From the focus on its button: what is asked most often by Alt and a digit, the question, Enter on a button."""
    desk, screen = house.desk(house.server.links["desk"], "Mara"), house.screen()
    desk.starts(PANEL)
    keyboard = desk.page.keyboard
    desk.part(".asked").get_by_role("button", name="New poll").focus()
    keyboard.press("Enter")
    expect(desk.part("dialog textarea[name=question]")).to_be_focused()
    keyboard.press("Alt+Digit1")
    expect(desk.part("dialog textarea[name=options]")).to_have_value("Yes\nNo")
    keyboard.type(question := "Shall we meet again?", delay=60)
    tabs = tabs_to(desk, "Open it now")
    keyboard.press("Enter")
    screen.shows("vote", question, "Yes", "No")
    keys, thoughts = len(["Enter", "Alt", "1", *question, *tabs, "Enter"]), 4
    assert KEY_S * keys + THOUGHT_S * thoughts < MADE_WITHIN_S
    keyboard_copy(desk)


def tabs_to(desk: Desk, button: str) -> list[str]:
    """The keys that lead from the field in focus to a button."""
    wanted = desk.page.get_by_role("button", name=button)
    keys: list[str] = []
    while not wanted.evaluate("(one) => one === document.activeElement"):
        assert len(keys) < 30, f"{button!r} is reached by keys"
        desk.page.keyboard.press("Tab")
        keys.append("Tab")
    return keys


def keyboard_copy(desk: Desk) -> None:
    """Another one like it, as a draft, on a scale."""
    desk.part(".asked__poll").get_by_role("button", name="Copy").click()
    expect(desk.part("dialog textarea[name=question]")).to_have_value("Shall we meet again?")
    desk.page.keyboard.press("Alt+Digit3")
    desk.part("dialog form").get_by_role("button", name="Keep as a draft").click()
    expect(desk.part(".asked__poll")).to_have_count(2)
    expect(desk.part(".asked__poll").last).to_contain_text("Rating")
