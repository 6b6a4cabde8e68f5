"""Whether the journal of a bundle agrees with the bundle's other parts (version 3).

A row is `{"at", "actor", "subject", "what", "from", "to", "why", "details"}`. `subject` names the pair or one of its
polls (`poll 7`); `details` holds what the row is about: the seal of `pair:seal`, hash and number of ballots of
`poll:hash`, the figures that were counted of `poll:frame`.

A close that was taken back keeps neither hash nor number: with the later ballots they would tell who came in between
(docs/security.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from debate.domain.motion.pair import Round
from debate.domain.motion.results import reveal_steps
from debate.domain.motion.rules import Rule
from debate.domain.polls.states import MOVES, PollState

Row = Mapping[str, Any]
Numbered = list[tuple[int, Row]]
# A value that a field must have, and where the bundle says so.
Expected = Mapping[str, tuple[Any, str]]

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
NOTHING: Expected = {"from": (None, "a row like this"), "to": (None, "a row like this")}


def check_journal(bundle: Mapping[str, Any]) -> Iterator[str]:
    """What does not agree, a sentence each, with row and field."""
    subjects = {
        f"pair {bundle['pair']}": None,
        **{f"poll {poll['id']}": name for name, poll in bundle["polls"].items()},
    }
    by_subject: dict[str | None, Numbered] = {name: [] for name in subjects.values()}
    for index, row in enumerate(bundle["journal"]):
        if row["subject"] not in subjects:
            yield f"journal[{index}].subject: says {row['subject']!r}; this vote is {', '.join(subjects)}."
        else:
            by_subject[subjects[row["subject"]]].append((index, row))
    yield from _pair_rows(bundle, by_subject.pop(None))
    for name, rows in by_subject.items():
        yield from _poll_rows(bundle, Round(str(name)), rows)


def _differ(index: int, row: Row, expected: Expected) -> Iterator[str]:
    for field, (value, source) in expected.items():
        part, _, name = field.partition(".")
        said = (row[part] or {}).get(name) if name else row[part]
        if said != value:
            yield f"journal[{index}].{field}: says {said!r}; {source} says {value!r}."


def _pair_rows(bundle: Mapping[str, Any], rows: Numbered) -> Iterator[str]:
    if not rows or rows[0][1]["what"] != "pair:seal":
        yield "journal: does not begin with the seal of this vote."
        return
    sealed: Expected = {
        "at": (bundle["record"].get("sealed_at"), "record.sealed_at"),
        "from": (None, "a seal"),
        "to": ("sealed", "a seal"),
        "details": ({"seal": bundle["seal"]}, "seal"),
    }
    yield from _differ(*rows[0], sealed)
    for index, row in rows[1:]:
        yield from _differ(index, row, {"what": ("pair:destroy-key", "a sealed pair"), **NOTHING})


def _poll_rows(bundle: Mapping[str, Any], round_: Round, rows: Numbered) -> Iterator[str]:
    yield from _moves(rows, round_)
    yield from _steps(bundle, round_, rows)
    yield from _times(bundle["polls"][round_], round_, rows)
    closes = [index for index, row in rows if row["what"] == "poll:close"]
    for before, numbered in zip([None, *rows], [*rows, None], strict=True):
        if numbered and numbered[1]["what"] in NOTED_WITH:
            is_last = numbered[0] > max(closes, default=-1)
            yield from _noted(bundle, round_, before, numbered, is_last=is_last)
        elif before and before[1]["what"] in NOTED_WITH.values():
            yield f"journal[{before[0]}].what: says {before[1]['what']!r}, and no row after it what was counted."


def _moves(rows: Numbered, round_: Round) -> Iterator[str]:
    state = PollState.DRAFT
    for index, row in rows:
        verb = row["what"].removeprefix("poll:")
        if row["what"] in VERBS:
            to = MOVES[state].get(verb)
            if to is None:
                yield f"journal[{index}].what: says {row['what']!r}, which a vote that is {state} cannot do."
                return
            yield from _differ(
                index, row, {"from": (str(state), "the row before"), "to": (str(to), f"every {row['what']}")}
            )
            state = to
        elif row["what"] not in NOTED_WITH and row["what"] != "poll:step":
            yield f"journal[{index}].what: says {row['what']!r}, which no vote does."
    if state not in ENDS[round_]:
        yield f"journal: leaves polls.{round_} {state}; this bundle is of a result that was told."


def _steps(bundle: Mapping[str, Any], round_: Round, rows: Numbered) -> Iterator[str]:
    steps = reveal_steps(round_, Rule(bundle["record"]["rule"]))
    at = steps[0]
    for index, row in rows:
        if row["what"] != "poll:step":
            continue
        yield from _differ(index, row, {"from": (at, "the step before")})
        if row["to"] not in steps[steps.index(at) + 1 :]:
            yield f"journal[{index}].to: says {row['to']!r}; the steps are {', '.join(steps)}."
            return
        at = row["to"]
    if at != steps[-1] and round_ is Round.POST:
        yield f"journal: ends the reveal at {at!r}; this bundle is of a result that was told."


def _times(poll: Mapping[str, Any], round_: Round, rows: Numbered) -> Iterator[str]:
    """The vote opened once, and closed when it closed last."""
    for what, field in (("poll:open", "opened_at"), ("poll:close", "closed_at")):
        done = [numbered for numbered in rows if numbered[1]["what"] == what]
        if done:
            yield from _differ(*done[-1], {"at": (poll[field], f"polls.{round_}.{field}")})


def _noted(
    bundle: Mapping[str, Any], round_: Round, last: tuple[int, Row] | None, numbered: tuple[int, Row], *, is_last: bool
) -> Iterator[str]:
    index, row = numbered
    before = last[1] if last else None
    if before is None or before["what"] != NOTED_WITH[row["what"]]:
        yield f"journal[{index}].what: says {row['what']!r} without {NOTED_WITH[row['what']]} right before it."
        return
    at = {"at": (before["at"], f"the {before['what']} before it")}
    yield from _differ(index, row, {**at, **NOTHING, **_details(bundle, round_, row, is_last=is_last)})


def _details(bundle: Mapping[str, Any], round_: Round, row: Row, *, is_last: bool) -> Expected:
    if row["what"] == "poll:hash" and not is_last:
        return {"details": (None, "a close that was taken back")}
    expected = hash_details(bundle, round_) if row["what"] == "poll:hash" else frame_details(bundle["result"], round_)
    source = f"hashes.{round_} and ballots" if row["what"] == "poll:hash" else "result"
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
