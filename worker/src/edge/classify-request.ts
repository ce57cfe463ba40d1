import type { Verdict } from "@rotator/shared/core/click";
import { getPattern } from "isbot";
import { type Isolate, remember } from "./isolate.ts";

export interface Classification {
  verdict: Extract<Verdict, "human" | "prefetch" | "preview" | "bot">;
  reason?: string;
}

const HUMAN: Classification = { verdict: "human" };
const MAX_USER_AGENTS = 3_000;
const PREFETCH_HEADERS = ["sec-purpose", "purpose", "x-purpose", "x-moz"];
/** Among the bots that isbot knows, those that show a link to somebody. */
const PREVIEW_AGENTS =
  /facebookexternalhit|facebookcatalog|facebot|meta-external\w+|whatsapp|telegrambot|twitterbot|slack|discordbot|linkedinbot|skypeuripreview|pinterest|vkshare|line-poker|kakaotalk-scrap|snap url preview|iframely|embedly|redditbot|mastodon|cardyb|preview/i;
/** Apps that fetch without a browser, such as TikTok's preloader; isbot lets them pass. */
const APP_CLIENTS = /\bCFNetwork\/|\bCronet\b|^Dart\/|^Dalvik\//;

/** What asks: a person, or something that looks at links for one. In-app browsers are people; no query parameter has a say. */
export function classifyRequest(
  method: "GET" | "HEAD",
  headers: Headers,
  userAgent: string,
  isolate: Isolate,
): Classification {
  if (method === "HEAD") return { verdict: "bot", reason: "head" };
  const prefetch = findPrefetch(headers);
  if (prefetch) return { verdict: "prefetch", reason: prefetch };
  return isolate.classifications.get(userAgent) ?? rememberUserAgent(userAgent, isolate);
}

/** Browsers of a kind come in crowds, and the list of bots is long. */
function rememberUserAgent(userAgent: string, isolate: Isolate): Classification {
  const classification = classifyUserAgent(userAgent);
  remember(isolate.classifications, MAX_USER_AGENTS, userAgent, classification);
  return classification;
}

function classifyUserAgent(userAgent: string): Classification {
  if (userAgent === "") return { verdict: "bot", reason: "no_user_agent" };
  if (getPattern().test(userAgent)) return classifyBot(userAgent);
  const isAppClient = APP_CLIENTS.test(userAgent) && !userAgent.includes("AppleWebKit");
  return isAppClient ? { verdict: "bot", reason: "app_client" } : HUMAN;
}

function classifyBot(userAgent: string): Classification {
  const preview = PREVIEW_AGENTS.exec(userAgent);
  return preview
    ? { verdict: "preview", reason: preview[0].toLowerCase() }
    : { verdict: "bot", reason: "isbot" };
}

/** The header that gives a prefetch away. A navigation that the user started is never one. */
function findPrefetch(headers: Headers): string | undefined {
  for (const name of PREFETCH_HEADERS) {
    const value = headers.get(name);
    if (value === null || !/prefetch|prerender|preview/i.test(value)) continue;
    return headers.get("sec-fetch-user") === "?1" ? undefined : name;
  }
  return undefined;
}
