// Whether redirects and recording slow down while every request to Meta hangs. How to read it: bench/README.md.
import { rmSync } from "node:fs";
import { median } from "./compare.mjs";
import { migrate } from "./edge-rig.mjs";
import { startMeta } from "./graph.mjs";
import { buildHouse, makePixel, publishTold, startHouse } from "./house-rig.mjs";
import { needWrk, sendLoad } from "./load.mjs";
import { printTable } from "./print-table.mjs";
import { makeCopy } from "./publish.mjs";
import { writeVisit } from "./visit.mjs";
import { makeDirectory, readCpuMicroseconds } from "./workerd.mjs";

const SECONDS = Number(process.argv[2] ?? 120);
const LOAD = { connections: 16, seconds: 1 };
const ANSWER_MS = 20;
const ROUNDS_AT_MOST = 30;
const KNOCK_EVERY_MS = 3_000;
const GIVE_UP_MS = 60_000;
const GATE = { minRatio: 0.9, maxCpuRatio: 1.1 };
const DATASET = { datasetId: "1000000000000001", accessToken: "token-of-the-hang" };

needWrk();
const built = buildHouse();
const well = await start("Meta well", { every: 1, faults: [{ kind: "slow", ms: ANSWER_MS }] });
const hanging = await start("Meta hanging", { every: 1, faults: [{ kind: "hang" }] });
const keeper = setInterval(
  () => void Promise.all([well, hanging].map(keepGoing)).catch(() => {}),
  KNOCK_EVERY_MS,
);
try {
  process.exitCode = (await bench()) ? 0 : 1;
} finally {
  clearInterval(keeper);
  for (const house of [well, hanging]) {
    await house.rig.stop();
    house.meta.stop();
    rmSync(house.directory, { recursive: true, force: true });
  }
}

/** A house of its own, with a Meta of its own that is so all the time. */
async function start(name, faults) {
  const directory = makeDirectory();
  const meta = await startMeta({ datasets: { [DATASET.datasetId]: DATASET.accessToken } });
  const rig = await startHouse(built, { graphUrl: meta.url, persistTo: directory });
  await migrate(rig.database);
  const pixelId = await makePixel(rig, built, DATASET);
  const copy = makeCopy({ slug: "hang", number: 1, weights: [100, 100, 100] });
  await publishTold(rig, copy, { pixelId, clickEvent: "Lead" });
  await meta.setFaults(faults);
  return { name, directory, meta, rig, pixelId, sent: 0, slices: [], errors: 0 };
}

