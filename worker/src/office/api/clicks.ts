import { clickDetail, clickFileQuery, clickQuery, clickSchema } from "@rotator/shared/contract/clicks";
import { MOST_CLICKS_IN_FILE } from "@rotator/shared/core/click-file";
import { pageOf } from "@rotator/shared/contract/page";
import * as z from "zod";
import type { ClickFilter } from "../db/click-filter.ts";
import { listClicks, SCANNED_AT_ONCE } from "../db/list-clicks.ts";
import { loadClick } from "../db/load-click.ts";
import { notFound } from "./api-error.ts";
import { defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";
import { type CsvValues, streamCsv } from "./stream-csv.ts";

const list = defineRoute("clicks:read", {
  method: "get",
  path: "/clicks",
  request: { query: clickQuery },
  responses: { 200: jsonOf(pageOf(clickSchema), "Clicks, the newest first."), ...PROBLEMS },
});

const file = defineRoute("clicks:read", {
  method: "get",
  path: "/clicks.csv",
  request: { query: clickFileQuery },
  responses: {
    200: {
      description: "The newest 1,000,000 of these clicks, the newest first; times are UTC.",
      content: { "text/csv": { schema: z.string() } },
    },
    ...PROBLEMS,
  },
});

const read = defineRoute("clicks:read", {
  method: "get",
  path: "/clicks/{id}",
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: jsonOf(clickDetail, "The click, why it went where it went, and its event."),
    ...PROBLEMS,
  },
});

export const clickRoutes = makeRoutes()
  .openapi(list, async (c) => {
    const { cursor, limit, ...filter } = c.req.valid("query");
    return c.json(await listClicks(c.env.DB, filter, cursor, limit), 200);
  })
  .openapi(file, (c) => {
    const { sheet, ...filter } = c.req.valid("query");
    return streamCsv("clicks.csv", Object.keys(COLUMNS), sliceClicks(c.env.DB, filter), sheet);
  })
  .openapi(read, async (c) => {
    const click = await loadClick(c.env.DB, c.req.valid("param").id);
    if (!click) throw notFound("click");
    return c.json(click, 200);
  });

type ShownClick = Awaited<ReturnType<typeof listClicks>>["items"][number];

const COLUMNS: Record<string, (click: ShownClick) => string | number | null> = {
  id: ({ id }) => id,
  time: ({ at }) => new Date(at).toISOString(),
  rotator: ({ rotatorName, rotatorId }) => rotatorName ?? rotatorId,
  cs: ({ agentName, agentId }) => agentName ?? agentId,
  code: ({ code }) => code,
  verdict: ({ verdict }) => verdict,
  choice: ({ choice }) => choice,
  reason: ({ reason }) => reason,
  consent: ({ consent }) => consent,
  country: ({ country }) => country,
  city: ({ city }) => city,
  device: ({ device }) => device,
  os: ({ os }) => os,
  in_app: ({ inApp }) => inApp,
  utm_source: ({ utmSource }) => utmSource,
  utm_medium: ({ utmMedium }) => utmMedium,
  utm_campaign: ({ utmCampaign }) => utmCampaign,
  utm_term: ({ utmTerm }) => utmTerm,
  utm_content: ({ utmContent }) => utmContent,
  campaign_id: ({ campaignId }) => campaignId,
  adset_id: ({ adsetId }) => adsetId,
  ad_id: ({ adId }) => adId,
  site_source_name: ({ siteSourceName }) => siteSourceName,
  placement: ({ placement }) => placement,
  ad_parameters: ({ adParameters }) => adParameters,
};

async function* sliceClicks(db: D1Database, filter: ClickFilter): AsyncGenerator<CsvValues[], void> {
  let cursor: string | undefined;
  for (let rows = 0; rows < MOST_CLICKS_IN_FILE;) {
    const limit = Math.min(SCANNED_AT_ONCE, MOST_CLICKS_IN_FILE - rows);
    const { items, nextCursor } = await listClicks(db, filter, cursor, limit);
    yield items.map((click) => Object.values(COLUMNS).map((read) => read(click)));
    if (nextCursor === null) return;
    rows += items.length;
    cursor = nextCursor;
  }
}
