import { auditFilter, changeSchema } from "@rotator/shared/contract/audit-log";
import { pageOf } from "@rotator/shared/contract/page";
import { listChanges } from "../db/list-changes.ts";
import { defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";

const list = defineRoute("audit-log:read", {
  method: "get",
  path: "/audit-log",
  request: { query: auditFilter },
  responses: { 200: jsonOf(pageOf(changeSchema), "Changes, the newest first."), ...PROBLEMS },
});

export const auditLogRoutes = makeRoutes().openapi(list, async (c) => {
  const { cursor, limit, ...filter } = c.req.valid("query");
  return c.json(await listChanges(c.env.DB, filter, cursor, limit), 200);
});
