// The types of the browser's own modules; those of the wire are made from the server's declarations.

import type { CommandName, Commands, Side, Slices } from "./wire.d.ts";

export * from "./wire.d.ts";

export type Tally = Record<string, number>;
export type Matrix = Record<string, Record<string, number>>;
export type Choice = "for" | "against" | "undecided";
export type Phase = "idle" | "normal" | "warning" | "over";
export type ClockState = "idle" | "running" | "paused" | "finished";

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
  face: "audience" | "screen" | "stage" | "panelist" | "desk";
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
  formats?: Format[];
  /** What the desk's form offers for the settings of each kind of poll: debate/domain/polls. */
  offers: Record<string, Record<string, (string | number)[]>>;
  csrf?: string;
}

/** As the setup form offers it; only one for debates has seats. */
export interface Format {
  id: string;
  title: string;
  planned_ms: number;
  kinds: string[];
  seats: { side: Side; seat: number }[];
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
  ask<C extends CommandName>(command: C, payload?: Commands[C], options?: { timeout?: number }): Promise<Answer>;
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
    /** Of a hand that is being raised or taken down. */
    hand?: { isSending: boolean; error: string };
  };
  /** The views that are loaded when they are first opened. */
  more: Record<"askView" | "agendaView", (s: PhoneState) => any> | null;
  /** What is ticked of several answers and not sent yet. */
  picked: { poll: number; options: string[] } | null;
  /** The group of the audience that the voter belongs to, as this phone keeps it. */
  group: number | null;
  on: {
    vote(poll: number, choice: string): void;
    go(tab: Tab): void;
    check(poll: number): void;
    join(group: number | null): void;
    pick(poll: number, options: string[]): void;
    write(field: "text" | "to" | "name", value: string): void;
    ask(): void;
    upvote(question: number, on: boolean): void;
    withdraw(question: number): void;
    raise(name: string, place: string): void;
    lower(hand: number): void;
  };
}
