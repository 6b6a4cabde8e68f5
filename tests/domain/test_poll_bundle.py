"""A bundle of a poll by itself holds, and whatever is changed in it does not."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from debate.domain.errors import Invalid
from debate.domain.polls import KINDS, paper_record
from debate.domain.polls.bundle import check_poll_bundle, is_poll_bundle, recount_poll
from debate.domain.polls.entries import entries_of
from debate.domain.polls.figures import figures, tally
from debate.domain.polls.kind import Kind, Paper
from debate.domain.polls.movement import movement
from debate.domain.sealing import ballots_hash
from debate.wording import refusal_words, why_words

Change = Callable[[dict[str, Any]], object]


def made(name: str) -> dict[str, Any]:
    kind = KINDS[name]
    example = kind.example
    paper = kind.lay_out(example.options, example.settings)
    ballots = [{"voter": f"voter{n}", "answer": answer} for n, answer in enumerate(example.answers)]
    return {
        "poll_bundle": 1,
        "event": "TDF25",
        "poll": {
            "id": 7,
            "kind": name,
            "question": example.question,
            "tally": "sealed",
            "opened_at": 1,
            "closed_at": 2,
            **paper_record(paper),
        },
        "ballots": ballots,
        "hash": ballots_hash((ballot["voter"], ballot["answer"]) for ballot in ballots),
        **_counted(kind, paper),
    }


def _counted(kind: Kind, paper: Paper) -> dict[str, Any]:
    """The figures; of a moderated kind those of all entries but two."""
    counted = tally(kind, paper, Counter(kind.example.answers))
    if not kind.moderated:
        return {"figures": figures(kind, paper, counted)}
    declined, waiting, *approved = (entry.key for entry in reversed(entries_of(counted["counts"])))
    unseen = {"declined": [declined], "waiting": [waiting]}
    return {"figures": figures(kind, paper, counted, approved), "unseen": unseen}


def made_second() -> dict[str, Any]:
    """Of a second round in which everybody answered what the next one had answered in the first."""
    kind = KINDS["choice"]
    bundle = made("choice")
    answers = kind.example.answers
    first = [{"voter": f"voter{n}", "answer": answer} for n, answer in enumerate([*answers[1:], answers[0]])]
    hashed = ballots_hash((ballot["voter"], ballot["answer"]) for ballot in first)
    before, after = ({one["voter"]: one["answer"] for one in round_} for round_ in (first, bundle["ballots"]))
    moved = movement(kind, kind.lay_out(kind.example.options, {}), before, after)
    return {**bundle, "first": {"id": 6, "ballots": first, "hash": hashed}, "moved": moved}


def test_a_second_round_holds() -> None:
    assert recount_poll(check_poll_bundle(made_second())) == []


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("first.ballots", lambda b: b["first"]["ballots"][0].update(answer="3")),
        ("first.ballots", lambda b: b["first"]["ballots"].pop()),
        ("moved.cells", lambda b: b["moved"]["cells"]["1"].update({"1": 9})),
        ("moved.counts", lambda b: b["moved"]["counts"].update(both=7)),
        ("moved.rows", lambda b: b["moved"]["rows"][0].update(came=0)),
        ("ballots", lambda b: b["ballots"][0].update(answer="3")),
        ("first.ballots", lambda b: b["first"]["ballots"][0].update(answer="9")),
    ],
)
def test_whatever_is_changed_in_a_second_round_is_named(part: str, change: Change) -> None:
    bundle = made_second()
    change(bundle)
    problems = recount_poll(check_poll_bundle(bundle))
    assert any(part in why_words(problem) for problem in problems)


@pytest.mark.parametrize(
    "change",
    [
        lambda b: b.pop("moved"),
        lambda b: b.pop("first"),
        lambda b: b["first"].update(more=1),
        lambda b: b["first"]["ballots"].append({"voter": "a b", "answer": "1"}),
    ],
)
def test_a_second_round_has_all_its_parts(change: Change) -> None:
    bundle = made_second()
    change(bundle)
    with pytest.raises(Invalid):
        check_poll_bundle(bundle)


def changed(name: str, change: Change) -> dict[str, Any]:
    bundle = copy.deepcopy(made(name))
    change(bundle)
    return bundle


@pytest.mark.parametrize("name", KINDS)
def test_a_bundle_of_every_kind_holds(name: str) -> None:
    assert is_poll_bundle(made(name))
    assert recount_poll(check_poll_bundle(made(name))) == []


DOES_NOT_HOLD: dict[str, tuple[Change, str]] = {
    "a ballot was changed": (lambda b: b["ballots"][0].update(answer=b["ballots"][1]["answer"]), "hash was shown"),
    "a ballot was taken out": (lambda b: b["ballots"].pop(), "hash was shown"),
    "a ballot was put in": (
        lambda b: b["ballots"].append({"voter": "stuffed", "answer": b["ballots"][0]["answer"]}),
        "hash was shown",
    ),
    "a voter stands there twice": (lambda b: b["ballots"].append(dict(b["ballots"][0])), "more than once"),
    "a share was changed": (lambda b: b["figures"]["rows"][0].update(pct=99.9), "figures.rows"),
    "the number of voters was changed": (lambda b: b["figures"].update(n=99), "figures.n"),
    "a number is a truth": (lambda b: b["figures"]["rows"][0].update(leads=1), "figures.rows"),
    "a number is another one to a program": (lambda b: b["figures"].update(n=float(b["figures"]["n"])), "figures.n"),
    "an answer is none": (lambda b: b["ballots"][0].update(answer=" 1"), "no answer to this poll"),
}


@pytest.mark.parametrize("how", DOES_NOT_HOLD)
@pytest.mark.parametrize("name", KINDS)
def test_what_was_changed_does_not_hold(name: str, how: str) -> None:
    change, said = DOES_NOT_HOLD[how]
    problems = [why_words(problem) for problem in recount_poll(check_poll_bundle(changed(name, change)))]
    assert any(said in problem for problem in problems), problems


NO_BUNDLES: dict[str, tuple[Change, str]] = {
    "another version": (lambda b: b.update(poll_bundle=2), "poll_bundle"),
    "true as a version": (lambda b: b.update(poll_bundle=True), "poll_bundle"),
    "a part is missing": (lambda b: b.pop("hash"), "hash"),
    "a part too many": (lambda b: b.update(digest="x"), "digest"),
    "a part of another type": (lambda b: b["poll"].update(opened_at="soon"), "poll.opened_at"),
    "a kind that is none": (lambda b: b["poll"].update(kind="lottery"), "poll.kind"),
    "an option too many": (lambda b: b["poll"]["options"].append({"id": "99", "text": "More"}), "poll"),
    "an option that is none": (lambda b: b["poll"]["options"].append("More"), "poll.options"),
    "a setting that is none": (lambda b: b["poll"]["settings"].update(colour="red"), "poll"),
    "a voter of two words": (lambda b: b["ballots"][0].update(voter="a b"), "ballots[0]"),
    "a ballot that is none": (lambda b: b["ballots"].append(["voter", "1"]), "ballots"),
    "no number": (lambda b: b["figures"].update(n=float("nan")), "figures"),
}


@pytest.mark.parametrize("how", NO_BUNDLES)
def test_what_is_no_bundle_is_refused_by_its_field(how: str) -> None:
    change, said = NO_BUNDLES[how]
    with pytest.raises(Invalid) as refused:
        check_poll_bundle(changed("choice", change))
    assert refused.value.code == "bad_bundle"
    assert said in refusal_words(refused.value)


def test_a_bundle_of_a_motion_is_another_one() -> None:
    assert not is_poll_bundle({"bundle": 3})
    assert not is_poll_bundle(["poll_bundle"])


@pytest.mark.parametrize("settings", [{}, {"most": 99}, {"most": True}, {"most": [1]}, {"most": None, "more": 1}])
def test_settings_that_its_kind_would_not_lay_out_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refused:
        check_poll_bundle(changed("approval", lambda b: b["poll"].update(settings=settings)))
    assert refused.value.reason in ("bad_bundle.poll", "bad_bundle.poll_paper")


MODERATED = [name for name, kind in KINDS.items() if kind.moderated]
UNSEEN_DIFFERS: dict[str, Change] = {
    "a declined entry is said to have been seen": lambda u: u["declined"].clear(),
    "an approved entry is said to have been declined": lambda u: u.update(declined=["trust"]),
    "an entry is declined and waits": lambda u: u.update(waiting=list(u["declined"])),
    "an entry that nobody gave was declined": lambda u: u.update(declined=["nobody gave this"]),
}


@pytest.mark.parametrize("how", UNSEEN_DIFFERS)
@pytest.mark.parametrize("name", MODERATED)
def test_what_no_hall_saw_is_recounted(name: str, how: str) -> None:
    bundle = check_poll_bundle(changed(name, lambda b: UNSEEN_DIFFERS[how](b["unseen"])))
    assert recount_poll(bundle) != []


NO_UNSEEN: dict[str, Change] = {
    "missing": lambda b: b.pop("unseen"),
    "a list": lambda b: b.update(unseen=[]),
    "without one of its parts": lambda b: b["unseen"].pop("waiting"),
    "with a part too many": lambda b: b["unseen"].update(approved=[]),
    "a part of another type": lambda b: b["unseen"].update(waiting="trust"),
    "numbers": lambda b: b["unseen"].update(waiting=[1]),
    "lists of lists": lambda b: b["unseen"].update(waiting=[["trust"]]),
    "not sorted": lambda b: b["unseen"].update(declined=["b", "a"]),
    "with repeats": lambda b: b["unseen"].update(declined=["a", "a"]),
}


@pytest.mark.parametrize("how", NO_UNSEEN)
@pytest.mark.parametrize("name", MODERATED)
def test_what_no_hall_saw_is_written_in_one_way(name: str, how: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_poll_bundle(changed(name, NO_UNSEEN[how]))
    assert refused.value.code == "bad_bundle"
    assert "unseen" in refusal_words(refused.value)


@pytest.mark.parametrize("name", [name for name in KINDS if name not in MODERATED])
def test_a_kind_without_moderation_has_no_such_part(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_poll_bundle(changed(name, lambda b: b.update(unseen={"declined": [], "waiting": []})))
    assert refused.value.reason == "bad_bundle.unknown_poll_part"
