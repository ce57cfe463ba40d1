import type { DomainCheck } from "@rotator/shared/contract/domains";
import { DEPLOYMENT_NAME, DEPLOYMENT_PATH } from "@rotator/shared/core/deployment";
import type { OfficeEnv } from "./env.ts";

const LIMIT_MS = 5_000;
const MAX_ANSWER_CHARACTERS = 200;
// Cloudflare's own where a name leads nowhere.
const NOWHERE = 530;
// Nor could it be asked: a Worker's way to another one of its account was barred.
const UNASKED = /^error code: 1042\b/;
const DEPLOYMENT_ID = /^[0-9a-f]{64}$/;

export type Ask = (url: string, init: RequestInit) => Promise<Response>;

/** Asks a link domain, as a visitor reaches it, whether this deployment answers there. */
export async function checkDomain(env: OfficeEnv, host: string): Promise<DomainCheck> {
  const expected = env.ROTATION.idFromName(DEPLOYMENT_NAME).toString();
  return judgeDomain(askFor(env, host), host, expected, Date.now());
}

/** In local development the office hands links to the edge itself, on `localhost` alone. */
export function askFor({ FORWARD_LINKS, EDGE }: OfficeEnv, host: string): Ask {
  const isLocal = FORWARD_LINKS === "on" && host === "localhost";
  return isLocal ? (url, init) => EDGE.fetch(url, init) : (url, init) => fetch(url, init);
}

/** The same of what `ask` is answered. */
export async function judgeDomain(
  ask: Ask,
  host: string,
  expected: string,
  checkedAt: number,
): Promise<DomainCheck> {
  const answer = await askHost(ask, host);
  if (!answer || answer.status === NOWHERE || UNASKED.test(answer.text))
    return { state: "pending", reason: "no_answer", httpStatus: answer?.status ?? null, checkedAt };
  const { status: httpStatus, text } = answer;
  if (text === expected) return { state: "live", reason: null, httpStatus, checkedAt };
  const reason = DEPLOYMENT_ID.test(text) ? "other_deployment" : "other_answer";
  return { state: "broken", reason, httpStatus, checkedAt };
}

async function askHost(ask: Ask, host: string): Promise<{ status: number; text: string } | undefined> {
  try {
    const response = await ask(`https://${host}${DEPLOYMENT_PATH}`, {
      redirect: "manual",
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    return { status: response.status, text: await readStart(response) };
  } catch {
    return undefined;
  }
}

// Whoever answers there may answer without end.
async function readStart(response: Response): Promise<string> {
  if (!response.body) return "";
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (text.length < MAX_ANSWER_CHARACTERS) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  return text.trim();
}
