"""Recounting a bundle offline, from nothing but the file.

A bundle is an object with: `bundle` (its version), `event` (the join code), `pair` (its number), `polls` (per round
`{"id", "opened_at", "closed_at"}`), `record` (what was sealed), `seal` (its SHA-256), `ballots` (a list of
`{"voter", "pre", "post"}`, sorted by voter), `hashes` (per round, over that round's ballots), `frame` (the names beside
the figures that the hall saw), `result` (as results.result_record), `journal` (bundle_journal), `digests` (per part,
and per row of the journal) and `digest` (of the version and the digests). One whose result was given up after it was
shown has `given_up` (`{"at", "why"}`) besides, in every version; it came after the digest, which does not cover it.

The digest is journalled in the moment in which the result has been told, and stands on the results page: whoever
compares the two knows that no value of the file is another one. Without that comparison everything is held to the
ballots, the seal and each other; what then could still be changed together with its digest is in docs/security.md.

Versions 1 and 2 have neither polls, frame nor digests, and their event, pair and journal are held to nothing. Version 1
called a draw what is no result since version 2: a vote that nobody took part in whom its rule counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from debate.domain.bundle_shape import check_writable, is_one_word
from debate.domain.errors import Invalid, Why, why
from debate.domain.motion.bundle_journal import FIELDS, check_journal, differs
from debate.domain.motion.pair import CHOICES
from debate.domain.motion.results import count_result, result_record
from debate.domain.motion.rules import Division, Outcome, Rule, compare, decide
from debate.domain.sealing import ballots_hash, digest, short_hash

VERSION = 3
# The first version in which every part is covered.
COVERED_SINCE = 3
# How the versions decide.
DECIDED_BY: Mapping[int, Callable[[Rule, Division, float], Outcome]] = {1: compare, 2: decide, 3: decide}
# The end of the year 9999, the last that calendars of programs reach, in milliseconds.
LATEST = 253_402_300_799_999
PARTS: Mapping[str, type] = {"record": dict, "seal": str, "ballots": list, "hashes": dict, "result": dict}
NEW_PARTS: Mapping[str, type] = {
    "event": str,
    "pair": int,
    "polls": dict,
    "frame": dict,
    "journal": list,
    "digests": dict,
    "digest": str,
}
# Parts of the earlier versions that nothing is held to.
LOOSE_PARTS = ("event", "pair", "journal")
# What became of the result after it was told.
GIVEN_UP = "given_up"
DIGESTED = ("event", "pair", "polls", "record", "seal", "ballots", "hashes", "frame", "result")


def digests_of(bundle: Mapping[str, Any]) -> dict[str, Any]:
    """SHA-256 of each part, and of each row of the journal."""
    parts = {name: digest(bundle[name]) for name in DIGESTED}
    return {**parts, "journal": [digest(row) for row in bundle["journal"]]}


def digest_of(version: int, digests: Mapping[str, Any]) -> str:
    """The one digest that covers a whole bundle."""
    return digest({"bundle": version, "digests": digests})


def check_shape(bundle: object) -> dict[str, Any]:
    """The bundle, if it has the parts that a recount needs. Invalid names the field that is wrong."""
    if not isinstance(bundle, dict):
        raise Invalid("bad_bundle.no_bundle")
    if type(bundle.get("bundle")) is not int or bundle["bundle"] not in DECIDED_BY:
        raise Invalid("bad_bundle.version", version=repr(bundle.get("bundle")), known=list(map(str, DECIDED_BY)))
    _check_parts(bundle)
    for index, ballot in enumerate(bundle["ballots"]):
        _check_ballot(index, ballot)
    _check_record(bundle["record"])
    if is_covered(bundle):
        _check_new_parts(bundle)
    if GIVEN_UP in bundle:
        _check_given_up(bundle[GIVEN_UP])
    return bundle


def is_covered(bundle: Mapping[str, Any]) -> bool:
    """Every part of the bundle is covered by its digest."""
    covered: bool = bundle["bundle"] >= COVERED_SINCE
    return covered


def _check_parts(bundle: dict[str, Any]) -> None:
    parts = {**PARTS, **NEW_PARTS} if is_covered(bundle) else PARTS
    for name, kind in parts.items():
        if type(bundle.get(name)) is not kind:
            raise Invalid("bad_bundle.part", part=name)
    unknown = bundle.keys() - parts.keys() - {"bundle", GIVEN_UP} - set(LOOSE_PARTS)
    if unknown:
        raise Invalid("bad_bundle.unknown_part", part=min(unknown), version=bundle["bundle"])


def _check_new_parts(bundle: dict[str, Any]) -> None:
    rounds = {str(round_) for round_ in _rounds(bundle)}
    if bundle["polls"].keys() != rounds or not all(map(_is_poll, bundle["polls"].values())):
        raise Invalid("bad_bundle.polls", rounds=_rounds(bundle))
    for index, row in enumerate(bundle["journal"]):
        _check_row(index, row)
    digests = bundle["digests"]
    if digests.keys() != {*DIGESTED, "journal"} or not isinstance(digests["journal"], list):
        raise Invalid("bad_bundle.digests")
    for name in bundle:
        check_writable(name, bundle[name])


def _is_poll(poll: object) -> bool:
    whole = {"id", "opened_at", "closed_at"}
    return isinstance(poll, dict) and poll.keys() == whole and all(type(value) is int for value in poll.values())


def _check_row(index: int, row: object) -> None:
    if not isinstance(row, dict) or row.keys() != FIELDS.keys():
        raise Invalid("bad_bundle.row", index=index, parts=list(FIELDS))
    for name, kinds in FIELDS.items():
        if type(row[name]) not in kinds:
            raise Invalid("bad_bundle.row_part", index=index, part=name)


def _check_record(record: dict[str, Any]) -> None:
    if record.get("rule") not in list(Rule) or type(record.get("band_pct")) not in (int, float):
        raise Invalid("bad_bundle.record")
    check_writable("record", record)


def _check_given_up(told: object) -> None:
    good = isinstance(told, dict) and told.keys() == {"at", "why"} and isinstance(told["why"], str)
    if not good or not isinstance(told, dict) or type(told["at"]) is not int or not 0 <= told["at"] <= LATEST:
        raise Invalid("bad_bundle.given_up")


def _check_ballot(index: int, ballot: object) -> None:
    choices = (None, *CHOICES)
    good = isinstance(ballot, dict) and ballot.keys() == {"voter", "pre", "post"} and is_one_word(ballot["voter"])
    if (
        not good
        or not isinstance(ballot, dict)
        or ballot.get("pre") not in choices
        or ballot.get("post") not in choices
    ):
        raise Invalid("bad_bundle.ballot", index=index)


def recount(bundle: Mapping[str, Any]) -> list[Why]:
    """What does not hold; an empty list means that the bundle holds."""
    checks: tuple[Callable[[Mapping[str, Any]], Iterator[Why]], ...] = (_seal, _voters, _hashes, _result)
    if is_covered(bundle):
        checks = (*checks, _names, check_journal, _digests)
    return [problem for check in checks for problem in check(bundle)]


def _seal(bundle: Mapping[str, Any]) -> Iterator[Why]:
    if digest(bundle["record"]) != bundle["seal"]:
        yield why("recount.seal")


def _voters(bundle: Mapping[str, Any]) -> Iterator[Why]:
    voters = [ballot["voter"] for ballot in bundle["ballots"]]
    if len(set(voters)) != len(voters):
        yield why("recount.voter_twice")


def _round(bundle: Mapping[str, Any], name: str) -> dict[str, str]:
    return {ballot["voter"]: ballot[name] for ballot in bundle["ballots"] if ballot[name] is not None}


def _rounds(bundle: Mapping[str, Any]) -> tuple[str, ...]:
    return ("pre", "post") if Rule(bundle["record"]["rule"]).has_pre_vote else ("post",)


def _hashes(bundle: Mapping[str, Any]) -> Iterator[Why]:
    rounds = _rounds(bundle)
    if bundle["hashes"].keys() != set(rounds):
        yield why("recount.rounds", rounds=rounds)
    for name in ("pre", "post"):
        ballots = _round(bundle, name)
        if (ballots or name in rounds) and ballots_hash(ballots.items()) != bundle["hashes"].get(name):
            yield why("recount.hash", round=name)


def _result(bundle: Mapping[str, Any]) -> Iterator[Why]:
    record = bundle["record"]
    rule = Rule(record["rule"])
    before = _round(bundle, "pre") if rule.has_pre_vote else None
    by = DECIDED_BY[bundle["bundle"]]
    counted = result_record(count_result(rule, record["band_pct"], before, _round(bundle, "post"), by=by), rule)
    if bundle["result"].keys() != counted.keys():
        yield why("recount.parts", part="result", parts=list(counted))
    for name, value in counted.items():
        if bundle["result"].get(name) != value:
            said = bundle["result"].get(name)
            yield why("recount.counted", part=f"result.{name}", counted=repr(value), said=repr(said))


def frame_names(bundle: Mapping[str, Any]) -> dict[str, tuple[Any, str]]:
    """What stood beside the figures, and which part of the bundle says so too."""
    record = bundle["record"]
    return {
        "pair": (bundle["pair"], "pair"),
        "poll": (bundle["polls"]["post"]["id"], "polls.post.id"),
        "title": (record.get("item"), "record.item"),
        "motion": (record.get("motion"), "record.motion"),
        "seal": (short_hash(bundle["seal"]), "seal"),
    }


def _names(bundle: Mapping[str, Any]) -> Iterator[Why]:
    sealed = bundle["record"].get("event")
    if bundle["event"] != sealed:
        yield differs("event", bundle["event"], "record.event", sealed)
    names = frame_names(bundle)
    if bundle["frame"].keys() != names.keys():
        yield why("recount.parts", part="frame", parts=list(names))
    for name, (value, source) in names.items():
        said = bundle["frame"].get(name)
        if said != value:
            yield differs(f"frame.{name}", said, source, value)


def _digests(bundle: Mapping[str, Any]) -> Iterator[Why]:
    made, held = digests_of(bundle), bundle["digests"]
    for name in DIGESTED:
        if held[name] != made[name]:
            yield why("recount.digested", part=name)
    if len(held["journal"]) != len(made["journal"]):
        yield why("recount.rows", rows=len(made["journal"]), digests=len(held["journal"]))
    for index, (row, kept) in enumerate(zip(made["journal"], held["journal"], strict=False)):
        if row != kept:
            yield why("recount.digested", part=f"journal[{index}]")
    if digest_of(bundle["bundle"], held) != bundle["digest"]:
        yield why("recount.digest")
