from __future__ import annotations

import copy
import itertools
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from debate.domain.errors import Invalid, why
from debate.domain.motion.bundle import DECIDED_BY, VERSION, check_shape, digest_of, digests_of, frame_names, recount
from debate.domain.motion.bundle_journal import frame_details, hash_details
from debate.domain.motion.pair import CHOICES, Round
from debate.domain.motion.results import count_result, result_record, reveal_steps
from debate.domain.motion.rules import Rule
from debate.domain.sealing import ballots_hash, digest
from debate.wording import refusal_words, why_words
from tests.domain.rooms import LATECOMERS, SAME_HUNDRED, UNHURRIED, boxes, fill, rules

Bundle = dict[str, Any]
Path = tuple[str | int, ...]
NOON = 1_750_240_800_000
MINUTE = 60_000
VOUCHED_FOR = ("record", "seal", "ballots", "hashes", "result")
SMALL_ROOM = {"for>for": 2, "against>for": 1, "undecided>against": 1, "for>": 1, ">against": 1}


def make_bundle(rule: Rule, before: dict[str, str], after: dict[str, str], version: int = VERSION) -> Bundle:
    boxes = {"pre": before, "post": after} if rule.has_pre_vote else {"post": after}
    record = {
        "sealed": 1,
        "event": "HALL2",
        "item": "Oxford",
        "motion": "This house trusts the count",
        "rule": str(rule),
        "band_pct": 2.5,
        "sealed_at": NOON,
    }
    voters = sorted(set().union(*boxes.values()))
    bundle = {
        "bundle": version,
        "event": "HALL2",
        "pair": 7,
        "record": record,
        "seal": digest(record),
        "ballots": [{"voter": v, "pre": boxes.get("pre", {}).get(v), "post": after.get(v)} for v in voters],
        "hashes": {name: ballots_hash(box.items()) for name, box in boxes.items()},
        "result": result_record(count_result(rule, 2.5, boxes.get("pre"), after, by=DECIDED_BY[version]), rule),
        "journal": [],
    }
    return bundle if version < 3 else cover(bundle)


def cover(bundle: Bundle) -> Bundle:
    """The bundle with the parts that version 3 adds, as an evening makes them: one minute between two moves."""
    rounds = list(bundle["hashes"])
    polls = {
        name: {"id": 20 + nth, "opened_at": NOON + (10 * nth + 1) * MINUTE, "closed_at": NOON + (10 * nth + 2) * MINUTE}
        for nth, name in enumerate(rounds)
    }
    whole = {**bundle, "polls": polls}
    whole["frame"] = {name: value for name, (value, _) in frame_names(whole).items()}
    whole["journal"] = list(journal(whole))
    return digested(whole)


def digested(bundle: Bundle) -> Bundle:
    digests = digests_of(bundle)
    return {**bundle, "digests": digests, "digest": digest_of(bundle["bundle"], digests)}


def row(at: int, what: str, subject: str, *moved: str | None, details: Bundle | None = None) -> Bundle:
    before, after = moved or (None, None)
    done = {"at": at, "actor": "Mara", "what": what, "subject": subject, "from": before, "to": after}
    return {**done, "why": None, "details": details}


def journal(bundle: Bundle) -> Iterator[Bundle]:
    yield row(NOON, "pair:seal", "pair 7", None, "sealed", details={"seal": bundle["seal"]})
    for name, poll in bundle["polls"].items():
        subject, closed_at = f"poll {poll['id']}", poll["closed_at"]
        yield row(poll["opened_at"], "poll:open", subject, "draft", "open")
        yield row(closed_at, "poll:close", subject, "open", "closed")
        yield row(closed_at, "poll:hash", subject, details=hash_details(bundle, Round(name)))
    counted_at = closed_at + MINUTE
    yield row(counted_at, "poll:arm", subject, "closed", "armed")
    yield row(counted_at, "poll:frame", subject, details=frame_details(bundle["result"], Round.POST))
    yield row(counted_at + MINUTE, "poll:reveal", subject, "armed", "revealed")
    steps = reveal_steps(Round.POST, Rule(bundle["record"]["rule"]))
    for nth, moved in enumerate(itertools.pairwise(steps), start=2):
        yield row(counted_at + nth * MINUTE, "poll:step", subject, *moved)


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
SMALL_TEXT = json.dumps(SMALL)
EARLIER = make_bundle(Rule.MATCHED, *fill(SMALL_ROOM), version=2)
random_bundles = st.builds(make_bundle, rules, boxes.map(dict), boxes.map(dict))


