import { DEPLOYMENT_NAME, DEPLOYMENT_PATH } from "@rotator/shared/core/deployment";
import { LOGO_PATH } from "@rotator/shared/core/site";
import { answerLink, type VisitRequest } from "./answer-link.ts";
import { answerLogo } from "./answer-logo.ts";
import { answerUnavailable, answerUnknown } from "./answer-nowhere.ts";
import type { EdgeEnv } from "./env.ts";
import type { Isolate } from "./isolate.ts";
import { readLink } from "./read-link.ts";
import { respond } from "./respond.ts";

/** Every request to a link domain. Whatever goes wrong, the visitor gets an answer that leads on. */
export function answer(
  request: VisitRequest,
  env: EdgeEnv,
  ctx: ExecutionContext,
  isolate: Isolate,
): Response | Promise<Response> {
  try {
    const answered = route(request, env, ctx, isolate);
    if (!(answered instanceof Promise)) return answered;
    return answered.catch((error: unknown) => answerFailure(error, request, env, isolate));
  } catch (error) {
    return answerFailure(error, request, env, isolate);
  }
}

function route(
  request: VisitRequest,
  env: EdgeEnv,
  ctx: ExecutionContext,
  isolate: Isolate,
): Response | Promise<Response> {
  const link = readLink(request.url, isolate.addresses);
  if (!link) return answerElsewhere(request, env, isolate);
  const { method } = request;
  if (method !== "GET" && method !== "HEAD") return respond(405, null, { allow: "GET, HEAD" });
  return answerLink(request, method, link, env, ctx, isolate);
}

function answerFailure(error: unknown, request: Request, env: EdgeEnv, isolate: Isolate): Response {
  console.error({ event: "visit.failed", error: error instanceof Error ? error.name : "unknown" });
  return answerUnavailable(request, true, env, isolate);
}

function answerElsewhere(request: Request, env: EdgeEnv, isolate: Isolate): Response | Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === "/healthz")
    return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
  if (pathname === DEPLOYMENT_PATH) return respond(200, env.ROTATION.idFromName(DEPLOYMENT_NAME).toString());
  if (pathname.startsWith(LOGO_PATH)) return answerLogo(pathname, env, isolate);
  if (pathname === "/favicon.ico" || pathname.startsWith("/.well-known/")) return respond(404);
  return answerUnknown(request, env, isolate);
}
