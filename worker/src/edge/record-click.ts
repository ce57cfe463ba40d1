import { CLICK_MESSAGE_FORMAT, type ClickMessage, type RecordedClick } from "@rotator/shared/core/click";
import type { ClickQueue, EdgeEnv } from "./env.ts";
import { makeNextId } from "./identify-visitor.ts";
import type { Isolate } from "./isolate.ts";
import { within } from "./within.ts";

const QUIET_MS = 1_000;
const MAX_CLICKS = 200;
/** A queue takes 128 KB; a pack that is larger after all, by what is not ASCII, goes into the inbox. */
const MAX_CHARACTERS = 100_000;
/** Of a click without what visitors send. */
const CLICK_CHARACTERS = 400;
const HAND_OVER_LIMIT_MS = 5_000;
/** A pack that still gathers after this time has lost the request that was to send it. */
const STUCK_MS = 2_000;
const STEP_IN_AFTER_MS = 2 * HAND_OVER_LIMIT_MS + STUCK_MS;
const PUT_INTO_INBOX = "INSERT OR IGNORE INTO click_inbox (id, received_at, body) VALUES (?1, ?2, ?3)";

export interface OpenPack {
  clicks: RecordedClick[];
  characters: number;
  /** Requests that came with a click of their own; clicks of a stuck pack have lost theirs. */
  holders: number;
  openedAt: number;
  /** Sends the pack without waiting longer. */
  close: () => void;
  sent: Promise<void>;
  /** Once it is being sent. */
  message?: ClickMessage;
}

/** Hands a click over after the response: with its pack to the queue, else the inbox; else it is counted as lost. */
export function recordClick(
  click: RecordedClick,
  env: EdgeEnv,
  ctx: ExecutionContext,
  isolate: Isolate,
): void {
  const quiet = click.at - isolate.lastClickAt > QUIET_MS;
  isolate.lastClickAt = click.at;
  const pack = findOpenPack(isolate, click.at) ?? openPack(quiet ? 0 : gatherMs(env), env, isolate, click.at);
  pack.clicks.push(click);
  pack.characters += countCharacters(click);
  if (pack.clicks.length >= MAX_CLICKS || pack.characters >= MAX_CHARACTERS) pack.close();
  pack.holders++;
  // Two visitors' requests hold a pack, the first by sending it, the second by stepping in; holding it by every
  // click's would keep a hundred milliseconds of them alive, for a quarter of what a click costs.
  if (pack.holders === 1) ctx.waitUntil(pack.sent);
  if (pack.holders === 2) ctx.waitUntil(stepIn(pack, env, isolate));
}

/** Sends a pack whose first visitor's request was cut off; what goes twice counts once. */
async function stepIn(pack: OpenPack, env: EdgeEnv, isolate: Isolate): Promise<void> {
  if (await within(STEP_IN_AFTER_MS, pack.sent)) return;
  leave(pack, isolate);
  await handOver(pack, env, isolate);
}

/** What comes from now on goes into another. */
function leave(pack: OpenPack, isolate: Isolate): void {
  if (isolate.pack === pack) isolate.pack = undefined;
}

function findOpenPack(isolate: Isolate, nowMs: number): OpenPack | undefined {
  const { pack } = isolate;
  return pack && nowMs - pack.openedAt < STUCK_MS ? pack : undefined;
}

/** A stuck pack's clicks move into the new one: sent twice they count once, left there they would be lost. */
function openPack(gatherForMs: number, env: EdgeEnv, isolate: Isolate, nowMs: number): OpenPack {
  const stuck = isolate.pack;
  const pack: OpenPack = {
    clicks: stuck ? [...stuck.clicks] : [],
    characters: stuck?.characters ?? 0,
    holders: 0,
    openedAt: nowMs,
    close: () => {},
    sent: Promise.resolve(),
  };
  isolate.pack = pack;
  pack.sent = sendWhenFull(pack, gatherForMs, env, isolate);
  return pack;
}

async function sendWhenFull(
  pack: OpenPack,
  gatherForMs: number,
  env: EdgeEnv,
  isolate: Isolate,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, gatherForMs);
    pack.close = () => {
      clearTimeout(timer);
      leave(pack, isolate);
      resolve();
    };
  });
  leave(pack, isolate);
  await handOver(pack, env, isolate);
}

/** Who steps in sends the same message again: what is told twice counts once, by the pack's id and the clicks'. */
async function handOver(pack: OpenPack, env: EdgeEnv, isolate: Isolate): Promise<void> {
  const message = (pack.message ??= writeMessage(pack, isolate));
  const text = JSON.stringify(message);
  if (env.CLICKS && (await within(HAND_OVER_LIMIT_MS, send(env.CLICKS, text)))) return;
  if (await within(HAND_OVER_LIMIT_MS, putIntoInbox(env.DB, message.id, text))) return;
  isolate.lostClicks += message.lost + message.clicks.length;
  console.error({ event: "click.lost", clicks: message.clicks.length, lostClicks: isolate.lostClicks });
}

function writeMessage({ clicks }: OpenPack, isolate: Isolate): ClickMessage {
  const lost = isolate.lostClicks;
  isolate.lostClicks = 0;
  return { v: CLICK_MESSAGE_FORMAT, id: makeNextId("pck", isolate, Date.now()), clicks, lost };
}

/** As text, so that a pack is the same wherever it is kept, and is written and read as JSON once. */
async function send(queue: ClickQueue, text: string): Promise<void> {
  await queue.send(text, { contentType: "text" });
}

async function putIntoInbox(db: D1Database, id: string, text: string): Promise<void> {
  await db.prepare(PUT_INTO_INBOX).bind(id, Date.now(), text).run();
}

function countCharacters(click: RecordedClick): number {
  const { url, query, userAgent, fbc } = click;
  return CLICK_CHARACTERS + url.length + query.length + (userAgent?.length ?? 0) + (fbc?.length ?? 0);
}

function gatherMs(env: EdgeEnv): number {
  const setting = Number(env.PACK_GATHER_MS);
  return setting >= 0 && setting <= 1_000 ? setting : 100;
}
