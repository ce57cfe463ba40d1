// How soon every list and report answers with 2,000,000 clicks and 200,000 leads. How to read it: bench/README.md.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadLocalKey } from "../scripts/local-key.mjs";
import { PROJECT } from "./build-edge.mjs";
import { median, sum } from "./compare.mjs";
import { foldHouse, TIME_ZONE } from "./dense/house.mjs";
import { listQuestions } from "./dense/questions.mjs";
import { buildHouse, startHouse } from "./house-rig.mjs";
import { printTable } from "./print-table.mjs";
import { readCpuMicroseconds } from "./workerd.mjs";

const GATE_MS = 300;
const ROUNDS = 5;
const stateFolder = process.env["STATE_DIR"] ?? join(PROJECT, ".wrangler", "dense");
if (!existsSync(join(stateFolder, "v3"))) {
  console.error("There is no data yet: npm run seed:dense");
  process.exit(1);
}

// Days that are over since it was made.
await foldHouse(stateFolder, TIME_ZONE);
const house = { ...buildHouse(), encryptionKey: loadLocalKey(stateFolder) };
const rig = await startHouse(house, { graphUrl: "http://127.0.0.1:9", persistTo: join(stateFolder, "v3") });
try {
  process.exitCode = (await measure()) ? 0 : 1;
} finally {
  await rig.stop();
}

async function measure() {
  const ask = await signIn();
  const document = await (await ask({ method: "GET", path: "/api/openapi.json" })).json();
  const wanted = new RegExp(process.argv[2] ?? "");
  const questions = listQuestions(document, await loadFacts(ask)).filter(({ route }) => wanted.test(route));
  const slices = new Map(questions.map((question) => [question, []]));
  // One round for nothing: what is read first comes from the disk.
  for (let round = -1; round < ROUNDS; round++) {
    for (const question of questions) {
      const slice = await time(ask, question);
      if (round >= 0) slices.get(question).push(slice);
    }
  }
  const rows = [...slices].map(([question, all]) => ({
    question,
    median: median(all.map(({ ms }) => ms)),
    worst: Math.max(...all.map(({ ms }) => ms)),
    cpu: sum(all.map(({ cpuMs }) => cpuMs)) / ROUNDS,
  }));
  printTable(
    ["route", "asked for", "median ms", "worst ms", "CPU ms"],
    rows.map(({ question, ...ms }) => [
      question.route,
      question.note,
      ms.median.toFixed(0),
      ms.worst.toFixed(0),
      ms.cpu.toFixed(0),
    ]),
  );
  const slow = rows.filter((row) => row.median > GATE_MS);
  for (const { question } of slow)
    console.error(`MISSED: ${question.route} (${question.note}): ${GATE_MS} ms at most`);
  const complaints = rig.takeComplaints();
  for (const complaint of complaints) console.error(`WRONG: logged ${complaint}`);
  return slow.length + complaints.length === 0;
}

async function time(ask, question) {
  const startedAt = performance.now();
  const cpuBefore = readCpuMicroseconds(rig.pid);
  const response = await ask(question);
  await response.text();
  if (response.status !== 200) throw new Error(`${question.path} answered ${response.status}`);
  return {
    ms: performance.now() - startedAt,
    cpuMs: (readCpuMicroseconds(rig.pid) - cpuBefore) / 1_000,
  };
}

/** A browser whose owner has signed in. */
async function signIn() {
  const origin = rig.officeUrl;
  let cookie = "";
  const ask = ({ method, path, body }) =>
    fetch(`${origin}${path}`, {
      method,
      headers: { origin, cookie, "sec-fetch-site": "same-origin", "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const answer = await ask({
    method: "POST",
    path: "/api/auth/sign-in",
    body: { email: "owner@example.com", password: "rotator-demo" },
  });
  if (answer.status !== 200) throw new Error(`signing in answered ${answer.status}`);
  cookie = answer.headers
    .getSetCookie()
    .map((text) => text.split(";")[0])
    .join("; ");
  return ask;
}

/** Ids that there are, to ask for. */
async function loadFacts(ask) {
  const load = async (path) => (await ask({ method: "GET", path })).json();
  const rotators = await load("/api/rotators");
  const clicks = await load("/api/clicks?verdict=human&limit=100");
  const leads = await load("/api/leads?limit=100");
  const events = await load("/api/conversion-events?limit=100");
  const { period } = await load("/api/reports/stairs");
  const rotatorId = rotators.items.find(({ slug }) => slug === "promo").id;
  const click = clicks.items.find((item) => item.rotatorId === rotatorId && item.agentId !== null);
  return {
    now: Date.now(),
    today: period.toDay,
    rotatorId,
    rotatorIds: rotators.items.map(({ id }) => id),
    agentId: click.agentId,
    campaign: clicks.items.find(({ campaignId }) => campaignId !== null).campaignId,
    clickId: click.id,
    clickCursor: clicks.nextCursor,
    leadId: leads.items[0].id,
    lead: leads.items.find(({ phone, codes }) => phone !== null && codes.length > 0),
    pixelId: events.items[0].pixelId,
    eventId: events.items[0].id,
    personId: events.items[0].personId,
  };
}
