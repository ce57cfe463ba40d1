import {
  agentReportRow,
  countryReportRow,
  deviceReportRow,
  hourReportRow,
  reportOf,
  reportQuery,
  rotatorReportRow,
} from "@rotator/shared/contract/reports";
import * as z from "zod";
import { loadAgentReport } from "../db/load-agent-report.ts";
import { loadCountryReport, loadDeviceReport } from "../db/load-dimension-reports.ts";
import { loadHourReport } from "../db/load-hour-report.ts";
import { loadRotatorReport } from "../db/load-rotator-report.ts";
import { notFound } from "./api-error.ts";
import { answerCsv } from "./answer-csv.ts";
import { CSV_TABLES } from "./csv-tables.ts";
import { defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";
import { readPeriod } from "./read-period.ts";
import { CSV_HEADERS, toCsv } from "./to-csv.ts";

const agents = defineTable("/reports/agents", agentReportRow, "By agent; without an id: backup numbers.");
const rotators = defineTable("/reports/rotators", rotatorReportRow, "By rotator.");
const countries = defineTable("/reports/countries", countryReportRow, "By country; compares whole days.");
const devices = defineTable("/reports/devices", deviceReportRow, "By device, system and app; whole days.");
const hours = defineTable("/reports/hours", hourReportRow, "By weekday and hour.");

const file = defineRoute("reports:read", {
  method: "get",
  path: "/reports/{file}",
  request: { params: z.object({ file: z.string() }), query: reportQuery },
  responses: {
    200: { description: "A table, such as `agents.csv`.", content: { "text/csv": { schema: z.string() } } },
    ...PROBLEMS,
  },
});

const room = makeRoutes();
room.use("/reports/*", answerCsv);

export const reportTableRoutes = room
  .openapi(agents, async (c) => {
    const period = await readPeriod(c.env, c.req.valid("query"), Date.now());
    return c.json({ ...period, rows: await loadAgentReport(c.env.DB, period) }, 200);
  })
  .openapi(rotators, async (c) => {
    const period = await readPeriod(c.env, c.req.valid("query"), Date.now());
    return c.json({ ...period, rows: await loadRotatorReport(c.env.DB, period) }, 200);
  })
  .openapi(countries, async (c) => {
    const period = await readPeriod(c.env, c.req.valid("query"), Date.now(), true);
    return c.json({ ...period, rows: await loadCountryReport(c.env.DB, period) }, 200);
  })
  .openapi(devices, async (c) => {
    const period = await readPeriod(c.env, c.req.valid("query"), Date.now(), true);
    return c.json({ ...period, rows: await loadDeviceReport(c.env.DB, period) }, 200);
  })
  .openapi(hours, async (c) => {
    const period = await readPeriod(c.env, c.req.valid("query"), Date.now());
    return c.json({ ...period, rows: await loadHourReport(c.env.DB, period) }, 200);
  })
  .openapi(file, async (c) => {
    const [, name = ""] = /^([a-z]+)\.csv$/.exec(c.req.valid("param").file) ?? [];
    const table = CSV_TABLES.get(name);
    if (!table) throw notFound("table");
    const period = await readPeriod(c.env, c.req.valid("query"), Date.now(), table.wholeDays);
    return c.body(toCsv(table.columns, await table.load(c.env.DB, period)), 200, CSV_HEADERS);
  });

function defineTable<const P extends string, T extends z.ZodType>(path: P, row: T, description: string) {
  return defineRoute("reports:read", {
    method: "get",
    path,
    request: { query: reportQuery },
    responses: { 200: jsonOf(reportOf(row), `${description} As CSV where that is accepted.`), ...PROBLEMS },
  });
}
