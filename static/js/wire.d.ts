// Made by `python -m debate.typescript` from debate/realtime/names.py and the shapes in debate/snapshot, which say
// what each field is. Do not edit.

export type Anchor = "start" | "before_end" | "after_end";
export type EntryState = "waiting" | "approved" | "declined";
export type HandState = "raised" | "called" | "speaking" | "spoken" | "missed" | "withdrawn";
export type ItemKind = "opening" | "plenary" | "talk" | "panel" | "discussion" | "debate" | "break" | "closing" |
  "networking";
export type ItemState = "planned" | "live" | "done";
export type PeriodName = "protected" | "points" | "warning" | "overtime";
export type Pile = "new" | "approved" | "next" | "on_stage" | "done";
export type PollState = "draft" | "open" | "closed" | "armed" | "revealed" | "void";
export type QuestionState = "new" | "approved" | "next" | "on_stage" | "answered" | "declined" | "merged" |
  "withdrawn";
export type Round = "pre" | "post";
export type Rule = "matched" | "all_ballots" | "final_majority" | "converts" | "share_to_win" | "none";
export type SceneKind = "lobby" | "agenda" | "motion" | "slot" | "vote" | "reveal" | "question" | "break" |
  "message" | "blank";
export type Seen = "vote" | "result";
export type Side = "for" | "against";
export type SignalKind = "more_time" | "not_this" | "technical";
export type SlotKind = "speech" | "cross-examination" | "crossfire" | "floor" | "questions" | "prep" | "break" |
  "vote" | "result";
export type TallyMode = "sealed" | "live";
export type Verdict = "for" | "against" | "draw" | "too_close" | "none" | "no_result";

/** Somebody on the stage whom a question is put to, or who answered it, by the name that it has now. */
export interface Addressee {
  person: number | null;
  name: string;
}

export interface AgendaItem {
  id: number;
  kind: ItemKind;
  title: string;
  label: string;
  speakers: Array<string>;
  state: ItemState;
  planned_start: number;
  planned_end: number;
  actual_start: number | null;
  actual_end: number | null;
}

/** `agenda`, for every role. Expected times are derived from these facts (`expectedTimes` in lib/schedule.js). */
export interface AgendaSlice {
  items: Array<AgendaItem>;
  current: number | null;
  next: number | null;
}

export interface AlonePoll {
  id: number;
  groups: Array<Group>;
  earlier: number | null;
  tallies: TallyMode;
  opened_at: number;
  closes_at: number | null;
  ballots_hash: string | null;
  fingerprint: string | null;
  kind: string;
  question: string;
  options: Array<Option>;
  settings: Record<string, unknown>;
  pair: null;
  state: "open" | "closed" | "revealed";
}

/** What every face is told of a poll by itself. */
export interface AlonePollPart {
  id: number;
  groups: Array<Group>;
  earlier: number | null;
  tallies: TallyMode;
  opened_at: number;
  closes_at: number | null;
  ballots_hash: string | null;
  fingerprint: string | null;
  kind: string;
  question: string;
  options: Array<Option>;
  settings: Record<string, unknown>;
  pair: null;
}

/** What a poll by itself asks. `kind` is one of debate.domain.polls.KINDS, which says what `settings` hold. */
export interface AskedPart {
  kind: string;
  question: string;
  options: Array<Option>;
  settings: Record<string, unknown>;
}

/** `asked`, for screen and stage: the question on stage, else null. */
export interface AskedSlice {
  question: Question | null;
  votes: number;
}

export interface AtMicrophone {
  who: string | null;
}

export interface AtQuestion {
  desk: string;
  name: string;
  question: number;
}

export interface Balance {
  put: Record<Side, number>;
  turn: Side | null;
}

/** What a bar stands at, ready to print: no face divides, rounds or adds. */
export interface Bar {
  of: "both" | "all" | "so_far" | "nobody" | "nobody_both" | "none_so_far";
  n: number;
  shares: Record<string, Share>;
}

