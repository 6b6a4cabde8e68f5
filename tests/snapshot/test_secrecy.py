"""What must not be seen is nowhere: a whole debate is driven through every state, and every face's whole snapshot is
searched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select, text

from debate.domain.groups import without_groups
from debate.domain.motion.results import with_fingerprints
from debate.domain.polls import KINDS
from debate.domain.polls.entries import entry_id
from debate.domain.polls.states import PollState, TallyMode
from debate.services import drafts, entries, floor, hands, items, messages, people, polls, questions, reveals, signals
from debate.services.ballots import Cast, Counted
from debate.services.bundles import make_bundle
from debate.services.questions import asker_key
from debate.services.switches import throw_switch
from debate.services.tallies import SHORTEST_STEP_MS, SMALLEST_STEP
from debate.snapshot import FACES, SLICES
from debate.snapshot.questions import me_slice
from debate.snapshot.view import View
from debate.store.schema import Poll, urn_name
from debate.store.votes import all_ballots
from tests.cast import MARA, MILO, OLA, OMAR, panelist
from tests.halls import Hall, hundred
from tests.snapshot.evenings import Evening, leaves, let_in, name_of

# Numbers that stand for nothing else: an id, a length or an instant is never one of these.
BEFORE = hundred(for_=137, against=119, undecided=61)
AFTER = hundred(for_=149, against=127, undecided=43)
SPLIT_BEFORE, SPLIT_AFTER = {137, 119, 61}, {149, 127, 43}
# The serializers read what the store gives them: which database it came from does not matter here.
pytestmark = pytest.mark.one_database
STATES = (
    "sealed",
    "pre open",
    "pre closed",
    "post open",
    "post closed",
    "armed",
    "before",
    "after",
    "movement",
    "winner",
)
SECRET_TEXT = "An unapproved question about the treasurer's yacht"


class Debate:
    """A sealed debate that goes on state by state."""

    def __init__(self, hall: Hall, tally: str = "sealed") -> None:
        self.hall = hall
        hall.seal(pre_tally=tally, post_tally=tally)
        self.evening = Evening(hall)

    def go(self) -> Iterator[str]:
        hall, pre, post = self.hall, self.hall.poll("pre").id, self.hall.poll("post").id
        yield "sealed"
        polls.open_poll(hall.call(), pre, None, held=True)
        hall.cast_all("pre", BEFORE)
        yield "pre open"
        polls.close_poll(hall.call(), pre)
        yield "pre closed"
        polls.open_poll(hall.call(), post, None, held=True)
        hall.cast_all("post", AFTER)
        yield "post open"
        polls.close_poll(hall.call(), post)
        yield "post closed"
        reveals.arm_poll(hall.call(MARA), post)
        yield "armed"
        reveals.reveal_poll(hall.call(MILO), post, held=False, play=False)
        yield "before"
        for step in ("after", "movement", "winner"):
            reveals.step_reveal(hall.call(), post, step)
            yield step

    def seen(self, face: str) -> dict[str, Any]:
        slices: dict[str, Any] = self.evening.snapshot(face)["slices"]
        return slices

    def numbers(self, face: str) -> set[object]:
        """Every number that the face holds anywhere, also inside a text."""
        return {value for _path, value in leaves(self.seen(face)) if isinstance(value, int | float)}


def test_the_debate_goes_through_every_state(hall: Hall) -> None:
    assert tuple(Debate(hall).go()) == STATES


@pytest.mark.parametrize("face", FACES)
def test_no_face_sees_the_split_of_a_sealed_vote_before_its_step(hall: Hall, face: str) -> None:
    debate, shown = Debate(hall), set[int]()
    for state in debate.go():
        if face in ("screen", "desk"):
            shown |= {"before": SPLIT_BEFORE, "after": SPLIT_AFTER}.get(state, set())
        if state == "winner" or (state == "armed" and face == "desk"):
            continue  # the whole result, and the desk's preview of it
        sealed = (SPLIT_BEFORE | SPLIT_AFTER) - shown
        assert not sealed & debate.numbers(face), f"{face} sees a sealed figure while {state}"


@pytest.mark.parametrize("face", [face for face in FACES if "result" in SLICES[face]])
def test_every_face_that_is_shown_results_sees_all_of_them_in_the_end(hall: Hall, face: str) -> None:
    debate = Debate(hall)
    *_, last = debate.go()
    assert last == "winner"
    assert debate.numbers(face) >= SPLIT_BEFORE | SPLIT_AFTER, (
        "the figures that were searched for must be there at last"
    )


@pytest.mark.parametrize("face", ["screen", "stage", "audience"])
def test_nobody_but_the_desk_learns_that_a_result_is_armed(hall: Hall, face: str) -> None:
    debate = Debate(hall)
    closed: dict[str, Any] = {}
    for state in debate.go():
        if state == "post closed":
            closed = debate.seen(face)
        if state == "armed":
            break
    assert hall.poll("post").state is PollState.ARMED
    assert debate.seen(face) == closed


def test_the_desk_previews_the_exact_frame_that_is_armed(hall: Hall) -> None:
    debate = Debate(hall)
    for state in debate.go():
        frame = debate.seen("desk")["polls"]["data"]["frame"]
        armed = hall.poll("post").frame if state == "armed" else None
        # How each group moved stands on the page of results alone.
        assert frame == (without_groups(with_fingerprints(armed)) if armed else None)


@pytest.mark.parametrize("face", ["screen", "desk"])
def test_a_part_of_a_later_step_is_not_in_the_frame_yet(hall: Hall, face: str) -> None:
    order = {
        "before": ("before",),
        "after": ("after",),
        "movement": ("counts", "matrix", "matched"),
        "winner": ("outcome",),
    }
    debate, shown = Debate(hall), set[str]()
    for state in debate.go():
        if state not in order:
            continue
        shown.update(order[state])
        frame = debate.seen(face)["result"]["data"]["frame"]
        parts = {part for parts in order.values() for part in parts}
        assert {part for part in parts if frame[part] is not None} == shown, state


@pytest.mark.parametrize("face", ["audience", "stage"])
def test_phones_and_stage_see_the_result_once_all_of_it_is_told(hall: Hall, face: str) -> None:
    debate = Debate(hall)
    for state in debate.go():
        assert (debate.seen(face)["result"]["data"]["frame"] is not None) is (state == "winner")


def test_a_live_vote_shows_its_division_on_screen_and_desk_alone(hall: Hall) -> None:
    debate = Debate(hall, tally="live")
    for state in debate.go():
        if state == "pre open":
            assert hall.show_tallies("pre") is None, "the first step is staged until as many again have voted"
            hall.cast_all("pre", {f"late-{n}": "undecided" for n in range(SMALLEST_STEP)})
            assert hall.show_tallies("pre")
            break
    for face in ("screen", "desk"):
        assert debate.numbers(face) >= SPLIT_BEFORE
    for face in ("audience", "stage"):
        assert not SPLIT_BEFORE & debate.numbers(face)


@pytest.mark.parametrize("face", FACES)
def test_no_face_holds_a_secret_or_a_voters_key(hall: Hall, face: str) -> None:
    debate = Debate(hall)
    asked = questions.ask_question(hall.call(OLA), "Who would pay for all these embassies?", None, None).id
    questions.mute_asker(hall.call(), asked, True)
    for state in debate.go():
        whole = json.dumps(debate.evening.snapshot(face))
        for secret in secrets_of(hall):
            assert secret not in whole, f"{face} holds a secret while {state}"


def secrets_of(hall: Hall) -> Iterator[str]:
    """Everything that links a ballot or a question to a device, as it could stand in a JSON text."""
    with hall.db.reading() as session:
        for poll in session.scalars(select(Poll)).unique():
            yield from all_ballots(session, poll.id)
            if poll.state is PollState.OPEN:
                yield from session.scalars(text(f"SELECT key FROM {urn_name(poll.id, poll.openings)}"))
        yield from session.scalars(text("SELECT mark FROM known_attempt"))
        yield from session.scalars(text("SELECT asker FROM question UNION SELECT asker FROM hand"))
        yield from session.scalars(text("SELECT mark FROM hand WHERE mark IS NOT NULL"))
        keys = [
            *session.scalars(text("SELECT secret FROM electorate")),
            *session.scalars(text("SELECT asker_secret FROM event")),
        ]
    yield from (bytes(key).hex() for key in keys)


@pytest.mark.parametrize("ending", [None, questions.decline_question, questions.return_question])
def test_an_unapproved_question_reaches_its_asker_and_the_desk_alone(hall: Hall, ending: Any) -> None:
    asked = questions.ask_question(hall.call(OLA), SECRET_TEXT, None, "Ola of the yacht club").id
    if ending is questions.return_question:
        questions.approve_question(hall.call(), asked)
    if ending is not None:
        ending(hall.call(), asked)
    evening = Evening(hall)
    seers = {who for who in ("desk", "screen", "stage") if SECRET_TEXT in json.dumps(evening.snapshot(who))}
    seers |= {device for device in ("ola", "omar") if SECRET_TEXT in json.dumps(evening.snapshot("audience", device))}
    assert seers == {"desk", "ola"}
    assert "yacht club" not in json.dumps([evening.snapshot(face, "omar") for face in FACES if face != "desk"])


def test_the_first_wording_of_a_question_stays_at_the_desk(hall: Hall) -> None:
    asked = questions.ask_question(hall.call(OLA), SECRET_TEXT, None, None).id
    questions.edit_question(hall.call(), asked, "A question about the budget")
    questions.stage_question(hall.call(), asked)
    evening = Evening(hall)
    seers = {face for face in FACES if SECRET_TEXT in json.dumps(evening.snapshot(face, "omar"))}
    assert seers == {"desk"}


def test_no_phone_sees_what_another_phone_wants(hall: Hall) -> None:
    asked = questions.ask_question(hall.call(OLA), "Who would pay for all these embassies?", None, None).id
    questions.approve_question(hall.call(), asked)
    questions.upvote_question(hall.call(OLA), asked, True)
    evening = Evening(hall)
    assert evening.snapshot("audience", "ola")["slices"]["me"]["data"]["upvotes"] == [asked]
    assert evening.snapshot("audience", "omar")["slices"]["me"]["data"]["upvotes"] == []


def test_a_phone_sees_its_own_ballot_alone(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    hall.cast("ola", "against")
    evening = Evening(hall)
    poll = str(hall.poll("pre").id)
    assert evening.snapshot("audience", "ola")["slices"]["ballots"]["data"][poll]["choice"] == "against"
    assert evening.snapshot("audience", "omar")["slices"]["ballots"]["data"] == {}


def test_what_people_are_counted_under_and_meant_to_speak_stays_at_the_desk(hall: Hall) -> None:
    with hall.db.reading() as session:
        opening = View(session, hall.event, str).items[0].id
    ada, bo = (people.add_person(hall.call(), opening, name, "") for name in ("Ada Nwosu", "Bo Lindgren"))
    people.set_labels(hall.call(), ada, ["yachting"])
    people.set_target(hall.call(), ada, 87)
    items.start_item(hall.call(), opening)
    for person in (ada, bo):
        floor.give_floor(hall.call(), person, beside=False)
        hall.pass_ms(60_000)
    evening = Evening(hall)
    assert {face for face in FACES if "yachting" in json.dumps(evening.snapshot(face))} == {"desk"}
    assert {face for face in FACES if "target" in json.dumps(evening.snapshot(face))} == {"desk"}


def test_who_raised_a_hand_is_known_to_the_desk_and_that_phone_until_the_screen_is_let_to_name_who_was_called(
    hall: Hall,
) -> None:
    """Through every state of a hand, with the switches on and off; another hand waits all the while."""
    evening = Evening(hall)
    throw_switch(hall.call(), "item:set-hands", hall.item, True)
    other = hands.raise_hand(hall.call(OMAR), "Omar of the rowing club", "Row 9").id
    hand = hands.raise_hand(hall.call(OLA), "Ola of the yacht club", "Row 4").id

    def seers(secret: str = "yacht club") -> set[str]:
        faces = {who for who in ("desk", "screen", "stage") if secret in json.dumps(evening.snapshot(who))}
        devices = ("ola", "omar")
        return faces | {device for device in devices if secret in json.dumps(evening.snapshot("audience", device))}

    verbs = (None, hands.call_hand, hands.give_microphone, hands.end_hand, hands.return_hand, hands.miss_hand)
    for shown in (False, True):
        throw_switch(hall.call(), "item:set-hands-shown", hall.item, shown)
        for verb in verbs:
            if verb:
                verb(hall.call(), hand)
            on_screen = shown and verb in (hands.call_hand, hands.give_microphone)
            assert seers() == {"desk", "ola"} | ({"screen"} if on_screen else set()), verb
            assert seers("rowing club") == {"desk", "omar"}
            assert "Row 4" not in json.dumps([evening.snapshot(face, "omar") for face in FACES if face != "desk"])
        hands.return_hand(hall.call(), hand)
    hands.withdraw_hand(hall.call(OLA), hand)
    assert seers() == set(), "it is forgotten"
    hands.call_hand(hall.call(), other)
    assert seers("rowing club") == {"desk", "screen", "omar"}


def test_no_slice_tells_which_phone_raised_a_hand_or_asks_beside_it(hall: Hall) -> None:
    throw_switch(hall.call(), "item:set-hands", hall.item, True)
    hands.raise_hand(hall.call(OLA), "Ola", "Row 4", key="key-0000")
    questions.ask_question(hall.call(OLA), SECRET_TEXT, None, None)
    evening = Evening(hall)
    for face in FACES:
        whole = json.dumps(evening.snapshot(face, "omar"))
        assert [secret for secret in secrets_of(hall) if secret in whole] == []
    desk = evening.snapshot("desk")["slices"]
    [tag] = {question["asker"] for question in desk["queue"]["data"]["items"]}
    assert tag not in json.dumps(desk["hands"]["data"]), "an anonymous question is not signed by a hand"


def test_nothing_stored_links_a_hand_to_a_ballot(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    hall.cast("ola", "against")
    throw_switch(hall.call(), "item:set-hands", hall.item, True)
    hands.raise_hand(hall.call(OLA), "Ola", "Row 4", key="key-0000")
    polls.close_poll(hall.call(), hall.poll("pre").id)
    with hall.db.reading() as session:
        ballots = {value for row in session.execute(text("SELECT voter, answer FROM ballot")) for value in row}
        hand = set(session.execute(text("SELECT * FROM hand")).one())
    assert not ballots & hand


# By hand: a slice that is added, or shown to one more face, must be added here too.
SEEN = {
    "event": "audience screen stage panelist desk",
    "agenda": "audience screen stage desk",
    "debate": "audience screen stage desk",
    "panel": "audience screen stage desk",
    "clock": "audience screen stage panelist desk",
    "poll": "audience screen stage desk",
    "result": "audience screen stage desk",
    "questions": "audience",
    "upvotes": "audience",
    "turnout": "screen desk",
    "asked": "screen stage desk",
    "scene": "screen desk",
    "message": "stage desk",
    "speaking": "screen stage desk",
    "floor": "desk",
    "order": "desk",
    "polls": "desk",
    "queue": "desk",
    "hands": "desk",
    "microphone": "screen desk",
    "entries": "desk",
    "guide": "desk",
    "setups": "desk",
    "whispers": "desk",
}


@pytest.mark.parametrize("face", FACES)
def test_a_face_sees_its_own_slices_and_no_others(hall: Hall, face: str) -> None:
    expected = {name for name, faces in SEEN.items() if face in faces.split()}
    assert set(SLICES[face]) == expected
    of_the_process = {"audience": {"me", "ballots"}, "screen": {"people"}, "panelist": {"whisper"}}
    besides = {**of_the_process, "desk": {"people", "screening"}}
    assert set(Evening(hall).snapshot(face)["slices"]) == expected | besides.get(face, set())


def test_what_one_phone_asked_and_wants_is_read_without_the_questions_of_the_others(hall: Hall) -> None:
    mine = questions.ask_question(hall.call(OLA), "Who pays for it?", None, None).id
    wanted = questions.ask_question(hall.call(OMAR), "And who would not?", None, None).id
    questions.approve_question(hall.call(), wanted)
    questions.upvote_question(hall.call(OLA), wanted, True)
    with hall.db.reading() as session:
        view = View(session, hall.event, lambda code: code)
        own = me_slice(view, asker_key(view.event, "ola"))
        assert "questions" not in vars(view), "the view keeps what it has loaded"
    assert own == {
        "questions": [{"id": mine, "text": "Who pays for it?", "state": "new"}],
        "upvotes": [wanted],
        "hand": None,
        "muted": False,
    }


WRITTEN = "yacht"  # in every answer, and in nothing else
MODERATED = [name for name, kind in KINDS.items() if kind.moderated]


@pytest.mark.parametrize("tally", TallyMode)
@pytest.mark.parametrize("kind", MODERATED)
def test_what_voters_write_reaches_no_hall_before_it_was_approved(hall: Hall, kind: str, tally: TallyMode) -> None:
    """Driven through every state, with one entry approved, one declined and one that waits; each phone knows its own
    answer."""
    example = KINDS[kind].example
    wording = drafts.Wording(kind, "What first?", example.options, example.settings, tally)
    poll, evening = drafts.make_poll(hall.call(), hall.item, wording), Evening(hall)

    def seen() -> dict[str, set[str]]:
        whole = {face: json.dumps(evening.snapshot(face, "omar")) for face in FACES}
        return {face: set(re.findall(rf"\w+ {WRITTEN}", text)) for face, text in whole.items()}

    def everywhere(*texts: str) -> dict[str, set[str]]:
        return {face: set(texts) if "result" in SLICES[face] else set() for face in FACES if face != "desk"}

    polls.open_poll(hall.call(), poll, None)
    for step in ("one", "two", "three"):
        casts = [Cast(hall.event, poll, f"{step}-{n}", f"{step} {WRITTEN}", f"key-{step}-{n:04}") for n in range(20)]
        assert all(isinstance(answer, Counted) for answer in hall.box.cast_group(casts))
        hall.pass_ms(SHORTEST_STEP_MS)
        hall.tallies.show(hall.event, hall.now)
    read = {"one yacht", "two yacht"} if tally is TallyMode.LIVE else set()
    assert seen() == {**everywhere(), "desk": read}
    if read:
        entries.approve_entries(hall.call(), poll, [entry_id("one yacht")])
        assert seen() == {**everywhere(), "screen": {"one yacht"}, "desk": read}, "phones see no figure before the end"
    polls.close_poll(hall.call(), poll)
    entries.approve_entries(hall.call(), poll, [entry_id("one yacht")])
    entries.decline_entries(hall.call(), poll, [entry_id("two yacht")])
    written = {"one yacht", "two yacht", "three yacht"}
    assert seen() == {**everywhere(), "screen": {"one yacht"} if read else set(), "desk": written}
    reveals.reveal_poll(hall.call(), poll, held=False, play=False)
    assert seen() == {**everywhere("one yacht"), "desk": written}
    entries.decline_entries(hall.call(), poll, [entry_id("one yacht")])
    assert seen() == {**everywhere(), "desk": written}, "it is taken down again"


def test_a_message_to_a_person_is_told_to_that_person_and_the_desk(hall: Hall) -> None:
    evening = Evening(hall)
    amara = next(one for one in evening.watchers if one.connection.person)
    messages.send_message(hall.call(), "You are too quiet, Amara", amara.connection.person)
    signals.send_signal(hall.call(amara.connection.actor), "technical", None, None)
    evening.tell()
    told = [one for one in evening.watchers if "too quiet" in json.dumps(evening.fresh(one))]
    assert {one.connection.role.face for one in told} == {"panelist", "desk"}
    assert [one for one in told if one.connection.person] == [amara]
    heard = [one for one in evening.watchers if "technical" in json.dumps(one.slices)]
    assert [name_of(one) for one in heard] == ["desk", name_of(amara)]


def test_nothing_of_a_person_goes_into_the_bundle(hall: Hall) -> None:
    amara, *_ = let_in(hall)
    pair = hall.seal()
    messages.send_message(hall.call(), "You are too quiet, Amara", amara)
    signals.send_signal(hall.call(panelist(amara)), "technical", None, None)
    hall.vote("pre", hundred(for_=3, against=5))
    messages.send_message(hall.call(), "You are too quiet, Amara", amara)
    hall.vote("post", hundred(for_=5, against=3))
    post = hall.poll("post").id
    reveals.arm_poll(hall.call(MARA), post)
    reveals.reveal_poll(hall.call(MILO), post, held=False, play=False)
    for step in ("after", "movement", "winner"):
        reveals.step_reveal(hall.call(), post, step)
    bundle = json.dumps(make_bundle(hall.db, hall.event, pair))
    assert not re.search("too quiet|technical|person|link:", bundle)
