// The shapes of the slices, as debate/snapshot/shapes.py declares them, and of the page. Instants are milliseconds
// since 1970 in UTC.

export type Choice = "for" | "against" | "undecided";
export type Side = "for" | "against";
export type Tally = Record<string, number>;
export type Matrix = Record<string, Record<string, number>>;

/** From an instant on, how far the wall clock of the event's place is ahead of UTC; null: not told. */
export interface Offset {
  since: number;
  ahead_ms: number | null;
}
export interface EventSlice {
  code: string;
  title: string;
  subtitle: string;
  venue: string;
  timezone: string;
  date: string;
  offsets: Offset[];
  join_url: string;
  join_words: string;
  votes: "open";
}

export interface AgendaItem {
  id: number;
  kind: string;
  title: string;
  label: string;
  speakers: string[];
  state: "planned" | "live" | "done";
  planned_start: number;
  planned_end: number;
  actual_start: number | null;
  actual_end: number | null;
}
export interface AgendaSlice {
  items: AgendaItem[];
  current: number | null;
  next: number | null;
}

export interface Speaker {
  id: number;
  side: Side;
  seat: number;
  name: string;
}
export interface Seal {
  hash: string;
  rule: string;
  band: number;
  show_pre: boolean;
  tallies: Record<string, "sealed" | "live">;
  public_list: boolean;
  sealed_at: number;
}
export interface DebateSlice {
  item: number;
  kind: string;
  title: string;
  motion: string;
  format: string;
  format_id: string;
  speakers: Speaker[];
  seal: Seal | null;
  asking: boolean;
}

export interface Seat {
  side: Side;
  seat: number;
}
export interface Setup {
  item: number;
  run: number;
  title: string;
  motion: string;
  format: string;
  format_id: string;
  speakers: Speaker[];
  seats: Seat[];
  seal: Seal | null;
  pair: number | null;
  has_run: boolean;
  seen: "vote" | "result" | null;
  earlier: { run: number; pair: number; given_up: number | null }[];
}
export interface SetupsSlice {
  items: Setup[];
}

export interface ClockFacts {
  duration_ms: number | null;
  adjusted_ms: number;
  banked_ms: number;
  started_at: number | null;
  finished_at: number | null;
}
export interface Moment {
  anchor: "start" | "before_end" | "after_end";
  at_ms: number;
}
export interface Bell extends Moment {
  strokes: number;
}
export interface Period {
  name: "protected" | "points" | "warning" | "overtime";
  start: Moment;
  end: Moment | null;
}
export interface Slot {
  id: number;
  kind: string;
  title: string;
  side: Side | null;
  speaker: string | null;
  seat: number | null;
  round: "pre" | "post" | null;
  clock: ClockFacts;
  bells: Bell[];
  periods: Period[];
  grace_ms: number;
}
export interface Pool {
  id: number;
  name: string;
  side: Side;
  clock: ClockFacts;
}
export interface ClockSlice {
  slot: Slot | null;
  next: Slot | null;
  pool: Pool | null;
}
export interface OrderSlice {
  slots: Slot[];
  current: number | null;
  pools: Pool[];
  unheld: number[];
  missed: ("pre" | "post")[];
  here: ("pre" | "post")[];
  passes: "pre" | "post" | null;
}

export type Phase = "idle" | "normal" | "warning" | "over";
export type ClockState = "idle" | "running" | "paused" | "finished";

export interface PollSlice {
  id: number;
  pair: number;
  round: "pre" | "post";
  state: "open" | "closed" | "revealed";
  motion: string;
  choices: string[];
  tallies: "sealed" | "live";
  opened_at: number;
  closes_at: number | null;
  ballots_hash: string | null;
  fingerprint: string | null;
  seal: string;
}
export interface DeskPoll extends Omit<PollSlice, "state"> {
  state: "draft" | "open" | "closed" | "armed" | "revealed" | "void";
  allowed: string[];
  barred: "counted" | "later" | null;
  armed_by: string | null;
  step: string | null;
  ballots: number | null;
}
export interface PollsSlice {
  polls: DeskPoll[];
  frame: ResultFrame | null;
}
export interface Share {
  n: number;
  pct: number | null;
}
export interface Bar {
  of: "both" | "all" | "so_far" | "nobody" | "nobody_both" | "none_so_far";
  n: number;
  shares: Record<string, Share>;
}
export interface TurnoutSlice {
  poll: number;
  ballots: number;
  tally: Tally | null;
  shown: Bar | null;
}
export interface Displays {
  screens: number;
  stages: number;
}
export interface PeopleSlice {
  phones: number;
  screens: number;
  stages: number;
  desks: number;
  sounding: Displays;
  may_sleep: Displays;
}

export interface Counts {
  before: number;
  after: number;
  both: number;
  only_before: number;
  only_after: number;
}
export interface SideShift {
  before_pct: number | null;
  after_pct: number;
  gain_pct: number;
}
export interface Outcome {
  verdict: "for" | "against" | "draw" | "too_close" | "none" | "no_result";
  rule: string;
  margin_pct: number | null;
  spread_pct: number | null;
  shifts: Record<string, SideShift>;
}
export interface Change {
  before_pct: number | null;
  before_n: number | null;
  after_pct: number;
  after_n: number;
  words: string | null;
  pct: number | null;
  n: number | null;
}
export interface Verdict {
  words: string;
  winner: Side | null;
  margin_pct: number | null;
  spread_pct: number | null;
}
export interface ResultFrame {
  version: number;
  poll: number;
  pair: number;
  round: string;
  title: string;
  motion: string;
  seal: Seal;
  step: string;
  steps: string[];
  before: Tally | null;
  after: Tally | null;
  counts: Counts | null;
  matrix: Matrix | null;
  matched: Record<string, Tally> | null;
  outcome: Outcome | null;
  ballots: { before: number | null; after: number | null };
  shown: { before: Bar | null; after: Bar | null };
  changes: Record<string, Change> | null;
  verdict: Verdict | null;
  hashes: Record<string, string>;
  fingerprints: Record<string, string>;
}
export interface GivenUp {
  pair: number;
  what: "vote" | "result";
  motion: string;
  at: number;
  why: string;
  has_page: boolean;
}
export interface ResultSlice {
  frame: ResultFrame | null;
  on_screen: boolean;
  given_up: GivenUp | null;
}