export interface Bell {
  anchor: Anchor;
  at_ms: number;
  strokes: number;
}

/**
 * One side's way from before to after as it is printed, with the key of the words `change.<words>`. `words` is null
 * where there was no vote before. `pct` (points, or per cent of what the rule measures) and `n` (voters) have no sign:
 * it is in the words.
 */
export interface Change {
  before_pct: number | null;
  before_n: number | null;
  after_pct: number;
  after_n: number;
  words: string | null;
  pct: number | null;
  n: number | null;
}

export interface ClockFacts {
  duration_ms: number | null;
  adjusted_ms: number;
  banked_ms: number;
  started_at: number | null;
  finished_at: number | null;
}

/** `clock`, for every role: the current slot, the one after it, and the pool that a side draws on just now. */
export interface ClockSlice {
  slot: Slot | null;
  next: Slot | null;
  pool: Pool | null;
}

/** How many voters stand behind a result. */
export interface Counts {
  before: number;
  after: number;
  both: number;
  only_before: number;
  only_after: number;
}

/** `debate`, for every role: the current item, null when no item is live. */
export interface DebateSlice {
  item: number;
  kind: ItemKind;
  title: string;
  motion: string;
  format: string;
  format_id: string;
  speakers: Array<Speaker>;
  seal: Seal | null;
  asking: boolean;
  hands: boolean;
}

/** One poll by itself as the desk sees it, a draft or not. `figures` once they were shown. */
export interface DeskAlonePoll {
  id: number;
  groups: Array<Group>;
  earlier: number | null;
  tallies: TallyMode;
  opened_at: number;
  closes_at: number | null;
  ballots_hash: string | null;
  fingerprint: string | null;
  kind: string;
  question: string;
  options: Array<Option>;
  settings: Record<string, unknown>;
  pair: null;
  state: PollState;
  allowed: Array<string>;
  ballots: number | null;
  moderated: boolean;
  figures: PollFigures | null;
  moved: Movement | null;
  has_groups: boolean;
}

/** What voters wrote in a poll, as the desk judges it (debate.domain.polls.entries). */
export interface DeskEntry {
  id: string;
  text: string;
  n: number;
  state: EntryState;
  flags: Array<string>;
}

/** A wish to speak from the floor, as the desk reads it. Nothing says which phone it is of. */
export interface DeskHand {
  id: number;
  name: string | null;
  place: string | null;
  state: HandState;
  raised_at: number;
  has_spoken: boolean;
  allowed: Array<string>;
}

/** One poll of a motion as the desk sees it. */
export interface DeskPoll {
  id: number;
  groups: Array<Group>;
  earlier: number | null;
  tallies: TallyMode;
  opened_at: number;
  closes_at: number | null;
  ballots_hash: string | null;
  fingerprint: string | null;
  pair: number;
  round: Round;
  motion: string;
  choices: Array<string>;
  seal: string;
  state: PollState;
  allowed: Array<string>;
  barred: "key" | "counted" | "later" | null;
  armed_by: string | null;
  step: "before" | "after" | "movement" | "winner" | null;
  ballots: number | null;
}

/** One question in the desk's queue. */
export interface DeskQuestion {
  id: number;
  text: string;
  name: string | null;
  to: string | null;
  person: number | null;
  people: Array<Addressee>;
  state: QuestionState;
  side: Side | null;
  original: string | null;
  votes: number;
  asked_at: number;
  pile: Pile;
  labels: Array<string>;
  put_to: Array<string>;
  answered_by: Array<Addressee>;
  asker: string;
  flags: Array<string>;
  similar: Array<number>;
  merged_into: number | null;
  allowed: Array<string>;
}

export interface DeskSignal {
  id: number;
  person: number;
  name: string;
  kind: SignalKind;
  question: number | null;
  sent_at: number;
}

