"""Development only: every component in every state, for designers and for the browser tests."""

from __future__ import annotations

from flask import Blueprint

from debate.web.faces import LANGUAGE, face_words, limits_of, offers_of_kinds, render_page
from debate.web.pattern_frames import pattern_frames
from debate.web.pattern_polls import pattern_polls

pages = Blueprint("patterns", __name__)


@pages.get("/patterns")
def patterns() -> str:
    faces = ("phone", "screen", "stage", "panelist", "desk")
    words = {face: face_words(face) for face in faces}
    limits = limits_of("audience", "desk")
    facts = {"limits": limits, "offers": offers_of_kinds(), "frames": pattern_frames(), "polls": pattern_polls()}
    page = {"words": words, "lang": LANGUAGE, **facts}
    return render_page("patterns.html", "desk", page=page)
