from __future__ import annotations

import json
from typing import Any

import pytest

from debate.domain.motion.bundle import check_shape, recount
from debate.services import pairs, polls, reveals
from debate.services.ballots import find_ballot
from debate.services.bundles import destroy_key, list_keyed, list_public, make_bundle, published_digest
from debate.store.schema import Poll
from debate.wording import why_words
from tests.cast import MILO
from tests.halls import NOON, Hall, hundred, make_hall

PRE = hundred(for_=14, against=10, undecided=6)
POST = hundred(for_=12, against=15, undecided=3)


def reveal(hall: Hall, **terms: object) -> int:
    """A pair whose result was revealed to its last step."""
    pair = hall.seal(**terms)  # type: ignore[arg-type]
    hall.vote("pre", PRE)
    hall.vote("post", POST)
    reveal_post(hall)
    return pair


def reveal_post(hall: Hall) -> None:
    reveals.arm_poll(hall.call(), hall.poll("post").id)
    reveals.reveal_poll(hall.call(MILO), hall.poll("post").id, held=False, play=False)
    reveals.step_reveal(hall.call(), hall.poll("post").id, "winner")


def bundle(hall: Hall, pair: int) -> dict[str, Any]:
    """As it arrives at the organiser: through JSON and back."""
    made: dict[str, Any] = json.loads(json.dumps(make_bundle(hall.db, hall.event, pair)))
    return made


def test_a_bundle_holds(hall: Hall) -> None:
    made = bundle(hall, reveal(hall))
    check_shape(made)
    assert recount(made) == []


def test_a_bundle_has_every_ballot_in_the_order_of_its_key(hall: Hall) -> None:
    made = bundle(hall, reveal(hall))
    voters = [ballot["voter"] for ballot in made["ballots"]]
    assert voters == sorted(voters)
    assert len(voters) == 30
    assert made["hashes"] == {"pre": hall.poll("pre").ballots_hash, "post": hall.poll("post").ballots_hash}


def test_a_bundle_names_no_device_and_no_secret(hall: Hall) -> None:
    pair = reveal(hall)
    secret = hall.pair().electorate.secret
    assert secret is not None
    text = json.dumps(bundle(hall, pair))
    assert secret.hex() not in text
    assert not any(f'"{device}"' in text for device in PRE)


def test_the_journal_of_a_bundle_is_that_of_its_pair(hall: Hall) -> None:
    pair = reveal(hall)
    other = make_hall(hall.db)
    other.start()
    other.seal()
    did = [row["what"] for row in bundle(hall, pair)["journal"]]
    opened = ["poll:open", "poll:close", "poll:hash"]
    assert did == ["pair:seal", *opened, *opened, "poll:arm", "poll:frame", "poll:reveal", "poll:step"]


def test_a_bundle_of_every_way_of_an_evening_holds(hall: Hall) -> None:
    """A close taken back, a count taken back, a first vote shown by itself, a key destroyed before the end."""
    pair = hall.seal(show_pre=True)
    hall.vote("pre", PRE)
    pre = hall.poll("pre").id
    polls.reopen_poll(hall.call(), pre)
    hall.pass_ms(60_000)
    hall.cast("late", "for", "pre")
    polls.close_poll(hall.call(MILO), pre)
    reveals.arm_poll(hall.call(), pre)
    reveals.disarm_poll(hall.call(), pre)
    reveals.arm_poll(hall.call(), pre)
    reveals.reveal_poll(hall.call(MILO), pre, held=False, play=False)
    hall.vote("post", POST)
    destroy_key(hall.call(), pair)
    reveal_post(hall)
    made = bundle(hall, pair)
    assert recount(check_shape(made)) == []
    closes = [row["details"] for row in made["journal"] if row["what"] == "poll:hash"]
    assert closes[0] is None, "with the hash of a close that was taken back who came later could be found by trying"
    assert closes[1:] == [
        {"hash": made["hashes"]["pre"], "ballots": 31},
        {"hash": made["hashes"]["post"], "ballots": 30},
    ]


def test_a_bundle_without_a_vote_before_holds(hall: Hall) -> None:
    pair = hall.seal("final_majority")
    hall.vote("post", POST)
    reveal_post(hall)
    assert recount(check_shape(bundle(hall, pair))) == []


def test_a_bundle_is_the_same_for_good_once_the_result_has_been_told(hall: Hall) -> None:
    pair = reveal(hall)
    made, published = bundle(hall, pair), published_digest(hall.db, pair)
    destroy_key(hall.call(), pair)
    assert bundle(hall, pair) == made
    assert made["digest"] == published


def test_what_is_changed_in_the_database_later_is_named(hall: Hall) -> None:
    """The journal keeps the digest of what was told, and the database lets nobody change the journal."""
    pair = reveal(hall)
    with hall.db.writing() as session:
        session.get_one(Poll, hall.poll("post").id).closed_at = NOON - 1
    said = [why_words(problem) for problem in recount(check_shape(bundle(hall, pair)))]
    assert f"journal[5].at: says {NOON}; polls.post.closed_at says {NOON - 1}." in said
    assert "polls: is not what digests.polls was made of." in said


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("seal", lambda made: made["record"].update(motion="Another motion")),
        (
            "ballot",
            lambda made: made["ballots"][0].update(post="undecided" if made["ballots"][0]["post"] == "for" else "for"),
        ),
        ("ballot", lambda made: made["ballots"].pop()),
        ("ballot", lambda made: made["ballots"].append({"voter": "f" * 32, "pre": None, "post": "for"})),
        ("result.after", lambda made: made["result"]["after"].update({"for": 99})),
        ("result.outcome", lambda made: made["result"]["outcome"].update(verdict="for")),
    ],
)
def test_a_changed_bundle_does_not_hold(hall: Hall, part: str, change: Any) -> None:
    made = bundle(hall, reveal(hall))
    assert made["result"]["outcome"]["verdict"] == "against", "the changed verdict must be another one"
    change(made)
    said = [why_words(problem) for problem in recount(made)]
    assert any(part in problem for problem in [*said, "seal" if part == "seal" and said else ""])


