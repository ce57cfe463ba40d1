import { alarmSchema } from "@rotator/shared/contract/alarms";
import { pageOf, pageQuery } from "@rotator/shared/contract/page";
import type * as z from "zod";
import { describeAlarm } from "../alarms/alarm-words.ts";
import { describeProblem } from "../alarms/describe-problem.ts";
import { loadWording, type Wording } from "../alarms/load-wording.ts";
import { type ListedAlarm, listAlarms } from "../db/list-alarms.ts";
import { readAskedLanguage } from "./asked-language.ts";
import { defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";

const list = defineRoute("reports:read", {
  method: "get",
  path: "/alarms",
  request: { query: pageQuery },
  responses: {
    200: jsonOf(
      pageOf(alarmSchema),
      "Those that are open, the latest first, and after them those that are over.",
    ),
    ...PROBLEMS,
  },
});

export const alarmRoutes = makeRoutes().openapi(list, async (c) => {
  const { cursor, limit } = c.req.valid("query");
  const language = readAskedLanguage(c.req.header("accept-language"));
  const wording = { ...(await loadWording(c.env)), language };
  const page = await listAlarms(c.env.DB, { limit, ...(cursor !== undefined && { cursor }) });
  const items = page.alarms.map((alarm) => showAlarm(alarm, wording));
  return c.json({ items, nextCursor: page.cursor ?? null }, 200);
});

function showAlarm(alarm: ListedAlarm, wording: Wording): z.infer<typeof alarmSchema> {
  const { id, kind, subjectId, beganAt, endedAt } = alarm;
  return {
    ...{ id, kind, beganAt, endedAt },
    subjectId: subjectId === "" ? null : subjectId,
    ...describeAlarm(alarm, endedAt === null ? "began" : "ended", wording),
    notices: alarm.notices.map(({ phase, channel, sentAt, givenUpAt, problem }) => ({
      ...{ phase, channel, sentAt, givenUpAt },
      problem: problem === null ? null : describeProblem(problem, wording.language),
    })),
  };
}
