import {
  adsSchema,
  overviewSchema,
  reportQuery,
  rotatorReportQuery,
  sharesQuery,
  sharesSchema,
  sparklinesQuery,
  sparklinesSchema,
  stairsSchema,
} from "@rotator/shared/contract/reports";
import { readDay } from "@rotator/shared/core/day";
import { addDays, listDays } from "@rotator/shared/core/days";
import { loadAds } from "../db/load-ads.ts";
import { loadOverview } from "../db/load-overview.ts";
import { loadShares } from "../db/load-shares.ts";
import { loadSparklines } from "../db/load-sparklines.ts";
import { loadStairs } from "../db/load-stairs.ts";
import { loadTimeZone } from "../db/load-time-zone.ts";
import { ApiError, notFound } from "./api-error.ts";
import { defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";
import { readPeriod } from "./read-period.ts";

const SPARKLINE_DAYS = 14;
const MAX_SPARKLINES = 90;

const overview = defineRoute("reports:read", {
  method: "get",
  path: "/reports/overview",
  request: { query: reportQuery },
  responses: { 200: jsonOf(overviewSchema, "What happened, and what needs a hand."), ...PROBLEMS },
});

const shares = defineRoute("reports:read", {
  method: "get",
  path: "/reports/shares",
  request: { query: sharesQuery },
  responses: { 200: jsonOf(sharesSchema, "What each agent got and what was due to it."), ...PROBLEMS },
});

const ads = defineRoute("reports:read", {
  method: "get",
  path: "/reports/ads",
  request: { query: reportQuery },
  responses: { 200: jsonOf(adsSchema, "Campaigns with ad sets with ads."), ...PROBLEMS },
});

const stairs = defineRoute("reports:read", {
  method: "get",
  path: "/reports/stairs",
  request: { query: rotatorReportQuery },
  responses: { 200: jsonOf(stairsSchema, "From all requests to accepted events."), ...PROBLEMS },
});

const sparklines = defineRoute("reports:read", {
  method: "get",
  path: "/reports/sparklines",
  request: { query: sparklinesQuery },
  responses: { 200: jsonOf(sparklinesSchema, "Fourteen days of each rotator."), ...PROBLEMS },
});

export const reportRoutes = makeRoutes()
  .openapi(overview, async (c) => {
    const now = Date.now();
    const period = await readPeriod(c.env, c.req.valid("query"), now);
    return c.json(await loadOverview(c.env.DB, period, now), 200);
  })
  .openapi(shares, async (c) => {
    const now = Date.now();
    const { rotatorId, ...asked } = c.req.valid("query");
    const period = await readPeriod(c.env, asked, now);
    const found = await loadShares(c.env.DB, rotatorId, period.period, now);
    if (!found) throw notFound("rotator");
    return c.json({ ...period, rotatorId, ...found }, 200);
  })
  .openapi(ads, async (c) => {
    const period = await readPeriod(c.env, c.req.valid("query"), Date.now());
    return c.json(await loadAds(c.env.DB, period), 200);
  })
  .openapi(stairs, async (c) => {
    const { rotatorId, ...asked } = c.req.valid("query");
    const period = await readPeriod(c.env, asked, Date.now());
    const [now, before] = await Promise.all([
      loadStairs(c.env.DB, period.period, rotatorId),
      loadStairs(c.env.DB, period.comparison, rotatorId),
    ]);
    return c.json({ ...period, stairs: now, before }, 200);
  })
  .openapi(sparklines, async (c) => {
    const rotatorIds = readIds(c.req.valid("query").rotatorIds);
    const timeZone = await loadTimeZone(c.env);
    const today = readDay(Date.now(), timeZone);
    const days = listDays(addDays(today, 1 - SPARKLINE_DAYS), today, timeZone);
    const found = await loadSparklines(c.env.DB, rotatorIds, days);
    return c.json({ timeZone, days: days.map(({ day }) => day), sparklines: found }, 200);
  });

function readIds(list: string): string[] {
  const ids = [...new Set(list.split(",").filter((id) => id !== ""))];
  if (ids.length === 0 || ids.length > MAX_SPARKLINES)
    throw new ApiError(422, "invalid", "Name 1 to 90 rotators.", {
      rotatorIds: ids.length === 0 ? "empty" : "too_many",
    });
  return ids;
}
