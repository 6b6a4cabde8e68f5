// The state of the reference server: one event, two polls, plain maps.

import { randomBytes } from "node:crypto";

const MOTION = "This house believes that a live vote needs a server that loses none.";
const CHOICES = ["for", "against", "undecided"];

export const createHall = (code = "BENCH1") => new Hall(code);

class Hall {
  #polls = new Map([
    [1, { id: 1, round: "pre", state: "draft", ballots: new Map() }],
    [2, { id: 2, round: "post", state: "draft", ballots: new Map() }],
  ]);
  #rev = { event: 1, agenda: 1, poll: 1, turnout: 1 };
  #current = null;
  #present = 0;

  constructor(code) {
    this.code = code;
  }

  revs() {
    return this.#rev;
  }

  newDevice() {
    return randomBytes(16).toString("hex");
  }

  arrive() {
    this.#present += 1;
  }

  leave() {
    this.#present -= 1;
  }

  open(id) {
    this.#current = this.#polls.get(id);
    this.#current.state = "open";
    this.#rev.poll += 1;
  }

  cast(device, { poll, choice, key }) {
    const target = this.#polls.get(poll);
    if (!device) return refuse("no_device", "Open the page first.");
    if (target?.state !== "open") return refuse("poll_closed", "Voting is closed.");
    if (!CHOICES.includes(choice)) return refuse("bad_choice", "That is not a choice.");
    const receipt = target.ballots.get(device)?.receipt ?? randomBytes(4).toString("hex");
    target.ballots.set(device, { choice, key, receipt });
    this.#rev.turnout += 1;
    return { ok: true, receipt, choice };
  }

  pollSlice() {
    return { poll: { rev: this.#rev.poll, data: this.#pollData() } };
  }

  turnoutSlice() {
    return { turnout: { rev: this.#rev.turnout, data: this.#turnoutData() } };
  }

  snapshot(role) {
    const shared = {
      event: { rev: this.#rev.event, data: { code: this.code, title: "An evening of debate", language: "en" } },
      agenda: { rev: this.#rev.agenda, data: AGENDA },
      ...this.pollSlice(),
    };
    return role === "audience" ? shared : { ...shared, ...this.turnoutSlice() };
  }

  #pollData() {
    if (!this.#current) return null;
    const { id, round, state } = this.#current;
    return { id, round, state, motion: MOTION, choices: CHOICES };
  }

  #turnoutData() {
    return {
      poll: this.#current?.id ?? null,
      ballots: this.#current?.ballots.size ?? 0,
      present: this.#present,
      tally: null,
    };
  }
}

function refuse(code, message) {
  return { ok: false, error: { code, message } };
}

// A snapshot of a real evening is a kilobyte or so, so this one is too.
const AGENDA = ["Welcome", "Opening talk", "First panel", "Break", "The debate", "Close"].map((title, index) => ({
  id: index + 1,
  kind: index === 4 ? "debate" : "talk",
  title,
  planned: `2026-11-21T1${index}:00:00Z`,
  expected: `2026-11-21T1${index}:05:00Z`,
  state: "waiting",
}));
