// Makes what a deployment stands on, by name and only what is missing: `npm run setup`.
import { randomBytes } from "node:crypto";
import { findKeyProblem } from "../shared/src/core/encryption-key.ts";
import { Cloudflare } from "./cloudflare.mjs";
import { Problem } from "./problem.mjs";
import { OFFICE, ensureDatabase, ensureNamespace, ensureQueues, listOfficeSecrets } from "./resources.mjs";
import { run } from "./run.mjs";
import { tellingProblems } from "./telling-problems.mjs";
import { readLocation, writeIds } from "./wrangler-files.mjs";

await tellingProblems(async () => {
  refuseBadKey();
  const cloudflare = await Cloudflare.connect();
  const databaseId = await ensureDatabase(cloudflare, readLocation());
  const namespaceId = await ensureNamespace(cloudflare);
  await ensureQueues(cloudflare);
  writeIds({ databaseId, namespaceId });
  await putMissingSecrets(cloudflare);
  console.log("\nSet up. Both wrangler files hold the ids now. Next: npm run deploy");
});

/** Whoever deploys would find out only when no pixel can be saved, and the key that is there then stays. */
function refuseBadKey() {
  if (findKeyProblem(process.env["ENCRYPTION_KEY"]) === "malformed")
    throw new Problem(
      "ENCRYPTION_KEY must be base64 of 32 bytes, as `openssl rand -base64 32` prints it. Nothing was made. Without it, set-up makes one.",
    );
}

/**
 * Secrets are the office's alone; the edge answers the whole world and holds none. A secret that is there stays: with
 * another ENCRYPTION_KEY nothing stored could be read again.
 *
 * @param {Cloudflare} cloudflare
 */
async function putMissingSecrets(cloudflare) {
  const there = await listOfficeSecrets(cloudflare);
  for (const name of there) console.log(`Secret ${name} of ${OFFICE}: there`);
  const missing = Object.entries(makeSecrets()).filter(([name, value]) => value && !there.includes(name));
  if (missing.length === 0) return;

  // Makes an empty Worker where the office was never deployed; the deployment fills it and keeps the secrets.
  const code = await run("wrangler", ["secret", "bulk", "--name", OFFICE, "-c", "wrangler.office.toml"], {
    env: cloudflare.env,
    input: JSON.stringify(Object.fromEntries(missing)),
  });
  if (code !== 0)
    throw new Problem(`The secrets could not be put to ${OFFICE}, see above. Run \`npm run setup\` again.`);
  for (const [name, value] of missing) if (name === "SETUP_TOKEN") tellSetupToken(value);
}

/** Those of the environment where they are given; a token that nobody sees would be of no use. */
function makeSecrets() {
  const { ENCRYPTION_KEY: key, SETUP_TOKEN: token, CI } = process.env;
  if (!token && CI)
    console.log(
      "Secret SETUP_TOKEN: not made, since this log may be public. Set SETUP_TOKEN to a long random text.",
    );
  return {
    ENCRYPTION_KEY: key?.trim() || randomBytes(32).toString("base64"),
    SETUP_TOKEN: token || (CI ? "" : randomBytes(24).toString("base64url")),
  };
}

/** @param {string} token */
function tellSetupToken(token) {
  if (process.env["SETUP_TOKEN"]) return;
  console.log(`
Your setup token, shown only this once:

    ${token}

The first person who opens the admin proves with it to be the owner. Keep it until then.`);
}
