"""Recounting a bundle offline, from nothing but the file.

A bundle is an object with: `bundle` (its version), `event`, `pair`, `record` (what was sealed), `seal` (its SHA-256),
`ballots`
(a list of `{"voter", "pre", "post"}`, sorted by voter), `hashes` (per round, over that round's ballots), `result` (as
results.result_record) and `journal`. Everything but event, pair and journal is recomputed.

Version 1 called a draw what is no result since version 2: a vote that nobody took part in whom its rule counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from debate.domain.errors import Invalid
from debate.domain.polls import CHOICES, NAMES, Round
from debate.domain.results import count_result, result_record
from debate.domain.rules import Division, Outcome, Rule, compare, decide
from debate.domain.sealing import ballots_hash, digest

VERSION = 2
# How the versions decide.
DECIDED_BY: Mapping[int, Callable[[Rule, Division, float], Outcome]] = {1: compare, 2: decide}
PARTS: Mapping[str, type] = {"record": dict, "seal": str, "ballots": list, "hashes": dict, "result": dict}


def check_shape(bundle: object) -> dict[str, Any]:
    """The bundle, if it has the parts that a recount needs. Invalid names the field that is wrong."""
    if not isinstance(bundle, dict):
        raise Invalid("This file is no bundle of a vote.", "bad_bundle")
    if type(bundle.get("bundle")) is not int or bundle["bundle"] not in DECIDED_BY:
        known = " and ".join(map(str, DECIDED_BY))
        raise Invalid(
            f"bundle: this is version {bundle.get('bundle')!r}; versions {known} can be recounted.", "bad_bundle"
        )
    for name, kind in PARTS.items():
        if not isinstance(bundle.get(name), kind):
            raise Invalid(f"{name}: missing, or not what it should be.", "bad_bundle")
    for index, ballot in enumerate(bundle["ballots"]):
        _check_ballot(index, ballot)
    _check_record(bundle["record"])
    return bundle


def _check_record(record: dict[str, Any]) -> None:
    if record.get("rule") not in list(Rule) or type(record.get("band_pct")) not in (int, float):
        raise Invalid("record: no known rule and band.", "bad_bundle")
    try:
        digest(record)
    except ValueError as error:  # NaN, or half a character
        raise Invalid("record: it holds a value that no seal can be made of.", "bad_bundle") from error


def _check_ballot(index: int, ballot: object) -> None:
    choices = (None, *CHOICES)
    good = isinstance(ballot, dict) and ballot.keys() == {"voter", "pre", "post"} and _is_one_word(ballot["voter"])
    if (
        not good
        or not isinstance(ballot, dict)
        or ballot.get("pre") not in choices
        or ballot.get("post") not in choices
    ):
        raise Invalid(f"ballots[{index}]: not a voter with two choices.", "bad_bundle")


def _is_one_word(voter: object) -> bool:
    """A voter with a space or a line's end could stand for several lines of the hash, and so hide ballots."""
    return isinstance(voter, str) and voter.isascii() and voter.split() == [voter]


def recount(bundle: Mapping[str, Any]) -> list[str]:
    """What does not hold, a sentence each; an empty list means that the bundle holds."""
    checks: tuple[Callable[[Mapping[str, Any]], Iterator[str]], ...] = (_seal, _voters, _hashes, _result)
    return [problem for check in checks for problem in check(bundle)]


def _seal(bundle: Mapping[str, Any]) -> Iterator[str]:
    if digest(bundle["record"]) != bundle["seal"]:
        yield "The sealed record is not the one that the seal was made of."


def _voters(bundle: Mapping[str, Any]) -> Iterator[str]:
    voters = [ballot["voter"] for ballot in bundle["ballots"]]
    if len(set(voters)) != len(voters):
        yield "A voter stands in the list of ballots more than once."


def _round(bundle: Mapping[str, Any], name: str) -> dict[str, str]:
    return {ballot["voter"]: ballot[name] for ballot in bundle["ballots"] if ballot[name] is not None}


def _hashes(bundle: Mapping[str, Any]) -> Iterator[str]:
    rounds = ("pre", "post") if Rule(bundle["record"]["rule"]).has_pre_vote else ("post",)
    if bundle["hashes"].keys() != set(rounds):
        yield f"The sealed rule needs one hash for each of: {', '.join(rounds)}."
    for name in ("pre", "post"):
        ballots = _round(bundle, name)
        if (ballots or name in rounds) and ballots_hash(ballots.items()) != bundle["hashes"].get(name):
            yield f"The ballots of {NAMES[Round(name)]} are not those whose hash was shown when it closed."


def _result(bundle: Mapping[str, Any]) -> Iterator[str]:
    record = bundle["record"]
    rule = Rule(record["rule"])
    before = _round(bundle, "pre") if rule.has_pre_vote else None
    by = DECIDED_BY[bundle["bundle"]]
    counted = result_record(count_result(rule, record["band_pct"], before, _round(bundle, "post"), by=by), rule)
    if bundle["result"].keys() != counted.keys():
        yield f"result: its parts must be {', '.join(counted)}."
    for name, value in counted.items():
        if bundle["result"].get(name) != value:
            yield f"result.{name}: the ballots give {value!r}, the bundle says {bundle['result'].get(name)!r}."
