import { OpenAPIHono } from "@hono/zod-openapi";
import { env } from "cloudflare:workers";
import type { Actor } from "../src/office/api/actor.ts";
import type { ApiEnv } from "../src/office/api/api-env.ts";
import { leadFileRoutes } from "../src/office/api/lead-files.ts";
import { leadRoutes } from "../src/office/api/leads.ts";
import { toProblem } from "../src/office/api/to-problem.ts";
import type { Answer } from "./ask-api.ts";

/** A CS that is bound to this agent. */
export function makeStaff(agentId: string): Actor {
  return { kind: "user", id: "usr_staff", name: "Staff", role: "staff", agentId };
}

/** Asks the routes of leads as somebody who has signed in already. */
export async function askAs(actor: Actor, method: string, path: string, body?: unknown): Promise<Answer> {
  const app = new OpenAPIHono<ApiEnv>();
  app.onError(toProblem);
  app.use(async (c, next) => {
    c.set("actor", actor);
    await next();
  });
  app.route("/", leadRoutes).route("/", leadFileRoutes);
  const response = await app.request(
    path,
    {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    env,
  );
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" || !isJson ? text : JSON.parse(text),
  };
}
