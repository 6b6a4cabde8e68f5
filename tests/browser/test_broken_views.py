"""A view that throws: the rest of the face is painted, the ballot is cast, the server hears of it once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Route, expect

from tests.browser.house import House
from tests.browser.phones import Phone
from tests.realtime.evenings import open_vote, start_debate
from tests.servers import wait_for

pytestmark = pytest.mark.browser

SAYS = "Part of this page could not be shown."
LACKING = """() => {
  const { DateTimeFormat } = Intl;
  Intl.DateTimeFormat = function lacking(locale, options) {
    if (options?.timeZone !== "UTC") throw new RangeError(`Invalid time zone specified: ${options?.timeZone}`);
    return new DateTimeFormat(locale, options);
  };
}"""


def break_view(face: Phone, module: str, name: str) -> None:
    """Let a function of a module throw as soon as it is called."""

    def answer(route: Route) -> None:
        try:
            response = route.fetch()
            text = response.text()
        except PlaywrightError:
            return  # the page that asked for it has gone
        body, found = re.subn(
            # A head may take several lines, or stand in the middle of one.
            rf"(\bfunction {name}\((?:\{{.*?\}}|[^{{}}])*?\) ?\{{)",
            r'\1 throw new RangeError("on purpose");',
            text,
            flags=re.DOTALL,
        )
        assert found == 1, f"{module} must hold one function {name}"
        route.fulfill(response=response, body=body)

    face.context.route(re.compile(rf"/(?:js|dist)/{re.escape(module)}$"), answer)
    face.tolerates("on purpose")


def somebody(house: House, name: str, size: tuple[int, int]) -> Phone:
    """A browser that has opened nothing yet."""
    face = house.new_phone(name, size=size)
    face.root = "body"
    return face


def faults(house: House, face: str) -> float:
    text = house.server.browser().get("/metrics").text
    found = re.search(rf'debate_face_faults_total{{face="{face}"}} ([\d.]+)', text)
    return float(found[1]) if found else 0.0


def test_a_browser_that_lacks_the_zone_shows_the_servers_times(house: House) -> None:
    ola = house.new_phone("Ola")
    ola.context.add_init_script(f"({LACKING})()")
    ola.joins()
    ola.goes_to("Agenda")
    ola.sees("Opening Remarks", "Times in Europe/Paris")
    expect(ola.part(".item__time").first).to_contain_text(re.compile(r"\d\d:\d\d"))
    open_vote(house.server.desk())
    ola.voted("for")


def test_a_phone_whose_waiting_view_throws_still_votes(house: House) -> None:
    ola = house.new_phone("Ola")
    break_view(ola, "phone.js", "comingView")
    ola.joins()
    expect(ola.part(".fault")).to_contain_text(SAYS)
    ola.sees("Keep this page open.")
    wait_for(lambda: faults(house, "audience") == 1.0 or None, "the report")
    open_vote(house.server.desk())
    ola.voted("for")
    expect(ola.part(".fault")).to_have_count(0)
    assert faults(house, "audience") == 1.0, "once, however often it is painted"


def test_a_phone_whose_every_part_throws_keeps_the_servers_page(house: House) -> None:
    open_vote(house.server.desk())
    ola = house.new_phone("Ola")
    break_view(ola, "phone.js", "phoneView")
    ola.joins()
    expect(ola.part(".fault")).to_contain_text(SAYS)
    ola.votes("for")
    ola.holds("for")
    ola.sees("Counted.")


def test_a_phone_whose_ballot_throws_gets_it_without_the_script(house: House) -> None:
    ola = house.new_phone("Ola")
    break_view(ola, "phone.js", "voteView")
    ola.joins()
    ola.sees("Keep this page open.")
    open_vote(house.server.desk())
    ola.presses("Load it again")
    ola.voted("for")
    assert ola.part("script[src]").count() == 0, "the page that cannot fail has no script"


@pytest.mark.parametrize(
    ("face", "module", "name", "still"),
    [
        ("screen", "screen/frame.js", "header", ".foot"),
        ("stage", "stage/foot.js", "stageFoot", ".stage__top"),
    ],
)
def test_a_screen_paints_what_does_not_throw(house: House, face: str, module: str, name: str, still: str) -> None:
    seen = somebody(house, face, (1920, 1080))
    break_view(seen, module, name)
    seen.opens(house.server.links[face])
    expect(seen.part(still)).to_be_visible()
    expect(seen.part(".fault")).to_contain_text(SAYS)
    wait_for(lambda: faults(house, face) == 1.0 or None, "the report")


def test_a_desk_whose_questions_throw_goes_on_with_the_evening(house: House) -> None:
    mara = somebody(house, "desk", (1440, 900))
    break_view(mara, "desk/queue.js", "queueView")
    cookies = house.server.desk_browser().cookies
    address = f"http://{house.server.address}"
    mara.context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    mara.opens(f"/desk/{house.server.code}")
    expect(mara.part(".fault")).to_contain_text(SAYS)
    desk = house.server.desk()
    start_debate(desk)
    expect(mara.part(".guide")).to_contain_text("Name the speakers")
    wait_for(lambda: faults(house, "desk") == 1.0 or None, "the report")
