// How busy the generator and the server were during a phase, as a share of one core.
// A figure where the generator was full and the server was not says nothing about the server.

import { readFileSync } from "node:fs";
import { round } from "./stats.mjs";

export function startMeter(serverPid) {
  const began = performance.now();
  const own = process.cpuUsage();
  const server = serverCpuMs(serverPid);
  return () => {
    const wall = performance.now() - began;
    const used = process.cpuUsage(own);
    return {
      wall_s: round(wall / 1000),
      generator_cpu: round((used.user + used.system) / 1000 / wall),
      server_cpu: round((serverCpuMs(serverPid) - server) / wall),
    };
  };
}

// The server's main thread, in nanoseconds: /proc/PID/stat counts in 10 ms ticks, too coarse
// for a burst that lasts 100 ms, and both servers do their work in one thread.
function serverCpuMs(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "latin1").split(" ")[0]) / 1e6;
  } catch {
    return NaN; // not Linux, or the server is gone
  }
}
