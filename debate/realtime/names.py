"""Every event and payload of the wire, declared once, a sentence each.

Client to server: commands `noun:verb`, always acknowledged with `{"ok": true, ...}` or
`{"ok": false, "error": {"code", "message"}}`. Server to client: snapshots, patches and cues.
The server's handlers are held to this by a test; the browser's types (`static/js/wire.d.ts`) and `docs/asyncapi.yaml`
are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from debate.domain.floor import MOST_PEOPLE, MOST_TARGET
from debate.domain.ids import LARGEST_ID
from debate.domain.lines import MOST_SENT
from debate.domain.polls.entries import MOST_LISTED as MOST_LISTED_ENTRIES
from debate.domain.roles import Role
from debate.domain.slots import MOST_SEATS

AUDIENCE = frozenset({Role.AUDIENCE})
DESK = frozenset({Role.MODERATOR, Role.OWNER})
EVERYONE = frozenset(Role)
PANELIST = frozenset({Role.PANELIST})
READERS = frozenset({Role.STAGE, *PANELIST, *DESK})
DISPLAYS = frozenset({Role.SCREEN, Role.STAGE})

Id = Annotated[int, Field(strict=True, ge=1, le=LARGEST_ID)]
Millis = Annotated[int, Field(strict=True, ge=-86_400_000, le=86_400_000)]
# As it is sent. What it may hold, and how long it is once cleaned, the verb decides by debate.domain.lines.
Text = Annotated[str, StringConstraints(strict=True, max_length=MOST_SENT)]
Key = Annotated[str, StringConstraints(strict=True, min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
Word = Annotated[str, StringConstraints(strict=True, max_length=40)]
Flag = Annotated[bool, Field(strict=True)]
Setting = Word | Annotated[int, Field(strict=True, ge=-LARGEST_ID, le=LARGEST_ID)] | Flag | None
# Of a list as it is sent; how many of a thing there may be, its verb says.
MOST_LISTED = 30


class Payload(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Nothing(Payload):
    pass


class OfItem(Payload):
    item: Id


class ItemMotion(Payload):
    item: Id
    motion: Text


class ItemFormat(Payload):
    item: Id
    format: Word


class ItemAsking(Payload):
    item: Id
    on: Flag


class ItemHands(Payload):
    item: Id
    on: Flag


class SpeakerName(Payload):
    item: Id
    side: Literal["for", "against"]
    seat: Annotated[int, Field(strict=True, ge=1, le=MOST_SEATS)]
    name: Text


class SealPair(Payload):
    item: Id
    rule: Word = "matched"
    band: Annotated[float, Field(strict=True, ge=0, le=50)] = 0.0
    show_pre: Flag = False
    pre_tally: Literal["sealed", "live"] = "sealed"
    post_tally: Literal["sealed", "live"] = "sealed"
    public_list: Flag = False


class VoidPair(Payload):
    pair: Id
    why: Text
    held: Flag = False


class AddPerson(Payload):
    item: Id
    name: Text
    title: Text = ""


class OfPerson(Payload):
    person: Id


class EditPerson(OfPerson):
    name: Text
    title: Text = ""


class PersonTarget(OfPerson):
    """In per cent of the speaking time."""

    target: Annotated[int, Field(strict=True, ge=0, le=MOST_TARGET)] | None


class PersonLabels(OfPerson):
    labels: Annotated[list[Text], Field(max_length=MOST_LISTED)]


class MovePerson(OfPerson):
    seat: Annotated[int, Field(strict=True, ge=1, le=MOST_PEOPLE)]


class GiveFloor(OfPerson):
    beside: Flag = False


class EndFloor(Payload):
    item: Id
    person: Id | None = None


class ItemHints(Payload):
    item: Id
    on: Flag


class ItemShares(Payload):
    item: Id
    on: Flag


class OfPoll(Payload):
    poll: Id


class OpenPoll(Payload):
    poll: Id
    closes_in_ms: Annotated[int, Field(strict=True, ge=5_000, le=86_400_000)] | None = None
    held: Flag = False


class RevealPoll(Payload):
    poll: Id
    held: Flag = False
    play: Flag = True


class PollWording(Payload):
    """`options` are texts, `settings` what the kind asks besides (debate.domain.polls)."""

    kind: Word
    question: Text
    options: Annotated[list[Text], Field(max_length=MOST_LISTED)] = []
    settings: dict[Word, Setting] = {}
    tally: Literal["sealed", "live"] = "sealed"


class MakePoll(PollWording):
    item: Id


class EditPoll(PollWording):
    poll: Id


class JudgeEntries(Payload):
    """`entries`: their ids in the slice `entries`."""

    poll: Id
    entries: Annotated[list[Word], Field(min_length=1, max_length=MOST_LISTED_ENTRIES)]


class StepReveal(Payload):
    poll: Id
    step: Word


class OfSlot(Payload):
    slot: Id


class NextSlot(Payload):
    item: Id
    current: Id | None = Field(alias="from")
    held: Flag = False


class AdjustClock(Payload):
    slot: Id
    delta_ms: Millis


class SlotLength(Payload):
    slot: Id
    length_ms: Annotated[int, Field(strict=True, ge=1_000, le=86_400_000)] | None


class OfPool(Payload):
    pool: Id


class ShowScene(Payload):
    kind: Word
    text: Text | None = None


class PinScene(Payload):
    on: Flag


class SendMessage(Payload):
    """To a `person`'s own page; without one to the stage screen."""

    text: Text
    person: Id | None = None


