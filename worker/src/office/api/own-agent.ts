import { ownAgent } from "@rotator/shared/contract/own-agent";
import { loadOwnAgent } from "../db/load-own-agent.ts";
import { ApiError } from "./api-error.ts";
import { definePersonRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";

const read = definePersonRoute({
  method: "get",
  path: "/session/agent",
  responses: { 200: jsonOf(ownAgent, "The own switch, and who else is on."), ...PROBLEMS },
});

export const ownAgentRoutes = makeRoutes().openapi(read, async (c) => {
  const { session } = c.var;
  if (!session) throw new ApiError(403, "forbidden", "This is for people, not for keys.");
  return c.json(await loadOwnAgent(c.env.DB, session.agentId, session.userId), 200);
});
