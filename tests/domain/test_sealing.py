from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.domain.motion.tally import Ballots
from debate.domain.sealing import ballots_hash, canonical, digest, fingerprint, receipt, short_hash, voter_key
from tests.domain.rooms import UNHURRIED, boxes

SECRET = b"k" * 32
ANOTHER_SECRET = b"j" * 32
RECORD = {"c": {"x": 0.5}, "b": [1, None, True], "a": "é"}
BALLOTS = [("ada", "for"), ("bea", "against"), ("ciro", "undecided")]
# Letters and digits that nobody reads as another one: no I, L, O or U.
READABLE = set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def test_a_record_has_one_form_in_bytes() -> None:
    assert canonical(RECORD) == b'{"a":"\xc3\xa9","b":[1,null,true],"c":{"x":0.5}}'


# The literals of this file come from sha256sum and openssl, not from this program.
def test_the_digest_of_a_record_is_the_sha_256_of_that_form() -> None:
    assert digest(RECORD) == "a84193984ec7e61bb7bc180769d113414fd5541f7f09241a49fa16cd99eb344d"


def test_the_order_in_which_a_record_was_written_changes_nothing() -> None:
    assert digest(dict(reversed(RECORD.items()))) == digest(RECORD)


def test_a_record_that_json_cannot_hold_has_no_seal() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        digest({"band_pct": float("nan")})


def test_a_seal_is_read_aloud_by_its_first_eight_digits() -> None:
    assert short_hash("7f3a91c2" + "0" * 56) == "7F3A-91C2"


def test_a_hash_of_ballots_is_read_by_its_first_sixteen_digits() -> None:
    assert fingerprint("af71233091c208de" + "0" * 48) == "AF71-2330-91C2-08DE"


def test_the_hash_of_a_box_is_that_of_its_sorted_lines() -> None:
    assert ballots_hash(BALLOTS) == "7c2f80c0aeae22b0a45790b14b69a1fb912ce20c8e6ab631fe4168cf828f3680"


def test_an_empty_box_has_a_hash_too() -> None:
    assert ballots_hash([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@UNHURRIED
@given(boxes, st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_changes_no_hash(box: Ballots, chance: Random) -> None:
    shuffled = list(box.items())
    chance.shuffle(shuffled)
    assert ballots_hash(shuffled) == ballots_hash(box.items())


@UNHURRIED
@given(boxes, boxes)
def test_two_different_boxes_never_share_a_hash(box: Ballots, other: Ballots) -> None:
    assert (ballots_hash(box.items()) == ballots_hash(other.items())) == (box == other)


@pytest.mark.parametrize(
    "changed",
    [
        BALLOTS[:2],
        [*BALLOTS, ("dora", "for")],
        [*BALLOTS, BALLOTS[0]],
        [("ada", "against"), *BALLOTS[1:]],
        [("adb", "for"), *BALLOTS[1:]],
    ],
    ids=["one removed", "one added", "one twice", "another choice", "another voter"],
)
def test_any_changed_ballot_changes_the_hash(changed: list[tuple[str, str]]) -> None:
    assert ballots_hash(changed) != ballots_hash(BALLOTS)


def test_a_voter_is_a_keyed_hash_of_the_device() -> None:
    assert voter_key(SECRET, "phone-1") == "d11c29ead743fa49dd945d87d613e473"


def test_a_device_is_another_voter_under_another_secret() -> None:
    assert voter_key(SECRET, "phone-1") != voter_key(ANOTHER_SECRET, "phone-1")


def test_a_receipt_is_seven_readable_characters_of_a_keyed_hash() -> None:
    assert receipt(SECRET, 1, "ada") == "1Q-A4QQ0"


@UNHURRIED
@given(st.binary(min_size=32, max_size=32), st.integers(min_value=1), st.text(min_size=1, max_size=32))
def test_every_receipt_can_be_read_aloud(secret: bytes, poll: int, voter: str) -> None:
    start, dash, rest = receipt(secret, poll, voter.encode("utf-8", "replace").decode()).partition("-")
    assert (len(start), dash, len(rest)) == (2, "-", 5)
    assert set(start + rest) <= READABLE


def test_receipts_differ_by_poll_by_voter_and_by_secret() -> None:
    receipts = {
        receipt(secret, poll, voter)
        for secret in (SECRET, ANOTHER_SECRET)
        for poll in (1, 2)
        for voter in ("ada", "bea")
    }
    assert len(receipts) == 8


def test_a_thousand_voters_of_a_poll_have_a_thousand_receipts() -> None:
    assert len({receipt(SECRET, 1, f"voter {number}") for number in range(1000)}) == 1000
