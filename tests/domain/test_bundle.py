from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from debate.domain.bundle import DECIDED_BY, check_shape, recount
from debate.domain.errors import Invalid
from debate.domain.polls import CHOICES
from debate.domain.results import count_result, result_record
from debate.domain.rules import Rule
from debate.domain.sealing import ballots_hash, digest
from tests.domain.rooms import LATECOMERS, SAME_HUNDRED, UNHURRIED, boxes, fill, rules

Bundle = dict[str, Any]
Path = tuple[str | int, ...]
VOUCHED_FOR = ("record", "seal", "ballots", "hashes", "result")
SMALL_ROOM = {"for>for": 2, "against>for": 1, "undecided>against": 1, "for>": 1, ">against": 1}


def make_bundle(rule: Rule, before: dict[str, str], after: dict[str, str], version: int = 2) -> Bundle:
    boxes = {"pre": before, "post": after} if rule.has_pre_vote else {"post": after}
    record = {"sealed": 1, "motion": "This house trusts the count", "rule": str(rule), "band_pct": 2.5}
    voters = sorted(set().union(*boxes.values()))
    return {
        "bundle": version,
        "event": "HALL2",
        "pair": 1,
        "record": record,
        "seal": digest(record),
        "ballots": [{"voter": v, "pre": boxes.get("pre", {}).get(v), "post": after.get(v)} for v in voters],
        "hashes": {name: ballots_hash(box.items()) for name, box in boxes.items()},
        "result": result_record(count_result(rule, 2.5, boxes.get("pre"), after, by=DECIDED_BY[version]), rule),
        "journal": [],
    }


def is_found(bundle: object) -> bool:
    """A change is found if the file is refused, or if the recount does not hold."""
    try:
        return bool(recount(check_shape(bundle)))
    except Invalid:
        return True


def leaves(part: object, path: Path = ()) -> Iterator[Path]:
    branches: Any = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else None
    if branches is None:
        yield path
        return
    for key, branch in branches:
        yield from leaves(branch, (*path, key))


def alter(bundle: Bundle, path: Path) -> Bundle:
    """The bundle with the leaf at `path` changed to another value of its kind."""
    altered = copy.deepcopy(bundle)
    holder: Any = altered
    for key in path[:-1]:
        holder = holder[key]
    leaf = holder[path[-1]]
    holder[path[-1]] = f"{leaf}x" if isinstance(leaf, str) else "for" if leaf is None else leaf + 1
    return altered


SMALL = make_bundle(Rule.MATCHED, *fill(SMALL_ROOM))
SMALL_TEXT = json.dumps({name: SMALL[name] for name in ("bundle", *VOUCHED_FOR)})
random_bundles = st.builds(make_bundle, rules, boxes.map(dict), boxes.map(dict))


@UNHURRIED
@given(random_bundles)
def test_an_untouched_bundle_holds_also_after_a_way_through_a_file(bundle: Bundle) -> None:
    assert recount(check_shape(bundle)) == []
    assert recount(check_shape(json.loads(json.dumps(bundle, sort_keys=True)))) == []


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("room", [{}, {"for>": 2, ">for": 1}], ids=["nobody", "nobody both times"])
def test_an_empty_room_was_a_draw_in_version_1_and_is_no_result_since(rule: Rule, room: dict[str, int]) -> None:
    first, second = (make_bundle(rule, *fill(room), version) for version in (1, 2))
    for bundle in (first, second):
        assert recount(check_shape(bundle)) == []
    if not room:
        assert first["result"]["outcome"]["verdict"] == ("none" if rule is Rule.NONE else "draw")
        assert second["result"]["outcome"]["verdict"] == "no_result"
        assert is_found({**first, "bundle": 2})
        assert is_found({**second, "bundle": 1})


@pytest.mark.parametrize("path", [path for path in leaves(SMALL) if path[0] in VOUCHED_FOR], ids=str)
def test_every_single_value_is_vouched_for(path: Path) -> None:
    assert is_found(alter(SMALL, path))


@UNHURRIED
@given(st.integers(0, len(SMALL_TEXT) - 1), st.characters(min_codepoint=32, max_codepoint=126))
def test_a_changed_byte_is_found(place: int, byte: str) -> None:
    try:
        changed = json.loads(SMALL_TEXT[:place] + byte + SMALL_TEXT[place + 1 :])
    except ValueError:
        return
    assume(changed != json.loads(SMALL_TEXT))
    assert is_found(changed)


@UNHURRIED
@given(random_bundles, st.data())
def test_another_choice_for_anybody_is_found(bundle: Bundle, data: st.DataObject) -> None:
    assume(bundle["ballots"])
    ballot = data.draw(st.sampled_from(bundle["ballots"]))
    round_ = data.draw(st.sampled_from([name for name in ("pre", "post") if ballot[name]]))
    ballot[round_] = data.draw(st.sampled_from([None, *CHOICES]).filter(lambda choice: choice != ballot[round_]))
    assert is_found(bundle)


@UNHURRIED
@given(random_bundles, st.data())
def test_a_ballot_taken_out_or_put_in_twice_is_found(bundle: Bundle, data: st.DataObject) -> None:
    assume(bundle["ballots"])
    place = data.draw(st.integers(0, len(bundle["ballots"]) - 1))
    if data.draw(st.booleans()):
        bundle["ballots"].insert(place, dict(bundle["ballots"][place]))
    else:
        bundle["ballots"].pop(place)
    assert is_found(bundle)


