"""The page contract: what every face's template and script are given."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import render_template
from flask_wtf.csrf import generate_csrf

from debate import zones
from debate.domain.lines import LINES
from debate.domain.polls import KINDS
from debate.web.parts import parts
from debate.wording import DEFAULT, Catalogue, catalogue, direction, say

LANGUAGE = DEFAULT
# The lines that a face's own forms write: it is told how long they may be, and copies no figure.
WRITTEN = {
    "audience": ("QUESTION", "ASKER", "HAND_PLACE", "POLL_WORD", "POLL_TEXT"),
    "desk": (
        *("MOTION", "SEAT", "QUESTION", "MESSAGE", "SCENE_TEXT", "VOID_REASON"),
        *("POLL_QUESTION", "POLL_UNIT", "POLL_WORD", "POLL_TEXT", "SPEAKER", "PERSON_TITLE"),
    ),
}


def face_words(face: str) -> Catalogue:
    """The desk previews the screen's frames, so it has the screen's words too."""
    own = catalogue(LANGUAGE, face)
    return {**catalogue(LANGUAGE, "screen"), **own} if face == "desk" else own


def render_page(template: str, words: str, **context: Any) -> str:
    """A page in the words of its face, with the helpers that templates use."""
    return render_template(
        template,
        lang=LANGUAGE,
        dir=direction(LANGUAGE),
        static=parts().assets.url,
        t=partial(say, face_words(words)),
        time_of_day=time_of_day,
        day_and_time=day_and_time,
        **context,
    )


def page_of(
    face: str, words: str, code: str, snapshot: dict[str, Any], urls: dict[str, str], **more: Any
) -> dict[str, Any]:
    """What the face's script reads from `#page`."""
    return {
        "face": face,
        "code": code,
        "token": None,
        "snapshot": snapshot,
        "words": face_words(words),
        "lang": LANGUAGE,
        "urls": urls,
        "limits": limits_of(face),
        "csrf": more.pop("csrf", None) or generate_csrf(),
        **more,
    }


def limits_of(*faces: str) -> dict[str, int]:
    """How many characters each line that these faces write may have, by the line's name in small letters."""
    return {name.lower(): LINES[name].longest for face in faces for name in WRITTEN.get(face, ())}


def offers_of_kinds() -> dict[str, dict[str, list[str | int]]]:
    """What the desk's form offers for the settings of each kind of poll."""
    return {name: {setting: list(all_) for setting, all_ in kind.offers.items()} for name, kind in KINDS.items()}


def time_of_day(at_ms: int, zone: str) -> str:
    return _local(at_ms, zone).strftime("%H:%M")


def day_and_time(at_ms: int, zone: str) -> str:
    return _local(at_ms, zone).strftime("%Y-%m-%d %H:%M")


def _local(at_ms: int, zone: str) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zones.find(zone)[1])


def data_of(snapshot: dict[str, Any]) -> dict[str, Any]:
    """The slices' data by name."""
    return {name: part["data"] for name, part in snapshot["slices"].items()}
