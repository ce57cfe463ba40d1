import { answerMachine } from "./answer-machine.ts";
import { answerUnavailable, answerUnknown } from "./answer-nowhere.ts";
import { classifyRequest } from "./classify-request.ts";
import type { EdgeEnv } from "./env.ts";
import type { Isolate } from "./isolate.ts";
import type { Lane } from "./lane.ts";
import { leadVisitor } from "./lead-visitor.ts";
import { loadRotator, recallLane } from "./load-rotator.ts";
import type { Link } from "./read-link.ts";
import { whenReady } from "./when-ready.ts";

export type VisitRequest = Request<unknown, IncomingRequestCfProperties>;

/** One request to a rotator link that exists. */
export interface Visit {
  headers: Headers;
  link: Link;
  userAgent: string;
  /** CF-Connecting-IP alone: what else claims to be the address can be forged. */
  ip: string;
  /** What Cloudflare knows of the request, read once: each reading makes it anew. */
  cf: IncomingRequestCfProperties | undefined;
  lane: Lane;
  env: EdgeEnv;
  ctx: ExecutionContext;
  isolate: Isolate;
  startedAt: number;
}

/** From a click to the chat: the whole way of a rotator link. A visitor for whom everything is at hand waits for nothing. */
export function answerLink(
  request: VisitRequest,
  method: "GET" | "HEAD",
  link: Link,
  env: EdgeEnv,
  ctx: ExecutionContext,
  isolate: Isolate,
): Response | Promise<Response> {
  const startedAt = Date.now();
  const lane = recallLane(link.address, env, ctx, isolate, startedAt);
  return whenReady(lane ?? loadRotator(link, env, ctx, isolate, startedAt), (loaded) => {
    if (loaded === "unknown") return answerUnknown(request, env, isolate);
    const { headers } = request;
    const userAgent = headers.get("user-agent") ?? "";
    const classification = classifyRequest(method, headers, userAgent, isolate);
    const isHuman = classification.verdict === "human";
    if (loaded === "unavailable") return answerUnavailable(request, isHuman, env, isolate);

    const ip = headers.get("cf-connecting-ip") ?? "";
    const visit = {
      headers,
      link,
      userAgent,
      ip,
      cf: request.cf,
      lane: loaded,
      env,
      ctx,
      isolate,
      startedAt,
    };
    return isHuman ? leadVisitor(visit) : answerMachine(visit, method, classification);
  });
}