/** How many of the connected screens and stages something is true of. */
export interface Displays {
  screens: number;
  stages: number;
}

/** A result that was told and stands no more: its run has ended, or it was given up. Its page stays where it is. */
export interface EarlierResult {
  run: number;
  pair: number;
  given_up: number | null;
}

/**
 * `entries`, for the desk: the polls whose voters write texts, as far as the desk may read them. A sealed poll's are
 * there once it has closed, a live one's as of its last step.
 */
export interface EntriesSlice {
  polls: Array<JudgedPoll>;
  waiting: number;
}

/** `event`, for every role: what never changes while people sit in the hall. */
export interface EventSlice {
  code: string;
  title: string;
  subtitle: string;
  venue: string;
  timezone: string;
  offsets: Array<Offset>;
  date: string;
  join_url: string;
  join_words: string;
  votes: "open";
}

export interface FloorGone {
  id: number;
  seat: number;
  name: string;
  title: string;
  spoken_ms: number;
}

/**
 * A face shows `spoken_ms` and `since`, and `quiet_since`, as it shows clocks. The figures are as of the last begin or
 * end of a turn, or of a few seconds ago while somebody speaks.
 */
export interface FloorPerson {
  id: number;
  seat: number;
  name: string;
  title: string;
  spoken_ms: number;
  since: number | null;
  has_spoken: boolean;
  quiet_since: number | null;
  share: number | null;
  longest_ms: number;
  target: number;
  owed_ms: number | null;
}

/** `floor`, for the desk: how the time of the live item's panel is spread. */
export interface FloorSlice {
  seated: boolean;
  hints: boolean;
  shares: boolean;
  people: Array<FloorPerson>;
  gone: Array<FloorGone>;
  labels: Array<LabelTime>;
}

/** What the hall saw last of the item's votes was given up, and stays on record. */
export interface GivenUp {
  pair: number;
  what: Seen;
  motion: string;
  at: number;
  why: string;
  has_page: boolean;
}

/** A part of the audience that the organiser named. */
export interface Group {
  id: number;
  name: string;
}

/**
 * `guide`, for the desk: the next step of the evening. It is the largest button and the space bar. `command` and
 * `payload` are what the button sends; `key` names its words (`guide.<key>`); `hold` asks for a held press. A step
 * that only a form can do (naming speakers, sealing, judging entries) has `command` null and `form` set.
 */
export interface GuideSlice {
  key: string;
  command: CommandName | null;
  payload: Record<string, unknown>;
  form: "item" | "seal" | "entries" | null;
  hold: boolean;
  empty_scenes: Record<string, string>;
}

/** How many hands of the item stand so. */
export interface HandCounts {
  raised: number;
  called: number;
  speaking: number;
  spoken: number;
  missed: number;
}

/** `hands`, for the desk: who wishes to speak from the floor in the live item. */
export interface HandsSlice {
  open: boolean;
  shown: boolean;
  up: Array<DeskHand>;
  over: Array<DeskHand>;
  counts: HandCounts;
}

/** The entries of one poll: of each state the first ones, the most frequent first, then by what they read. */
export interface JudgedPoll {
  poll: number;
  counts: Record<EntryState, number>;
  unlisted: Record<EntryState, number>;
  entries: Array<DeskEntry>;
}

/** Of everybody who carries a label, those who have spoken and left among them; as of the instant of the shares. */
export interface LabelTime {
  label: string;
  people: number;
  spoken_ms: number;
  share: number | null;
}

/** `me`, for one device of the audience: its own questions and upvotes, and its hand. */
export interface MeSlice {
  questions: Array<MyQuestion>;
  upvotes: Array<number>;
  hand: MyHand | null;
  muted: boolean;
}

export interface Message {
  id: number;
  text: string;
  sent_at: number;
  read_at: number | null;
}

/** `message`, for stage and desk: the message that lies on the stage screen, else null. */
export interface MessageSlice {
  message: Message | null;
}

