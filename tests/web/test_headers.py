"""What every answer carries, and what no template holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from debate.config import ROOT
from debate.domain.roles import Role
from tests.programs import House, make_program
from tests.web.visits import one_time_link, reveal, visitor, vote_through

PAGES = (
    "/",
    "/sign-in",
    "/sign-in/{invitation}",
    "/desk",
    "/desk/{code}",
    "/desk/{code}/people",
    "/j/{code}",
    "/j/{code}?tab=ask",
    "/j/{code}?tab=agenda",
    "/j/{code}/state",
    "/j/{code}/ballots",
    "/j/{code}/watch",
    "/j/{code}/qr.svg",
    "/screen/{screen}",
    "/screen/{screen}/lower-third",
    "/stage/{stage}",
    "/panelist/{panelist}",
    "/desk/{code}/links/{link}/qr.svg",
    "/r/{code}/",
    "/r/{code}/1",
    "/r/{code}/polls",
    "/healthz",
    "/metrics",
    "/nowhere",
    "/j/NOSUCH",
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_carries_the_policy(house: House, page: str) -> None:
    client = house.desk_client()
    client.get(f"/j/{house.code}")
    path = page.format(
        code=house.code,
        invitation=one_time_link(house).rpartition("/")[2],
        screen=house.link(Role.SCREEN),
        stage=house.link(Role.STAGE),
        panelist=(own := house.panelist_link(house.person("Amara Lindqvist"))),
        link=own.partition("-")[0],
    )
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"]


def test_every_page_that_is_there_was_looked_at(house: House) -> None:
    looked_at = {re.sub(r"\{.*?\}", "<>", page.split("?")[0]) for page in PAGES} | {"/r/<>/<>"}
    rules = {
        re.sub(r"<.*?>", "<>", rule.rule)
        for rule in house.program.app.url_map.iter_rules()
        if "GET" in (rule.methods or set())
    }
    files = {f"/desk/<>/{of}/<>/{name}" for of in ("pairs", "polls") for name in ("bundle.json", "ballots.csv")}
    asked = {f"/desk/<>/items/<>/questions.{form}" for form in ("csv", "json")}
    of_items = {f"/desk/<>/items/<>/{name}.csv" for name in ("speaking-time", "hands")}
    downloads = {*files, *of_items, *asked, "/desk/<>/polls/<>/groups.csv", "/r/<>/<>/ballots.csv"}
    assert rules - downloads <= looked_at, "add the new page to PAGES"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_holds_script_or_style_of_its_own(template: Path) -> None:
    text = template.read_text()
    scripts = re.findall(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>", text)
    assert scripts == []
    assert "<style" not in text
    assert re.findall(r"\sstyle=", text) == []
    assert re.findall(r"\son[a-z]+=", text) == []
    assert "javascript:" not in text
    assert not re.search(r"\|\s*safe\b", text), "text of strangers must be escaped"


def test_cookies_are_not_for_scripts_or_other_sites(house: House) -> None:
    client = house.program.app.test_client()
    phone_cookies = client.get(f"/j/{house.code}").headers.getlist("Set-Cookie")
    assert {cookie.partition("=")[0] for cookie in phone_cookies} == {"device", "session"}
    for cookie in phone_cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie


def test_behind_https_cookies_are_secure_and_browsers_are_told_to_stay(tmp_path: Path, shelf: Path) -> None:
    house = House(make_program(tmp_path / "data", shelf, SECURE_COOKIES="1"))
    answer = house.program.app.test_client().get(f"/j/{house.code}")
    assert all("Secure" in cookie for cookie in answer.headers.getlist("Set-Cookie"))
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


def test_a_page_with_a_result_keeps_the_policy_too(house: House) -> None:
    reveal(house, vote_through(house))
    answer = visitor(house).get(f"/r/{house.code}/1")
    assert answer.status_code == 200
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_text_of_strangers_is_text_on_every_page(house: House) -> None:
    phone = visitor(house)
    house.phone().do("question:ask", text="<script>alert(1)</script>", name="<b>Eve</b>")
    house.desk().do("question:approve", question=1)
    for page in (phone.get(f"/j/{house.code}?tab=ask"), house.desk_client(name="Milo").get(f"/desk/{house.code}")):
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<b>Eve" not in page.text
