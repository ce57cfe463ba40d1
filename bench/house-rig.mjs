import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { unstable_getMiniflareWorkerOptions as readWranglerConfig } from "wrangler";
import { savePixel } from "../worker/src/office/db/save-pixel.ts";
import { buildEdge, PROJECT } from "./build-edge.mjs";
import { publish } from "./publish.mjs";
import { asModules, startWorkerd } from "./workerd.mjs";

const EDGE = "rotator-edge";
const OFFICE = "rotator-office";
const OFFICE_OUT = ".build/bench-office";

/** Both Workers as they are deployed. */
export function buildHouse() {
  // The office's files for browsers: a folder must be there, and the bench never asks for one.
  mkdirSync(`${PROJECT}/admin/dist`, { recursive: true });
  if (!existsSync(`${PROJECT}/admin/dist/index.html`))
    writeFileSync(`${PROJECT}/admin/dist/index.html`, "<!doctype html><title>admin</title>");
  execFileSync(
    "node",
    [
      "node_modules/wrangler/bin/wrangler.js",
      "deploy",
      "--config",
      "wrangler.office.toml",
      "--dry-run",
      "--minify",
      "--outdir",
      OFFICE_OUT,
    ],
    {
      cwd: PROJECT,
      env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const office = readFileSync(`${PROJECT}/${OFFICE_OUT}/index.js`, "utf8");
  return { edge: buildEdge().script, office, encryptionKey: randomBytes(32).toString("base64") };
}

/** Edge and office in one workerd with their own queues, D1, KV and rotation; nothing else but cron, which the bench knocks on. */
export async function startHouse(house, { graphUrl, persistTo }) {
  const office = readOptions("wrangler.office.toml");
  const rig = await startWorkerd(
    [
      {
        ...office,
        name: OFFICE,
        assets: undefined,
        bindings: { ...office.bindings, META_GRAPH_URL: graphUrl, ENCRYPTION_KEY: house.encryptionKey },
        ...asModules({ name: "office.mjs", script: house.office }),
      },
      {
        ...readOptions("wrangler.toml"),
        name: EDGE,
        ...asModules({ name: "edge.mjs", script: house.edge }),
      },
    ],
    { persistTo },
  );
  return {
    ...rig,
    url: rig.url(EDGE),
    officeUrl: rig.url(OFFICE),
    database: await rig.database("DB", OFFICE),
    links: await rig.namespace("LINKS", EDGE),
    clicks: await rig.queue("CLICKS", EDGE),
    knock: () => rig.knock(OFFICE),
  };
}

/** A link whose clicks are told to a pixel; several links may share one. */
export async function publishTold(rig, copy, { pixelId, clickEvent }) {
  await publish(rig, copy);
  await rig.database
    .prepare("UPDATE rotators SET pixel_id = ?2, click_event = ?3 WHERE id = ?1")
    .bind(copy.id, pixelId, clickEvent)
    .run();
}

/** Answers its id; the office is the only one that can read the token. */
export async function makePixel(rig, house, { datasetId, accessToken }) {
  const input = {
    name: `Pixel ${datasetId}`,
    platform: "meta",
    datasetId,
    accessToken,
    testEventCode: null,
    enabled: true,
  };
  return (await savePixel({ DB: rig.database, ENCRYPTION_KEY: house.encryptionKey }, input)).id;
}

function readOptions(config) {
  const { workerOptions } = readWranglerConfig(`${PROJECT}/${config}`);
  // What belongs to the source; the rig gives the built module itself.
  return { ...workerOptions, modulesRules: undefined, rootPath: undefined };
}