/**
 * `microphone`, for screen and desk: who speaks from the floor, and the next ones who were called. Nobody where the
 * moderators do not show it, and never anybody who only raised a hand.
 */
export interface MicrophoneSlice {
  speaking: AtMicrophone | null;
  called: Array<AtMicrophone>;
}

export interface Moment {
  anchor: Anchor;
  at_ms: number;
}

/** One option on the way from the first round to the second, of those who voted both times. */
export interface MovedRow {
  id: string;
  text: string;
  before: Share;
  after: Share;
  came: number;
  left: number;
  words: string | null;
  points: number | null;
}

/** How voters have moved from a poll's first round to its second. */
export interface Movement {
  first: number;
  counts: Counts;
  rows: Array<MovedRow>;
  cells: Record<string, Record<string, number>> | null;
}

export interface MyBallot {
  choice: string;
  receipt: string;
  group: number | null;
}

/** A phone's own hand, the last one that it raised in the live item and did not withdraw. */
export interface MyHand {
  id: number;
  state: HandState;
  name: string | null;
  place: string | null;
}

export interface MyQuestion {
  id: number;
  text: string;
  state: QuestionState;
}

/** From an instant on, how far the wall clock of the event's place is ahead of UTC; null: not told. */
export interface Offset {
  since: number;
  ahead_ms: number | null;
}

/** One thing that can be answered: what a ballot says, and its text; "" where the interface has words for it. */
export interface Option {
  id: string;
  text: string;
}

/** The figures of one option, of one range of an estimate's numbers, or of one entry. */
export interface OptionRow {
  id: string;
  text: string;
  n: number;
  pct: number | null;
  length: number;
  leads: boolean;
  place: number | null;
  firsts: number;
  least: number | null;
  most: number | null;
}

/** `order`, for the desk: the whole running order of the current item. */
export interface OrderSlice {
  slots: Array<Slot>;
  current: number | null;
  pools: Array<Pool>;
  unheld: Array<number>;
  voteless: Array<number>;
  missed: Array<Round>;
  here: Array<Round>;
  passes: Round | null;
  times: Array<SideTime>;
}

/** Who won under the sealed rule, with what it was decided by. */
export interface Outcome {
  verdict: Verdict;
  rule: Rule;
  margin_pct: number | null;
  spread_pct: number | null;
  shifts: Record<string, SideShift>;
}

/** One that is put to this person, to their side or to everybody. */
export interface OwnQuestion {
  id: number;
  text: string;
  name: string | null;
  on_stage: boolean;
}

/** The last one of its kind. */
export interface OwnSignal {
  kind: SignalKind;
  question: number | null;
  sent_at: number;
  seen_at: number | null;
}

/** Shown as a clock without an end is: `spoken_ms`, and what has passed since `since`. */
export interface OwnTime {
  spoken_ms: number;
  since: number | null;
}

export interface PairPoll {
  id: number;
  groups: Array<Group>;
  earlier: number | null;
  tallies: TallyMode;
  opened_at: number;
  closes_at: number | null;
  ballots_hash: string | null;
  fingerprint: string | null;
  pair: number;
  round: Round;
  motion: string;
  choices: Array<string>;
  seal: string;
  state: "open" | "closed" | "revealed";
}

/** What every face is told of a motion's poll. */
export interface PairPollPart {
  id: number;
  groups: Array<Group>;
  earlier: number | null;
  tallies: TallyMode;
  opened_at: number;
  closes_at: number | null;
  ballots_hash: string | null;
  fingerprint: string | null;
  pair: number;
  round: Round;
  motion: string;
  choices: Array<string>;
  seal: string;
}

/** `panel`, for every role: who sits on the live item's stage on no side, in the order of the seats. */
export interface PanelSlice {
  people: Array<Panelist>;
}