class OfMessage(Payload):
    message: Id


class AddPreset(Payload):
    text: Text


class OfPreset(Payload):
    preset: Id


class OfLink(Payload):
    link: Id


class SendSignal(Payload):
    """`question`: the one on stage that is not wanted, of `not_this` alone."""

    kind: Literal["more_time", "not_this", "technical"]
    question: Id | None = None
    key: Key | None = None


class OfSignal(Payload):
    signal: Id


class OfQuestion(Payload):
    question: Id


class EditQuestion(Payload):
    question: Id
    text: Text


class AddressQuestion(Payload):
    """To `people`, else to a side (`to`), else to the panel."""

    question: Id
    to: Literal["for", "against"] | None = None
    people: Annotated[list[Id], Field(max_length=MOST_LISTED)] = []


class LabelQuestion(Payload):
    """`labels`: all that it has from now on."""

    question: Id
    labels: Annotated[list[Text], Field(max_length=MOST_LISTED)]


class SetAnsweredBy(Payload):
    question: Id
    people: Annotated[list[Id], Field(max_length=MOST_LISTED)]


class MergeQuestion(Payload):
    question: Id
    into: Id


class MuteAsker(Payload):
    question: Id
    on: Flag


class NameGroups(Payload):
    names: Annotated[list[Text], Field(max_length=MOST_LISTED)]


class CastBallot(Payload):
    """`choice`: the answer, as the poll's kind writes it. `group`: the one of the poll's that the voter belongs to."""

    poll: Id
    choice: Text
    key: Key
    group: Id | None = None


class AskQuestion(Payload):
    """`item` is the live item as the asker saw it; without it the question goes to the item that is live. It is put to
    a side or a speaker's name (`to`), to a speaker (`person`), or with neither to the panel."""

    text: Text
    to: Text | None = None
    person: Id | None = None
    name: Text | None = None
    item: Id | None = None
    key: Key | None = None


class UpvoteQuestion(Payload):
    question: Id
    on: Flag
    key: Key | None = None


class WithdrawQuestion(Payload):
    question: Id
    key: Key | None = None


class OfHand(Payload):
    hand: Id


class RaiseHand(Payload):
    """`item` is the live item as the phone saw it; `place` says where one sits."""

    name: Text | None = None
    place: Text | None = None
    item: Id | None = None
    key: Key | None = None


class DisplayReport(Payload):
    """`awake` is null while the browser has not said whether it keeps the display on."""

    sound: Flag
    awake: Flag | None


class DeskReport(Payload):
    """`desk` tells this desk from others, also of the same moderator: it makes the key up and keeps it. `question` is
    null for none."""

    desk: Key
    question: Id | None


class SyncTime(Payload):
    t0: Annotated[float, Field(strict=True, allow_inf_nan=False)]


class GetState(Payload):
    slices: Annotated[list[Word], Field(max_length=MOST_LISTED)] | None = None


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    says: str
    payload: type[Payload]
    roles: frozenset[Role]


