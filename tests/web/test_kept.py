"""A page that is kept in pieces is the same page, packed or not, with each client's own values in their places."""

from __future__ import annotations

import gzip
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.web.kept import MOST_PACKED, Kept
from tests.programs import House

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(st.lists(TEXTS, min_size=4, max_size=4), TEXTS, TEXTS, st.integers(0, 10**13))
def test_a_packed_page_is_the_filled_one(texts: list[str], token: str, key: str, now: int) -> None:
    one, two, three, four = texts
    kept = Kept(lambda token, key, now: f"{one}{token}{two}{key}{three}{token}{now}{four}")
    values = {"token": token, "key": key, "now": str(now)}
    packed = kept.pack(**values)
    assert packed is not None
    assert gzip.decompress(packed).decode() == kept.fill(**values) == f"{one}{token}{two}{key}{three}{token}{now}{four}"


def test_a_page_with_many_cuts_is_not_packed() -> None:
    kept = Kept(lambda token, key, now: "x".join([token] * MOST_PACKED))
    assert kept.pack(token="a", key="b", now="1") is None
    assert kept.fill(token="a", key="b", now="1") == "x".join(["a"] * MOST_PACKED)


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_every_phone_gets_its_own_page(house: House, accepted: str) -> None:
    """Its form's token and key are nobody else's, and the page says how it is packed and that it may be otherwise."""
    pages = []
    for _ in range(3):
        client = house.program.app.test_client()
        answer = client.get(f"/j/{house.code}", headers={"Accept-Encoding": accepted})
        assert answer.vary.as_set() >= {"accept-encoding"}
        assert answer.headers.get("Content-Encoding") == ("gzip" if accepted == "gzip" else None)
        pages.append((gzip.decompress(answer.data) if accepted == "gzip" else answer.data).decode())
    tokens = [re.findall(r'"csrf":"([^"]+)"', page) for page in pages]
    assert all(len(set(found)) == 1 for found in tokens)
    assert len({found[0] for found in tokens}) == 3
    ends = {re.sub(r'"(csrf|server_ms)":("[^"]*"|\d+)', "", page)[-4_000:] for page in pages}
    assert len(ends) == 1, "all the rest is one page"
