from __future__ import annotations

import json
from typing import Any

import pytest

from debate.domain.bundle import check_shape, recount
from debate.services import pairs, polls
from debate.services.ballots import find_ballot
from debate.services.bundles import destroy_key, list_keyed, list_public, make_bundle
from tests.cast import MILO
from tests.halls import Hall, hundred, make_hall

PRE = hundred(for_=14, against=10, undecided=6)
POST = hundred(for_=12, against=15, undecided=3)


def reveal(hall: Hall, **terms: object) -> int:
    """A pair whose result was revealed to its last step."""
    pair = hall.seal(**terms)  # type: ignore[arg-type]
    hall.vote("pre", PRE)
    hall.vote("post", POST)
    polls.arm_poll(hall.call(), hall.poll("post").id)
    polls.reveal_poll(hall.call(MILO), hall.poll("post").id, held=False, play=False)
    polls.step_reveal(hall.call(), hall.poll("post").id, "winner")
    return pair


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
    secret = hall.pair().secret
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
    assert any(part in problem for problem in [*recount(made), "seal" if part == "seal" and recount(made) else ""])


@pytest.mark.parametrize("last", ["sealed", "closed", "armed", "half told"])
def test_there_is_no_bundle_before_all_is_told(hall: Hall, last: str) -> None:
    pair = hall.seal()
    if last != "sealed":
        hall.vote("pre", PRE)
        hall.vote("post", POST)
    if last in ("armed", "half told"):
        polls.arm_poll(hall.call(), hall.poll("post").id)
    if last == "half told":
        polls.reveal_poll(hall.call(MILO), hall.poll("post").id, held=False, play=False)
    with hall.refuses("not_revealed"):
        make_bundle(hall.db, hall.event, pair)


def test_a_void_pair_has_no_bundle(hall: Hall) -> None:
    pair = reveal(hall)
    pairs.void_pair(hall.call(), pair, "stop")
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
    polls.arm_poll(hall.call(), hall.poll("post").id)
    polls.reveal_poll(hall.call(MILO), hall.poll("post").id, held=False, play=False)
    polls.step_reveal(hall.call(), hall.poll("post").id, "winner")
    with hall.refuses("too_few"):
        list_public(hall.db, hall.event, pair)


def test_a_destroyed_key_leads_nobody_to_a_ballot(hall: Hall) -> None:
    pair = reveal(hall)
    destroy_key(hall.call(), pair)
    assert hall.pair().secret is None
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
