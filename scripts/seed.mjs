// The local database with its demo: applies what migrations are missing and adds what the demo lacks.
// With DEMO=off it stays empty, as after a first deployment.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readD1Migrations } from "@cloudflare/vitest-plugin";
import { getPlatformProxy } from "wrangler";
import { seedDemo } from "../worker/src/office/db/seed-demo.ts";
import { loadLocalKey } from "./local-key.mjs";

process.env["WRANGLER_SEND_METRICS"] ??= "false";
process.env["CLOUDFLARE_CF_FETCH_ENABLED"] ??= "false";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const stateFolder = process.env["STATE_DIR"] ?? join(ROOT, ".wrangler", "state");

// As wrangler makes it, so that `wrangler d1 migrations apply` goes on where this left off.
const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS d1_migrations(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/** @type {import("wrangler").PlatformProxy<{ DB: D1Database, LINKS: KVNamespace }>} */
const { env, dispose } = await getPlatformProxy({
  configPath: join(ROOT, "wrangler.office.toml"),
  // Where `wrangler dev --persist-to` keeps it.
  persist: { path: join(stateFolder, "v3") },
});
try {
  await migrate(env.DB);
  if (process.env["DEMO"] !== "off") await addDemo();
} finally {
  await dispose();
}

async function addDemo() {
  const ENCRYPTION_KEY = loadLocalKey(stateFolder);
  const made = await seedDemo({ DB: env.DB, LINKS: env.LINKS, ENCRYPTION_KEY });
  if (made > 0) console.log(`Demo: ${made} links made.`);
}

/** @param {D1Database} db */
async function migrate(db) {
  await db.prepare(MIGRATIONS_TABLE).run();
  const { results } = await db.prepare("SELECT name FROM d1_migrations").all();
  const applied = new Set(results.map((row) => row["name"]));
  for (const { name, queries } of await readD1Migrations(join(ROOT, "migrations"))) {
    if (applied.has(name)) continue;
    const record = db.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(name);
    await db.batch([...queries.map((query) => db.prepare(query)), record]);
  }
}
