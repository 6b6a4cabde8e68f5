"""The phone's page. Most phones that join have no ballot and no question yet: they all get the same page but for four
values.

Rendering costs more than all the rest of a join, so that page is kept as long as no slice changes.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from flask_wtf.csrf import generate_csrf

from debate.domain.agenda import ItemKind, ItemState, ItemTimes, break_ends, expected_times
from debate.now import now_ms
from debate.store.event_cache import EventKey
from debate.web.faces import data_of, page_of, render_page
from debate.web.kept import Kept

MOST_KEPT = 64
TIMES = ("planned_start", "planned_end", "actual_start", "actual_end")
# A minute, as times of day are shown.
LATE_MS = 30_000


_kept: dict[tuple[Any, ...], Kept] = {}


def phone_page(
    event: EventKey,
    snapshot: dict[str, Any],
    tab: str,
    notice: str | None,
    written: dict[str, str] | None = None,
    plain: bool = False,
    done: str = "",
    packed: bool = False,
) -> str | bytes:
    """The page of one phone, for its snapshot; `written` is a question that was refused, which goes with a notice.
    Where it may be `packed`, most phones' is: bytes are gzip.

    A plain page comes without the script, as a browser that failed to run it needs it. Where a form led to it
    (`done`), the page has none to write a question in and refreshes itself: it shows what becomes of what was sent.
    """
    own = snapshot["slices"]["ballots"]["data"] or snapshot["slices"]["me"]["rev"]
    token, key, now = generate_csrf(), secrets.token_urlsafe(16), snapshot["server_ms"]
    if own or notice or plain:
        return _render(event, snapshot, tab, notice, token, key, now, written, plain, done)
    kept, values = _kept_page(event, snapshot, tab), {"token": token, "key": key, "now": str(now)}
    return (kept.pack(**values) if packed else None) or kept.fill(**values)


def _kept_page(event: EventKey, snapshot: dict[str, Any], tab: str) -> Kept:
    slices = snapshot["slices"]
    slot = slices["clock"]["data"]["slot"]
    # A page without JavaScript shows times as they were rendered: it is a second old at most while a clock runs, else a
    # minute.
    running = slot and slot["clock"]["started_at"] is not None
    moment = now_ms() // (1000 if running else 60_000)
    name = (event.id, tab, moment, snapshot["epoch"], *(part["rev"] for part in slices.values()))
    if name not in _kept:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        shown = snapshot["server_ms"]
        _kept[name] = Kept(
            lambda token, key, now: _render(event, {**snapshot, "server_ms": now}, tab, None, token, key, shown)
        )
    return _kept[name]


def _render(
    event: EventKey,
    snapshot: dict[str, Any],
    tab: str,
    notice: str | None,
    token: str,
    key: str,
    now: int,
    written: dict[str, str] | None = None,
    plain: bool = False,
    done: str = "",
) -> str:
    slices = data_of(snapshot)
    poll = slices["poll"]
    return render_page(
        "phone/page.html",
        "phone",
        page=page_of("audience", "phone", event.code, snapshot, urls_of(event.code), csrf=token),
        slices=slices,
        ballot=slices["ballots"].get(str(poll["id"])) if poll else None,
        key=key,
        csrf_token=token,
        notice=notice,
        written=written or {},
        tab=tab,
        now=now,
        plain=plain,
        done=done,
        expected=_expected(slices["agenda"]["items"], now),
        back_at=_back_at(slices["agenda"]),
    )


@dataclass(frozen=True, slots=True)
class _Begins:
    """When an item begins; `is_late` where the hall still waits for one that is a minute or more behind its plan."""

    start: int
    is_late: bool


def _expected(items: list[dict[str, Any]], now: int) -> dict[int, _Begins]:
    """When each item of the agenda begins, by its id."""
    times = [ItemTimes(*(item[name] for name in TIMES)) for item in items]
    return {
        item["id"]: _Begins(one.start, item["state"] == ItemState.PLANNED and one.late_ms(planned) >= LATE_MS)
        for item, planned, one in zip(items, times, expected_times(times, now), strict=True)
    }


def _back_at(agenda: dict[str, Any]) -> int | None:
    """When the break that is on ends."""
    items = (item for item in agenda["items"] if item["id"] == agenda["current"] and item["kind"] == ItemKind.BREAK)
    return next((break_ends(ItemTimes(*(item[name] for name in TIMES))) for item in items), None)


PATHS = {
    "state": "state",
    "ballots": "ballots",
    "questions": "questions",
    "upvotes": "upvotes",
    "hands": "hands",
    "qr": "qr.svg",
}


def urls_of(code: str) -> dict[str, str]:
    """`again` is where a phone is sent whose script failed: a page that comes without it."""
    own = {name: f"/j/{code}/{path}" for name, path in PATHS.items()}
    return {**own, "results": f"/r/{code}/", "polls": f"/r/{code}/polls", "again": f"/j/{code}?plain"}
