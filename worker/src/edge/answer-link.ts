import { buildChatLink } from "@rotator/shared/core/chat-link";
import { answerMachine } from "./answer-machine.ts";
import { classifyRequest } from "./classify-request.ts";
import type { EdgeEnv } from "./env.ts";
import type { Isolate } from "./isolate.ts";
import type { Lane } from "./lane.ts";
import { leadVisitor } from "./lead-visitor.ts";
import { loadRotator } from "./load-rotator.ts";
import { makeSorryPage, makeUnknownPage, readLanguage } from "./pages.ts";
import type { Link } from "./read-link.ts";
import { respondWithPage } from "./respond.ts";

/** One request to a rotator link that exists. */
export interface Visit {
  request: Request;
  link: Link;
  lane: Lane;
  env: EdgeEnv;
  ctx: ExecutionContext;
  isolate: Isolate;
  startedAt: number;
}

/** From a click to the chat: the whole way of a rotator link. */
export async function answerLink(
  request: Request,
  link: Link,
  env: EdgeEnv,
  ctx: ExecutionContext,
  isolate: Isolate,
): Promise<Response> {
  const startedAt = Date.now();
  const classification = classifyRequest(request);
  const loaded = await loadRotator(link.address, env, ctx, isolate, startedAt);
  if (loaded === "unknown") return answerUnknown(request);
  if (loaded === "unavailable")
    return answerUnavailable(request, classification.verdict === "human", env, isolate);

  const visit: Visit = { request, link, lane: loaded, env, ctx, isolate, startedAt };
  return classification.verdict === "human" ? leadVisitor(visit) : answerMachine(visit, classification);
}

/** What is answered for an address that is no rotator link. */
export function answerUnknown(request: Request): Response {
  const page = makeUnknownPage(readLanguage(request.headers.get("accept-language")));
  return respondWithPage(request.method === "HEAD" ? null : page.html, page.nonce, 404);
}

/** No store answers and no copy is left: the deployment's backup number, or an apology; the click is counted as lost. */
export function answerUnavailable(
  request: Request,
  isHuman: boolean,
  env: EdgeEnv,
  isolate: Isolate,
): Response {
  if (isHuman) isolate.lostClicks++;
  const chatLink = env.FALLBACK_PHONE ? buildChatLink("wa.me", env.FALLBACK_PHONE, "") : undefined;
  const page = makeSorryPage(readLanguage(request.headers.get("accept-language")), chatLink);
  return respondWithPage(request.method === "HEAD" ? null : page.html, page.nonce);
}
