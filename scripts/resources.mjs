import { Refusal } from "./cloudflare.mjs";

/** @typedef {import("./cloudflare.mjs").Cloudflare} Cloudflare */

export const DATABASE = "rotator";
const NAMESPACE = "rotator-links";
const QUEUES = ["rotator-clicks", "rotator-clicks-dead", "rotator-conversions"];
export const OFFICE = "rotator-office";

// "Queues are unavailable on the free plan" and "you must enable your account".
const QUEUES_NOT_ALLOWED = [100129, 11002];
const WORKER_NOT_FOUND = [10007, 10090];
const DATABASE_LOCATIONS = ["weur", "eeur", "apac", "oc", "wnam", "enam"];

/**
 * @param {Cloudflare} cloudflare
 * @param {string} location a hint; those that D1 does not know are left out
 * @returns {Promise<string>} the database's id
 */
export async function ensureDatabase(cloudflare, location) {
  const databases = await cloudflare.list("list D1 databases", "/d1/database");
  const found = databases.find(({ name }) => name === DATABASE);
  if (found) return say(`D1 database ${DATABASE}`, "there", found.uuid);
  const hint = DATABASE_LOCATIONS.includes(location) ? { primary_location_hint: location } : {};
  const made = await cloudflare.make("create a D1 database", "/d1/database", {
    name: DATABASE,
    ...hint,
  });
  return say(`D1 database ${DATABASE}`, "made", made.uuid);
}

/**
 * @param {Cloudflare} cloudflare
 * @returns {Promise<string>} the namespace's id
 */
export async function ensureNamespace(cloudflare) {
  const path = "/storage/kv/namespaces";
  const found = (await cloudflare.list("list KV namespaces", path)).find(({ title }) => title === NAMESPACE);
  if (found) return say(`KV namespace ${NAMESPACE}`, "there", found.id);
  const made = await cloudflare.make("create a KV namespace", path, { title: NAMESPACE });
  return say(`KV namespace ${NAMESPACE}`, "made", made.id);
}

/**
 * The database alone can carry the clicks, so an account without queues goes on.
 *
 * @param {Cloudflare} cloudflare
 * @returns {Promise<boolean>} whether the account may have queues; then each of ours is there
 */
export async function ensureQueues(cloudflare) {
  try {
    const there = await listQueues(cloudflare);
    for (const queue of QUEUES) await ensureQueue(cloudflare, queue, there);
    return true;
  } catch (error) {
    if (!isQueuesNotAllowed(error)) throw error;
    console.log(`Queues: not available on this account (${error.message}).`);
    console.log("  Clicks then go through the database, which is fine for a small team's traffic.");
    console.log("  Once the account has Queues, run `npm run deploy` again.");
    return false;
  }
}

/**
 * @param {Cloudflare} cloudflare
 * @param {string} queue
 * @param {string[]} there
 */
async function ensureQueue(cloudflare, queue, there) {
  if (there.includes(queue)) return say(`Queue ${queue}`, "there", queue);
  // Without settings of our own: the longest time that messages may wait differs by plan.
  await cloudflare.make("create a queue", "/queues", { queue_name: queue });
  return say(`Queue ${queue}`, "made", queue);
}

/** @param {Cloudflare} cloudflare */
async function listQueues(cloudflare) {
  return (await cloudflare.list("list queues", "/queues")).map(({ queue_name: name }) => name);
}

/**
 * @param {unknown} error
 * @returns {error is Refusal}
 */
function isQueuesNotAllowed(error) {
  return error instanceof Refusal && error.codes.some((code) => QUEUES_NOT_ALLOWED.includes(code));
}

/**
 * @param {Cloudflare} cloudflare
 * @returns {Promise<string[]>} names; none where the office was never deployed
 */
export async function listOfficeSecrets(cloudflare) {
  try {
    return (await cloudflare.list("list secrets", `/workers/scripts/${OFFICE}/secrets`)).map(
      ({ name }) => name,
    );
  } catch (error) {
    if (error instanceof Refusal && error.codes.some((code) => WORKER_NOT_FOUND.includes(code))) return [];
    throw error;
  }
}

/**
 * @param {string} resource
 * @param {string} state
 * @param {string} id
 */
function say(resource, state, id) {
  console.log(`${resource}: ${state}`);
  return id;
}
