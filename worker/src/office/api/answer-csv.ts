import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "./api-env.ts";
import { CSV_TABLES } from "./csv-tables.ts";
import { CSV_HEADERS, type CsvRow, toCsv } from "./to-csv.ts";

/** Turns the rows of a table into CSV for whoever accepts that before anything else. */
export const answerCsv: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next();
  const table = CSV_TABLES.get(c.req.path.slice(c.req.path.lastIndexOf("/") + 1));
  if (!table || !c.res.ok || !/^\s*text\/csv\b/i.test(c.req.header("accept") ?? "")) return;
  const { rows } = await c.res.json<{ rows: CsvRow[] }>(); // our own tables answer no other
  c.res = new Response(toCsv(table.columns, rows), { headers: CSV_HEADERS });
};
