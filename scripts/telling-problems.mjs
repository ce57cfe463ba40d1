import { Refusal } from "./cloudflare.mjs";
import { Problem } from "./problem.mjs";

/**
 * Runs a script's steps and says in plain words what stopped it.
 *
 * @param {() => Promise<void>} steps
 */
export async function tellingProblems(steps) {
  try {
    await steps();
  } catch (error) {
    if (!(error instanceof Problem || error instanceof Refusal)) throw error;
    console.error(`\n${error.message}`);
    if (error instanceof Refusal && error.tokenRefused) console.error(PERMISSIONS);
    process.exitCode = 1;
  }
}

const PERMISSIONS = `
The API token must be valid for this account and allow (account permissions):
  Workers Scripts: Edit, D1: Edit, Workers KV Storage: Edit, Queues: Edit, Account Settings: Read
Make one at https://dash.cloudflare.com/profile/api-tokens and set it as CLOUDFLARE_API_TOKEN.`;
