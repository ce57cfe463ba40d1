// Migrations, then the edge, then the office that builds on it: `npm run deploy`, or with `-- --dry-run` no network.
import { Cloudflare } from "./cloudflare.mjs";
import { Problem } from "./problem.mjs";
import { writeReleaseConfigs } from "./release-configs.mjs";
import { DATABASE, ensureQueues } from "./resources.mjs";
import { run } from "./run.mjs";
import { tellingProblems } from "./telling-problems.mjs";
import { isSetUp } from "./wrangler-files.mjs";

const dryRun = process.argv.includes("--dry-run");

await tellingProblems(async () => {
  if (!isSetUp() && !dryRun) throw new Problem("Nothing to deploy to yet. Run first: npm run setup");
  if (!isSetUp()) console.log("Not set up yet (npm run setup); a real deployment would stop here.");
  const cloudflare = dryRun ? undefined : await Cloudflare.connect();
  // A release may need a queue that set-up did not know yet.
  const queues = cloudflare ? await ensureQueues(cloudflare) : true;

  await step("Build and check", "node", ["scripts/build.mjs"]);
  const { edge, office } = writeReleaseConfigs({ queues });
  if (dryRun) console.log("\n> Migrations: left out, they need the network");
  else
    await step(
      "Migrations",
      "wrangler",
      ["d1", "migrations", "apply", DATABASE, "--remote", "-c", edge],
      cloudflare,
    );
  await step("Edge", "wrangler", deployArgs(edge, "edge"), cloudflare);
  await step("Office", "wrangler", deployArgs(office, "office"), cloudflare);
  console.log(dryRun ? "\nAll steps went through; nothing was sent." : "\nDeployed.");
});

/**
 * @param {string} config
 * @param {string} name
 */
function deployArgs(config, name) {
  const args = ["deploy", "--minify", "-c", config];
  return dryRun ? [...args, "--dry-run", "--outdir", `.build/release/${name}`] : args;
}

/**
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {Cloudflare} [cloudflare]
 */
async function step(name, command, args, cloudflare) {
  console.log(`\n> ${name}`);
  const code = await run(command, args, cloudflare ? { env: cloudflare.env } : {});
  if (code !== 0) throw new Problem(`${name} failed, see above. What comes after it was not begun.`);
}
