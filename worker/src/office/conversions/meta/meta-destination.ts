import { withTimeLimit } from "../../time-limit.ts";
import type { Delivery, Destination, OpenPixel, OutgoingEvent } from "../destination.ts";
import { type PayloadSettings, buildPayload } from "./build-payload.ts";
import { findProblem } from "./check-event.ts";
import { type HttpAnswer, judgeAnswer } from "./judge-answer.ts";

export interface MetaOptions extends PayloadSettings {
  graphUrl: string;
  /** For the whole of a request: connecting, answer and its body. */
  timeoutMs?: number;
}

const MAX_EVENTS = 50;
const TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 65_536;
// What a header can carry.
const TOKEN = /^[\x21-\x7e]+$/;

/** Meta's Conversions API, by its documentation. */
export function makeMetaDestination({
  graphUrl,
  timeoutMs = TIMEOUT_MS,
  ...settings
}: MetaOptions): Destination {
  return {
    maxEvents: MAX_EVENTS,
    findProblem: (event, nowMs) => findProblem(event, buildPayload(event, settings, nowMs), nowMs),
    listMatchKeys: (event, nowMs) => Object.keys(buildPayload(event, settings, nowMs).user_data),
    deliver: async (pixel, events, nowMs, testEventCode) => {
      if (!TOKEN.test(pixel.accessToken)) return { outcome: "hold", reason: "token_refused", answer: {} };
      const body = writeBody(events, settings, nowMs, testEventCode);
      const answer = await ask(graphUrl, pixel, body, timeoutMs);
      return answer === undefined ? NO_ANSWER : judgeAnswer(answer, events.length);
    },
  };
}

const NO_ANSWER: Delivery = { outcome: "retry", reason: "no_answer", answer: {} };

function writeBody(
  events: readonly OutgoingEvent[],
  settings: PayloadSettings,
  nowMs: number,
  testEventCode: string | undefined,
): string {
  const data = events.map((event) => buildPayload(event, settings, nowMs));
  return JSON.stringify({ data, ...(testEventCode !== undefined && { test_event_code: testEventCode }) });
}

/** Undefined where no answer came, or not all of it in time. */
async function ask(
  graphUrl: string,
  pixel: OpenPixel,
  body: string,
  timeoutMs: number,
): Promise<HttpAnswer | undefined> {
  const controller = new AbortController();
  try {
    return await withTimeLimit(post(graphUrl, pixel, body, controller.signal), timeoutMs);
  } catch {
    return undefined;
  } finally {
    controller.abort();
  }
}

async function post(
  graphUrl: string,
  { graphVersion, datasetId, accessToken }: OpenPixel,
  body: string,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const path = [graphVersion, datasetId, "events"].map(encodeURIComponent).join("/");
  const response = await fetch(`${graphUrl.replace(/\/+$/, "")}/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${accessToken}` },
    body,
    redirect: "manual",
    signal,
  });
  return { status: response.status, headers: response.headers, body: await readText(response) };
}

/** No more than an answer of Graph's has; what is longer is cut, and so no JSON. */
async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_ANSWER_BYTES) break;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