export interface Panelist {
  id: number;
  seat: number;
  name: string;
  title: string;
}

/** `people`, for screen and desk: devices that are connected now. */
export interface PeopleSlice {
  phones: number;
  screens: number;
  stages: number;
  desks: number;
  sounding: Displays;
  may_sleep: Displays;
}

export interface Period {
  name: PeriodName;
  start: Moment;
  end: Moment | null;
}

/** How many questions of a pile there are, how many with each label and to each addressee; none where 0. */
export interface PileCount {
  n: number;
  labels: Record<string, number>;
  put_to: Record<string, number>;
}

/** What every face is told of every poll. `groups`: that its voters may name, and that its result is told by. */
export interface PollFacts {
  id: number;
  groups: Array<Group>;
  earlier: number | null;
  tallies: TallyMode;
  opened_at: number;
  closes_at: number | null;
  ballots_hash: string | null;
  fingerprint: string | null;
}

/**
 * The figures of a poll by itself, ready to print. `facts`: what its kind says besides, by name; of a moderated kind
 * `unshown`, the entries without a row, and `unshown_n`, how often these were given.
 */
export interface PollFigures {
  n: number;
  rows: Array<OptionRow>;
  facts: Record<string, number | null>;
}

/** The result of a poll by itself. `moved`: of a second round. */
export interface PollFrame {
  poll: number;
  kind: string;
  question: string;
  settings: Record<string, unknown>;
  figures: PollFigures;
  moved: Movement | null;
  hash: string;
  fingerprint: string;
}

/**
 * `polls`, for the desk: every poll of the current item's motion, also void ones, oldest first. `frame` is the armed
 * poll's exact frame, null unless one is armed.
 */
export interface PollsSlice {
  polls: Array<DeskPoll>;
  frame: ResultFrame | null;
}

/** Preparation time of a side; its clock runs while the side draws on it. */
export interface Pool {
  id: number;
  name: string;
  side: Side;
  clock: ClockFacts;
}

/** A ready-made message. */
export interface Preset {
  id: number;
  key: string | null;
  text: string;
}

/** A question as it reads; the audience sees none before it was approved. */
export interface Question {
  id: number;
  text: string;
  name: string | null;
  to: string | null;
  person: number | null;
  people: Array<Addressee>;
  state: QuestionState;
}

/** `questions`, for the audience: all that were approved, oldest first. Votes are in `upvotes`. */
export interface QuestionsSlice {
  items: Array<Question>;
}

/** `queue`, for the desk: every question of the current item, oldest first. */
export interface QueueSlice {
  items: Array<DeskQuestion>;
  counts: Record<Pile, PileCount>;
  labels: Array<string>;
  addressees: Array<Addressee>;
  balance: Balance;
  muted: Array<string>;
}

export interface Quiet {
  seat: number;
  name: string;
  since: number;
  told_after_ms: number;
}

/**
 * A result as the hall sees it. Parts that the reveal has not reached yet are null. `shown`, `changes` and `verdict`
 * are what faces print; the counts stand beside them.
 */
export interface ResultFrame {
  version: number;
  poll: number;
  pair: number;
  round: Round;
  title: string;
  motion: string;
  seal: Seal;
  step: "before" | "after" | "movement" | "winner";
  steps: Array<"before" | "after" | "movement" | "winner">;
  before: Record<string, number> | null;
  after: Record<string, number> | null;
  counts: Counts | null;
  matrix: Record<string, Record<string, number>> | null;
  matched: Record<string, Record<string, number>> | null;
  outcome: Outcome | null;
  ballots: Record<string, number | null>;
  shown: Record<string, Bar | null>;
  changes: Record<string, Change> | null;
  verdict: VerdictWords | null;
  hashes: Record<string, string>;
  fingerprints: Record<string, string>;
}

/**
 * `result`: the revealed frame up to its step, for the screen; for audience and stage only once it is complete. While
 * the current slot is a timed one (no vote, no result) and the screen is not `on_screen` with the result, the debate
 * has gone on, and phones with it.
 */
