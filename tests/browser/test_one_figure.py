"""One figure, one place: every face prints the same figures of a result, and they are those of its frame.

The same frames, of every rule in rooms of every unevenness, go through every renderer that there is: the screen, the
desk's preview, the phone, the phone without script and the results page. What is right is worked out here once more,
from the ballots alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from playwright.sync_api import Browser
from sqlalchemy import update

from debate.domain.motion.bundle import VERSION
from debate.domain.motion.figures import with_figures
from debate.domain.motion.pair import CHOICES, Round
from debate.domain.motion.results import count_result, frame_at, result_record, reveal_steps, with_fingerprints
from debate.domain.motion.rules import Rule
from debate.domain.motion.tally import Ballots
from debate.domain.sealing import seal_facts
from debate.services import reveals
from debate.store.revisions import bump
from debate.store.schema import Poll
from debate.wording import DEFAULT, catalogue, say
from tests.browser.faces import Face
from tests.domain.rooms import LATECOMERS, SAME_HUNDRED, fill
from tests.programs import House, make_program
from tests.servers import Server

pytestmark = pytest.mark.browser

READ = Path(__file__).with_name("one_figure.js").read_text()
WORDS = catalogue(DEFAULT, "phone")
Moves: TypeAlias = dict[str, int]
ROOMS: dict[str, Moves] = {
    "latecomers": {**SAME_HUNDRED, **LATECOMERS},
    "early leavers": {"for>for": 5, "undecided>against": 2, "against>against": 4, "for>": 6, "undecided>": 3},
    "for wins": {"against>for": 12, "for>for": 30, "against>against": 25, "undecided>for": 4, ">against": 1},
    "against wins": {"for>against": 7, "for>for": 20, "against>against": 21, "undecided>undecided": 3, "for>": 2},
    "nobody": {},
    "nobody both times": {"for>": 3, "against>": 1, ">for": 1, ">against": 2},
    "nobody before": {">for": 3, ">against": 1},
    "nobody after": {"for>": 3, "against>": 1},
    "one voter": {"undecided>for": 1},
    "one voter and a latecomer": {"for>for": 1, ">against": 1},
    "halves": {"for>for": 17, "against>against": 23},
    "thirds": {"for>for": 1, "against>for": 1, "undecided>against": 1, ">undecided": 1},
    "sixths": {"for>for": 1, "against>for": 1, "against>against": 3, "undecided>undecided": 1},
    "nobody moves": {"for>for": 2, "against>against": 1, ">for": 1},
    "all on one side": {"for>for": 4, "for>against": 1},
    "undecided alone": {"undecided>undecided": 3},
    "a step in thousands": {"against>for": 1, "against>against": 2300, "for>for": 2300},
    "inside the band": {"undecided>for": 1, "for>for": 20, "against>against": 19, ">undecided": 2},
}
BANDS = {"inside the band": 5.0, "one voter": 5.0}


def percent(n: int, of: int) -> str:
    """Rounded half up, in whole numbers."""
    tenths = (2000 * n + of) // (2 * of)
    return f"{tenths // 10}.{tenths % 10}%"


def counted_by(rule: Rule, before: Ballots, after: Ballots) -> list[list[str]]:
    """The choices that each bar stands for, as docs/rules.md has them: who is counted."""
    if rule is Rule.FINAL_MAJORITY:
        return [list(after.values())]
    if rule is Rule.ALL_BALLOTS:
        return [list(before.values()), list(after.values())]
    both = before.keys() & after.keys()
    return [[box[voter] for voter in both] for box in (before, after)]


def bars_of(rule: Rule, before: Ballots, after: Ballots) -> list[list[Any]]:
    both = rule not in (Rule.ALL_BALLOTS, Rule.FINAL_MAJORITY)
    return [
        [
            whom(len(choices), both),
            {say(WORDS, f"choice.{c}"): percent(choices.count(c), len(choices)) for c in CHOICES},
        ]
        if choices
        else [whom(0, both), {}]
        for choices in counted_by(rule, before, after)
    ]


def whom(n: int, both: bool) -> str:
    if n == 0:
        return "nobody voted both times" if both else "nobody voted"
    people = "1 person" if n == 1 else f"{n:,} people"
    return f"{people} who voted both times" if both else f"{people}, all who voted"


def make_frame(rule: Rule, room: str) -> dict[str, Any]:
    before, after = fill(ROOMS[room])
    band = BANDS.get(room, 0.0)
    steps = reveal_steps(Round.POST, rule)
    tallies = {"pre": "sealed", "post": "sealed"}
    terms = {"show_pre": False, "tallies": tallies, "public_list": False, "sealed_at": 0}
    head = {
        "version": VERSION,
        "poll": 12,
        "pair": 5,
        "round": "post",
        "title": "Debate",
        "motion": "This house trusts the count",
        "seal": seal_facts({**terms, "rule": str(rule), "band_pct": band}, "0" * 64),
        "steps": steps,
        "step": steps[-1],
        "hashes": {"post": "1" * 64},
    }
    result = count_result(rule, band, before if rule.has_pre_vote else None, after)
    return with_fingerprints(with_figures({**head, **result_record(result, rule)}))


class Pages:
    """The pages that need no script, of a server without sockets that holds one revealed result."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.client = house.program.app.test_client()
        house.hall.seal()
        for name in ("pre", "post"):
            house.hall.vote(name, {"ada": "for"})
        self.poll = house.hall.poll("post").id
        reveals.arm_poll(house.call(), self.poll)
        reveals.reveal_poll(house.call(), self.poll, held=True, play=False)
        reveals.step_reveal(house.call(), self.poll, "winner")
        self.pair = house.hall.poll("post").pair_id

    def of(self, frame: dict[str, Any]) -> dict[str, str]:
        """The results page and the phone's page, with `frame` in the place of the result that was revealed."""
        own = {**frame, "poll": self.poll, "pair": self.pair}
        with self.house.program.db.writing() as session:
            session.execute(update(Poll).where(Poll.id == self.poll).values(frame=own, step=frame["step"]))
            bump(session, self.house.hall.event, ["result"])
        page = self.client.get(f"/r/{self.house.code}/{self.pair}")
        plain = self.client.get(f"/j/{self.house.code}")
        assert (page.status_code, plain.status_code) == (200, 200)
        return {"page": page.text, "plain": plain.text}


