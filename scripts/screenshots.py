"""Takes the README's pictures from the running demo (`make screenshots`).

Starts a server of its own on a free port, plays a short evening with forty phones, and writes docs/images/*.png.
"""

from __future__ import annotations

import socket
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402  what the tests are made of is found from here on
from playwright.sync_api import sync_playwright  # noqa: E402

from tests.browser.chromium import launch_chromium  # noqa: E402
from tests.browser.faces import Face  # noqa: E402
from tests.browser.house import House  # noqa: E402
from tests.realtime.evenings import now_at, start_debate  # noqa: E402
from tests.servers import Server, free_port, running  # noqa: E402

IMAGES = ROOT / "docs" / "images"
WIDEST = 1280
PHONES = 40
USUAL_PORT = 5000
SPEAKERS = [
    ("for", 1, "Amara Lindqvist"),
    ("for", 2, "Jonah Okonjo"),
    ("against", 1, "Tomas Varga"),
    ("against", 2, "Leila Haddad"),
]
QUESTIONS = [
    ("If a platform has more users than any state has citizens, who speaks for those users?", "against", 17),
    ("Which forum would you begin with, and who gives up a chair there?", "Amara Lindqvist", 11),
    ("Would a seat not give companies what voters never gave them?", "for", 6),
]
# Forty votes before and after: twelve of the undecided make up their minds, four of the others change theirs.
BEFORE = ["for"] * 13 + ["against"] * 13 + ["undecided"] * 14
FROM_FOR = ["for"] * 11 + ["undecided", "against"]
FROM_AGAINST = ["against"] * 11 + ["for"] * 2
FROM_UNDECIDED = ["for"] * 8 + ["against"] * 4 + ["undecided"] * 2
AFTER = [*FROM_FOR, *FROM_AGAINST, *FROM_UNDECIDED]


class Evening:
    """The debate as a desk runs it and forty phones see it, over the wire."""

    def __init__(self, server: Server) -> None:
        self.desk = server.desk()
        self.item = start_debate(self.desk)
        for side, seat, name in SPEAKERS:
            self.desk.do("speaker:name", item=self.item, side=side, seat=seat, name=name)
        self.phones = [server.phone() for _ in range(PHONES)]

    def show(self, scene: str) -> None:
        self.desk.do("scene:show", kind=scene, text=None)

    def poll(self, round_: str) -> int:
        return next(int(poll["id"]) for poll in now_at(self.desk, "polls")["polls"] if poll["round"] == round_)

    def open(self, round_: str) -> None:
        self.desk.do("poll:open", poll=self.poll(round_), closes_in_ms=None)

    def close(self, round_: str) -> None:
        self.desk.do("poll:close", poll=self.poll(round_))

    def vote(self, round_: str, choices: list[str]) -> None:
        poll = self.poll(round_)
        for phone, choice in zip(self.phones, choices, strict=False):
            answer = phone.cast(poll, choice)
            assert answer["ok"], answer

    def go_to(self, kind: str, nth: int = 0) -> int:
        slot = [int(slot["id"]) for slot in now_at(self.desk, "order")["slots"] if slot["kind"] == kind][nth]
        self.desk.do("slot:go", slot=slot)
        return slot

    def speak(self) -> None:
        """The first opening, with its clock running."""
        self.desk.do("clock:start", slot=self.go_to("speech"))

    def stay(self) -> None:
        """Phones that say nothing for long are taken for gone."""
        for phone in self.phones:
            phone.do("time:sync", t0=0)

    def ask(self) -> None:
        for asker, (text, to, voices) in zip(self.phones, QUESTIONS, strict=False):
            question = int(asker.do("question:ask", text=text, to=to)["question"])
            self.desk.do("question:approve", question=question)
            for phone in self.phones[-voices:]:
                phone.do("question:upvote", question=question, on=True)

    def reveal(self) -> None:
        poll = self.poll("post")
        self.close("post")
        self.desk.do("poll:arm", poll=poll)
        self.desk.do("poll:reveal", poll=poll, held=True, play=False)
        for step in ("after", "movement", "winner"):
            self.desk.do("poll:step", poll=poll, step=step)


def play(evening: Evening, house: House) -> None:
    """The evening, with a picture wherever one is due."""
    screen, stage, phone = house.screen(), house.stage(), house.phone()
    desk = house.desk_again()
    for face in (screen, stage):
        face.hears_bells()
    evening.show("lobby")
    screen.shows("lobby", f"{PHONES + 1} phones in the hall")
    keep(screen, "screen-lobby")

    evening.desk.do("pair:seal", item=evening.item, post_tally="live")
    evening.go_to("vote")
    evening.open("pre")
    evening.vote("pre", BEFORE)
    phone.voted("undecided")
    keep(phone, "phone-vote")
    evening.close("pre")

    evening.speak()
    evening.ask()
    evening.stay()
    screen.shows("slot", "Amara Lindqvist")
    stage.waits_for_text(stage.clock, "6:")
    desk.question("Approved", QUESTIONS[0][0])
    keep(screen, "screen-speech")
    keep(stage, "stage")
    keep(desk, "desk")

    evening.go_to("vote", 1)
    evening.open("post")
    evening.vote("post", AFTER[:31])
    evening.stay()
    screen.shows("vote", "31 of")
    keep(screen, "screen-vote")
    evening.vote("post", AFTER)
    phone.voted("for")
    evening.reveal()
    screen.shows_step("winner")
    phone.sees("For wins the debate")
    keep(screen, "screen-reveal")
    keep(phone, "phone-result")


def keep(face: Face, name: str) -> None:
    """What stands there once nothing moves any more, in few colours, as flat pictures need no more."""
    path = IMAGES / f"{name}.png"
    face.page.screenshot(path=path, animations="disabled")
    picture = Image.open(path).convert("RGB")
    picture.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    # Of the other methods, one loses the sides' colours where they are small.
    picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


def usual_port() -> int:
    """The one that `make run` takes, so that the pictures show what a reader will see; another where it is taken."""
    with socket.socket() as probe:
        return free_port() if probe.connect_ex(("127.0.0.1", USUAL_PORT)) == 0 else USUAL_PORT


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = launch_chromium(playwright)
        server = Server("eventlet", Path(folder), port=usual_port())
        with running(server):
            play(Evening(server), House(chromium, server))
        chromium.close()


if __name__ == "__main__":
    main()
