import { answerLink, type VisitRequest } from "./answer-link.ts";
import { answerUnavailable, answerUnknown } from "./answer-nowhere.ts";
import type { EdgeEnv } from "./env.ts";
import type { Isolate } from "./isolate.ts";
import { readLink } from "./read-link.ts";
import { respondEmpty } from "./respond.ts";

/** Every request to a link domain. Whatever goes wrong, the visitor gets an answer that leads on. */
export async function answer(
  request: VisitRequest,
  env: EdgeEnv,
  ctx: ExecutionContext,
  isolate: Isolate,
): Promise<Response> {
  try {
    const link = readLink(request.url, isolate.addresses);
    if (!link) return answerElsewhere(request);
    const { method } = request;
    if (method !== "GET" && method !== "HEAD") return respondEmpty(405, { allow: "GET, HEAD" });
    return await answerLink(request, method, link, env, ctx, isolate);
  } catch (error) {
    console.error({ event: "visit.failed", error: error instanceof Error ? error.name : "unknown" });
    return answerUnavailable(request, true, env, isolate);
  }
}

function answerElsewhere(request: Request): Response {
  const { pathname } = new URL(request.url);
  if (pathname === "/healthz")
    return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
  if (pathname === "/favicon.ico" || pathname.startsWith("/.well-known/")) return respondEmpty(404);
  return answerUnknown(request);
}