@UNHURRIED
@given(random_bundles, st.sampled_from([str(choice) for choice in CHOICES]))
def test_a_voter_who_was_not_there_is_found(bundle: Bundle, choice: str) -> None:
    bundle["ballots"].append({"voter": "stuffed", "pre": None, "post": choice})
    assert is_found(bundle)


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (("seal",), "The sealed record is not the one that the seal was made of."),
        (
            ("hashes", "pre"),
            "The ballots of the vote before the debate are not those whose hash was shown when it closed.",
        ),
        (
            ("hashes", "post"),
            "The ballots of the vote after the debate are not those whose hash was shown when it closed.",
        ),
    ],
)
def test_a_problem_is_told_in_a_sentence(path: Path, sentence: str) -> None:
    assert recount(alter(SMALL, path)) == [sentence]


def test_a_wrong_figure_is_told_with_the_right_one() -> None:
    (problem,) = recount(alter(SMALL, ("result", "after", "for")))
    assert problem.startswith("result.after: the ballots give {'for': 3, ")
    assert problem.endswith("the bundle says {'for': 4, 'against': 2, 'undecided': 0}.")


def test_the_other_rule_over_the_same_ballots_is_found_though_the_seal_was_made_again() -> None:
    bundle = make_bundle(Rule.MATCHED, *fill({**SAME_HUNDRED, **LATECOMERS}))
    bundle["record"]["rule"] = "all_ballots"
    bundle["seal"] = digest(bundle["record"])
    assert any(problem.startswith("result.outcome") for problem in recount(bundle))


def test_a_pre_vote_cannot_be_left_out_of_a_bundle_whose_rule_has_one() -> None:
    before, after = fill(SMALL_ROOM)
    bundle = make_bundle(Rule.MATCHED, {}, after)
    del bundle["hashes"]["pre"]
    bundle["result"] = result_record(count_result(Rule.MATCHED, 2.5, None, after), Rule.MATCHED)
    assert before, "there was a pre-vote to leave out"
    assert "The sealed rule needs one hash for each of: pre, post." in recount(bundle)


def test_one_voter_cannot_carry_the_line_of_another_into_the_hash() -> None:
    honest = {"ada": "for", "bea": "against"}
    forged = {"ada for\nbea": "against"}
    assert ballots_hash(honest.items()) == ballots_hash(forged.items()), "the two boxes have the same lines"
    with pytest.raises(Invalid, match=r"ballots\[0\]: not a voter with two choices"):
        check_shape(make_bundle(Rule.FINAL_MAJORITY, {}, forged))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"bundle": 3}, "bundle: this is version 3; versions 1 and 2 can be recounted."),
        ({"bundle": True}, "bundle: this is version True; versions 1 and 2 can be recounted."),
        ({"record": []}, "record: missing, or not what it should be."),
        ({"seal": None}, "seal: missing, or not what it should be."),
        ({"ballots": {}}, "ballots: missing, or not what it should be."),
        ({"hashes": "none"}, "hashes: missing, or not what it should be."),
        ({"result": 1}, "result: missing, or not what it should be."),
        ({"ballots": [None]}, "ballots[0]: not a voter with two choices."),
        ({"ballots": [{"voter": 7, "pre": None, "post": "for"}]}, "ballots[0]: not a voter with two choices."),
        ({"ballots": [{"voter": "a", "post": "for"}]}, "ballots[0]: not a voter with two choices."),
        ({"ballots": [{"voter": "a", "pre": [], "post": "for"}]}, "ballots[0]: not a voter with two choices."),
        ({"ballots": [{"voter": "a", "pre": "maybe", "post": "for"}]}, "ballots[0]: not a voter with two choices."),
        ({"record": {"rule": "coin", "band_pct": 0}}, "record: no known rule and band."),
        ({"record": {"rule": ["matched"], "band_pct": 0}}, "record: no known rule and band."),
        ({"record": {"rule": "matched", "band_pct": True}}, "record: no known rule and band."),
        ({"record": {"rule": "matched", "band_pct": "5"}}, "record: no known rule and band."),
        (
            {"record": {"rule": "matched", "band_pct": float("nan")}},
            "record: it holds a value that no seal can be made of.",
        ),
        (
            {"record": {"rule": "none", "band_pct": 0, "motion": "\ud800"}},
            "record: it holds a value that no seal can be made of.",
        ),
    ],
)
def test_a_bundle_of_another_shape_is_refused_by_the_name_of_its_field(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_shape({**SMALL, **change})
    assert (refused.value.code, refused.value.message) == ("bad_bundle", sentence)


@pytest.mark.parametrize("bundle", [None, [], "bundle", 1])
def test_a_file_without_an_object_is_refused(bundle: object) -> None:
    with pytest.raises(Invalid, match="This file is no bundle of a vote"):
        check_shape(bundle)


@pytest.mark.parametrize("name", VOUCHED_FOR)
def test_a_bundle_without_one_of_its_parts_is_refused(name: str) -> None:
    with pytest.raises(Invalid, match=f"{name}: missing"):
        check_shape({part: value for part, value in SMALL.items() if part != name})
