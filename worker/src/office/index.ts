import { LOGO_PATH } from "@rotator/shared/core/site";
import { api } from "./api/app.ts";
import { consumeClicks, consumeDeadClicks } from "./clicks/consume-clicks.ts";
import { consumeNudges, nudgeDuePixels } from "./conversions/nudge.ts";
import type { OfficeEnv } from "./env.ts";
import { respondHealth } from "./health.ts";
import { runSchedule } from "./run-schedule.ts";
import { secureResponse } from "./secure-response.ts";
import { isAdminHost } from "./sign-in/admin-host.ts";

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    const { hostname, pathname } = url;
    // The edge answers for itself, headers and all.
    if (env.FORWARD_LINKS === "on" && (pathname.startsWith("/wa/") || pathname.startsWith(LOGO_PATH)))
      return env.EDGE.fetch(asLocalhost(request));
    if (!isAdminHost(hostname, env)) return respondNothing();
    if (pathname === "/healthz") return secureResponse(await respondHealth(env, Date.now()), url);
    if (pathname === "/api" || pathname.startsWith("/api/"))
      return secureResponse(await api.fetch(request, env), url);
    return secureResponse(await env.ASSETS.fetch(request), url);
  },

  async queue(batch, env) {
    if (batch.queue.endsWith("-conversions")) return consumeNudges(batch, env);
    if (batch.queue.endsWith("-dead")) return consumeDeadClicks(batch, env.DB);
    await consumeClicks(batch, env.DB);
    await nudgeDuePixels(env);
  },

  async scheduled(controller, env) {
    await runSchedule(env, controller.scheduledTime);
  },
} satisfies ExportedHandler<OfficeEnv>;

/** What a host that is not the admin's learns of it. */
function respondNothing(): Response {
  return new Response("Not found\n", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}

/** The demo's links are on `localhost`, by whatever name the developer came. */
function asLocalhost(request: Request): Request {
  const url = new URL(request.url);
  if (url.hostname !== "127.0.0.1" && url.hostname !== "[::1]") return request;
  url.hostname = "localhost";
  return new Request(url, request);
}