export interface ResultSlice {
  frame: ResultFrame | null;
  poll: PollFrame | null;
  on_screen: boolean;
  given_up: GivenUp | null;
}

/** `scene`, for screen and desk. */
export interface SceneSlice {
  kind: SceneKind;
  text: string | null;
  pinned: boolean;
}

/** `screening`, for the desk: which moderators are at which question just now. In memory alone. */
export interface ScreeningSlice {
  at: Array<AtQuestion>;
}

export interface Seal {
  hash: string;
  rule: Rule;
  band: number;
  show_pre: boolean;
  tallies: Record<string, TallyMode>;
  public_list: boolean;
  sealed_at: number;
}

export interface Seat {
  side: Side;
  seat: number;
}

export interface SentMessage {
  id: number;
  text: string;
  sent_at: number;
  read_at: number | null;
  to: string | null;
  cleared_at: number | null;
}

/** One item as it can be prepared, live or not. */
export interface Setup {
  item: number;
  run: number;
  title: string;
  motion: string;
  format: string;
  format_id: string;
  speakers: Array<Speaker>;
  seated: boolean;
  people: Array<SetupPerson>;
  seats: Array<Seat>;
  seal: Seal | null;
  pair: number | null;
  seen: Seen | null;
  has_run: boolean;
  polls: Array<DeskAlonePoll>;
  earlier: Array<EarlierResult>;
}

/** As the desk prepares it. */
export interface SetupPerson {
  id: number;
  seat: number;
  name: string;
  title: string;
  target: number | null;
  labels: Array<string>;
}

/**
 * `setups`, for the desk: every item of the agenda, in its order. `groups`: of the audience; a poll that was opened
 * keeps its own.
 */
export interface SetupsSlice {
  items: Array<Setup>;
  groups: Array<Group>;
}

/** One choice's part of a bar. */
export interface Share {
  n: number;
  pct: number | null;
}

/**
 * One side's way from before to after, under the sealed rule, and the subtraction. Percentages are exact fractions
 * rounded for display to one decimal; the winner was found from the counts.
 */
export interface SideShift {
  before_pct: number | null;
  after_pct: number;
  gain_pct: number;
  before_n: number | null;
  after_n: number;
  gain_n: number | null;
}

/** A crossfire counts for both sides and for no single speaker. */
export interface SideTime {
  side: Side;
  time: TimeFacts;
  speakers: Array<SpeakerTime>;
  crossfire: TimeFacts | null;
}

export interface Slot {
  id: number;
  kind: SlotKind;
  title: string;
  side: Side | null;
  speaker: string | null;
  seat: number | null;
  round: Round | null;
  clock: ClockFacts;
  bells: Array<Bell>;
  periods: Array<Period>;
  grace_ms: number;
}

export interface Speaker {
  id: number;
  side: Side;
  seat: number;
  name: string;
}

/** `longest_ms` of what has ended; a turn that was paused is one. */
export interface SpeakerTime {
  person: number;
  name: string;
  time: TimeFacts;
  turns: number;
  longest_ms: number;
}

export interface Speaking {
  person: number;
  since: number;
}

/** `speaking`, for screen, stage and desk: those of the panel who have the floor now, the first first. */
export interface SpeakingSlice {
  people: Array<Speaking>;
  quiet: Quiet | null;
  shares: Array<SpokenShare> | null;
}

/** As in FloorPerson. */
export interface SpokenShare {
  person: number;
  share: number | null;
  target: number;
}

/** A sum of speaking time: a face prints `spoken_ms`, and what has passed since `since`. */
export interface TimeFacts {
  granted_ms: number;
  spoken_ms: number;
  since: number | null;
}

/**
 * `turnout`, for screen and desk. Of a live poll's last step: `tally` and its bar `shown` for a motion's, `figures`
 * for one by itself. null until all is told.
 */
