"""What each role sees: one serializer per slice, used by page, join and push alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from debate.domain.polls.states import PollState
from debate.snapshot import agenda, entries, floor, guide, hands, order, polls, questions, setups, whispers
from debate.snapshot.question_shapes import MeSlice
from debate.snapshot.view import View
from debate.store.database import Database, retry_read
from debate.store.revisions import read_revs

Serializer: TypeAlias = Callable[[View], Any]

_ALL: dict[str, Serializer] = {
    "event": agenda.event_slice,
    "agenda": agenda.agenda_slice,
    "debate": agenda.debate_slice,
    "panel": floor.panel_slice,
    "clock": order.clock_slice,
    "poll": polls.poll_slice,
}

# Which face sees which slice, and through which serializer: what is not listed here reaches nobody.
SLICES: Mapping[str, Mapping[str, Serializer]] = {
    "audience": {
        **_ALL,
        "result": polls.whole_result,
        "questions": questions.questions_slice,
        "upvotes": questions.upvotes_slice,
    },
    "screen": {
        **_ALL,
        "result": polls.staged_result,
        "turnout": polls.turnout_slice,
        "asked": questions.asked_slice,
        "speaking": floor.speaking_slice,
        "microphone": hands.microphone_slice,
        "scene": agenda.scene_slice,
    },
    "stage": {
        **_ALL,
        "result": polls.whole_result,
        "asked": questions.asked_slice,
        "speaking": floor.stage_speaking_slice,
        "message": agenda.message_slice,
    },
    # What is one panelist's alone is no slice of a face: `whisper`.
    "panelist": {
        "event": agenda.event_slice,
        "clock": order.clock_slice,
    },
    "desk": {
        **_ALL,
        "result": polls.staged_result,
        "turnout": polls.turnout_slice,
        "asked": questions.asked_slice,
        "scene": agenda.scene_slice,
        "message": agenda.message_slice,
        "speaking": floor.speaking_slice,
        "floor": floor.floor_slice,
        "order": order.order_slice,
        "setups": setups.setups_slice,
        "polls": polls.polls_slice,
        "entries": entries.entries_slice,
        "queue": questions.queue_slice,
        "hands": hands.hands_slice,
        "microphone": hands.microphone_slice,
        "guide": guide.guide_slice,
        "whispers": whispers.whispers_slice,
    },
}

# Slices of single phones and panelists. Each is counted and pushed under its own name: "me:<asker>",
# "whisper:<person>".
OWN: Mapping[str, Callable[[View, str], Any]] = {
    "me": questions.me_slice,
    "whisper": lambda view, person: whispers.whisper_slice(view, int(person)),
}


def slice_of(name: str) -> str:
    """What a slice is called on the wire: "me" for "me:<asker>"."""
    return name.partition(":")[0]


# A poll by itself that takes ballots, or may be opened again.
_NOT_OVER = (PollState.OPEN, PollState.CLOSED)
FACES = tuple(SLICES)
EVERY_SLICE = tuple(sorted({name for slices in SLICES.values() for name in slices}))
# The `me` slice of a phone that never asked nor wanted anything: most only vote, and shall cost no query.
NOTHING_OF_MINE: MeSlice = {"questions": [], "upvotes": [], "hand": None, "muted": False}


class Slices:
    """Reads slices of an event as a face sees them: `{name: {"rev", "data"}}`."""

    def __init__(self, db: Database, join_url: Callable[[str], str]) -> None:
        self._db = db
        self._join_url = join_url

    def read(self, event: int, faces: Iterable[str], names: Iterable[str] | None = None) -> dict[str, dict[str, Any]]:
        """The slices of each face in one view of the database; `names` None: all of them.

        The revs are read first: should a change slip in between, the data is newer than its rev, and the next patch
        repairs that.
        """
        wanted = None if names is None else set(names)

        def read() -> dict[str, dict[str, Any]]:
            with self._db.reading() as session:
                revs = read_revs(session, event, EVERY_SLICE)
                view = View(session, event, self._join_url)
                made = cache(lambda serialize: serialize(view))  # faces that see the same share it
                return {face: _face_slices(made, revs, face, wanted) for face in faces}

        return retry_read(read)

    def revs(self, event: int, face: str, own: str | None = None) -> dict[str, int]:
        """The rev of every slice that the face sees, and of the slice of its `own`, as it is called on the wire."""
        with self._db.looking() as connection:
            revs = read_revs(connection, event, [*SLICES[face], own] if own else SLICES[face])
        found = {name: revs.get(name, 0) for name in SLICES[face]}
        return {**found, slice_of(own): revs.get(own, 0)} if own else found

    def hall_polls(self, event: int) -> list[int]:
        """The polls whose ballots a phone tells of: those of the motion, of the others all that are not over, and both
        rounds of the one that concerns the hall. None as long as none does."""
        with self._db.reading() as session:
            view = View(session, event, self._join_url)
            if view.poll is None:
                return []
            concerned = (view.poll.id, view.poll.first_id)
            alone = (poll for poll in view.polls_alone if poll.id in concerned or poll.state in _NOT_OVER)
            return [poll.id for poll in (*view.polls, *alone)]

    def own(self, event: int, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Slices of single phones and panelists by their own names, each with its rev, in one view of the database."""
        with self._db.reading() as session:
            revs = read_revs(session, event, names)
            view = View(session, event, self._join_url)
            found = {}
            for name in names:
                kind, _, of = name.partition(":")
                found[name] = {"rev": revs.get(name, 0), "data": OWN[kind](view, of)}
            return found


def _face_slices(
    made: Callable[[Callable[[View], Any]], Any], revs: Mapping[str, int], face: str, wanted: set[str] | None
) -> dict[str, Any]:
    return {
        name: {"rev": revs.get(name, 0), "data": made(serialize)}
        for name, serialize in SLICES[face].items()
        if wanted is None or name in wanted
    }
