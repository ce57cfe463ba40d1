// How exactly visitors are shared out, and how soon an agent that is off gets nobody. How to read it: bench/README.md.
import { rmSync } from "node:fs";
import { buildEdge } from "./build-edge.mjs";
import { migrate, startEdge } from "./edge-rig.mjs";
import { printTable } from "./print-table.mjs";
import { makeCopy, publish, publishToD1, switchOff } from "./publish.mjs";
import { writeVisit, writeVisitorCookie } from "./visit.mjs";
import { sendVisitors } from "./visitors.mjs";
import { makeDirectory } from "./workerd.mjs";

const WEIGHTS = [100, 100, 50, 25, 10];
const RUNS = [
  { clicks: 5_000, connections: 32, maxDeviation: 3 },
  { clicks: 20_000, connections: 64, maxCallsPerThousand: 20 },
];
const MAX_SWITCH_OFF_MS = 2_000;
const COUNTED = { wrapper: "counted-edge.mjs" };
const problems = [];
let nextRotator = 1;

const { script } = buildEdge();
const directory = makeDirectory();
try {
  await bench();
} finally {
  rmSync(directory, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

async function bench() {
  const warm = await startEdge(script, { ...COUNTED, persistTo: directory });
  await migrate(warm.database);
  const shared = [];
  for (const run of RUNS) shared.push(await shareOut(warm, run));
  printTable(
    [
      "clicks",
      "connections",
      "counts",
      "exact shares",
      "largest deviation",
      "taken locally",
      "rotation requests per 1,000",
    ],
    shared,
  );

  console.log();
  const warmRows = await Promise.all([
    switchOffUnder(warm, "new visitors, 8 connections", { connections: 8 }),
    switchOffUnder(warm, "returning visitors only, 8 connections", { connections: 8, returning: true }),
    switchOffUnder(warm, "new visitors, one every 300 ms", { connections: 1, pauseMs: 300 }),
    switchOffUnder(warm, "returning visitors only, one every 300 ms", {
      connections: 1,
      pauseMs: 300,
      returning: true,
    }),
  ]);
  const coldVisits = [await leaveStale(warm), await leaveStale(warm, { returning: true })];
  await warm.stop();

  const cold = await startEdge(script, { ...COUNTED, persistTo: directory });
  const coldRows = [
    await visitCold(cold, "cold isolate, stale KV, new visitors", coldVisits[0]),
    await visitCold(cold, "cold isolate, stale KV, returning visitors", coldVisits[1]),
  ];
  await cold.stop();
  printTable(
    ["after an agent was switched off", "clicks", "to the agent that is off", "last one after ms"],
    [...warmRows, ...coldRows],
  );
}

async function shareOut(rig, { clicks, connections, maxDeviation, maxCallsPerThousand }) {
  const copy = makeCopy({ slug: `share-${clicks}`, number: nextRotator++, weights: WEIGHTS });
  await publish(rig, copy);
  const counts = WEIGHTS.map(() => 0);
  let begun = 0;
  await sendVisitors(rig.url, writeVisit(copy.name), {
    connections,
    goOn: () => begun++ < clicks,
    seen: (position) => counts[position]++,
  });
  const calls = await (await fetch(`${rig.url}/bench/calls?rotator=${copy.id}`)).json();
  await new Promise((resolve) => setTimeout(resolve, 1_500)); // until the queue has delivered
  const recorded = await rig.takeCounts();

  const total = WEIGHTS.reduce((a, b) => a + b);
  const shares = WEIGHTS.map((weight) => (clicks * weight) / total);
  const deviation = Math.max(...shares.map((share, position) => Math.abs(share - counts[position])));
  const callsPerThousand = (calls * 1_000) / clicks;
  const name = `${clicks} clicks at ${connections} connections`;
  if (deviation >= maxDeviation)
    problems.push(`MISSED ${name}: deviation ${deviation.toFixed(1)}, under ${maxDeviation}`);
  if (callsPerThousand > maxCallsPerThousand) {
    problems.push(
      `MISSED ${name}: ${callsPerThousand.toFixed(1)} rotation requests per 1,000, at most ${maxCallsPerThousand}`,
    );
  }
  const local = recorded.clicks[`${copy.id} human local`] ?? 0;
  const turns = recorded.clicks[`${copy.id} human turn`] ?? 0;
  if (turns + local !== clicks) problems.push(`WRONG ${name}: ${turns + local} turns recorded`);
  return [
    String(clicks),
    String(connections),
    counts.join(" "),
    shares.map((share) => share.toFixed(1)).join(" "),
    deviation.toFixed(1),
    String(local),
    callsPerThousand.toFixed(1),
  ];
}

/** Traffic for four seconds; after the first one the first agent is switched off. */
async function switchOffUnder(rig, name, { connections, pauseMs, returning }) {
  const copy = makeCopy({ slug: `off-${nextRotator}`, number: nextRotator++, weights: WEIGHTS });
  await publish(rig, copy);
  const startedAt = performance.now();
  let savedAt = Infinity;
  const count = newCount(() => savedAt);
  const traffic = sendVisitors(rig.url, makeVisit(copy, returning), {
    connections,
    pauseMs,
    goOn: () => performance.now() - startedAt < 4_500,
    seen: (position) => count.seen(position),
  });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await saveWithoutKv(rig, switchOff(copy, 0));
  savedAt = performance.now();
  await traffic;
  return report(name, count);
}

/** A rotator whose first agent is off by D1 and the rotation, and on by KV. */
async function leaveStale(rig, { returning } = {}) {
  const copy = makeCopy({ slug: `stale-${nextRotator}`, number: nextRotator++, weights: WEIGHTS });
  await publish(rig, copy);
  await saveWithoutKv(rig, switchOff(copy, 0));
  return makeVisit(copy, returning);
}

async function visitCold(rig, name, visit) {
  const startedAt = performance.now();
  const count = newCount(() => startedAt);
  await sendVisitors(rig.url, visit, {
    connections: 8,
    goOn: () => performance.now() - startedAt < 2_500,
    seen: (position) => count.seen(position),
  });
  return report(name, count);
}

function makeVisit(copy, returning) {
  return writeVisit(copy.name, returning ? { cookie: writeVisitorCookie(Date.now()) } : {});
}

/** What the office does when an agent is switched off, cut off before it reached KV. */
async function saveWithoutKv(rig, copy) {
  await publishToD1(rig.database, copy);
  await fetch(`${rig.url}/bench/publish?rotator=${copy.id}`, { method: "POST", body: JSON.stringify(copy) });
}

/** Clicks since the agent is off, and those that it got all the same. */
function newCount(offSince) {
  const count = {
    clicks: 0,
    toOff: 0,
    lastAfterMs: undefined,
    seen(position) {
      const afterMs = performance.now() - offSince();
      if (afterMs < 0) return;
      count.clicks++;
      if (position !== 0) return;
      count.toOff++;
      count.lastAfterMs = afterMs;
    },
  };
  return count;
}

function report(name, { clicks, toOff, lastAfterMs }) {
  if (lastAfterMs > MAX_SWITCH_OFF_MS)
    problems.push(
      `MISSED ${name}: last one after ${lastAfterMs.toFixed(0)} ms, at most ${MAX_SWITCH_OFF_MS}`,
    );
  return [name, String(clicks), String(toOff), lastAfterMs?.toFixed(0) ?? "none"];
}