COMMANDS: dict[str, Command] = {
    c.name: c
    for c in (
        Command("item:start", "Make an item the live one; one that has ended goes on as it was.", OfItem, DESK),
        Command("item:finish", "End the live item.", OfItem, DESK),
        Command(
            "item:rerun",
            "Plan an ended item again, with fresh clocks and no votes; the ended run stays in the journal.",
            OfItem,
            DESK,
        ),
        Command("item:set-motion", "Word the motion; refused once it is sealed.", ItemMotion, DESK),
        Command(
            "item:set-format", "Choose the format and lay out its slots; refused once one has run.", ItemFormat, DESK
        ),
        Command("item:set-asking", "Let phones ask questions, or stop them.", ItemAsking, DESK),
        Command("item:set-hands", "Let phones raise hands, or stop it.", ItemHands, DESK),
        Command(
            "item:set-hands-shown", "Let the screen say who was called to the microphone, or stop it.", ItemHands, DESK
        ),
        Command("speaker:name", "Put a name on a side's seat; an empty name clears it.", SpeakerName, DESK),
        Command("person:add", "Sit somebody on an item's stage; answers the `person`.", AddPerson, DESK),
        Command("person:edit", "Name a person otherwise.", EditPerson, DESK),
        Command("person:remove", "Take a person off the stage; what was spoken stays theirs.", OfPerson, DESK),
        Command("person:return", "Bring a person back onto the stage.", OfPerson, DESK),
        Command("person:set-target", "Say how much of the speaking time a person is to have.", PersonTarget, DESK),
        Command("person:set-labels", "Say what a person's time is counted under besides.", PersonLabels, DESK),
        Command("person:move", "Give a person another seat.", MovePerson, DESK),
        Command("floor:give", "Let a person of the panel speak, alone or beside those who do.", GiveFloor, DESK),
        Command("floor:end", "End a person's turn, or everybody's.", EndFloor, DESK),
        Command("floor:set-hints", "Let the stage say who has been silent long, or stop it.", ItemHints, DESK),
        Command("floor:set-shares", "Let the stage show how the time is spread, or stop it.", ItemShares, DESK),
        Command("pair:seal", "Freeze motion, choices, rule, band and tallies, and make the two polls.", SealPair, DESK),
        Command(
            "pair:void",
            "Give up a sealed pair and its polls, for a stated reason; one whose result was shown only if it was held.",
            VoidPair,
            DESK,
        ),
        Command("group:name", "Name the groups of the audience, all at once.", NameGroups, DESK),
        Command("poll:make", "Lay a poll beside an item, as a draft; answers its `poll`.", MakePoll, DESK),
        Command("poll:edit", "Word a draft otherwise.", EditPoll, DESK),
        Command("poll:delete", "Throw a draft away.", OfPoll, DESK),
        Command(
            "poll:open",
            "Open a poll, with a closing time or without; out of its place in the order only if it was held.",
            OpenPoll,
            DESK,
        ),
        Command("poll:close", "Close a poll: from here on no ballot counts.", OfPoll, DESK),
        Command("poll:reopen", "Open a closed poll again; journalled.", OfPoll, DESK),
        Command("poll:again", "Lay a second round of a poll beside it, as a draft; answers its `poll`.", OfPoll, DESK),
        Command("poll:arm", "Count, and show this desk the exact frame that the hall would see.", OfPoll, DESK),
        Command("poll:disarm", "Take an armed result back before it was revealed.", OfPoll, DESK),
        Command(
            "poll:reveal",
            "Confirm a motion's armed result: a second person, or one who held the button. A poll by itself is counted "
            "and shown at once.",
            RevealPoll,
            DESK,
        ),
        Command("poll:show", "Put a result that was shown before on the screen again.", OfPoll, DESK),
        Command("poll:step", "Play the reveal to a later step.", StepReveal, DESK),
        Command(
            "entry:approve",
            "Show what voters wrote to the hall: entries of a poll whose kind is moderated.",
            JudgeEntries,
            DESK,
        ),
        Command("entry:decline", "Show entries of a poll to no hall, or no longer.", JudgeEntries, DESK),
        Command("entry:return", "Let entries of a poll wait again.", JudgeEntries, DESK),
        Command(
            "slot:next",
            "Finish the slot that runs and go to the next one; past an unopened vote only if it was held.",
            NextSlot,
            DESK,
        ),
        Command("slot:go", "Go to a slot out of its order.", OfSlot, DESK),
        Command("slot:set-length", "Change the planned length of a slot that has not run.", SlotLength, DESK),
        Command("clock:start", "Start a slot's clock, or go on after a pause.", OfSlot, DESK),
        Command("clock:pause", "Stop a slot's clock for now.", OfSlot, DESK),
        Command("clock:adjust", "Add time to a slot, or take it.", AdjustClock, DESK),
        Command("clock:reset", "Put a slot's clock back to its planned length.", OfSlot, DESK),
        Command(
            "clock:restore", "Take back the reset of a slot's clock, while nothing else was done to it.", OfSlot, DESK
        ),
        Command("bell:ring", "Ring one stroke now on the screens that sound.", Nothing, DESK),
        Command("pool:start", "Let a side draw on its pool of preparation time.", OfPool, DESK),
        Command("pool:pause", "Stop drawing on the pool.", OfPool, DESK),
        Command("scene:show", "Put a scene on the screen.", ShowScene, DESK),
        Command("scene:pin", "Keep the screen's scene until it is unpinned.", PinScene, DESK),
        Command("message:send", "Lay a message on the stage screen, or on one person's own page.", SendMessage, DESK),
        Command("message:clear", "Take a message away from where it lies.", OfMessage, DESK),
        Command("message:read", "The stage, or the person, tapped the message away.", OfMessage, READERS),
        Command("preset:add", "Keep a message ready-made; answers its `preset`.", AddPreset, DESK),
        Command("preset:remove", "Keep a ready-made message no longer.", OfPreset, DESK),
        Command("link:make", "Make a person's own link, or find the one there is; answers its `link`.", OfPerson, DESK),
        Command("link:show", "The address of a person's own link; the answer's `url`.", OfLink, DESK),
        Command("link:revoke", "Revoke a person's own link: whoever came by it is shut out.", OfLink, DESK),
        Command("signal:send", "Tell the desk: more time, not this question, a fault.", SendSignal, PANELIST),
        Command("signal:see", "The desk has taken note of a signal.", OfSignal, DESK),
        Command("question:approve", "Show a question to the audience.", OfQuestion, DESK),
        Command("question:decline", "Do not take a question.", OfQuestion, DESK),
        Command("question:queue", "Make an approved question the next one.", OfQuestion, DESK),
        Command("question:stage", "Put a question on stage and on the screen.", OfQuestion, DESK),
        Command("question:answer", "Mark the question on stage as answered.", OfQuestion, DESK),
        Command("question:label", "Give a question the desk's labels.", LabelQuestion, DESK),
        Command("question:set-answered-by", "Say who answered a question.", SetAnsweredBy, DESK),
        Command("question:return", "Send a question one step back.", OfQuestion, DESK),
        Command("question:edit", "Reword a question; the original is kept.", EditQuestion, DESK),
        Command(
            "question:address",
            "Put a question to a side, to some of those on its item's stage, or to the panel.",
            AddressQuestion,
            DESK,
        ),
        Command("question:merge", "Unite a question and its voters with another one.", MergeQuestion, DESK),
        Command(
            "question:mute", "Take no more questions from the device that asked this one, or do again.", MuteAsker, DESK
        ),
        Command("hand:call", "Call who raised a hand to the microphone.", OfHand, DESK),
        Command("hand:give", "Give the microphone to who was called; who had it has spoken.", OfHand, DESK),
        Command("hand:end", "Who had the microphone has spoken.", OfHand, DESK),
        Command("hand:miss", "Who was called has not come, or is not called.", OfHand, DESK),
        Command("hand:return", "Put a hand back into the list, where it stood.", OfHand, DESK),
        Command("question:ask", "Ask a side, a speaker or the panel.", AskQuestion, AUDIENCE),
        Command("question:withdraw", "Take back a question of one's own.", WithdrawQuestion, AUDIENCE),
        Command("question:upvote", "Want a question asked, or no longer.", UpvoteQuestion, AUDIENCE),
        Command("hand:raise", "Wish to speak from the floor; answers the `hand` and its `state`.", RaiseHand, AUDIENCE),
        Command("hand:withdraw", "Take one's own hand down again.", OfHand, AUDIENCE),
        Command("ballot:cast", "Vote, or change the vote; answered once it is committed.", CastBallot, AUDIENCE),
        Command(
            "ballot:check", "Is my ballot still counted? Answers `choice` and `receipt`, or nulls.", OfPoll, AUDIENCE
        ),
        Command(
            "display:report",
            "Whether this screen sounds and is kept awake; holds as long as its connection.",
            DisplayReport,
            DISPLAYS,
        ),
        Command(
            "desk:report",
            "Which question this desk is at, for the other desks; said again every 5 seconds, it holds for 15, and no "
            "longer than its connection.",
            DeskReport,
            DESK,
        ),
        Command("time:sync", "The server's time and the current revs.", SyncTime, EVERYONE),
        Command("state:get", "Slices, by name or all, as they are now; the answer's `slices`.", GetState, EVERYONE),
    )
}

PUSHES: dict[str, str] = {
    "state:snapshot": "The whole state of the role, on every connect.",
    "state:patch": "The slices that changed, each whole, with its own rev; ignore one that is not newer.",
    "session:ended": "The link or sign-in was revoked: show it and stop.",
    "cue:bell": "Ring now: `{strokes}`; may be lost.",
}
