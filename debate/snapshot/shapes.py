"""The shapes of the slices: what is in a snapshot and in a patch, per slice, as the wire carries it.

Instants (`*_at`, `server_ms`) are whole milliseconds since 1970 in UTC; lengths (`*_ms`) are milliseconds. A slice is
always sent whole. A word of a closed set has that set as its type. The browser's `static/js/wire.d.ts` and
`docs/asyncapi.yaml` are made from here.
"""

from __future__ import annotations

from typing import Any, Literal, NewType, NotRequired, TypeAlias

from typing_extensions import TypedDict

from debate.domain.agenda import ItemKind, ItemState
from debate.domain.motion import rules
from debate.domain.motion.figures import Whom
from debate.domain.motion.pair import Barred, Round, Seen
from debate.domain.motion.results import RevealStep
from debate.domain.polls.entries import EntryState
from debate.domain.polls.states import PollState, TallyMode
from debate.domain.scenes import SceneKind
from debate.domain.slots import Anchor, PeriodName, Side, SlotKind

Tally: TypeAlias = dict[str, int]  # ballots per choice, every choice of the poll present, also with 0
CommandName = NewType("CommandName", str)  # a key of realtime.names.COMMANDS
HallPollState: TypeAlias = Literal["open", "closed", "revealed"]
Matrix: TypeAlias = dict[str, dict[str, int]]  # matrix[before][after] = voters who moved so; every cell present


class Offset(TypedDict):
    """From an instant on, how far the wall clock of the event's place is ahead of UTC; None: not told."""

    since: int
    ahead_ms: int | None


class EventSlice(TypedDict):
    """`event`, for every role: what never changes while people sit in the hall."""

    code: str
    title: str
    subtitle: str
    venue: str
    timezone: str  # the name of the zone, for people; its times are told by `offsets`
    offsets: list[Offset]
    date: str  # ISO date of the event
    join_url: str  # the phones' full address
    join_words: str  # the same as people read it aloud: no scheme, no path ("debate.example")
    votes: Literal["open"]  # who may vote: one vote a device


class AgendaItem(TypedDict):
    id: int
    kind: ItemKind
    title: str
    label: str
    speakers: list[str]
    state: ItemState
    planned_start: int
    planned_end: int
    actual_start: int | None
    actual_end: int | None


class AgendaSlice(TypedDict):
    """`agenda`, for every role. Expected times are derived from these facts (`expectedTimes` in lib/schedule.js)."""

    items: list[AgendaItem]
    current: int | None
    next: int | None  # the item that comes after the live one, or after the one that ended last


class Speaker(TypedDict):
    id: int
    side: Side
    seat: int  # 1, 2, ... within the side
    name: str


class Seal(TypedDict):
    hash: str  # as people read it: "7F3A-91C2"
    rule: rules.Rule
    band: float  # percentage points inside which a result is too close to call
    show_pre: bool  # the pre-vote's result may be shown at once
    tallies: dict[str, TallyMode]  # per round
    public_list: bool  # every ballot may be published by its receipt
    sealed_at: int


class DebateSlice(TypedDict):
    """`debate`, for every role: the current item, None when no item is live."""

    item: int
    kind: ItemKind
    title: str
    motion: str  # "" for an item without a motion
    format: str  # the format's title, "" without one
    format_id: str
    speakers: list[Speaker]
    seal: Seal | None
    asking: bool  # phones may ask questions now
    hands: bool  # phones may raise hands now


class Seat(TypedDict):
    side: Side
    seat: int


class EarlierResult(TypedDict):
    """A result that was told and stands no more: its run has ended, or it was given up. Its page stays where it is."""

    run: int
    pair: int
    given_up: int | None  # when


class Setup(TypedDict):
    """One item as it can be prepared, live or not."""

    item: int
    run: int  # 1, and one more each time that the item is planned again after it ended
    title: str
    motion: str
    format: str  # the format's title, "" without one
    format_id: str
    speakers: list[Speaker]
    seated: bool  # people sit on its stage in a row, and have no sides
    people: list[SetupPerson]  # those on no side
    seats: list[Seat]  # those that the running order speaks of
    seal: Seal | None  # of this run
    pair: int | None  # the sealed pair of this run
    seen: Seen | None  # of that pair, by the hall
    has_run: bool  # a clock of its order was started: the format stays
    polls: list[DeskAlonePoll]  # the polls of this run that stand by themselves
    earlier: list[EarlierResult]


