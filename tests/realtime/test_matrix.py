"""Who may do what, by hand: command by command, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from debate.domain.roles import Role
from debate.realtime import names
from debate.store.schema import Journal, Revision
from tests.programs import House, Seat, make_program

ROLES = ("audience", "screen", "stage", "panelist", "moderator", "owner")
DESK = {"moderator", "owner"}
EVERYONE = set(ROLES)

MATRIX: dict[str, set[str]] = {
    "item:start": DESK,
    "item:finish": DESK,
    "item:rerun": DESK,
    "item:set-motion": DESK,
    "item:set-format": DESK,
    "item:set-asking": DESK,
    "item:set-hands": DESK,
    "item:set-hands-shown": DESK,
    "speaker:name": DESK,
    "person:add": DESK,
    "person:edit": DESK,
    "person:remove": DESK,
    "person:return": DESK,
    "person:set-target": DESK,
    "person:set-labels": DESK,
    "person:move": DESK,
    "floor:give": DESK,
    "floor:end": DESK,
    "floor:set-hints": DESK,
    "floor:set-shares": DESK,
    "pair:seal": DESK,
    "pair:void": DESK,
    "poll:make": DESK,
    "poll:edit": DESK,
    "poll:delete": DESK,
    "poll:open": DESK,
    "poll:close": DESK,
    "poll:reopen": DESK,
    "poll:again": DESK,
    "group:name": DESK,
    "poll:arm": DESK,
    "poll:disarm": DESK,
    "poll:reveal": DESK,
    "poll:show": DESK,
    "poll:step": DESK,
    "entry:approve": DESK,
    "entry:decline": DESK,
    "entry:return": DESK,
    "slot:next": DESK,
    "slot:go": DESK,
    "slot:set-length": DESK,
    "clock:start": DESK,
    "clock:pause": DESK,
    "clock:adjust": DESK,
    "clock:reset": DESK,
    "clock:restore": DESK,
    "bell:ring": DESK,
    "pool:start": DESK,
    "pool:pause": DESK,
    "scene:show": DESK,
    "scene:pin": DESK,
    "message:send": DESK,
    "message:clear": DESK,
    "message:read": DESK | {"stage", "panelist"},
    "preset:add": DESK,
    "preset:remove": DESK,
    "link:make": DESK,
    "link:show": DESK,
    "link:revoke": DESK,
    "signal:send": {"panelist"},
    "signal:see": DESK,
    "question:approve": DESK,
    "question:decline": DESK,
    "question:queue": DESK,
    "question:stage": DESK,
    "question:answer": DESK,
    "question:return": DESK,
    "question:edit": DESK,
    "question:merge": DESK,
    "question:label": DESK,
    "question:set-answered-by": DESK,
    "question:address": DESK,
    "question:mute": DESK,
    "hand:call": DESK,
    "hand:give": DESK,
    "hand:end": DESK,
    "hand:miss": DESK,
    "hand:return": DESK,
    "question:ask": {"audience"},
    "question:withdraw": {"audience"},
    "question:upvote": {"audience"},
    "hand:raise": {"audience"},
    "hand:withdraw": {"audience"},
    "ballot:cast": {"audience"},
    "ballot:check": {"audience"},
    "display:report": {"screen", "stage"},
    "desk:report": DESK,
    "time:sync": EVERYONE,
    "state:get": EVERYONE,
}

# A payload of the right form for each form there is: authorisation must not depend on what it holds.
FORMS: dict[type[names.Payload], dict[str, object]] = {
    names.Nothing: {},
    names.OfItem: {"item": 1},
    names.ItemMotion: {"item": 1, "motion": "Another motion"},
    names.ItemFormat: {"item": 1, "format": "lincoln-douglas"},
    names.ItemAsking: {"item": 1, "on": False},
    names.ItemHands: {"item": 1, "on": True},
    names.SpeakerName: {"item": 1, "side": "for", "seat": 1, "name": "Nobody"},
    names.SealPair: {"item": 2},
    names.VoidPair: {"pair": 1, "why": "Because"},
    names.AddPerson: {"item": 1, "name": "Ada Nwosu"},
    names.OfPerson: {"person": 1},
    names.EditPerson: {"person": 1, "name": "Ada Nwosu"},
    names.PersonTarget: {"person": 1, "target": 30},
    names.PersonLabels: {"person": 1, "labels": ["industry"]},
    names.MovePerson: {"person": 1, "seat": 1},
    names.GiveFloor: {"person": 1},
    names.EndFloor: {"item": 1},
    names.ItemShares: {"item": 1, "on": True},
    names.ItemHints: {"item": 1, "on": True},
    names.OfPoll: {"poll": 1},
    names.MakePoll: {"item": 1, "kind": "choice", "question": "Tea?", "options": ["Yes", "No"]},
    names.EditPoll: {"poll": 1, "kind": "approval", "question": "Tea?", "options": ["A", "B"], "settings": {"most": 1}},
    names.OpenPoll: {"poll": 1},
    names.NameGroups: {"names": ["Government"]},
    names.RevealPoll: {"poll": 1, "held": True},
    names.JudgeEntries: {"poll": 1, "entries": ["0" * 32]},
    names.StepReveal: {"poll": 1, "step": "winner"},
    names.OfSlot: {"slot": 1},
    names.NextSlot: {"item": 2, "from": None},
    names.AdjustClock: {"slot": 1, "delta_ms": 1_000},
    names.SlotLength: {"slot": 2, "length_ms": 60_000},
    names.OfPool: {"pool": 1},
    names.ShowScene: {"kind": "blank"},
    names.PinScene: {"on": True},
    names.SendMessage: {"text": "Louder, please"},
    names.OfMessage: {"message": 999_999},  # of nobody: what lies on another page is refused as such
    names.AddPreset: {"text": "Louder, please"},
    names.OfPreset: {"preset": 1},
    names.OfLink: {"link": 999},
    names.SendSignal: {"kind": "more_time"},
    names.OfSignal: {"signal": 1},
    names.OfQuestion: {"question": 1},
    names.WithdrawQuestion: {"question": 1},
    names.EditQuestion: {"question": 1, "text": "In other words?"},
    names.AddressQuestion: {"question": 1, "to": "for"},
    names.SetAnsweredBy: {"question": 1, "people": []},
    names.LabelQuestion: {"question": 1, "labels": ["Budget"]},
    names.MergeQuestion: {"question": 1, "into": 2},
    names.MuteAsker: {"question": 1, "on": True},
    names.CastBallot: {"poll": 1, "choice": "for", "key": "12345678"},
    names.AskQuestion: {"text": "Who pays for it?"},
    names.UpvoteQuestion: {"question": 1, "on": True},
    names.DeskReport: {"desk": "desk-of-mara", "question": 1},
    names.OfHand: {"hand": 1},
    names.RaiseHand: {},
    names.DisplayReport: {"sound": True, "awake": None},
    names.SyncTime: {"t0": 1.5},
    names.GetState: {},
}

CELLS = [(command, role) for command in MATRIX for role in ROLES]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, shelf: Path) -> Iterator[House]:
    made = House(make_program(tmp_path_factory.mktemp("matrix"), shelf))
    made.hall.start()
    made.hall.seal()
    yield made
    made.program.db.close()


@pytest.fixture(scope="module")
def seats(house: House) -> dict[str, Seat]:
    return {
        "audience": house.phone(),
        "screen": house.screen(),
        "stage": house.stage(),
        "panelist": house.panelist(),
        "moderator": house.desk(Role.MODERATOR, "Milo"),
        "owner": house.desk(Role.OWNER, "Mara"),
    }


def written(house: House) -> tuple[int, int]:
    """Grows with every change of the database."""
    with house.program.db.reading() as session:
        journal = session.scalars(select(func.count()).select_from(Journal)).one()
        return journal, session.scalars(select(func.coalesce(func.sum(Revision.rev), 0))).one()


def test_every_command_has_its_row() -> None:
    assert set(MATRIX) == set(names.COMMANDS), "a new command needs a row that says who may send it"


def test_every_form_of_payload_has_an_example() -> None:
    assert {command.payload for command in names.COMMANDS.values()} <= set(FORMS)


@pytest.mark.parametrize(("command", "role"), [cell for cell in CELLS if cell[1] not in MATRIX[cell[0]]])
def test_who_may_not_is_refused_and_nothing_changes(
    house: House, seats: dict[str, Seat], command: str, role: str
) -> None:
    before = written(house)
    answer = seats[role].ask(command, FORMS[names.COMMANDS[command].payload])
    assert answer["error"]["code"] == "not_allowed"
    assert written(house) == before


@pytest.mark.parametrize(("command", "role"), [cell for cell in CELLS if cell[1] in MATRIX[cell[0]]])
def test_who_may_passes_the_authorisation(house: House, seats: dict[str, Seat], command: str, role: str) -> None:
    answer = seats[role].ask(command, FORMS[names.COMMANDS[command].payload])
    assert answer["ok"] or answer["error"]["code"] not in ("not_allowed", "malformed", "internal", "unknown_event"), (
        answer
    )
