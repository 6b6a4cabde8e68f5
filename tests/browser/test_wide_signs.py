"""Signs that nothing breaks and marks that spread: no question makes a phone's page or the screen's line wider."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.faces import Face
from tests.browser.house import House
from tests.realtime.evenings import approved_question

pytestmark = pytest.mark.browser

SMALL_PHONE = (320, 640)
WIDE = {
    "one long word": "W" * 280,
    "wide signs": "\ufdfd" * 280,
    "wedges": "\U0001242b" * 280,
    "circles": "a" + "\u20dd\u20e3\u0489" * 90,
    "marks": "z" + "\u0300\u0301\u0302\u034f" * 60,
    "tone marks": "\u0e01" + "\u0e34" * 200,
    "families": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 46,
    "a chain": "\u200d".join("\U0001f468" * 140),
    "a chain of letters": "\u0915\u094d\u200d" * 90,
}
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
# A line of the screen is as wide as its box, or it is cut where nobody sees that it goes on.
BEYOND_THE_BOX = """() => {
  const box = document.querySelector('.asked');
  return Math.max(box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight);
}"""


def is_as_wide_as_its_window(face: Face) -> bool:
    return int(face.page.evaluate(SIDEWAYS)) <= 0


@pytest.mark.parametrize("kind", list(WIDE))
def test_no_question_makes_a_page_wider(house: House, kind: str) -> None:
    text = WIDE[kind]
    desk, asker = house.server.desk(), house.server.phone()
    question = approved_question(asker, desk, text)
    phone, plain = house.phone(size=SMALL_PHONE), house.phone(size=SMALL_PHONE, java_script_enabled=False)
    phone.goes_to("Ask")
    plain.goes_to("Ask")
    for face in (phone, plain):
        expect(face.part(".questions .question")).to_have_count(1)
        assert is_as_wide_as_its_window(face), face.name
    screen = house.screen()
    desk.do("question:stage", question=question)
    screen.shows("question")
    assert is_as_wide_as_its_window(screen)
    assert screen.page.evaluate(BEYOND_THE_BOX) <= 1
