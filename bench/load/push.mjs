// The desk opens the poll: how long until the last phone shows the motion?

import { round, percentile, until } from "./stats.mjs";

const TIMEOUT_MS = 30_000;

export async function openPoll(desk, phones, poll) {
  const seen = [];
  for (const { client } of phones) watchForMotion(client, poll, (at) => seen.push(at));
  const sent = performance.now();
  const answer = await desk.ask("poll:open", { poll });
  if (!answer?.ok) throw new Error(`poll:open was refused: ${JSON.stringify(answer)}`);
  await until(() => seen.length >= phones.length, TIMEOUT_MS);
  for (const { client } of phones) client.onEvent = null;
  const delays = seen.map((at) => at - sent);
  return {
    reached: seen.length,
    missed: phones.length - seen.length,
    push_p50_ms: percentile(delays, 0.5),
    push_last_ms: delays.length ? round(Math.max(...delays)) : null,
  };
}

function watchForMotion(client, poll, found) {
  client.onEvent = (name, payload, at) => {
    if (name !== "state:patch") return;
    const data = payload.slices?.poll?.data;
    if (data?.id !== poll || data.state !== "open" || !data.motion) return;
    client.onEvent = null;
    found(at);
  };
}
