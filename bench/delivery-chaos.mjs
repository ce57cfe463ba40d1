// 10,000 clicks while Meta fails a third of all requests and the office is killed time after time.
// How to read it: bench/README.md.
import { createHash, randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { checkChaos } from "./chaos-checks.mjs";
import { FAULTS } from "./chaos-faults.mjs";
import { migrate } from "./edge-rig.mjs";
import { startMeta } from "./graph.mjs";
import { buildHouse, makePixel, publishTold, startHouse } from "./house-rig.mjs";
import { makeCopy } from "./publish.mjs";
import { recordOutput } from "./record-output.mjs";
import { cutIntoPacks, makeClick, makeUntold, MARKERS, shuffle } from "./told-clicks.mjs";
import { makeDirectory } from "./workerd.mjs";

const CLICKS = Number(process.argv[2] ?? 10_000);
const KILLS = 8;
const KNOWN = Math.ceil(CLICKS / 30);
const PORTIONS = 12;
const GIVE_UP_MS = 540_000;
const PIXELS = ["1000000000000001", "1000000000000002", "1000000000000003"];
// Two links of one pixel: a person who clicks both is told once.
const LINKS = [
  { slug: "first", pixel: 0, clickEvent: "Lead" },
  { slug: "second", pixel: 0, clickEvent: "Lead" },
  { slug: "third", pixel: 1, clickEvent: "ViewContent" },
  { slug: "fourth", pixel: 2, clickEvent: "Booking" },
];

const startedAt = Date.now();
const house = buildHouse();
const tokens = PIXELS.map(() => `EAA${randomBytes(24).toString("hex")}`);
const links = LINKS.map(({ slug }, i) => makeCopy({ slug, number: i + 1, weights: [100, 100, 100] }));
const pixelIds = [];
const received = [];
const kills = [];
const directory = makeDirectory();
const readOutput = recordOutput(directory);
let requestsUntilKill = Infinity;
let killed = Promise.withResolvers();

const meta = await startMeta({
  datasets: Object.fromEntries(PIXELS.map((id, i) => [id, tokens[i]])),
  hear(call) {
    received.push(`${call.method} ${call.url.href} ${JSON.stringify(call.headers)} ${call.body}`);
    // Somewhere between the request and what the office writes of its answer.
    if (--requestsUntilKill === 0) setTimeout(() => void kill(), Math.random() * 25);
  },
});
let office = await startOffice();
try {
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  await office.stop();
  meta.stop();
  rmSync(directory, { recursive: true, force: true });
}

async function run() {
  await migrate(office.database);
  for (const [i, datasetId] of PIXELS.entries())
    pixelIds.push(await makePixel(office, house, { datasetId, accessToken: tokens[i] }));
  for (const [i, copy] of links.entries()) {
    const { pixel, clickEvent } = LINKS[i];
    await publishTold(office, copy, { pixelId: pixelIds[pixel], clickEvent });
  }
  const known = await meetKnownVisitors();
  const clicks = makeClicks(known);
  await meta.setFaults({ every: 3, faults: shuffle(Array.from({ length: 20 }, () => FAULTS).flat()) });

  await sendThroughChaos(cutIntoPacks(shuffle(clicks), 20));
  await meta.setFaults({});
  const rows = await office.database
    .prepare("SELECT e.*, p.dataset_id FROM conversion_events AS e JOIN pixels AS p ON p.id = e.pixel_id")
    .all();
  return checkChaos({
    tookMs: Date.now() - startedAt,
    clicks,
    links,
    told: LINKS.map(({ pixel, clickEvent }) => ({ datasetId: PIXELS[pixel], clickEvent })),
    known,
    ledger: rows.results,
    stored: await countStored(),
    datasets: await Promise.all(PIXELS.map(async (id) => ({ id, ...(await meta.load(id)) }))),
    kills,
    output: readOutput(),
    received,
    secrets: [...tokens, house.encryptionKey],
  });
}

/** Leads with contact data: their first click, which refused consent, is recorded; then a form, as it were, told who they are. */
async function meetKnownVisitors() {
  const at = Date.now() - 3_600_000;
  const first = Array.from({ length: KNOWN }, (_, i) =>
    makeClick(links[i % links.length], at + i, { consent: "refused" }),
  );
  await putIntoInbox(cutIntoPacks(first, 100));
  await office.knock();
  const known = first.map(({ visitorId }, i) => ({
    visitorId,
    email: `${MARKERS.email}known${i}@example.com`,
    phone: `62${MARKERS.phone}${String(i).padStart(3, "0")}`,
    name: `${MARKERS.name} Known${i}`,
    emailHash: createHash("sha256").update(`${MARKERS.email}known${i}@example.com`).digest("hex"),
  }));
  await office.database
    .prepare(
      `UPDATE leads SET email = r.value ->> 'email', phone = r.value ->> 'phone', name = r.value ->> 'name'
       FROM json_each(?1) AS r JOIN visitors AS v ON v.id = r.value ->> 'visitorId' WHERE leads.id = v.lead_id`,
    )
    .bind(JSON.stringify(known))
    .run();
  return known;
}

function makeClicks(known) {
  const now = Date.now();
  const at = () => now - 60_000 - Math.floor(Math.random() * 900_000);
  const link = () => links[Math.floor(Math.random() * links.length)];
  const fresh = Array.from({ length: CLICKS }, () => makeClick(link(), at()));
  const ofKnown = known.map(({ visitorId }) => makeClick(link(), at(), { visitorId }));
  const again = fresh
    .slice(0, Math.ceil(CLICKS / 8))
    .map(({ visitorId }) => makeClick(link(), at(), { visitorId }));
  return [...fresh, ...ofKnown, ...again, ...makeUntold(links, Math.ceil(CLICKS / 10), at)];
}

/** Portion by portion, with kills between, until every event is final. */
async function sendThroughChaos(packs) {
  const giveUpAt = Date.now() + GIVE_UP_MS;
  const portions = Array.from({ length: PORTIONS }, (_, i) => packs.filter((_pack, j) => j % PORTIONS === i));
  armKill();
  let knocking;
  let nextKnock = 0;
  for (;;) {
    if (Date.now() > giveUpAt) return console.error("MISSED the time: not everything was final");
    const portion = portions.shift() ?? [];
    const step = async () => {
      await putIntoInbox(portion);
      // A third also comes through the queue, as when the edge's first answer was lost.
      for (const pack of portion)
        if (pack.id.charCodeAt(20) % 3 === 0)
          await office.clicks.send(JSON.stringify(pack), { contentType: "text" });
      if (knocking === undefined && Date.now() > nextKnock) {
        nextKnock = Date.now() + 4_000;
        knocking = office
          .knock()
          .catch(() => {}) // killed meanwhile
          .finally(() => (knocking = undefined));
      }
      await bringForward();
      return portions.length === 0 && (await isFinal());
    };
    const outcome = await Promise.race([killed.promise, step().catch(() => "failed")]);
    if (outcome === true) return undefined;
    if (outcome !== false && portion.length > 0) portions.unshift(portion); // what is stored twice counts once
    if (outcome === "killed") {
      office = await startOffice();
      await freeClaims();
      armKill();
      nextKnock = 0;
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** At a random one of the next requests. */
function armKill() {
  killed = Promise.withResolvers();
  requestsUntilKill = kills.length < KILLS ? 3 + Math.floor(Math.random() * 25) : Infinity;
}

async function kill() {
  const at = Date.now();
  await office.kill();
  // What it sent may reach the stand-in a little later.
  kills.push({ at, goneAt: Date.now() });
  killed.resolve("killed");
}

function startOffice() {
  return startHouse(house, { graphUrl: meta.url, persistTo: directory });
}

async function putIntoInbox(packs) {
  if (packs.length === 0) return;
  const rows = packs.map((pack) => [pack.id, JSON.stringify(pack)]);
  await office.database
    .prepare(
      `INSERT INTO click_inbox (id, received_at, body)
       SELECT value ->> 0, ?2, value ->> 1 FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING`,
    )
    .bind(JSON.stringify(rows), Date.now())
    .run();
}

/** As if back-offs and waits were over: minutes to hours, in truth. */
async function bringForward() {
  const now = Date.now();
  await office.database.batch([
    office.database
      .prepare("UPDATE conversion_events SET due_at = ?1 WHERE status = 'waiting' AND due_at > ?1")
      .bind(now),
    office.database
      .prepare("UPDATE pixels SET wait_until = 0 WHERE held_at IS NULL AND wait_until > ?1")
      .bind(now),
  ]);
}

/** As if the two minutes were over that a claim lasts: whoever had it was killed. */
async function freeClaims() {
  await office.database
    .prepare("UPDATE conversion_events SET due_at = ?1 WHERE status = 'sending'")
    .bind(Date.now() - 1)
    .run();
}

async function isFinal() {
  const { open } = await office.database
    .prepare(
      `SELECT (SELECT count(*) FROM click_inbox)
        + (SELECT count(*) FROM conversion_events WHERE status IN ('waiting', 'sending', 'held')) AS open`,
    )
    .first();
  return open === 0;
}

async function countStored() {
  return office.database
    .prepare(
      `SELECT (SELECT count(*) FROM clicks) AS clicks, (SELECT count(*) FROM dead_letters) AS deadLetters,
        (SELECT coalesce(sum(clicks), 0) FROM lost_clicks) AS lost,
        (SELECT sum(made) FROM conversion_stats) AS made, (SELECT sum(delivered) FROM conversion_stats) AS delivered,
        (SELECT sum(rejected) FROM conversion_stats) AS rejected`,
    )
    .first();
}