class SetupsSlice(TypedDict):
    """`setups`, for the desk: every item of the agenda, in its order. `groups`: of the audience; a poll that was opened
    keeps its own."""

    items: list[Setup]
    groups: list[Group]


class ClockFacts(TypedDict):
    duration_ms: int | None
    adjusted_ms: int
    banked_ms: int
    started_at: int | None
    finished_at: int | None


class Moment(TypedDict):
    anchor: Anchor
    at_ms: int


class Bell(Moment):
    strokes: int


class Period(TypedDict):
    name: PeriodName
    start: Moment
    end: Moment | None


class Slot(TypedDict):
    id: int
    kind: SlotKind
    title: str
    side: Side | None
    speaker: str | None  # the name, once the seat is filled
    seat: int | None
    round: Round | None  # of a vote slot
    clock: ClockFacts
    bells: list[Bell]
    periods: list[Period]
    grace_ms: int


class Pool(TypedDict):
    """Preparation time of a side; its clock runs while the side draws on it."""

    id: int
    name: str
    side: Side
    clock: ClockFacts


class ClockSlice(TypedDict):
    """`clock`, for every role: the current slot, the one after it, and the pool that a side draws on just now."""

    slot: Slot | None
    next: Slot | None
    pool: Pool | None


class TimeFacts(TypedDict):
    """A sum of speaking time: a face prints `spoken_ms`, and what has passed since `since`."""

    granted_ms: int  # of the slots that have a length
    spoken_ms: int  # of all that has ended
    since: int | None  # when what goes on began


class SpeakerTime(TypedDict):
    """`longest_ms` of what has ended; a turn that was paused is one."""

    person: int
    name: str
    time: TimeFacts
    turns: int
    longest_ms: int


class SideTime(TypedDict):
    """A crossfire counts for both sides and for no single speaker."""

    side: Side
    time: TimeFacts
    speakers: list[SpeakerTime]  # in the order in which they speak first
    crossfire: TimeFacts | None  # what of `time` that is; None where the running order has none


class Panelist(TypedDict):
    id: int
    seat: int  # 1, 2, ... along the stage
    name: str
    title: str  # what the person is called besides, "" for nothing


class SetupPerson(Panelist):
    """As the desk prepares it."""

    target: int | None  # of the speaking time, in per cent; None: an equal part of what the others leave
    labels: list[str]


class PanelSlice(TypedDict):
    """`panel`, for every role: who sits on the live item's stage on no side, in the order of the seats."""

    people: list[Panelist]


class Speaking(TypedDict):
    person: int
    since: int


class Quiet(TypedDict):
    seat: int
    name: str
    since: int  # the last word, or the begin of the item
    told_after_ms: int  # how long a silence is before it is told


class SpokenShare(TypedDict):
    """As in FloorPerson."""

    person: int
    share: float | None
    target: float


class SpeakingSlice(TypedDict):
    """`speaking`, for screen, stage and desk: those of the panel who have the floor now, the first first."""

    people: list[Speaking]
    quiet: Quiet | None  # who has been silent longest, where the stage is to say so
    shares: list[SpokenShare] | None  # by seats, for the stage alone, where it is to show them


class FloorPerson(Panelist):
    """A face shows `spoken_ms` and `since`, and `quiet_since`, as it shows clocks. The figures are as of the last begin
    or end of a turn, or of a few seconds ago while somebody speaks."""

    spoken_ms: int  # of the turns that have ended
    since: int | None  # when the turn that goes on began
    has_spoken: bool
    quiet_since: int | None  # the last word, or the begin of the item; None of one who speaks
    share: float | None  # of all that was spoken, in per cent with one decimal; None where nobody has spoken
    longest_ms: int
    target: float  # of what those on the stage speak, in per cent with one decimal: set, or an equal part of the rest
    owed_ms: int | None  # how much less than the target; None where that is little


class FloorGone(Panelist):
    spoken_ms: int


