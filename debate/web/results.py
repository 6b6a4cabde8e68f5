"""The public results page: only what was revealed, by a link that anybody may pass on; it prints well.

What was told once stays at its address. A result that was given up since says so, and why.
"""

from __future__ import annotations

from flask import Blueprint, Response, redirect, url_for
from werkzeug.wrappers import Response as BaseResponse

from debate.domain.errors import NotFound
from debate.services import bundles, poll_results
from debate.web.downloads import download_csv
from debate.web.faces import LANGUAGE, face_words, render_page
from debate.web.parts import event_row, find_event, parts

pages = Blueprint("results", __name__)


@pages.get("/r/<code>/")
def latest(code: str) -> BaseResponse:
    """The newest result of the event, given up or not; not one of an earlier run, which a rehearsal may have been."""
    event = find_event(code)
    revealed = [told for told in bundles.list_revealed(parts().db, event.id) if not told.is_earlier]
    if not revealed and poll_results.list_shown(parts().db, event.id):
        return redirect(url_for("results.polls", code=event.code))
    if not revealed:
        raise NotFound("no_result.event")
    return redirect(url_for("results.result", code=event.code, pair=revealed[-1].poll.pair_id))


@pages.get("/r/<code>/<id:pair>")
def result(code: str, pair: int) -> str:
    event = find_event(code)
    revealed = bundles.list_revealed(parts().db, event.id)
    told = next((told for told in revealed if told.poll.pair_id == pair), None)
    if told is None or told.poll.frame is None:
        raise NotFound("no_result.vote")
    poll, pair_row = told.poll, told.pair
    return render_page(
        "pages/result.html",
        "result",
        event=event_row(event),
        frame=poll.frame,
        told=told,
        others=[other for other in reversed(revealed) if other.is_of(poll.item_id) and other is not told],
        record=pair_row.record,
        seal=pair_row.seal,
        digest=bundles.published_digest(parts().db, pair_row.id),
        has_polls=bool(poll_results.list_shown(parts().db, event.id)),
        has_list=told.has_list,
        page={"face": "results", "urls": {}, "frame": poll.frame, "words": face_words("result"), "lang": LANGUAGE},
    )


@pages.get("/r/<code>/polls")
def polls(code: str) -> str:
    """Every poll by itself that the hall has seen the result of."""
    event = find_event(code)
    shown = poll_results.list_shown(parts().db, event.id)
    return render_page("pages/polls.html", "result", event=event_row(event), shown=shown)


@pages.get("/r/<code>/<id:pair>/ballots.csv")
def public_list(code: str, pair: int) -> Response:
    """Every ballot by its receipt, where the seal says so: everybody can find their own."""
    event = find_event(code)
    rows = bundles.list_public(parts().db, event.id, pair)
    return download_csv(f"{event.code}-{pair}-receipts.csv", ("receipt", "pre", "post"), rows)