@UNHURRIED
@given(random_bundles)
def test_an_untouched_bundle_holds_also_after_a_way_through_a_file(bundle: Bundle) -> None:
    assert recount(check_shape(bundle)) == []
    assert recount(check_shape(json.loads(json.dumps(bundle, sort_keys=True)))) == []


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("room", [{}, {"for>": 2, ">for": 1}], ids=["nobody", "nobody both times"])
def test_an_empty_room_was_a_draw_in_version_1_and_is_no_result_since(rule: Rule, room: dict[str, int]) -> None:
    first, second, third = (make_bundle(rule, *fill(room), version) for version in (1, 2, 3))
    for bundle in (first, second, third):
        assert recount(check_shape(bundle)) == []
    if not room:
        assert first["result"]["outcome"]["verdict"] == ("none" if rule is Rule.NONE else "draw")
        assert second["result"]["outcome"]["verdict"] == "no_result"
        assert is_found({**first, "bundle": 2})
        assert is_found({**second, "bundle": 1})


def place(path: Path) -> str:
    """A leaf's place as problems name it: the row of the journal, or the part."""
    return f"journal[{path[1]}]" if path[0] == "journal" else str(path[0])


def told(bundle: Bundle) -> list[str]:
    """What does not hold, as it is printed."""
    return [why_words(problem) for problem in recount(bundle)]


def problems_of(bundle: Bundle) -> list[str]:
    try:
        return told(check_shape(bundle))
    except Invalid as refused:
        return [refusal_words(refused)]


@pytest.mark.parametrize("path", list(leaves(SMALL)), ids=str)
def test_every_single_value_is_covered_and_its_part_is_named(path: Path) -> None:
    assert any(place(path) in problem for problem in problems_of(alter(SMALL, path)))


# What a forger can change who makes the digests of the file again, until the digest is compared with the one that the
# results page shows (docs/security.md): who did it, why, and when what no other part knows the time of.
BY_ITS_DIGEST_ALONE = {"actor", "why", "at"}
KNOWN_ELSEWHERE = {"pair:seal", "poll:open", "poll:close", "poll:hash", "poll:frame"}


def is_known_elsewhere(path: Path) -> bool:
    if path[0] in ("digests", "digest"):
        return False
    if path[0] != "journal" or path[2] not in BY_ITS_DIGEST_ALONE:
        return True
    return path[2] == "at" and SMALL["journal"][path[1]]["what"] in {*KNOWN_ELSEWHERE, "poll:arm"}


@pytest.mark.parametrize("path", list(leaves(SMALL)), ids=str)
def test_a_value_that_another_part_knows_is_found_though_the_digests_were_made_again(path: Path) -> None:
    try:
        forged = check_shape(digested(check_shape(alter(SMALL, path))))
    except Invalid:
        return
    assert bool(recount(forged)) == is_known_elsewhere(path)


@pytest.mark.parametrize("path", [path for path in leaves(EARLIER) if path[0] in VOUCHED_FOR], ids=str)
def test_every_value_that_version_2_vouches_for_is_held_to_its_own_rules(path: Path) -> None:
    assert is_found(alter(EARLIER, path))


def test_a_bundle_is_not_read_by_the_rules_of_an_earlier_version() -> None:
    """Those do not look at the journal, so that it could be changed at will."""
    assert problems_of({**SMALL, "bundle": 2}) == ["digest: version 2 has no such part."]


def altered_row(what: str, values: Bundle) -> Bundle:
    """The bundle with the last row of its kind changed, and its digests made again."""
    forged = copy.deepcopy(SMALL)
    [row for row in forged["journal"] if row["what"] == what][-1].update(values)
    return digested(forged)


@pytest.mark.parametrize(
    ("what", "values", "sentence"),
    [
        ("pair:seal", {"at": 1}, f"journal[0].at: says 1; record.sealed_at says {NOON}."),
        ("poll:open", {"at": 1}, f"journal[4].at: says 1; polls.post.opened_at says {NOON + 11 * MINUTE}."),
        ("poll:close", {"at": 1}, f"journal[5].at: says 1; polls.post.closed_at says {NOON + 12 * MINUTE}."),
        (
            "poll:hash",
            {"details": {"hash": SMALL["hashes"]["post"], "ballots": 9}},
            "journal[6].details.ballots: says 9; hashes.post and ballots says 5.",
        ),
        (
            "poll:hash",
            {"details": {"hash": "0" * 64, "ballots": 5}},
            f"journal[6].details.hash: says '{'0' * 64}'; hashes.post and ballots says '{SMALL['hashes']['post']}'.",
        ),
        (
            "poll:frame",
            {"details": {**frame_details(SMALL["result"], Round.POST), "verdict": "draw"}},
            "journal[8].details.verdict: says 'draw'; result says 'for'.",
        ),
        ("poll:reveal", {"from": "closed"}, "journal[9].from: says 'closed'; the row before says 'armed'."),
        ("poll:step", {"to": "after"}, "journal[12].to: says 'after'; the steps are before, after, movement, winner."),
        (
            "poll:open",
            {"subject": "poll 9"},
            "journal[4].subject: says 'poll 9'; this vote is pair 7, poll 20, poll 21.",
        ),
        (
            "poll:arm",
            {"what": "poll:close"},
            "journal[7].what: says 'poll:close', which a vote that is closed cannot do.",
        ),
    ],
)
def test_a_row_of_the_journal_that_disagrees_is_named_with_its_field(
    what: str, values: dict[str, Any], sentence: str
) -> None:
    assert sentence in told(check_shape(altered_row(what, values)))


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (("event",), "event: says 'HALL2x'; record.event says 'HALL2'."),
        (("frame", "title"), "frame.title: says 'Oxfordx'; record.item says 'Oxford'."),
        (
            ("frame", "motion"),
            "frame.motion: says 'This house trusts the countx'; record.motion says 'This house trusts the count'.",
        ),
        (("frame", "poll"), "frame.poll: says 22; polls.post.id says 21."),
        (("frame", "pair"), "frame.pair: says 8; pair says 7."),
    ],
)
def test_a_name_that_disagrees_is_told_with_the_one_of_the_other_part(path: Path, sentence: str) -> None:
    assert told(digested(alter(SMALL, path))) == [sentence]