class LabelTime(TypedDict):
    """Of everybody who carries a label, those who have spoken and left among them; as of the instant of the shares."""

    label: str
    people: int
    spoken_ms: int
    share: float | None  # of all that was spoken, in per cent with one decimal; None where nobody has spoken


class FloorSlice(TypedDict):
    """`floor`, for the desk: how the time of the live item's panel is spread."""

    seated: bool  # people are to sit on its stage, in a row
    hints: bool  # the stage says who has been silent long
    shares: bool  # the stage shows the shares
    people: list[FloorPerson]
    gone: list[FloorGone]  # who has spoken and left the stage
    labels: list[LabelTime]


class OrderSlice(TypedDict):
    """`order`, for the desk: the whole running order of the current item."""

    slots: list[Slot]
    current: int | None
    pools: list[Pool]
    unheld: list[int]  # vote slots whose vote was not opened yet: "not held" once the order is past them
    voteless: list[int]  # vote slots that the sealed rule has no vote for
    missed: list[Round]  # rounds of the sealed votes that the order has gone past unopened: not held
    here: list[Round]  # rounds whose vote a plain press opens now; any other one has to be held
    passes: Round | None  # the round that going on now would pass over: it has to be held
    times: list[SideTime]  # how long has been spoken: for, then against


class Group(TypedDict):
    """A part of the audience that the organiser named."""

    id: int
    name: str


class PollFacts(TypedDict):
    """What every face is told of every poll. `groups`: that its voters may name, and that its result is told by."""

    id: int
    groups: list[Group]
    earlier: int | None  # the poll that the same electorate was asked before: the first round
    tallies: TallyMode
    opened_at: int
    closes_at: int | None
    ballots_hash: str | None  # once closed
    fingerprint: str | None  # of that hash, as every face writes it: "AF71-2330-91C2-08DE"


class PairPollPart(PollFacts):
    """What every face is told of a motion's poll."""

    pair: int
    round: Round
    motion: str
    choices: list[str]
    seal: str  # the seal's short hash


class Option(TypedDict):
    """One thing that can be answered: what a ballot says, and its text; "" where the interface has words for it."""

    id: str
    text: str


class AskedPart(TypedDict):
    """What a poll by itself asks. `kind` is one of debate.domain.polls.KINDS, which says what `settings` hold."""

    kind: str
    question: str
    options: list[Option]
    settings: dict[str, Any]


class AlonePollPart(PollFacts, AskedPart):
    """What every face is told of a poll by itself."""

    pair: None


class PairPoll(PairPollPart):
    state: HallPollState


class AlonePoll(AlonePollPart):
    state: HallPollState


# `poll`, for audience, screen and stage: the poll that the hall is concerned with now, else None. An armed poll reads
# as closed here: arming is nobody's business but the desk's.
PollSlice: TypeAlias = PairPoll | AlonePoll


class DeskPoll(PairPollPart):
    """One poll of a motion as the desk sees it."""

    state: PollState
    allowed: list[str]  # the verbs that are allowed now: open close reopen arm disarm reveal step void
    barred: Barred | None  # why it is not opened again once it has closed
    armed_by: str | None  # name of the moderator
    step: RevealStep | None  # the reveal's step when revealed
    ballots: int | None  # in the box, once it is closed (until then: turnout); never the split


class DeskAlonePoll(AlonePollPart):
    """One poll by itself as the desk sees it, a draft or not. `figures` once they were shown."""

    state: PollState
    allowed: list[str]  # the verbs that are allowed now: edit delete open close reopen reveal show again
    ballots: int | None  # in the box, once it is closed (until then: turnout); never the split
    moderated: bool  # what its voters write is judged before a hall sees it: `entries`
    figures: PollFigures | None
    moved: Movement | None
    has_groups: bool  # its result is told by group: on the page of results, and as a file


class DeskEntry(TypedDict):
    """What voters wrote in a poll, as the desk judges it (debate.domain.polls.entries)."""

    id: str
    text: str
    n: int  # how many voters gave it
    state: EntryState
    flags: list[str]  # the words of the organiser that it holds