@pytest.mark.parametrize("last", ["sealed", "closed", "armed", "half told"])
def test_there_is_no_bundle_before_all_is_told(hall: Hall, last: str) -> None:
    pair = hall.seal()
    if last != "sealed":
        hall.vote("pre", PRE)
        hall.vote("post", POST)
    if last in ("armed", "half told"):
        reveals.arm_poll(hall.call(), hall.poll("post").id)
    if last == "half told":
        reveals.reveal_poll(hall.call(MILO), hall.poll("post").id, held=False, play=False)
    with hall.refuses("not_revealed"):
        make_bundle(hall.db, hall.event, pair)


def test_the_bundle_of_a_result_that_was_given_up_holds_and_says_so(hall: Hall) -> None:
    pair = reveal(hall)
    before = bundle(hall, pair)
    assert "given_up" not in before
    hall.pass_ms(60_000)
    pairs.void_pair(hall.call(), pair, "The wrong motion was read out", held=True)
    made = check_shape(bundle(hall, pair))
    assert recount(made) == []
    assert made["given_up"] == {"at": hall.now, "why": "The wrong motion was read out"}
    assert {name: part for name, part in made.items() if name != "given_up"} == before


def test_a_vote_that_was_given_up_before_its_result_was_told_has_no_bundle(hall: Hall) -> None:
    pair = hall.seal()
    hall.vote("pre", PRE)
    hall.vote("post", POST)
    reveals.arm_poll(hall.call(), hall.poll("post").id)
    reveals.reveal_poll(hall.call(MILO), hall.poll("post").id, held=False, play=False)
    pairs.void_pair(hall.call(), pair, "stop", held=True)
    with hall.refuses("not_revealed"):
        make_bundle(hall.db, hall.event, pair)


def test_a_public_list_names_receipts_alone(hall: Hall) -> None:
    pair = reveal(hall, public_list=True)
    poll = hall.poll("post").id
    mine = find_ballot(hall.db, hall.box.keys, hall.event, poll, "v0")
    assert mine is not None
    listed = list_public(hall.db, hall.event, pair)
    assert len(listed) == 30
    assert {"receipt": mine.receipt, "pre": "for", "post": "for"} in listed
    assert [entry["receipt"] for entry in listed] == sorted(str(entry["receipt"]) for entry in listed)
    assert not set(hall.ballots("post")) & {str(value) for entry in listed for value in entry.values()}


def test_a_public_list_that_was_not_sealed_is_not_there(hall: Hall) -> None:
    pair = reveal(hall)
    with hall.refuses("no_list"):
        list_public(hall.db, hall.event, pair)


def test_a_public_list_of_few_would_tell_who_is_who(hall: Hall) -> None:
    pair = hall.seal("final_majority", public_list=True)
    hall.vote("post", hundred(for_=24))
    reveal_post(hall)
    with hall.refuses("too_few"):
        list_public(hall.db, hall.event, pair)


def test_a_destroyed_key_leads_nobody_to_a_ballot(hall: Hall) -> None:
    pair = reveal(hall)
    destroy_key(hall.call(), pair)
    assert hall.pair().electorate.secret is None
    assert hall.journal()[-1] == "pair:destroy-key"
    with hall.refuses("not_found"):
        find_ballot(hall.db, hall.box.keys, hall.event, hall.poll("post").id, "v0")


def test_a_destroyed_key_leaves_the_bundle(hall: Hall) -> None:
    pair = reveal(hall)
    destroy_key(hall.call(), pair)
    assert recount(bundle(hall, pair)) == []


def test_a_destroyed_key_ends_the_public_list(hall: Hall) -> None:
    pair = reveal(hall, public_list=True)
    destroy_key(hall.call(), pair)
    with hall.refuses("key_destroyed"):
        list_public(hall.db, hall.event, pair)


def test_a_key_is_destroyed_once(hall: Hall) -> None:
    pair = reveal(hall)
    assert [row.id for row in list_keyed(hall.db, hall.event)] == [pair]
    destroy_key(hall.call(), pair)
    assert list_keyed(hall.db, hall.event) == []
    with hall.refuses("wrong_state"):
        destroy_key(hall.call(), pair)


def test_a_key_stays_while_a_vote_is_to_come(hall: Hall) -> None:
    pair = hall.seal()
    hall.vote("pre", PRE)
    with hall.refuses("wrong_state"):
        destroy_key(hall.call(), pair)
    assert list_keyed(hall.db, hall.event) == []


def test_a_vote_whose_key_is_gone_is_not_opened_again(hall: Hall) -> None:
    pair = hall.seal()
    hall.vote("pre", PRE)
    hall.vote("post", POST)
    destroy_key(hall.call(), pair)
    with hall.refuses("key_destroyed"):
        polls.reopen_poll(hall.call(), hall.poll("post").id)
