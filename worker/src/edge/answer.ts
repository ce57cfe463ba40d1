import { answerLink, answerUnavailable, answerUnknown } from "./answer-link.ts";
import type { EdgeEnv } from "./env.ts";
import type { Isolate } from "./isolate.ts";
import { readLink } from "./read-link.ts";
import { respondEmpty } from "./respond.ts";

/** Every request to a link domain. Whatever goes wrong, the visitor gets an answer that leads on. */
export async function answer(
  request: Request,
  env: EdgeEnv,
  ctx: ExecutionContext,
  isolate: Isolate,
): Promise<Response> {
  try {
    const link = readLink(request.url);
    if (!link) return answerElsewhere(request);
    if (request.method !== "GET" && request.method !== "HEAD")
      return respondEmpty(405, { allow: "GET, HEAD" });
    return await answerLink(request, link, env, ctx, isolate);
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