class JudgedPoll(TypedDict):
    """The entries of one poll: of each state the first ones, the most frequent first, then by what they read."""

    poll: int
    counts: dict[EntryState, int]  # entries in each state, listed or not
    unlisted: dict[EntryState, int]  # those that come up once some of the others are judged
    entries: list[DeskEntry]


class EntriesSlice(TypedDict):
    """`entries`, for the desk: the polls whose voters write texts, as far as the desk may read them. A sealed poll's
    are there once it has closed, a live one's as of its last step."""

    polls: list[JudgedPoll]
    waiting: int  # entries that wait, of all of them


class PollsSlice(TypedDict):
    """`polls`, for the desk: every poll of the current item's motion, also void ones, oldest first.

    `frame` is the armed poll's exact frame, None unless one is armed.
    """

    polls: list[DeskPoll]
    frame: ResultFrame | None


class Share(TypedDict):
    """One choice's part of a bar."""

    n: int  # votes
    pct: float | None  # of the bar's `n`, in per cent with one decimal; None in a bar of nobody


class Bar(TypedDict):
    """What a bar stands at, ready to print: no face divides, rounds or adds."""

    of: Whom
    n: int  # of how many
    shares: dict[str, Share]  # by choice, every choice present


class OptionRow(TypedDict):
    """The figures of one option, of one range of an estimate's numbers, or of one entry."""

    id: str
    text: str
    n: int  # votes; of a ranking, points
    pct: float | None  # of the voters, of a ranking of the points that all could give, with one decimal; None of nobody
    length: float  # as a bar beside the longest one is drawn, in per cent
    leads: bool  # no other option has more
    place: NotRequired[int | None]  # of a ranking: 1 for the most points; equals share one; None without points
    firsts: NotRequired[int]  # of a ranking: how many voters put it first
    least: NotRequired[float | None]  # of an estimate: the ends of a range, both within it; None: without end
    most: NotRequired[float | None]


class PollFigures(TypedDict):
    """The figures of a poll by itself, ready to print. `facts`: what its kind says besides, by name; of a moderated
    kind `unshown`, the entries without a row, and `unshown_n`, how often these were given."""

    n: int  # voters
    rows: list[OptionRow]
    facts: dict[str, float | None]


class MovedRow(TypedDict):
    """One option on the way from the first round to the second, of those who voted both times."""

    id: str
    text: str
    before: Share
    after: Share
    came: int  # voters who took it in the second round alone
    left: int  # voters who took it in the first round alone
    words: str | None  # the key of the words `change.<words>`; None where nobody voted both times
    points: float | None  # of the change, without its sign


class Movement(TypedDict):
    """How voters have moved from a poll's first round to its second."""

    first: int  # the poll
    counts: Counts
    rows: list[MovedRow]
    cells: Matrix | None  # from which answer to which; None where an answer takes several options


class PollFrame(TypedDict):
    """The result of a poll by itself. `moved`: of a second round."""

    poll: int
    kind: str
    question: str
    settings: dict[str, Any]
    figures: PollFigures
    moved: Movement | None
    hash: str
    fingerprint: str


class TurnoutSlice(TypedDict):
    """`turnout`, for screen and desk. Of a live poll's last step: `tally` and its bar `shown` for a motion's, `figures`
    for one by itself. None until all is told."""

    poll: int
    ballots: int
    tally: Tally | None
    shown: Bar | None
    figures: PollFigures | None


class Displays(TypedDict):
    """How many of the connected screens and stages something is true of."""

    screens: int
    stages: int


class PeopleSlice(TypedDict):
    """`people`, for screen and desk: devices that are connected now."""

    phones: int
    screens: int
    stages: int
    desks: int
    sounding: Displays  # a bell is heard there
    may_sleep: Displays  # nothing keeps their display on


class Counts(TypedDict):
    """How many voters stand behind a result."""

    before: int
    after: int
    both: int
    only_before: int
    only_after: int


class SideShift(TypedDict):
    """One side's way from before to after, under the sealed rule, and the subtraction.

    Percentages are exact fractions rounded for display to one decimal; the winner was found from the counts.
    """

    before_pct: float | None
    after_pct: float
    gain_pct: float
    before_n: int | None  # voters (or ballots, under all_ballots) of the side
    after_n: int
    gain_n: int | None  # voters gained, where both rounds count the same voters; under converts the voters won over


