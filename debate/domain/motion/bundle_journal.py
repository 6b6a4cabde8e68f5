"""Whether the journal of a bundle agrees with the bundle's other parts (version 3).

A row is `{"at", "actor", "subject", "what", "from", "to", "why", "details"}`. `subject` names the pair or one of its
polls (`poll 7`); `details` holds what the row is about: the seal of `pair:seal`, hash and number of ballots of
`poll:hash`, the figures that were counted of `poll:frame`.

A close that was taken back keeps neither hash nor number: with the later ballots they would tell who came in between
(docs/security.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from debate.domain.errors import Why, why
from debate.domain.motion.pair import Round
from debate.domain.motion.results import reveal_steps
from debate.domain.motion.rules import Rule
from debate.domain.polls.states import MOVES, PollState

Row = Mapping[str, Any]
Numbered = list[tuple[int, Row]]
# What says so: a part of the bundle by its name, or what holds of every row of a kind.
Source: TypeAlias = "str | Why"
# A value that a field must have, and what says so.
Expected = Mapping[str, tuple[Any, Source]]

FIELDS: Mapping[str, tuple[type, ...]] = {
    "at": (int,),
    "actor": (str,),
    "subject": (str,),
    "what": (str,),
    "from": (str, type(None)),
    "to": (str, type(None)),
    "why": (str, type(None)),
    "details": (dict, type(None)),
}
VERBS = frozenset(f"poll:{verb}" for verbs in MOVES.values() for verb in verbs) - {"poll:void", "poll:step"}
# What is written in the same moment as a move, right after it.
NOTED_WITH = {"poll:hash": "poll:close", "poll:frame": "poll:arm"}
ENDS = {Round.PRE: (PollState.CLOSED, PollState.REVEALED), Round.POST: (PollState.REVEALED,)}
_LIKE_THIS = why("source.row_like_this")
NOTHING: Expected = {"from": (None, _LIKE_THIS), "to": (None, _LIKE_THIS)}


def differs(part: str, said: Any, source: Source, value: Any) -> Why:
    """A part says one thing, and what it is held to another one."""
    return why("recount.differs", part=part, said=repr(said), source=source, value=repr(value))


def check_journal(bundle: Mapping[str, Any]) -> Iterator[Why]:
    """What does not agree, with row and field."""
    subjects = {
        f"pair {bundle['pair']}": None,
        **{f"poll {poll['id']}": name for name, poll in bundle["polls"].items()},
    }
    by_subject: dict[str | None, Numbered] = {name: [] for name in subjects.values()}
    for index, row in enumerate(bundle["journal"]):
        if row["subject"] not in subjects:
            yield why("recount.subject", index=index, said=repr(row["subject"]), subjects=list(subjects))
        else:
            by_subject[subjects[row["subject"]]].append((index, row))
    yield from _pair_rows(bundle, by_subject.pop(None))
    for name, rows in by_subject.items():
        yield from _poll_rows(bundle, Round(str(name)), rows)


def _differ(index: int, row: Row, expected: Expected) -> Iterator[Why]:
    for field, (value, source) in expected.items():
        part, _, name = field.partition(".")
        said = (row[part] or {}).get(name) if name else row[part]
        if said != value:
            yield differs(f"journal[{index}].{field}", said, source, value)


def _pair_rows(bundle: Mapping[str, Any], rows: Numbered) -> Iterator[Why]:
    if not rows or rows[0][1]["what"] != "pair:seal":
        yield why("recount.no_seal")
        return
    sealed: Expected = {
        "at": (bundle["record"].get("sealed_at"), "record.sealed_at"),
        "from": (None, why("source.seal")),
        "to": ("sealed", why("source.seal")),
        "details": ({"seal": bundle["seal"]}, "seal"),
    }
    yield from _differ(*rows[0], sealed)
    for index, row in rows[1:]:
        yield from _differ(index, row, {"what": ("pair:destroy-key", why("source.sealed_pair")), **NOTHING})


def _poll_rows(bundle: Mapping[str, Any], round_: Round, rows: Numbered) -> Iterator[Why]:
    yield from _moves(rows, round_)
    yield from _steps(bundle, round_, rows)
    yield from _times(bundle["polls"][round_], round_, rows)
    closes = [index for index, row in rows if row["what"] == "poll:close"]
    for before, numbered in zip([None, *rows], [*rows, None], strict=True):
        if numbered and numbered[1]["what"] in NOTED_WITH:
            is_last = numbered[0] > max(closes, default=-1)
            yield from _noted(bundle, round_, before, numbered, is_last=is_last)
        elif before and before[1]["what"] in NOTED_WITH.values():
            yield why("recount.not_noted", index=before[0], said=repr(before[1]["what"]))


def _moves(rows: Numbered, round_: Round) -> Iterator[Why]:
    state = PollState.DRAFT
    for index, row in rows:
        verb = row["what"].removeprefix("poll:")
        if row["what"] in VERBS:
            to = MOVES[state].get(verb)
            if to is None:
                yield why("recount.move", index=index, said=repr(row["what"]), state=state)
                return
            every = why("source.every", what=row["what"])
            yield from _differ(index, row, {"from": (str(state), why("source.row_before")), "to": (str(to), every)})
            state = to
        elif row["what"] not in NOTED_WITH and row["what"] != "poll:step":
            yield why("recount.no_move", index=index, said=repr(row["what"]))
    if state not in ENDS[round_]:
        yield why("recount.not_told", round=round_, state=state)


def _steps(bundle: Mapping[str, Any], round_: Round, rows: Numbered) -> Iterator[Why]:
    steps = reveal_steps(round_, Rule(bundle["record"]["rule"]))
    at = steps[0]
    for index, row in rows:
        if row["what"] != "poll:step":
            continue
        yield from _differ(index, row, {"from": (at, why("source.step_before"))})
        if row["to"] not in steps[steps.index(at) + 1 :]:
            yield why("recount.step", index=index, said=repr(row["to"]), steps=steps)
            return
        at = row["to"]
    if at != steps[-1] and round_ is Round.POST:
        yield why("recount.step_not_told", step=repr(at))


def _times(poll: Mapping[str, Any], round_: Round, rows: Numbered) -> Iterator[Why]:
    """The vote opened once, and closed when it closed last."""
    for what, field in (("poll:open", "opened_at"), ("poll:close", "closed_at")):
        done = [numbered for numbered in rows if numbered[1]["what"] == what]
        if done:
            yield from _differ(*done[-1], {"at": (poll[field], f"polls.{round_}.{field}")})


def _noted(
    bundle: Mapping[str, Any], round_: Round, last: tuple[int, Row] | None, numbered: tuple[int, Row], *, is_last: bool
) -> Iterator[Why]:
    index, row = numbered
    before = last[1] if last else None
    if before is None or before["what"] != NOTED_WITH[row["what"]]:
        yield why("recount.noted_alone", index=index, said=repr(row["what"]), move=NOTED_WITH[row["what"]])
        return
    at = {"at": (before["at"], why("source.move_before", what=before["what"]))}
    yield from _differ(index, row, {**at, **NOTHING, **_details(bundle, round_, row, is_last=is_last)})


def _details(bundle: Mapping[str, Any], round_: Round, row: Row, *, is_last: bool) -> Expected:
    if row["what"] == "poll:hash" and not is_last:
        return {"details": (None, why("source.taken_back"))}
    expected = hash_details(bundle, round_) if row["what"] == "poll:hash" else frame_details(bundle["result"], round_)
    source = why("source.hash", round=round_) if row["what"] == "poll:hash" else "result"
    if (row["details"] or {}).keys() != expected.keys():
        return {"details": (expected, source)}
    return {f"details.{name}": (value, source) for name, value in expected.items()}


def hash_details(bundle: Mapping[str, Any], round_: Round) -> dict[str, Any]:
    """What a close notes: the hash of all ballots, and how many they are."""
    voted = sum(ballot[round_] is not None for ballot in bundle["ballots"])
    return {"hash": bundle["hashes"].get(round_), "ballots": voted}


def frame_details(result: Mapping[str, Any], round_: Round) -> dict[str, Any]:
    """What arming notes of what it counted. A vote before the debate that is shown by itself has one bar."""
    if round_ is Round.PRE:
        return {"before": result.get("before"), "after": None, "verdict": None}
    verdict = (result.get("outcome") or {}).get("verdict")
    return {"before": result.get("before"), "after": result.get("after"), "verdict": verdict}
