import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { before, test } from "node:test";
import { useWords } from "../../static/js/lib/words.js";
import * as more from "../../static/js/phone/more.js";
import { phoneView } from "../../static/js/phone/view.js";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const words = Object.assign(
  {},
  ...["common", "errors", "polls", "phone"].map((name) => JSON.parse(read(`debate/words/en/${name}.json`))),
  ...readdirSync(new URL("debate/words/en/polls", root))
    .map((name) => JSON.parse(read(`debate/words/en/polls/${name}`)))
    .flatMap(({ all, phone }) => [all, phone]),
);

before(() => useWords(words, "en"));

/** The markup that a template would make, without a document. */
function markup(part) {
  if (part === null || part === undefined || typeof part === "symbol" || typeof part === "function") return "";
  if (Array.isArray(part)) return part.map(markup).join("");
  if (part.strings) return part.strings.map((text, at) => text + markup(part.values[at])).join("");
  if (part._$litDirective$)
    return part.values.length === 3 ? part.values[0].map(part.values[2]).map(markup).join("") : "";
  return String(part);
}

const NOW = Date.UTC(2026, 5, 1, 12);
const MOTION = "This house would test its phones";
const seal = { hash: "7F3A-91C2", rule: "matched", band: 0, show_pre: false, tallies: {}, sealed_at: NOW };
const poll = (facts = {}) => ({
  groups: [],
  earlier: null,
  id: 5,
  pair: 2,
  round: "pre",
  state: "open",
  motion: MOTION,
  choices: ["for", "against", "undecided"],
  tallies: "sealed",
  opened_at: NOW,
  closes_at: null,
  ballots_hash: null,
  seal: seal.hash,
  ...facts,
});
const slot = (used) => ({
  id: 1,
  kind: "speech",
  title: "Opening",
  side: "for",
  speaker: "Amara",
  seat: 1,
  round: null,
  bells: [],
  periods: [],
  grace_ms: 0,
  clock: { duration_ms: 420_000, adjusted_ms: 0, banked_ms: used, started_at: null, finished_at: null },
});
const COUNTED = { 5: { choice: "for", receipt: "K7-4Q2M" } };

const makeSlices = () => ({
  event: {
    code: "TDF25",
    title: "Forum",
    subtitle: "",
    venue: "",
    timezone: "Europe/Brussels",
    offsets: [{ since: 0, ahead_ms: 7_200_000 }],
    votes: "open",
  },
  agenda: { items: [], current: null, next: null },
  panel: { people: [] },
  debate: {
    item: 1,
    kind: "debate",
    title: "Debate",
    motion: MOTION,
    format: "",
    speakers: [],
    seal,
    asking: true,
  },
  clock: { slot: null, next: null },
  poll: null,
  result: { frame: null, poll: null, on_screen: false, given_up: null },
  questions: { items: [] },
  upvotes: { votes: {} },
  me: { questions: [], upvotes: [], hand: null, muted: false },
  ballots: {},
});

function make({ slices = {}, ...facts } = {}) {
  return {
    slices: { ...makeSlices(), ...slices },
    now: NOW,
    status: "live",
    outOfDate: false,
    unsure: false,
    tab: "vote",
    urls: {},
    pending: null,
    refusal: null,
    check: null,
    draft: { text: "", to: "", name: "", state: "", error: "" },
    picked: null,
    more,
    on: {},
    ...facts,
  };
}

const text = (state) =>
  markup(phoneView(make(state)))
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

