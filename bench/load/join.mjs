// Bring phones in: page, socket, snapshot. A phone is {client, cookie}.

import { Client } from "./client.mjs";
import { fetchPage } from "./page.mjs";
import { countBy, percentile, round } from "./stats.mjs";

const SNAPSHOT_TIMEOUT_MS = 60_000;

export async function joinPhones(hall, count, inFlight) {
  const phones = [];
  const times = [];
  const failures = [];
  let next = 0;
  const began = performance.now();
  let last = began;

  async function worker() {
    while (next++ < count) {
      const from = performance.now();
      try {
        phones.push(await joinOne(hall));
        last = performance.now();
        times.push(last - from);
      } catch (error) {
        failures.push(error.message);
      }
    }
  }

  await Promise.all(Array.from({ length: Math.min(inFlight, count) }, worker));
  return { phones, report: report(phones, times, failures, last - began) };
}

async function joinOne(hall) {
  const { cookie, bytes } = await fetchPage(hall.origin, hall.code, hall);
  const auth = { event: hall.code, role: "audience" };
  const client = new Client({ origin: hall.origin, auth, cookie });
  await inTime(client);
  return { client, cookie, bytes };
}

export async function inTime(client) {
  const timer = setTimeout(() => client.lose("no snapshot"), SNAPSHOT_TIMEOUT_MS);
  await client.joined.finally(() => clearTimeout(timer));
  return client;
}

function report(phones, times, failures, elapsedMs) {
  return {
    joined: phones.length,
    failed: countBy(failures),
    joins_per_s: round((phones.length / elapsedMs) * 1000),
    all_joined_s: round(elapsedMs / 1000),
    join_p50_ms: percentile(times, 0.5),
    join_p99_ms: percentile(times, 0.99),
    page_bytes: phones[0]?.bytes ?? null,
    snapshot_bytes: phones[0] ? JSON.stringify(phones[0].client.snapshot).length : null,
    deflated: phones.filter((phone) => phone.client.deflated).length,
  };
}