export interface TurnoutSlice {
  poll: number;
  ballots: number;
  tally: Record<string, number> | null;
  shown: Bar | null;
  figures: PollFigures | null;
}

/** `upvotes`, for the audience: votes by question id (a string, as JSON keys are). */
export interface UpvotesSlice {
  votes: Record<string, number>;
}

/** What is said of the whole: `words` is the key of `verdict.<words>`, and says why where there is no result. */
export interface VerdictWords {
  words: string;
  winner: Side | null;
  margin_pct: number | null;
  spread_pct: number | null;
}

/** Somebody who has a link. */
export interface WhisperPerson {
  person: number;
  name: string;
  item: number;
  link: number;
  left: boolean;
  message: Message | null;
}

/** `whisper`, for one panelist: all that is theirs alone. Beside it a panelist sees `event` and `clock`. */
export interface WhisperSlice {
  person: number;
  name: string;
  title: string;
  side: Side | null;
  seat: number;
  left: boolean;
  item: number;
  item_title: string;
  item_state: ItemState;
  planned_start: number;
  time: OwnTime | null;
  asked: number | null;
  questions: Array<OwnQuestion>;
  message: Message | null;
  signals: Array<OwnSignal>;
}

/** `whispers`, for the desk. */
export interface WhispersSlice {
  people: Array<WhisperPerson>;
  signals: Array<DeskSignal>;
  sent: Array<SentMessage>;
  presets: Array<Preset>;
  most_presets: number;
}

export type PollSlice = PairPoll | AlonePoll;

/** Every slice by its name; a role gets some of them. */
export interface Slices {
  agenda: AgendaSlice;
  asked: AskedSlice;
  ballots: Record<string, MyBallot>;
  clock: ClockSlice;
  debate: DebateSlice | null;
  entries: EntriesSlice;
  event: EventSlice;
  floor: FloorSlice;
  guide: GuideSlice;
  hands: HandsSlice;
  me: MeSlice;
  message: MessageSlice;
  microphone: MicrophoneSlice;
  order: OrderSlice;
  panel: PanelSlice;
  people: PeopleSlice;
  poll: PairPoll | AlonePoll | null;
  polls: PollsSlice;
  questions: QuestionsSlice;
  queue: QueueSlice;
  result: ResultSlice;
  scene: SceneSlice;
  screening: ScreeningSlice;
  setups: SetupsSlice;
  speaking: SpeakingSlice;
  turnout: TurnoutSlice | null;
  upvotes: UpvotesSlice;
  whisper: WhisperSlice;
  whispers: WhispersSlice;
}

