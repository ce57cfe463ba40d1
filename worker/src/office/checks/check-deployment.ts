import type { Check } from "@rotator/shared/contract/checks";
import type { Language } from "@rotator/shared/core/delivery-words";
import { findKeyProblem } from "@rotator/shared/core/encryption-key";
import { loadCronTime } from "../db/cron-time.ts";
import { describeError } from "../db/database-unavailable.ts";
import { findDomainAlarms } from "../db/find-domain-alarms.ts";
import { listSealedTokens } from "../db/list-sealed-tokens.ts";
import { loadNewestMigration, NEWEST_MIGRATION } from "../db/newest-migration.ts";
import { decryptText } from "../encryption.ts";
import type { OfficeEnv } from "../env.ts";
import { checkHealth } from "../health.ts";
import { checkBacklog } from "./check-backlog.ts";
import { checkEdge } from "./check-edge.ts";
import { CHECK_TEXTS, CHECK_TITLES, type CheckKey } from "./check-words.ts";
import { type Finding, fine } from "./finding.ts";

const MINUTE_MS = 60_000;
const CRON_LATE_MINUTES = 5;
// Below, a minute does a part of its work.
const ENOUGH_CALLS = 500;

const DEPLOY = "npm run deploy";
const SET_UP = "npm run setup";

/** Looks at what the office stands on, and has the edge look at what is its own. */
export async function checkDeployment(env: OfficeEnv, language: Language, nowMs: number): Promise<Check[]> {
  const health = await checkHealth(env, nowMs);
  const { database, links, edge, rotation } = health.stores;
  const answers = (key: CheckKey, { ok }: { ok: boolean }): Finding =>
    ok ? fine(key) : { key, state: "fail", text: "no_answer", command: DEPLOY };
  const findings = [
    answers("database", database),
    await look("migrations", () => checkMigrations(env.DB)),
    answers("links", links),
    answers("edge", edge),
    ...(await checkEdge(env, nowMs)),
    answers("rotation", rotation),
    checkQueues(env),
    await look("encryption_key", () => checkKey(env, health.unreadableChannels?.length ?? 0)),
    checkSetupToken(env),
    await checkAssets(env),
    checkAdminHost(env),
    await look("domains", () => checkDomains(env.DB)),
    await look("cron", () => checkCron(env.DB, nowMs)),
    checkCallLimit(env),
    ...checkBacklog(health.backlog),
  ];
  return findings.map((finding) => describe(finding, env, language));
}

function describe(finding: Finding, { FORWARD_LINKS }: OfficeEnv, language: Language): Check {
  const { key, state, text, found } = finding;
  // On one's own machine starting anew makes what is missing.
  const command = finding.command !== undefined && FORWARD_LINKS === "on" ? "npm start" : finding.command;
  const words = CHECK_TEXTS[text][language].replace("#", () => String(found ?? ""));
  return { key, state, title: CHECK_TITLES[key][language], text: words, command: command ?? null };
}

async function look(key: CheckKey, check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    console.error({ event: "checks.failed", key, error: describeError(error) });
    return { key, state: "fail", text: "not_looked" };
  }
}

async function checkMigrations(db: D1Database): Promise<Finding> {
  const key = "migrations";
  const newest = (await loadNewestMigration(db)) ?? "–";
  if (newest === NEWEST_MIGRATION) return fine(key);
  if (newest > NEWEST_MIGRATION)
    return { key, state: "warn", text: "tables_ahead", found: newest, command: DEPLOY };
  const command = "npx wrangler d1 migrations apply rotator --remote -c wrangler.office.toml";
  return { key, state: "fail", text: "tables_behind", found: newest, command };
}

function checkQueues({ NUDGES }: OfficeEnv): Finding {
  const key = "queues";
  return NUDGES ? fine(key) : { key, state: "warn", text: "no_queues", command: DEPLOY };
}

async function checkKey({ DB, ENCRYPTION_KEY }: OfficeEnv, unreadableChannels: number): Promise<Finding> {
  const key = "encryption_key";
  const command = "npx wrangler secret put ENCRYPTION_KEY -c wrangler.office.toml";
  const problem = findKeyProblem(ENCRYPTION_KEY);
  if (problem === "missing") return { key, state: "fail", text: "key_missing", command: SET_UP };
  if (problem === "malformed") return { key, state: "fail", text: "key_malformed", command };
  const sealed = await listSealedTokens(DB);
  const opened = await Promise.all(sealed.map(({ id, token }) => decryptText(ENCRYPTION_KEY, token, id)));
  const found = opened.filter((token) => token === undefined).length + unreadableChannels;
  return found === 0 ? fine(key) : { key, state: "fail", text: "key_changed", found, command };
}

function checkSetupToken({ SETUP_TOKEN }: OfficeEnv): Finding {
  const key = "setup_token";
  if (SETUP_TOKEN !== undefined && SETUP_TOKEN.trim() !== "") return fine(key);
  return { key, state: "warn", text: "token_missing", command: SET_UP };
}

function checkAdminHost({ ADMIN_HOST }: OfficeEnv): Finding {
  const key = "admin_host";
  if (ADMIN_HOST === "") return { key, state: "ok", text: "no_admin_host" };
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(ADMIN_HOST))
    return { key, state: "fail", text: "malformed_admin_host", found: ADMIN_HOST, command: DEPLOY };
  return { key, state: "ok", text: "own_host", found: ADMIN_HOST };
}

async function checkAssets({ ASSETS }: OfficeEnv): Promise<Finding> {
  const key = "assets";
  const response = await ASSETS.fetch("https://assets/index.html").catch(() => undefined);
  await response?.body?.cancel();
  // The file itself, or on to its plain address.
  return response && response.status < 400
    ? fine(key)
    : { key, state: "fail", text: "no_answer", command: DEPLOY };
}

async function checkDomains(db: D1Database): Promise<Finding> {
  const key = "domains";
  const found = (await findDomainAlarms(db)).length;
  return found === 0 ? fine(key) : { key, state: "fail", text: "domains_broken", found };
}

async function checkCron(db: D1Database, nowMs: number): Promise<Finding> {
  const key = "cron";
  const command = "npx wrangler triggers deploy -c wrangler.office.toml";
  const lastAt = await loadCronTime(db);
  if (lastAt === undefined) return { key, state: "warn", text: "cron_never", command };
  const found = Math.floor((nowMs - lastAt) / MINUTE_MS);
  return found < CRON_LATE_MINUTES ? fine(key) : { key, state: "fail", text: "cron_late", found, command };
}

function checkCallLimit({ CALL_LIMIT }: OfficeEnv): Finding {
  const key = "call_limit";
  const limit = Number(CALL_LIMIT);
  if (!Number.isInteger(limit) || limit < 1)
    return { key, state: "fail", text: "malformed_limit", command: DEPLOY };
  return limit < ENOUGH_CALLS ? { key, state: "warn", text: "free_plan", found: limit } : fine(key);
}