def test_a_row_left_out_of_the_journal_is_found() -> None:
    for index in range(len(SMALL["journal"])):
        forged = copy.deepcopy(SMALL)
        del forged["journal"][index]
        assert recount(digested(forged)), f"row {index} was left out unseen"
        assert any(problem.startswith("journal") for problem in told(forged))


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
    assert told(alter(EARLIER, path)) == [sentence]


def test_a_wrong_figure_is_told_with_the_right_one() -> None:
    (problem,) = told(alter(EARLIER, ("result", "after", "for")))
    assert problem.startswith("result.after: the ballots give {'for': 3, ")
    assert problem.endswith("the bundle says {'for': 4, 'against': 2, 'undecided': 0}.")


def test_the_other_rule_over_the_same_ballots_is_found_though_the_seal_was_made_again() -> None:
    bundle = make_bundle(Rule.MATCHED, *fill({**SAME_HUNDRED, **LATECOMERS}))
    bundle["record"]["rule"] = "all_ballots"
    bundle["seal"] = digest(bundle["record"])
    assert any(problem.startswith("result.outcome") for problem in told(bundle))


def test_a_pre_vote_cannot_be_left_out_of_a_bundle_whose_rule_has_one() -> None:
    before, after = fill(SMALL_ROOM)
    bundle = make_bundle(Rule.MATCHED, {}, after)
    del bundle["hashes"]["pre"]
    bundle["result"] = result_record(count_result(Rule.MATCHED, 2.5, None, after), Rule.MATCHED)
    assert before, "there was a pre-vote to leave out"
    assert "The sealed rule needs one hash for each of: pre, post." in told(bundle)


def test_one_voter_cannot_carry_the_line_of_another_into_the_hash() -> None:
    honest = {"ada": "for", "bea": "against"}
    forged = {"ada for\nbea": "against"}
    assert ballots_hash(honest.items()) == ballots_hash(forged.items()), "the two boxes have the same lines"
    with pytest.raises(Invalid) as refused:
        check_shape(make_bundle(Rule.FINAL_MAJORITY, {}, forged))
    assert refused.value.why == why("bad_bundle.ballot", index=0)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"bundle": 4}, "bundle: this is version 4; versions 1, 2, 3 can be recounted."),
        ({"bundle": True}, "bundle: this is version True; versions 1, 2, 3 can be recounted."),
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
    assert (refused.value.code, refusal_words(refused.value)) == ("bad_bundle", sentence)


@pytest.mark.parametrize("bundle", [None, [], "bundle", 1])
def test_a_file_without_an_object_is_refused(bundle: object) -> None:
    with pytest.raises(Invalid) as refused:
        check_shape(bundle)
    assert refused.value.reason == "bad_bundle.no_bundle"


@pytest.mark.parametrize("name", [name for name in SMALL if name != "bundle"])
def test_a_bundle_without_one_of_its_parts_is_refused(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_shape({part: value for part, value in SMALL.items() if part != name})
    assert refused.value.why == why("bad_bundle.part", part=name)


def test_a_bundle_may_say_that_its_result_was_given_up() -> None:
    told = {"at": 1_750_240_800_000, "why": "The wrong motion was read out"}
    made = make_bundle(Rule.MATCHED, *fill(SMALL_ROOM))
    assert recount(check_shape({**made, "given_up": told})) == []


@pytest.mark.parametrize(
    "said", [None, {}, "yes", {"at": 1}, {"at": "1", "why": ""}, {"at": True, "why": ""}, {"at": 10**30, "why": ""}]
)
def test_what_is_said_of_a_given_up_result_has_a_time_and_a_reason(said: object) -> None:
    with pytest.raises(Invalid) as refused:
        check_shape({**make_bundle(Rule.MATCHED, *fill(SMALL_ROOM)), "given_up": said})
    assert refused.value.reason == "bad_bundle.given_up"
