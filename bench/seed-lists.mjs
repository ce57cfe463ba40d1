// Fills a local database with 90 days of a busy deployment: npm run seed:dense [clicks] [leads]. bench/README.md says what is in it.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { readDayStart } from "../shared/src/core/day.ts";
import { demoId } from "../worker/src/office/db/demo-id.ts";
import { PROJECT } from "./build-edge.mjs";
import { writeClicks } from "./dense/clicks.mjs";
import { openDatabase } from "./dense/database.mjs";
import { foldHouse, furnishHouse, TIME_ZONE } from "./dense/house.mjs";
import { writeLeads } from "./dense/leads.mjs";
import { makeRandom } from "./dense/random.mjs";
import { refuseWrongCounts, writeRollups } from "./dense/rollups.mjs";

const DAYS = 90;
const DAY_MS = 86_400_000;

const [clicks = 2_000_000, leads = 200_000] = process.argv.slice(2).map(Number);
const stateFolder = process.env["STATE_DIR"] ?? join(PROJECT, ".wrangler", "dense");
const startedAt = Date.now();

execFileSync(process.execPath, ["scripts/seed.mjs"], {
  cwd: PROJECT,
  env: { ...process.env, STATE_DIR: stateFolder },
  stdio: "inherit",
});
const rotators = await furnishHouse(stateFolder);
const database = openDatabase(stateFolder);
if (database.prepare("SELECT 1 FROM clicks LIMIT 1").get() !== undefined) {
  console.error(`There are clicks already. To begin anew, delete ${stateFolder}`);
  process.exit(1);
}
const random = makeRandom(20_261_122);
const nowMs = Date.now();
const firstDayStart = readDayStart(nowMs, TIME_ZONE) - (DAYS - 1) * DAY_MS;
const visitors = writeClicks(database, random, { rotators, clicks, leads, days: DAYS, nowMs, firstDayStart });
say(`${clicks} clicks by ${visitors.length} browsers`);
writeLeads(database, random, visitors, { rotators, actor: `user:${demoId("usr", 1)}`, nowMs });
say("their leads");
writeRollups(database, DAYS);
refuseWrongCounts(database, firstDayStart);
say("their counts");
database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
database.close();
say(`${await foldHouse(stateFolder, TIME_ZONE)} days folded`);

function say(what) {
  console.log(`${String(Math.round((Date.now() - startedAt) / 1_000)).padStart(4)} s  ${what}`);
}