@pytest.fixture
def pages(tmp_path: Path, shelf: Path) -> Iterator[Pages]:
    house = House(make_program(tmp_path / "data", shelf))
    house.hall.start()
    yield Pages(house)
    house.program.db.close()


def make_case(pages: Pages, rule: Rule, room: str) -> dict[str, Any]:
    frame = make_frame(rule, room)
    steps = [frame_at(frame, step) for step in frame["steps"]]
    return {"name": f"{rule}, {room}", "frame": frame, "steps": steps, **pages.of(frame)}


def changes_of(frame: dict[str, Any]) -> dict[str, list[str]]:
    return {say(WORDS, f"choice.{side}"): _change(change) for side, change in (frame["changes"] or {}).items()}


def _change(change: dict[str, Any]) -> list[str]:
    shares = ["" if change[part] is None else f"{change[part]:.1f}%" for part in ("before_pct", "after_pct")]
    said = say(WORDS, f"change.{change['words']}", x=f"{change['pct']:.1f}", n=change["n"]) if change["words"] else ""
    return [*shares, said]


def decimals_of(frame: dict[str, Any]) -> set[str]:
    """Every figure with a decimal that may be printed of a frame."""
    bars = [drawn["shares"].values() for drawn in frame["shown"].values() if drawn]
    changes = (frame["changes"] or {}).values()
    figures = [share["pct"] for shares in bars for share in shares]
    figures += [change[part] for change in changes for part in ("before_pct", "after_pct", "pct")]
    figures += [frame["verdict"]["margin_pct"], frame["verdict"]["spread_pct"], frame["seal"]["band"], 0.1]
    return {f"{figure:.1f}" for figure in figures if figure is not None}


def faults_of(case: dict[str, Any], bars: list[list[Any]], face: str, seen: dict[str, Any]) -> list[str]:
    frame = case["frame"]
    want = {
        "bars": bars,
        "verdict": say(WORDS, f"verdict.{frame['verdict']['words']}"),
        "changes": changes_of(frame),
    }
    faults = [f"{part}: {seen[part]}, not {right}" for part, right in want.items() if seen[part] != right]
    if "labels" in seen:
        drawn = [sorted(share for share in shares.values() if share != "0.0%") for _, shares in bars]
        said = [sorted(share for share in shares if share != "0.0%") for shares in seen["labels"]]
        faults += [] if said == drawn else [f"labels: {said}, not {drawn}"]
    strays = set(re.findall(r"\d+\.\d(?!\d)", seen["text"])) - decimals_of(frame)
    faults += [f"prints {strays}, which the frame does not hold"] if strays else []
    return [f"{case['name']}, {face}: {fault}" for fault in faults]


def test_every_face_prints_the_figures_of_the_frame(chromium: Browser, patterns: Server, pages: Pages) -> None:
    rooms = [(rule, room) for rule in Rule for room in ROOMS]
    cases = [make_case(pages, rule, room) for rule, room in rooms]
    face = Face(chromium, patterns, "all faces")
    face.tolerates("404")  # the QR code of an event that this server does not hold
    face.page.goto("/patterns?face=screen&state=blank")
    face.page.locator("[data-ready]").wait_for()
    found: list[dict[str, Any]] = face.page.evaluate(READ, cases)
    complaints = face.complaints
    face.closes()
    assert complaints == []
    faults = []
    for (rule, room), case, drawn in zip(rooms, cases, found, strict=True):
        bars = bars_of(rule, *fill(ROOMS[room]))
        assert set(drawn["seen"]) == {"screen", "desk", "phone", "phone without script", "results page"}
        for name, seen in drawn["seen"].items():
            faults += faults_of(case, bars, name, seen)
        for step, seen in zip(case["frame"]["steps"], drawn["steps"], strict=True):
            right = bars[:1] if step == case["frame"]["steps"][0] else bars
            faults += [] if seen == right else [f"{case['name']}, screen at {step}: {seen}, not {right}"]
    assert faults == [], "\n".join(faults)


def test_the_rooms_give_every_verdict() -> None:
    given = {make_frame(rule, room)["verdict"]["words"] for rule in Rule for room in ROOMS}
    missing = {"nobody", "nobody_both", "nobody_before", "nobody_after"}
    assert given == {"for", "against", "draw", "too_close", "none", *missing}


def test_the_desk_names_the_round_its_ballots_and_the_verdict_before_it_is_confirmed() -> None:
    frame = make_frame(Rule.MATCHED, "nobody both times")
    assert frame["ballots"] == {"before": 4, "after": 3}
    assert frame["verdict"]["words"] == "nobody_both"