/** What every command takes. */
export interface Commands {
  "item:start": { item: number; };
  "item:finish": { item: number; };
  "item:rerun": { item: number; };
  "item:set-motion": { item: number; motion: string; };
  "item:set-format": { item: number; format: string; };
  "item:set-asking": { item: number; on: boolean; };
  "item:set-hands": { item: number; on: boolean; };
  "item:set-hands-shown": { item: number; on: boolean; };
  "speaker:name": { item: number; side: "for" | "against"; seat: number; name: string; };
  "person:add": { item: number; name: string; title?: string; };
  "person:edit": { person: number; name: string; title?: string; };
  "person:remove": { person: number; };
  "person:return": { person: number; };
  "person:set-target": { person: number; target: number | null; };
  "person:set-labels": { person: number; labels: Array<string>; };
  "person:move": { person: number; seat: number; };
  "floor:give": { person: number; beside?: boolean; };
  "floor:end": { item: number; person?: number | null; };
  "floor:set-hints": { item: number; on: boolean; };
  "floor:set-shares": { item: number; on: boolean; };
  "pair:seal": {
    item: number;
    rule?: string;
    band?: number;
    show_pre?: boolean;
    pre_tally?: "sealed" | "live";
    post_tally?: "sealed" | "live";
    public_list?: boolean;
  };
  "pair:void": { pair: number; why: string; held?: boolean; };
  "group:name": { names: Array<string>; };
  "poll:make": {
    kind: string;
    question: string;
    options?: Array<string>;
    settings?: Record<string, string | number | boolean | null>;
    tally?: "sealed" | "live";
    item: number;
  };
  "poll:edit": {
    kind: string;
    question: string;
    options?: Array<string>;
    settings?: Record<string, string | number | boolean | null>;
    tally?: "sealed" | "live";
    poll: number;
  };
  "poll:delete": { poll: number; };
  "poll:open": { poll: number; closes_in_ms?: number | null; held?: boolean; };
  "poll:close": { poll: number; };
  "poll:reopen": { poll: number; };
  "poll:again": { poll: number; };
  "poll:arm": { poll: number; };
  "poll:disarm": { poll: number; };
  "poll:reveal": { poll: number; held?: boolean; play?: boolean; };
  "poll:show": { poll: number; };
  "poll:step": { poll: number; step: string; };
  "entry:approve": { poll: number; entries: Array<string>; };
  "entry:decline": { poll: number; entries: Array<string>; };
  "entry:return": { poll: number; entries: Array<string>; };
  "slot:next": { item: number; from: number | null; held?: boolean; };
  "slot:go": { slot: number; };
  "slot:set-length": { slot: number; length_ms: number | null; };
  "clock:start": { slot: number; };
  "clock:pause": { slot: number; };
  "clock:adjust": { slot: number; delta_ms: number; };
  "clock:reset": { slot: number; };
  "clock:restore": { slot: number; };
  "bell:ring": Record<string, never>;
  "pool:start": { pool: number; };
  "pool:pause": { pool: number; };
  "scene:show": { kind: string; text?: string | null; };
  "scene:pin": { on: boolean; };
  "message:send": { text: string; person?: number | null; };
  "message:clear": { message: number; };
  "message:read": { message: number; };
  "preset:add": { text: string; };
  "preset:remove": { preset: number; };
  "link:make": { person: number; };
  "link:show": { link: number; };
  "link:revoke": { link: number; };
  "signal:send": { kind: "more_time" | "not_this" | "technical"; question?: number | null; key?: string | null; };
  "signal:see": { signal: number; };
  "question:approve": { question: number; };
  "question:decline": { question: number; };
  "question:queue": { question: number; };
  "question:stage": { question: number; };
  "question:answer": { question: number; };
  "question:label": { question: number; labels: Array<string>; };
  "question:set-answered-by": { question: number; people: Array<number>; };
  "question:return": { question: number; };
  "question:edit": { question: number; text: string; };
  "question:address": { question: number; to?: "for" | "against" | null; people?: Array<number>; };
  "question:merge": { question: number; into: number; };
  "question:mute": { question: number; on: boolean; };
  "hand:call": { hand: number; };
  "hand:give": { hand: number; };
  "hand:end": { hand: number; };
  "hand:miss": { hand: number; };
  "hand:return": { hand: number; };
  "question:ask": {
    text: string;
    to?: string | null;
    person?: number | null;
    name?: string | null;
    item?: number | null;
    key?: string | null;
  };
  "question:withdraw": { question: number; key?: string | null; };
  "question:upvote": { question: number; on: boolean; key?: string | null; };
  "hand:raise": { name?: string | null; place?: string | null; item?: number | null; key?: string | null; };
  "hand:withdraw": { hand: number; };
  "ballot:cast": { poll: number; choice: string; key: string; group?: number | null; };
  "ballot:check": { poll: number; };
  "display:report": { sound: boolean; awake: boolean | null; };
  "desk:report": { desk: string; question: number | null; };
  "time:sync": { t0: number; };
  "state:get": { slices?: Array<string> | null; };
}
export type CommandName = keyof Commands;
