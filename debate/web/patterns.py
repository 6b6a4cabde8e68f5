"""Development only: every component in every state, for designers and for the browser tests."""

from __future__ import annotations

from flask import Blueprint

from debate.web.faces import LANGUAGE, face_words, limits_of, render_page

pages = Blueprint("patterns", __name__)


@pages.get("/patterns")
def patterns() -> str:
    faces = ("phone", "screen", "stage", "desk")
    words = {face: face_words(face) for face in faces}
    page = {"words": words, "lang": LANGUAGE, "limits": limits_of("audience", "desk")}
    return render_page("patterns.html", "desk", page=page)
