// How soon 5,000 clicks in a burst are at Meta, and in how many requests. How to read it: bench/README.md.
import { rmSync } from "node:fs";
import { migrate } from "./edge-rig.mjs";
import { startMeta } from "./graph.mjs";
import { buildHouse, makePixel, publishTold, startHouse } from "./house-rig.mjs";
import { printTable } from "./print-table.mjs";
import { makeCopy } from "./publish.mjs";
import { writeVisit } from "./visit.mjs";
import { sendVisitors } from "./visitors.mjs";
import { makeDirectory } from "./workerd.mjs";

const CLICKS = 5_000;
const CONNECTIONS = 32;
const ANSWER_MS = 300;
const GIVE_UP_MS = 180_000;
const GATE = { maxSeconds: 60, minEventsPerRequest: 40 };
const DATASET = { datasetId: "1000000000000001", accessToken: "token-of-the-burst" };

const house = buildHouse();
const directory = makeDirectory();
const meta = await startMeta({ datasets: { [DATASET.datasetId]: DATASET.accessToken } });
const rig = await startHouse(house, { graphUrl: meta.url, persistTo: directory });
try {
  process.exitCode = (await burst()) ? 0 : 1;
} finally {
  await rig.stop();
  meta.stop();
  rmSync(directory, { recursive: true, force: true });
}

async function burst() {
  await migrate(rig.database);
  const pixelId = await makePixel(rig, house, DATASET);
  const copy = makeCopy({ slug: "burst", number: 1, weights: [100, 100, 100] });
  await publishTold(rig, copy, { pixelId, clickEvent: "Lead" });
  await meta.setFaults({ every: 1, faults: [{ kind: "slow", ms: ANSWER_MS }] });

  const firstAt = Date.now();
  let begun = 0;
  await sendVisitors(rig.url, writeVisit("burst"), {
    connections: CONNECTIONS,
    goOn: () => begun++ < CLICKS,
    seen: () => {},
  });
  const lastAt = Date.now();
  const dataset = await waitForEvents();
  const lastAnswerAt = Math.max(...dataset.requests.map(({ at }) => at + ANSWER_MS));
  const seconds = (lastAnswerAt - lastAt) / 1_000;
  const perRequest = dataset.acceptedCount / dataset.requests.length;
  const { delivered, written } = await countLedger();
  printTable(
    ["clicks", "sent in s", "accepted", "requests", "events per request", "last click to last acceptance, s"],
    [
      [
        String(CLICKS),
        ((lastAt - firstAt) / 1_000).toFixed(1),
        String(dataset.acceptedCount),
        String(dataset.requests.length),
        perRequest.toFixed(1),
        seconds.toFixed(1),
      ],
    ],
  );
  const problems = [
    ...(dataset.acceptedCount === CLICKS && delivered === CLICKS
      ? []
      : [`WRONG: ${dataset.acceptedCount} accepted, ${delivered} delivered by the ledger, of ${written}`]),
    ...(seconds < GATE.maxSeconds ? [] : [`MISSED: ${seconds.toFixed(1)} s, less than ${GATE.maxSeconds}`]),
    ...(perRequest >= GATE.minEventsPerRequest
      ? []
      : [`MISSED: ${perRequest.toFixed(1)} events per request, at least ${GATE.minEventsPerRequest}`]),
    ...rig.takeComplaints().map((complaint) => `WRONG: logged ${complaint}`),
  ];
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

/** Nobody knocks as cron does: clicks queue, office and nudges are alone. */
async function waitForEvents() {
  const giveUpAt = Date.now() + GIVE_UP_MS;
  for (;;) {
    const dataset = await meta.load(DATASET.datasetId);
    if (dataset.acceptedCount >= CLICKS || Date.now() > giveUpAt) {
      await new Promise((resolve) => setTimeout(resolve, ANSWER_MS + 1_500)); // until the ledger is written
      return dataset;
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

async function countLedger() {
  return rig.database
    .prepare("SELECT count(*) AS written, sum(status = 'delivered') AS delivered FROM conversion_events")
    .first();
}
