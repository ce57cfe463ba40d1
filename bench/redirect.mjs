// What a redirect costs over an empty answer. How to read it: bench/README.md.
import { buildEdge } from "./build-edge.mjs";
import { compare, sum } from "./compare.mjs";
import { startBare, startEdge, migrate } from "./edge-rig.mjs";
import { needWrk, sendLoad } from "./load.mjs";
import { makeCopy, publish } from "./publish.mjs";
import { printTable } from "./print-table.mjs";
import { sendVisit, writeVisit, writeVisitorCookie } from "./visit.mjs";

const LOAD = { rounds: 7, connections: 16, seconds: 1 };
const GATE = { maxCpuRatio: 2.2, minThroughputRatio: 0.45 };
const CHAT =
  /^https:\/\/wa\.me\/62812345678\d\?text=Halo%20Kak%2C.*Promo%20Akhir%20Tahun%202026.*Ref%3A%20[0-9A-Z]{8}\)$/;

const first = makeCopy({ slug: "first", number: 1, weights: [100, 100, 100] });
const returning = makeCopy({ slug: "returning", number: 2, weights: [100, 100, 100] });
const weighted = makeCopy({ slug: "weighted", number: 3, weights: [80, 20] });

needWrk();
const { script } = buildEdge();
const bare = await startBare();
const edge = await startPublished({});
const unrecorded = await startPublished({ wrapper: "unrecorded-edge.mjs" });
try {
  process.exitCode = (await measure()) ? 0 : 1;
} finally {
  await Promise.all([bare.stop(), edge.stop(), unrecorded.stop()]);
}

async function startPublished(options) {
  const rig = await startEdge(script, options);
  await migrate(rig.database);
  for (const copy of [first, returning, weighted]) await publish(rig, copy);
  return rig;
}

async function measure() {
  const rows = [
    {
      name: "first visit",
      rig: edge,
      visit: writeVisit("first"),
      status: 302,
      recorded: `${first.id} human turn`,
      gate: GATE,
    },
    {
      name: "returning visit",
      rig: edge,
      visit: writeVisit("returning", { cookie: writeVisitorCookie(Date.now()) }),
      status: 302,
      recorded: `${returning.id} human sticky`,
      gate: GATE,
    },
    {
      name: "weighted",
      rig: edge,
      visit: writeVisit("weighted"),
      status: 302,
      recorded: `${weighted.id} human turn`,
    },
    { name: "unknown slug", rig: edge, visit: writeVisit("nobody-knows-this"), status: 404 },
    { name: "first visit, recording off", rig: unrecorded, visit: writeVisit("first"), status: 302 },
  ];
  for (const row of rows) await checkAnswer(row);
  const miscounts = [];
  for (const row of rows) miscounts.push(...(await checkRecording(row)));
  await edge.takeCounts({ last: true });

  const results = await compare(rows, bare, LOAD);
  print(results);
  const problems = [...findMisses(results), ...findErrors(results), ...miscounts, ...findComplaints()];
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

/** A bench of the wrong answer is worth nothing. */
async function checkAnswer({ name, rig, visit, status }) {
  const response = await sendVisit(rig.url, visit, Math.floor(Math.random() * 1e9));
  const leads =
    CHAT.test(response.headers.location ?? "") &&
    (response.headers["set-cookie"]?.[0] ?? "").startsWith("wr=");
  if (response.statusCode === status && (status !== 302 || leads)) return;
  throw new Error(`${name}: answered ${response.statusCode} ${response.headers.location}`);
}

function print(results) {
  printTable(
    [
      "row",
      "CPU µs",
      "ratio to bare",
      "requests/s",
      "ratio",
      "p50 ms",
      "ratio",
      "p99 ms",
      "bare: CPU µs, requests/s",
    ],
    results.map((result) => [
      result.row.name,
      result.cpu.toFixed(0),
      result.cpuRatio.toFixed(2),
      result.perSecond.toFixed(0),
      result.throughputRatio.toFixed(2),
      (result.p50 / 1000).toFixed(2),
      result.p50Ratio.toFixed(2),
      (result.p99 / 1000).toFixed(1),
      `${result.bareCpu.toFixed(0)}, ${result.barePerSecond.toFixed(0)}`,
    ]),
  );
}

function findMisses(results) {
  return results.flatMap(({ row, cpuRatio, throughputRatio }) => {
    if (!row.gate) return [];
    const { maxCpuRatio, minThroughputRatio } = row.gate;
    const misses = [];
    if (cpuRatio > maxCpuRatio)
      misses.push(`MISSED ${row.name}: CPU ratio ${cpuRatio.toFixed(2)}, at most ${maxCpuRatio}`);
    if (throughputRatio < minThroughputRatio) {
      misses.push(
        `MISSED ${row.name}: throughput ratio ${throughputRatio.toFixed(2)}, at least ${minThroughputRatio}`,
      );
    }
    return misses;
  });
}

function findErrors(results) {
  return results.flatMap(({ row, requests, badStatuses, socketErrors }) => {
    const bad = row.status === 404 ? requests - badStatuses : badStatuses;
    return bad + socketErrors > 0
      ? [`WRONG ${row.name}: ${bad} wrong statuses, ${socketErrors} socket errors`]
      : [];
  });
}

/** Whether a second of load is recorded as what its row says, none of it missing. It also warms the row up. */
async function checkRecording({ name, rig, visit, recorded }) {
  await rig.takeCounts();
  const { requests } = await sendLoad(rig.url, visit, LOAD);
  await new Promise((resolve) => setTimeout(resolve, 1_500)); // until the queue has delivered
  const { clicks, lost } = await rig.takeCounts();
  if (recorded === undefined) return [];
  const all = sum(Object.values(clicks));
  const share = (clicks[recorded] ?? 0) / all;
  const problems = [];
  if (!(share >= 0.99))
    problems.push(`WRONG ${name}: ${(share * 100).toFixed(1)} % recorded as "${recorded}"`);
  if (all < requests || lost > 0)
    problems.push(`WRONG ${name}: ${requests} visits, ${all} clicks recorded, ${lost} lost`);
  return problems;
}

function findComplaints() {
  const complaints = [...edge.takeComplaints(), ...unrecorded.takeComplaints()];
  return complaints.length > 0
    ? [`WRONG ${complaints.length} warnings and errors logged, first: ${complaints[0]}`]
    : [];
}
