import { spawnSync } from "node:child_process";
import { Problem } from "./problem.mjs";
import { ROOT, projectEnv } from "./run.mjs";

const DEFAULT_API = "https://api.cloudflare.com/client/v4";
const PAGE_SIZE = 50;
const MAX_PAGES = 100;
const TOKEN_REFUSED = new Set([6003, 9106, 9109, 10000, 10001]);

/**
 * The fields that we read, of whichever kind of thing.
 *
 * @typedef {{ id: string, uuid: string, name: string, title: string, queue_name: string }} Item
 *
 * @typedef {{ success: true, result: Item | Item[] | null, result_info?: { total_count?: number } }} Answer
 */

/** The API said no. */
export class Refusal extends Error {
  /**
   * @param {string} what the request in words
   * @param {number} status
   * @param {{ code: number, message: string }[]} errors
   */
  constructor(what, status, errors) {
    super(
      `Cloudflare refused to ${what}: ${errors.map((error) => `${error.message} [${error.code}]`).join("; ")}`,
    );
    this.status = status;
    this.codes = errors.map((error) => error.code);
    this.tokenRefused = status === 401 || this.codes.some((code) => TOKEN_REFUSED.has(code));
  }
}

/** One account, by the token of the environment or of `wrangler login`. */
export class Cloudflare {
  /**
   * @param {string} token
   * @param {string} accountId
   */
  constructor(token, accountId) {
    this.accountId = accountId;
    this.token = token;
  }

  static async connect() {
    const token = process.env["CLOUDFLARE_API_TOKEN"] || tokenOfLogin();
    return new Cloudflare(token, process.env["CLOUDFLARE_ACCOUNT_ID"] || (await onlyAccount(token)));
  }

  /** What wrangler needs to act for the same account. */
  get env() {
    return { CLOUDFLARE_API_TOKEN: this.token, CLOUDFLARE_ACCOUNT_ID: this.accountId };
  }

  /**
   * @param {string} what the request in words, after "refused to"
   * @param {string} path below the account
   * @param {object} body
   * @returns {Promise<Item>} what was made
   */
  async make(what, path, body) {
    const { result } = await request(this.token, what, "POST", `/accounts/${this.accountId}${path}`, body);
    if (!result || Array.isArray(result))
      throw new Problem(`Cloudflare answered the wish to ${what} in an unknown form.`);
    return result;
  }

  /**
   * Every item of a list, of all its pages.
   *
   * @param {string} what
   * @param {string} path
   * @returns {Promise<Item[]>}
   */
  async list(what, path) {
    /** @type {Item[]} */
    const items = [];
    for (let page = 1; page <= MAX_PAGES; page++) {
      const query = `?page=${page}&per_page=${PAGE_SIZE}`;
      const answer = await request(this.token, what, "GET", `/accounts/${this.accountId}${path}${query}`);
      const found = itemsOf(answer);
      items.push(...found);
      if (found.length < PAGE_SIZE || items.length === answer.result_info?.total_count) break;
    }
    return items;
  }
}

/**
 * @param {Answer} answer
 * @returns {Item[]}
 */
function itemsOf({ result }) {
  return Array.isArray(result) ? result : [];
}

/** @returns {string} */
function tokenOfLogin() {
  const options = { cwd: ROOT, env: projectEnv(), encoding: /** @type {const} */ ("utf8") };
  const { status, stdout } = spawnSync("wrangler", ["auth", "token", "--json"], options);
  const token = status === 0 ? JSON.parse(stdout).token : undefined;
  if (token) return token;
  throw new Problem("Not signed in to Cloudflare. Set CLOUDFLARE_API_TOKEN, or run: npx wrangler login");
}

/** @param {string} token */
async function onlyAccount(token) {
  const accounts = itemsOf(await request(token, "list your accounts", "GET", "/accounts?per_page=50"));
  const [first] = accounts;
  if (!first)
    throw new Problem("This token reaches no account. Set CLOUDFLARE_ACCOUNT_ID, or use another token.");
  if (accounts.length === 1) return first.id;
  const choices = accounts.map((account) => `  ${account.id}  ${account.name}`);
  throw new Problem(
    `This token reaches several accounts. Set CLOUDFLARE_ACCOUNT_ID to one of:\n${choices.join("\n")}`,
  );
}

/**
 * @param {string} token
 * @param {string} what
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<Answer>}
 */
async function request(token, what, method, path, body) {
  const base = process.env["CLOUDFLARE_API_BASE_URL"] || DEFAULT_API;
  /** @type {RequestInit} */
  const init = {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    signal: AbortSignal.timeout(30_000),
  };
  if (body) init.body = JSON.stringify(body);
  const response = await fetch(base + path, init).catch((error) => {
    throw new Problem(`Cloudflare could not be reached to ${what}: ${error.cause?.message ?? error.message}`);
  });
  const answer = await readAnswer(response);
  if (answer?.success) return answer;
  throw new Refusal(
    what,
    response.status,
    answer?.errors ?? [{ code: response.status, message: response.statusText }],
  );
}

/**
 * The envelope that every answer of Cloudflare's API comes in; a proxy in between may send anything.
 *
 * @param {Response} response
 * @returns {Promise<Answer | { success: false, errors?: { code: number, message: string }[] } | undefined>}
 */
async function readAnswer(response) {
  try {
    return JSON.parse(await response.text());
  } catch {
    return undefined;
  }
}