class Outcome(TypedDict):
    """Who won under the sealed rule, with what it was decided by."""

    verdict: rules.Verdict
    rule: rules.Rule
    margin_pct: float | None  # for's gain minus against's gain; None without a result
    spread_pct: float | None  # sd / sqrt(n) of the per-voter change, where the rule is matched
    shifts: dict[str, SideShift]  # by side; empty without a result


class Change(TypedDict):
    """One side's way from before to after as it is printed, with the key of the words `change.<words>`.

    `words` is None where there was no vote before. `pct` (points, or per cent of what the rule measures) and `n`
    (voters) have no sign: it is in the words.
    """

    before_pct: float | None
    before_n: int | None
    after_pct: float
    after_n: int
    words: str | None
    pct: float | None
    n: int | None


class VerdictWords(TypedDict):
    """What is said of the whole: `words` is the key of `verdict.<words>`, and says why where there is no result."""

    words: str
    winner: Side | None
    margin_pct: float | None  # without its sign
    spread_pct: float | None


class ResultFrame(TypedDict):
    """A result as the hall sees it. Parts that the reveal has not reached yet are None.

    `shown`, `changes` and `verdict` are what faces print; the counts stand beside them.
    """

    version: int  # how it was decided (debate.domain.motion.bundle)
    poll: int
    pair: int
    round: Round
    title: str  # the name of the item
    motion: str
    seal: Seal
    step: RevealStep
    steps: list[RevealStep]  # the steps of this reveal, in order
    before: Tally | None
    after: Tally | None
    counts: Counts | None  # with movement
    matrix: Matrix | None  # with movement
    matched: dict[str, Tally] | None  # {"before": ..., "after": ...} of those who voted both times, with movement
    outcome: Outcome | None  # with winner
    ballots: dict[str, int | None]  # how many voted in each round, "before" and "after"
    shown: dict[str, Bar | None]  # the bars by round, "before" and "after": of those whom the sealed rule counts
    changes: dict[str, Change] | None  # by side, with winner; None without a result
    verdict: VerdictWords | None  # with winner
    hashes: dict[str, str]  # ballots' hash per round
    fingerprints: dict[str, str]  # of these hashes, as every face writes them


class GivenUp(TypedDict):
    """What the hall saw last of the item's votes was given up, and stays on record."""

    pair: int
    what: Seen
    motion: str
    at: int
    why: str  # as the desk typed it
    has_page: bool  # its result was told to the end, so that it has a page


class ResultSlice(TypedDict):
    """`result`: the revealed frame up to its step, for the screen; for audience and stage only once it is complete.

    While the current slot is a timed one (no vote, no result) and the screen is not `on_screen` with the result, the
    debate has gone on, and phones with it.
    """

    frame: ResultFrame | None
    poll: PollFrame | None  # instead of a motion's, where the result shown last is of a poll by itself
    on_screen: bool  # the screen's scene is the reveal
    given_up: GivenUp | None  # until the next vote or poll of the item opens; then `poll` is None


class SceneSlice(TypedDict):
    """`scene`, for screen and desk."""

    kind: SceneKind
    text: str | None  # of a message
    pinned: bool


class Message(TypedDict):
    id: int
    text: str
    sent_at: int
    read_at: int | None


class MessageSlice(TypedDict):
    """`message`, for stage and desk: the message that lies on the stage screen, else None."""

    message: Message | None


class GuideSlice(TypedDict):
    """`guide`, for the desk: the next step of the evening. It is the largest button and the space bar.

    `command` and `payload` are what the button sends; `key` names its words (`guide.<key>`); `hold` asks for a held
    press. A step that only a form can do (naming speakers, sealing, judging entries) has `command` None and `form` set.
    """

    key: str
    command: CommandName | None
    payload: dict[str, Any]
    form: Literal["item", "seal", "entries"] | None
    hold: bool
    empty_scenes: dict[str, str]  # scenes that have nothing to show, by what is missing (scenes.Content)


class MyBallot(TypedDict):
    choice: str  # the answer, as the poll's kind writes it
    receipt: str
    group: int | None  # that the voter named with the first ballot
