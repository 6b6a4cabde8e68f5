// The state of the reference server: one event, two polls, plain maps.

import { randomBytes } from "node:crypto";

const MOTION = "This house believes that a live vote needs a server that loses none.";
const CHOICES = ["for", "against", "undecided"];

export function createHall(code = "BENCH1") {
  const polls = new Map([
    [1, { id: 1, round: "pre", state: "draft", ballots: new Map() }],
    [2, { id: 2, round: "post", state: "draft", ballots: new Map() }],
  ]);
  const rev = { event: 1, agenda: 1, poll: 1, turnout: 1 };
  let current = null;
  let present = 0;

  function open(id) {
    current = polls.get(id);
    current.state = "open";
    rev.poll += 1;
  }

  function cast(device, { poll, choice, key }) {
    const target = polls.get(poll);
    if (!device) return refuse("no_device", "Open the page first.");
    if (target?.state !== "open") return refuse("poll_closed", "Voting is closed.");
    if (!CHOICES.includes(choice)) return refuse("bad_choice", "That is not a choice.");
    const receipt = target.ballots.get(device)?.receipt ?? randomBytes(4).toString("hex");
    target.ballots.set(device, { choice, key, receipt });
    rev.turnout += 1;
    return { ok: true, receipt, choice };
  }

  function pollData() {
    if (!current) return null;
    const { id, round, state } = current;
    return { id, round, state, motion: MOTION, choices: CHOICES };
  }

  function turnoutData() {
    return { poll: current?.id ?? null, ballots: current?.ballots.size ?? 0, present, tally: null };
  }

  const pollSlice = () => ({ poll: { rev: rev.poll, data: pollData() } });
  const turnoutSlice = () => ({ turnout: { rev: rev.turnout, data: turnoutData() } });

  function snapshot(role) {
    const shared = {
      event: { rev: rev.event, data: { code, title: "An evening of debate", language: "en" } },
      agenda: { rev: rev.agenda, data: AGENDA },
      ...pollSlice(),
    };
    return role === "audience" ? shared : { ...shared, ...turnoutSlice() };
  }

  return {
    code,
    open,
    cast,
    snapshot,
    pollSlice,
    turnoutSlice,
    revs: () => rev,
    newDevice: () => randomBytes(16).toString("hex"),
    arrive: () => {
      present += 1;
    },
    leave: () => {
      present -= 1;
    },
  };
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