async function bench() {
  for (const house of [well, hanging]) await measure(house);
  await untilDelivered(well);
  for (const house of [well, hanging]) house.slices = [];

  const startedAt = Date.now();
  const pauseMs = (SECONDS * 1_000) / ROUNDS_AT_MOST;
  while (Date.now() - startedAt < SECONDS * 1_000) {
    const roundAt = Date.now();
    const order = well.slices.length % 2 === 0 ? [well, hanging] : [hanging, well];
    for (const house of order) {
      house.slices.push(await measure(house));
      // What it still has to send would take the next slice's processor.
      if (house === well) await untilDelivered(well);
    }
    await sleep(roundAt + pauseMs - Date.now());
  }
  const hungSeconds = (Date.now() - startedAt) / 1_000;
  clearInterval(keeper);
  const problems = [...report(), ...(await checkStored(hungSeconds))];
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

/** A second of visits, and how long it takes until they are recorded. */
async function measure(house) {
  const { rig } = house;
  const before = await countClicks(rig);
  const cpuBefore = readCpuMicroseconds(rig.pid);
  const startedAt = performance.now();
  const result = await sendLoad(rig.url, writeVisit("hang"), LOAD);
  const cpuRedirects = readCpuMicroseconds(rig.pid) - cpuBefore;
  const giveUpAt = Date.now() + GIVE_UP_MS;
  while ((await countClicks(rig)) - before < result.requests && Date.now() < giveUpAt) await sleep(50);
  const recordedMs = performance.now() - startedAt;
  house.sent += result.requests;
  house.errors += result.badStatuses + result.socketErrors;
  return {
    perSecond: result.perSecond,
    p50: result.p50 / 1_000,
    p99: result.p99 / 1_000,
    cpu: cpuRedirects / result.requests,
    recordedPerSecond: (result.requests / recordedMs) * 1_000,
  };
}

function report() {
  const keys = ["perSecond", "cpu", "p50", "p99", "recordedPerSecond"];
  const rows = [well, hanging].map(({ name, slices }) => [
    name,
    ...keys.map((key) =>
      median(slices.map((slice) => slice[key])).toFixed(key === "p50" || key === "p99" ? 1 : 0),
    ),
  ]);
  const ratio = (key) => median(hanging.slices.map((slice, i) => slice[key] / well.slices[i][key]));
  rows.push(["hanging ÷ well, median of pairs", ...keys.map((key) => ratio(key).toFixed(2))]);
  printTable(
    [
      `medians of ${well.slices.length} slices`,
      "redirects/s",
      "CPU µs per redirect",
      "p50 ms",
      "p99 ms",
      "recorded/s",
    ],
    rows,
  );
  return [
    ...(ratio("perSecond") >= GATE.minRatio ? [] : ["MISSED: redirects slow down while Meta hangs"]),
    ...(ratio("recordedPerSecond") >= GATE.minRatio ? [] : ["MISSED: recording slows down while Meta hangs"]),
    ...(ratio("cpu") <= GATE.maxCpuRatio ? [] : ["MISSED: a redirect costs more while Meta hangs"]),
  ];
}

/** No click lost, each with its event; those of the hanging Meta wait, and go out once it is well. */
async function checkStored(hungSeconds) {
  const problems = [];
  await untilDelivered(well);
  for (const { name, rig, sent, errors } of [well, hanging]) {
    const states = await countStates(rig);
    const clicks = await countClicks(rig);
    const events = Object.values(states).reduce((a, b) => a + b, 0);
    console.log(`${name}: ${sent} redirects, ${clicks} clicks recorded, events ${JSON.stringify(states)}`);
    // wrk does not count those that were under way when its time was over.
    if (clicks < sent || events !== clicks || errors > 0)
      problems.push(
        `WRONG ${name}: ${clicks} clicks, ${events} events of ${sent} redirects, ${errors} errors`,
      );
    if ("rejected" in states || "held" in states) problems.push(`WRONG ${name}: events given up or held`);
  }
  const { requests } = await hanging.meta.load(DATASET.datasetId);
  console.log(`${requests.length} requests hung within ${hungSeconds.toFixed(0)} s`);
  await hanging.meta.setFaults({});
  const liftedAt = Date.now();
  await untilDelivered(hanging, { knocking: true });
  const left = await countOpen(hanging.rig);
  console.log(
    `${((Date.now() - liftedAt) / 1_000).toFixed(0)} s after it was well again ${left} events were not delivered`,
  );
  if (left > 0) problems.push("WRONG: events are left");
  return problems;
}

async function untilDelivered({ rig, pixelId }, { knocking = false } = {}) {
  const giveUpAt = Date.now() + (knocking ? 10 : 1) * GIVE_UP_MS;
  while ((await countOpen(rig)) > 0 && Date.now() < giveUpAt) {
    if (knocking) {
      await bringForward(rig, pixelId);
      await rig.knock();
    }
    await sleep(250);
  }
}

/** Left alone, a pixel that fails waits for minutes; here its requests hang all the time. Both houses get the same cron. */
async function keepGoing({ rig, pixelId }) {
  await bringForward(rig, pixelId);
  await rig.knock();
}

async function bringForward({ database }, pixelId) {
  const now = Date.now();
  await database.batch([
    database.prepare("UPDATE pixels SET wait_until = 0 WHERE id = ?1").bind(pixelId),
    database
      .prepare(
        "UPDATE conversion_events SET due_at = ?2 WHERE pixel_id = ?1 AND status = 'waiting' AND due_at > ?2",
      )
      .bind(pixelId, now),
  ]);
}

async function countClicks({ database }) {
  return (await database.prepare("SELECT count(*) AS clicks FROM clicks").first()).clicks;
}

async function countOpen({ database }) {
  const sql = "SELECT count(*) AS open FROM conversion_events WHERE status IN ('waiting', 'sending', 'held')";
  return (await database.prepare(sql).first()).open;
}

async function countStates({ database }) {
  const sql = "SELECT status, count(*) AS events FROM conversion_events GROUP BY status";
  const { results } = await database.prepare(sql).all();
  return Object.fromEntries(results.map(({ status, events }) => [status, events]));
}

function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
