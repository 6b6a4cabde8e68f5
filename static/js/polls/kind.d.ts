// What a kind of poll brings to every face. The server counts; here is asked and drawn.
import type { AskedPart, PhoneState, AlonePoll, PollFigures, OptionRow } from "../types";

export type Asked = Pick<AskedPart, "settings" | "options">;

/** What the desk's form holds of a poll while it is written. */
export interface Wording {
  kind: string;
  question: string;
  options: string[];
  settings: Record<string, unknown>;
  tally: "sealed" | "live";
}

export interface Kind {
  /** What an option is called. */
  label(option: { id: string; text: string }, settings: Record<string, unknown>): string;
  /** An answer in words, as the phone that gave it reads it. */
  answer(answer: string, asked: Asked): string;
  /** What a phone is told to do. */
  how(poll: AlonePoll): string;
  /** The phone's form. */
  ballot(state: PhoneState, poll: AlonePoll): unknown;
  /** The figures as they are drawn on every face. */
  chart(figures: PollFigures, settings: Record<string, unknown>): unknown;
}

/** How it is worded at the desk. Apart from the rest, for no phone needs it. */
export interface Form {
  /** What a new poll of this kind begins with. */
  blank: Pick<Wording, "options" | "settings">;
  /** The fields of its options and settings. */
  fields(wording: Wording, change: (part: Partial<Wording>) => void): unknown;
}

export type Label = (row: OptionRow) => string;
