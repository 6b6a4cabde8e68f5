export function percentile(values, share) {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const rank = Math.ceil(share * sorted.length) - 1;
  return round(sorted[Math.max(0, rank)]);
}

export function round(value) {
  return Math.round(value * 100) / 100;
}

export function countBy(items) {
  const counts = {};
  for (const item of items) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Poll a condition; true when it held in time.
export async function until(condition, timeoutMs, stepMs = 5) {
  const deadline = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > deadline) return false;
    await sleep(stepMs);
  }
  return true;
}
