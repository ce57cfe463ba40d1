import { CHECK_STATES, checksSchema } from "@rotator/shared/contract/checks";
import { checkDeployment } from "../checks/check-deployment.ts";
import { readAskedLanguage } from "./asked-language.ts";
import { defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";

const list = defineRoute("checks:read", {
  method: "get",
  path: "/checks",
  responses: {
    200: jsonOf(checksSchema, "What the deployment stands on, and what is missing."),
    ...PROBLEMS,
  },
});

export const checkRoutes = makeRoutes().openapi(list, async (c) => {
  const at = Date.now();
  const language = readAskedLanguage(c.req.header("accept-language"));
  const checks = await checkDeployment(c.env, language, at);
  const state = CHECK_STATES.findLast((each) => checks.some((check) => check.state === each)) ?? "ok";
  return c.json({ at, state, checks }, 200);
});
