import { firstStepsSchema } from "@rotator/shared/contract/first-steps";
import { readDay } from "@rotator/shared/core/day";
import { addDays, listDays } from "@rotator/shared/core/days";
import { loadFirstSteps } from "../db/load-first-steps.ts";
import { loadTimeZone } from "../db/load-time-zone.ts";
import { guessLinkHost } from "../guess-link-host.ts";
import { defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";

const AD_DAYS = 30;

const read = defineRoute("settings:read", {
  method: "get",
  path: "/first-steps",
  responses: { 200: jsonOf(firstStepsSchema, "What is done, and what is worth doing next."), ...PROBLEMS },
});

export const firstStepRoutes = makeRoutes().openapi(read, async (c) => {
  const timeZone = await loadTimeZone(c.env);
  const today = readDay(Date.now(), timeZone);
  const days = listDays(addDays(today, 1 - AD_DAYS), today, timeZone).map(({ day }) => day);
  const steps = await loadFirstSteps(c.env.DB, days);
  return c.json({ ...steps, linkHost: guessLinkHost(c.req.url, c.env) ?? null }, 200);
});
