import { buildChatLink } from "@rotator/shared/core/chat-link";
import type { EdgeEnv } from "./env.ts";
import type { Isolate } from "./isolate.ts";
import { loadSite, recallSite } from "./load-site.ts";
import { type Page, chooseLook, makeChatPage, makeUnknownPage } from "./pages.ts";
import { respondWithPage } from "./respond.ts";

/** What is answered for an address that is no rotator link. */
export async function answerUnknown(request: Request, env: EdgeEnv, isolate: Isolate): Promise<Response> {
  const site = await loadSite(env, isolate);
  return showPage(request, makeUnknownPage(chooseLook(site, request.headers)), 404);
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
  return showPage(request, makeChatPage(chooseLook(recallSite(isolate), request.headers), chatLink), 200);
}

function showPage({ method }: Request, page: Page, status: number): Response {
  return respondWithPage(method === "HEAD" ? { ...page, html: null } : page, status);
}
