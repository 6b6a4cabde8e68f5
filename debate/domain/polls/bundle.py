"""Recounting the bundle of a poll by itself offline, from nothing but the file.

A bundle is an object with: `poll_bundle` (its version), `event` (the join code), `poll` (`{"id", "kind", "question",
"options", "settings", "tally", "opened_at", "closed_at"}`), `ballots` (a list of `{"voter", "answer"}`, sorted by
voter), `hash` (over all ballots, as every face showed it when the poll closed) and `figures` (polls.figures.figures).
Of a moderated kind it has `unseen` too: `{"declined", "waiting"}`, the sorted keys (polls.entries) of the entries that
no hall saw, so that the figures of the others can be recounted. Of a second round it has `first` (`{"id", "ballots",
"hash"}`: the first round, of the same paper and the same voters) and `moved` (polls.movement.movement).

Nothing of it was sealed before the poll: what is proved is that these ballots give these figures, and are those whose
hash was shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from debate.domain.bundle_shape import check_writable, is_one_word
from debate.domain.errors import Invalid, Why, why
from debate.domain.polls import KINDS, find_kind, paper_of, paper_record
from debate.domain.polls.entries import EntryState, entries_of
from debate.domain.polls.figures import figures, tally
from debate.domain.polls.kind import Kind, Paper, is_answer
from debate.domain.polls.movement import movement
from debate.domain.sealing import ballots_hash, canonical

VERSION = 1
PARTS: Mapping[str, type] = {
    "poll_bundle": int,
    "event": str,
    "poll": dict,
    "ballots": list,
    "hash": str,
    "figures": dict,
}
# What a moderated kind has besides.
OF_MODERATED: Mapping[str, type] = {"unseen": dict}
# What a second round has besides.
OF_SECOND: Mapping[str, type] = {"first": dict, "moved": dict}
FIRST: Mapping[str, type] = {"id": int, "ballots": list, "hash": str}
UNSEEN = (EntryState.DECLINED, EntryState.WAITING)
POLL: Mapping[str, type] = {
    "id": int,
    "kind": str,
    "question": str,
    "options": list,
    "settings": dict,
    "tally": str,
    "opened_at": int,
    "closed_at": int,
}


def is_poll_bundle(bundle: object) -> bool:
    return isinstance(bundle, dict) and "poll_bundle" in bundle


def check_poll_bundle(bundle: Any) -> dict[str, Any]:
    """The bundle, if it has the parts that a recount needs. Invalid names the field that is wrong."""
    if bundle["poll_bundle"] != VERSION or type(bundle["poll_bundle"]) is not int:
        raise Invalid("bad_bundle.poll_version", version=VERSION)
    _check_parts(bundle, {**PARTS, **_own_parts(bundle)}, "")
    _check_parts(bundle["poll"], POLL, "poll.")
    for index, option in enumerate(bundle["poll"]["options"]):
        if not _is_record(option, ("id", "text")):
            raise Invalid("bad_bundle.poll_option", index=index)
    _check_ballots(bundle["ballots"], "ballots")
    if "first" in bundle:
        _check_parts(bundle["first"], FIRST, "first.")
        _check_ballots(bundle["first"]["ballots"], "first.ballots")
    for name, part in bundle.items():
        check_writable(name, part)
    _check_unseen(bundle.get("unseen"))
    kind, paper = _asked(bundle)
    laid_out = _lay_out(kind, bundle)
    if canonical(paper_record(laid_out)) != canonical(paper_record(paper)):
        raise Invalid("bad_bundle.poll_paper")
    checked: dict[str, Any] = bundle
    return checked


def _own_parts(bundle: Mapping[str, Any]) -> Mapping[str, type]:
    """By the kind that the poll claims to be of: whether it is one is asked later."""
    poll = bundle.get("poll")
    kind = KINDS.get(str(poll.get("kind"))) if isinstance(poll, dict) else None
    if kind and kind.moderated:
        return OF_MODERATED
    return OF_SECOND if kind and kind.second_round and OF_SECOND.keys() & bundle.keys() else {}


def _check_ballots(ballots: list[Any], part: str) -> None:
    for index, ballot in enumerate(ballots):
        if not _is_record(ballot, ("voter", "answer")) or not is_one_word(ballot["voter"]):
            raise Invalid("bad_bundle.poll_ballot", part=part, index=index)


def _check_unseen(unseen: dict[str, Any] | None) -> None:
    """Two lists of texts, each sorted and without repeats: there is one way to write them."""
    if unseen is None:
        return
    _check_parts(unseen, dict.fromkeys(UNSEEN, list), "unseen.")
    for name in UNSEEN:
        keys = unseen[name]
        if not all(isinstance(key, str) for key in keys) or keys != sorted(set(keys)):
            raise Invalid("bad_bundle.unseen", part=f"unseen.{name}")


def _lay_out(kind: Kind, bundle: Mapping[str, Any]) -> Paper:
    texts = [option["text"] for option in bundle["poll"]["options"] if option["text"]]
    try:
        return kind.lay_out(texts, bundle["poll"]["settings"])
    except Invalid as refusal:
        raise Invalid("bad_bundle.poll", why=refusal.why) from refusal


def _check_parts(record: Mapping[str, Any], parts: Mapping[str, type], where: str) -> None:
    for name, kind in parts.items():
        if type(record.get(name)) is not kind:
            raise Invalid("bad_bundle.part", part=f"{where}{name}")
    unknown = record.keys() - parts.keys()
    if unknown:
        raise Invalid("bad_bundle.unknown_poll_part", part=f"{where}{min(unknown)}")


def _is_record(value: object, names: tuple[str, ...]) -> bool:
    """An object of these texts and nothing else."""
    return isinstance(value, dict) and value.keys() == set(names) and all(isinstance(v, str) for v in value.values())


def _asked(bundle: Mapping[str, Any]) -> tuple[Kind, Paper]:
    poll = bundle["poll"]
    try:
        return find_kind(poll["kind"]), paper_of(poll["options"], poll["settings"])
    except Invalid as refusal:
        raise Invalid("bad_bundle.poll_kind", why=refusal.why) from refusal


def recount_poll(bundle: Mapping[str, Any]) -> list[Why]:
    """What does not hold; an empty list means that the bundle holds."""
    return list(_problems(bundle))


def _problems(bundle: Mapping[str, Any]) -> Iterator[Why]:
    kind, paper = _asked(bundle)
    broken = [*_round_problems(bundle, kind, paper, "")]
    if "first" in bundle:
        broken += _round_problems(bundle["first"], kind, paper, "first.")
    yield from broken
    if not any(problem["reason"] == "recount.no_answer" for problem in broken):
        yield from _count_problems(bundle, kind, paper)


def _round_problems(asked: Mapping[str, Any], kind: Kind, paper: Paper, where: str) -> Iterator[Why]:
    """Of the ballots of the poll, or of its first round."""
    ballots = [(ballot["voter"], ballot["answer"]) for ballot in asked["ballots"]]
    if len(dict(ballots)) != len(ballots):
        yield why("recount.voter_twice")
    if ballots_hash(ballots) != asked["hash"]:
        yield why("recount.poll_hash", part=f"{where}ballots")
    strange = [index for index, (_, answer) in enumerate(ballots) if not is_answer(kind, paper, answer)]
    if strange:
        yield why("recount.no_answer", part=f"{where}ballots", index=strange[0])


def _count_problems(bundle: Mapping[str, Any], kind: Kind, paper: Paper) -> Iterator[Why]:
    answers = _answers(bundle)
    counted = tally(kind, paper, Counter(answers.values()))
    given = {entry.key for entry in entries_of(counted["counts"])} if kind.moderated else set[str]()
    unseen = [key for name in UNSEEN for key in bundle.get("unseen", {}).get(name, ())]
    if len(set(unseen)) != len(unseen) or not given.issuperset(unseen):
        yield why("recount.unseen")
        return
    yield from _differences("figures", figures(kind, paper, counted, given.difference(unseen)), bundle["figures"])
    if "first" in bundle:
        moved = movement(kind, paper, _answers(bundle["first"]), answers)
        yield from _differences("moved", moved, bundle["moved"])


def _answers(asked: Mapping[str, Any]) -> dict[str, str]:
    return {ballot["voter"]: ballot["answer"] for ballot in asked["ballots"]}


def _differences(part: str, made: Mapping[str, Any], told: Mapping[str, Any]) -> Iterator[Why]:
    for name in sorted(made.keys() | told.keys()):
        said = told.get(name)
        if canonical(made.get(name)) != canonical(said):  # by what is written: 1 is neither true nor 1.0
            yield why("recount.counted", part=f"{part}.{name}", counted=repr(made.get(name)), said=repr(said))