test("every word that the phone says is in its catalogue", () => {
  // As it is bundled: what only the desk says of a poll is in the same modules, and left out there.
  const sources = ["phone", "more", "shared"].map((name) => read(`static/dist/${name}.js`)).join("\n");
  const templates = ["page", "_vote", "_wait", "_result", "_ask", "_agenda", "_question"]
    .map((name) => read(`templates/phone/${name}.html`))
    .join("\n");
  const said = [...`${sources}\n${templates}`.matchAll(/\bt\d*\(\s*["'`]([a-z_.-]+[a-z_])["'`]/g)].map(
    ([, key]) => key,
  );
  assert.ok(said.length > 60, "the pattern finds the words");
  assert.deepEqual(
    said.filter((key) => !(key in words)),
    [],
  );
});

test("an open poll is one thing to do: three choices", () => {
  const said = text({ slices: { poll: poll() } });
  assert.match(said, /Vote before the debate .* For Against Undecided/);
  assert.doesNotMatch(said, /Counted|Sending/);
});

test("a vote is said to be counted only once it is", () => {
  const pending = { poll: 5, choice: "for", trouble: null };
  assert.match(text({ slices: { poll: poll() }, pending }), /Sending\./);
  assert.doesNotMatch(text({ slices: { poll: poll() }, pending }), /Counted/);
  assert.match(
    text({ slices: { poll: poll(), ballots: COUNTED } }),
    /Counted\. You can change it until voting closes\. Receipt K7-4Q2M/,
  );
});

test("a change that is under way hides the older counted choice", () => {
  const said = text({
    slices: { poll: poll(), ballots: COUNTED },
    pending: { poll: 5, choice: "against", trouble: null },
  });
  assert.match(said, /Against sending/);
  assert.doesNotMatch(said, /Counted|your vote/);
});

test("a vote that waits says why", () => {
  const pending = { poll: 5, choice: "for", trouble: "no_answer" };
  assert.match(
    text({ slices: { poll: poll() }, pending, status: "lost" }),
    /Your phone lost the network\. We will send your vote when it is back\./,
  );
  assert.match(text({ slices: { poll: poll() }, pending }), /We are sending your vote again/);
});

test("a refusal is in the phone's own words", () => {
  assert.match(
    text({ slices: { poll: poll() }, refusal: { poll: 5, code: "poll_closed" } }),
    /Not counted\. Voting had closed/,
  );
});

test("after the close, each phone reads what became of its vote", () => {
  const closed = poll({ state: "closed" });
  assert.match(text({ slices: { poll: closed, ballots: COUNTED } }), /Voting has closed\. Your vote: For, counted\./);
  assert.match(text({ slices: { poll: closed } }), /This phone did not vote/);
  assert.match(
    text({ slices: { poll: closed }, refusal: { poll: 5, code: "poll_closed" } }),
    /came too late and is not counted/,
  );
  assert.match(
    text({ slices: { poll: closed, ballots: COUNTED }, refusal: { poll: 5, code: "poll_closed" } }),
    /Your change came too late\. Your vote: For/,
  );
});

test("the time left to vote is shown, and zero reads as closing", () => {
  assert.match(text({ slices: { poll: poll({ closes_at: NOW + 41_500 }) } }), /closes in 0:42/);
  assert.match(text({ slices: { poll: poll({ closes_at: NOW - 1 }) } }), /closing now/);
});

test("a speech shows its side, its speaker and its clock", () => {
  assert.match(
    text({ slices: { clock: { slot: slot(143_000), next: null } } }),
    /For the motion Amara Opening 4:37 Paused/,
  );
});

test("no figure of a poll that is not revealed is on the phone", () => {
  const states = [poll(), poll({ state: "closed" }), poll({ state: "revealed", round: "post" })];
  for (const one of states) assert.doesNotMatch(text({ slices: { poll: one, ballots: COUNTED } }), /\d%/);
});

const SUBTRACTION = new RegExp(
  [
    "For wins the debate Before the debate 1,000 people who voted both times .*",
    "For 29\\.7% 54\\.5% \\+24\\.8 points Against 38\\.7% 33\\.7% \\u22125\\.0 points",
    "1,000 people voted both times",
  ].join(" "),
);

test("a complete result names the winner and shows the subtraction", () => {
  const changes = {
    for: { before_pct: 29.7, after_pct: 54.5, words: "up", pct: 24.8, n: 248 },
    against: { before_pct: 38.7, after_pct: 33.7, words: "down", pct: 5, n: 50 },
  };
  const drawn = {
    of: "both",
    n: 1000,
    shares: { for: { n: 545, pct: 54.5 }, against: { n: 337, pct: 33.7 }, undecided: { n: 118, pct: 11.8 } },
  };
  const tally = { for: 30, against: 30, undecided: 40 };
  const frame = {
    poll: 5,
    pair: 2,
    round: "post",
    title: "Debate",
    motion: MOTION,
    seal,
    step: "winner",
    steps: [],
    before: tally,
    after: tally,
    matrix: null,
    counts: { before: 1001, after: 1002, both: 1000, only_before: 1, only_after: 2 },
    matched: { before: tally, after: tally },
    hashes: {},
    outcome: { verdict: "for" },
    verdict: { words: "for", winner: "for" },
    shown: { before: drawn, after: drawn },
    changes,
  };
  const said = text({ slices: { poll: poll({ state: "revealed", round: "post" }), result: { frame } } });
  assert.match(said, SUBTRACTION);
  assert.match(
    text({ slices: { poll: poll({ pair: 3 }), result: { frame } } }),
    /Vote before the debate/,
    "a new pair hides an old result",
  );
});

test("a poll that is open while one asks is marked on its tab", () => {
  assert.match(markup(phoneView(make({ tab: "ask", slices: { poll: poll() } }))), /Vote/);
});

test("one's own questions read what became of them", () => {
  const me = { questions: [{ id: 1, text: "Why?", state: "declined" }], upvotes: [], muted: false };
  assert.match(text({ tab: "ask", slices: { me } }), /Not taken this time\. Thank you for asking\./);
});

test("a phone that is muted, or an item without questions, has no form", () => {
  assert.doesNotMatch(
    text({ tab: "ask", slices: { me: { questions: [], upvotes: [], muted: true } } }),
    /Send the question/,
  );
  assert.match(text({ tab: "ask", slices: { debate: null } }), /Questions are not open now/);
});

test("what is out of date says so, and the last state stays", () => {
  assert.match(
    text({ slices: { poll: poll() }, outOfDate: true, status: "lost" }),
    /No connection\. This is the last state we know\. .* For/,
  );
});

function memory() {
  const kept = new Map();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => kept.set(name, text),
    removeItem: (name) => kept.delete(name),
  };
}

/** A browser's storage of a phone and of one of its tabs, and keys in their order. */
function makeKit() {
  let made = 0;
  const newKey = () => {
    made += 1;
    return `key-number-${made}`;
  };
  return { kept: memory(), tab: memory(), listen: () => {}, newKey };
}

/** The page's form and connection as `actions` needs them; `answers` are given one after another. */
function asking(answers, kit = makeKit(), draft = { text: "", to: "", name: "", item: null, state: "", error: "" }) {
  const sent = [];
  const live = {
    slices: { debate: { item: 1 }, me: { questions: [], upvotes: [] } },
    put(name, data) {
      this.slices[name] = data;
    },
    onUp(fn) {
      this.up = fn;
    },
    async ask(_command, payload) {
      sent.push(payload);
      return answers.shift();
    },
  };
  const on = more.actions(live, draft, () => {}, { querySelectorAll: () => [], querySelector: () => null }, kit);
  return { live, draft, on, sent };
}

test("a question is sent for the item on when it was begun, and again for the one that is on then", async () => {
  const over = { ok: false, error: { code: "item_over", message: "" } };
  const { live, draft, on, sent } = asking([over, { ok: true, question: 9, state: "new" }]);
  on.write("text", "W");
  live.slices.debate = { item: 2 };
  on.write("text", "Why not?");
  on.write("to", "Amara");
  await on.ask();
  assert.deepEqual(sent, [{ key: "key-number-1", text: "Why not?", to: "Amara", name: null, item: 1 }]);
  assert.deepEqual([draft.text, draft.to, draft.error], ["Why not?", "", "item_over"]);
  await on.ask();
  assert.deepEqual(sent[1], { key: "key-number-2", text: "Why not?", to: null, name: null, item: 2 });
  assert.equal(draft.text, "");
});

test("the next question is for the item that is on when it is begun", async () => {
  const { live, on, sent } = asking([
    { ok: true, question: 9, state: "new" },
    { ok: true, question: 10, state: "new" },
  ]);
  on.write("text", "Why not?");
  await on.ask();
  live.slices.debate = { item: 2 };
  on.write("text", "And who pays?");
  await on.ask();
  assert.deepEqual(
    sent.map(({ item }) => item),
    [1, 2],
  );
});

const LOST = { ok: false, error: { code: "no_answer", message: "" } };

test("a question whose answer was lost is sent again with its key, also by the page that is loaded next", async () => {
  const kit = makeKit();
  const first = asking([LOST], kit);
  first.on.write("text", "Who pays?");
  await first.on.ask();
  assert.deepEqual([first.draft.state, first.draft.text], ["waiting", "Who pays?"]);
  const second = asking([{ ok: true, question: 9, state: "new" }], kit);
  await new Promise(setImmediate);
  assert.deepEqual(
    second.sent.map(({ key }) => key),
    first.sent.map(({ key }) => key),
  );
  assert.deepEqual([second.draft.state, second.draft.text], ["sent", ""]);
  assert.equal(kit.kept.getItem("questions:undefined"), null, "what is answered is not kept");
  await first.live.up();
  assert.equal(first.sent.length, 1, "what another tab has sent is not sent again");
});

test("what is half written survives a reload of its tab, and no longer once it is sent", async () => {
  const kit = makeKit();
  asking([], kit).on.write("text", "Half a ques");
  const again = asking([{ ok: true, question: 9, state: "new" }], kit);
  assert.deepEqual([again.draft.text, again.draft.item], ["Half a ques", 1]);
  await again.on.ask();
  assert.equal(asking([], kit).draft.text, "");
});

test("an upvote and a taking back whose answers were lost are asked again with their keys", async () => {
  const { on, sent, live } = asking([LOST, { ok: true }, LOST, LOST, { ok: true }]);
  Object.assign(live.slices, { upvotes: { votes: {} } });
  await on.upvote(7, true);
  await on.withdraw(8);
  assert.deepEqual(
    sent.map(({ key }) => key),
    ["key-number-1", "key-number-1", "key-number-2", "key-number-2", "key-number-2"],
  );
  assert.deepEqual(live.slices.me.upvotes, [7]);
});

test("no tab counts the time of a vote or a result, which have none", () => {
  const untimed = { duration_ms: null, adjusted_ms: 0, banked_ms: 0, started_at: null, finished_at: null };
  for (const kind of ["vote", "result"]) {
    const said = text({ tab: "ask", slices: { clock: { slot: { ...slot(0), kind, clock: untimed }, next: null } } });
    assert.doesNotMatch(said, /0:00/);
    assert.match(said, /^ Forum TDF25 /);
  }
});

test("whoever has just asked does not read that there is no question yet, and theirs may be the first", () => {
  const asked = (state) => ({ questions: [{ id: 3, text: "Why?", state }], upvotes: [], muted: false });
  assert.match(text({ tab: "ask" }), /Yours may be the first/);
  assert.match(
    text({ tab: "ask", slices: { me: asked("new") } }),
    /No questions on the list yet\. The moderators read yours first/,
  );
  assert.match(text({ tab: "ask", slices: { me: asked("declined") } }), /Yours may be the first/);
});

test("a hand is offered where hands are taken, and told of wherever it stands", () => {
  const debate = (hands) => ({ ...makeSlices().debate, hands });
  const me = (hand, muted = false) => ({ questions: [], upvotes: [], hand, muted });
  const asked = (slices, tab = "ask") => text({ tab, slices });
  assert.match(asked({ debate: debate(true) }), /Speak from the floor/);
  assert.doesNotMatch(asked({ debate: debate(false) }), /Speak from the floor/);
  assert.doesNotMatch(asked({ debate: debate(true), me: me(null, true) }), /Speak from the floor/);
  const hand = (state) => ({ id: 9, state, name: "Ola", place: "Row 4" });
  assert.match(asked({ debate: debate(false), me: me(hand("raised")) }), /Your hand is up\..*Take it down/);
  assert.doesNotMatch(asked({ me: me(hand("speaking")) }), /Take it down/);
  for (const tab of ["vote", "ask", "agenda"])
    assert.equal(asked({ me: me(hand("called")) }, tab).split("You are called").length, 2, tab);
});

test("a hand whose answer was lost is raised again with its key, and one that was refused says why", async () => {
  const closed = { ok: false, error: { code: "hands_closed", message: "" } };
  const { on, sent, live, draft } = asking([LOST, { ok: true, hand: 9, state: "raised" }, { ok: true }, closed]);
  await on.raise("Ola", "");
  assert.deepEqual(live.slices.me.hand, { id: 9, state: "raised", name: "Ola", place: null });
  await on.lower(9);
  assert.equal(live.slices.me.hand, null);
  await on.raise("Ola", "");
  assert.deepEqual(draft.hand, { isSending: false, error: "hands_closed" });
  assert.deepEqual(
    sent.map(({ key, hand }) => key ?? hand),
    ["key-number-1", "key-number-1", 9, "key-number-2"],
  );
});