export interface Question {
  id: number;
  text: string;
  name: string | null;
  to: string | null;
  state: string;
}
export interface QuestionsSlice {
  items: Question[];
}
export interface UpvotesSlice {
  votes: Record<string, number>;
}
export interface AskedSlice {
  question: Question | null;
  votes: number;
}
export interface DeskQuestion extends Question {
  original: string | null;
  votes: number;
  asked_at: number;
  asker: string;
  flags: string[];
  similar: number[];
  merged_into: number | null;
  allowed: string[];
}
export interface QueueSlice {
  items: DeskQuestion[];
  muted: string[];
}

export interface SceneSlice {
  kind: string;
  text: string | null;
  pinned: boolean;
}
export interface Message {
  id: number;
  text: string;
  sent_at: number;
  read_at: number | null;
}
export interface MessageSlice {
  message: Message | null;
}
export interface GuideSlice {
  key: string;
  command: string | null;
  payload: Record<string, unknown>;
  form: "item" | "seal" | null;
  hold: boolean;
  empty_scenes: Record<string, string>;
}
export interface MyQuestion {
  id: number;
  text: string;
  state: string;
}
export interface MeSlice {
  questions: MyQuestion[];
  upvotes: number[];
  muted: boolean;
}
export interface MyBallot {
  choice: string;
  receipt: string;
}

/** Every slice; a role gets some of them, and `debate` and `poll` may be null. */
export interface Slices {
  event: EventSlice;
  agenda: AgendaSlice;
  debate: DebateSlice | null;
  clock: ClockSlice;
  poll: PollSlice | null;
  turnout: TurnoutSlice | null;
  people: PeopleSlice;
  result: ResultSlice;
  asked: AskedSlice;
  scene: SceneSlice;
  message: MessageSlice;
  order: OrderSlice;
  polls: PollsSlice;
  queue: QueueSlice;
  guide: GuideSlice | null;
  setups: SetupsSlice;
  questions: QuestionsSlice;
  upvotes: UpvotesSlice;
  me: MeSlice;
  ballots: Record<string, MyBallot>;
}

export interface Versioned<T = unknown> {
  rev: number;
  data: T;
}
export interface Snapshot {
  server_ms: number;
  epoch: string;
  slices: Record<string, Versioned>;
}
export interface Patch {
  server_ms?: number;
  epoch: string;
  slices: Record<string, Versioned>;
}

export type Word = string | Record<string, string>;
export interface Page {
  face: "audience" | "screen" | "stage" | "desk";
  code: string;
  token: string | null;
  preview?: boolean;
  snapshot: Snapshot;
  words: Record<string, Word>;
  lang: string;
  urls: Record<string, string>;
  /** How many characters a line that this face writes may have: debate/domain/lines.py. */
  limits: Record<string, number>;
  me?: { name: string };
  formats?: { id: string; title: string; planned_ms: number; seats: { side: Side; seat: number }[] }[];
  csrf?: string;
}

export interface Refusal {
  code: string;
  message: string;
}
/** What a command is answered with: `ok` and the command's own fields, or a refusal. */
export type Answer = { ok: true; [field: string]: any } | { ok: false; error: Refusal };

export type StatusKind = "connecting" | "live" | "lost" | "polling" | "ended";
/** `since` is on the monotonic clock; `grace_ms` is how long a face may go on without saying that it is out of date. */
export interface Status {
  kind: StatusKind;
  since: number;
  grace_ms: number;
}

export interface Live {
  readonly slices: Slices;
  readonly status: Status;
  state<K extends keyof Slices>(name: K): Slices[K];
  /** What an answer already told us, until the next push says it. */
  put<K extends keyof Slices>(name: K, data: Slices[K]): void;
  now(): number;
  uncertainty(): number;
  ask(command: string, payload?: object, options?: { timeout?: number }): Promise<Answer>;
  onCue(fn: (name: string, cue: any) => void): void;
  /** Called on each connect, once the snapshot is applied. */
  onUp(fn: () => void): void;
}

/** What one phone shows: the slices, and what only this phone knows. */
export type Tab = "vote" | "ask" | "agenda";
export interface PhoneState {
  slices: Slices;
  now: number;
  status: StatusKind;
  outOfDate: boolean;
  unsure: boolean;
  tab: Tab;
  urls: Record<string, string>;
  pending: { poll: number; choice: string; trouble: string | null } | null;
  refusal: { poll: number; code: string } | null;
  check: {
    poll: number;
    state: "asking" | "yes" | "no" | "error";
    choice?: string;
    receipt?: string;
    code?: string;
  } | null;
  draft: {
    text: string;
    to: string;
    name: string;
    item: number | null;
    state: "" | "sending" | "waiting" | "sent";
    error: string;
  };
  /** The views that are loaded when they are first opened. */
  more: Record<"askView" | "agendaView", (s: PhoneState) => any> | null;
  on: {
    vote(poll: number, choice: string): void;
    go(tab: Tab): void;
    check(poll: number): void;
    write(field: "text" | "to" | "name", value: string): void;
    ask(): void;
    upvote(question: number, on: boolean): void;
    withdraw(question: number): void;
  };
}
