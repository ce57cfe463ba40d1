import type { clickFilter } from "@rotator/shared/contract/clicks";
import { encodeTime } from "@rotator/shared/core/id";
import type * as z from "zod";

export type ClickFilter = z.infer<typeof clickFilter>;

export interface Condition {
  sql: string;
  values: (string | number)[];
}

/** Ids begin with the time of the click, so a time is a range of them. */
export function rangeOfClicks({ from, to }: ClickFilter, cursor: string | undefined): [string, string] {
  const end = to === undefined ? "clk_~" : `clk_${encodeTime(to)}`;
  return [
    `clk_${from === undefined ? "" : encodeTime(from)}`,
    cursor !== undefined && cursor < end ? cursor : end,
  ];
}

/** What a click must be, with a question mark for each value. */
export function conditionsOfClicks(filter: ClickFilter): Condition[] {
  const { campaign, source, verdict } = filter;
  return [
    ...equals("rotator_id", filter.rotatorId),
    ...equals("agent_id", filter.agentId),
    ...(verdict === "preview_or_bot"
      ? [{ sql: "verdict IN ('preview', 'bot')", values: [] }]
      : equals("verdict", verdict)),
    ...equals("choice", filter.choice),
    ...equals("country", filter.country),
    ...equals("device", filter.device),
    ...equals("in_app", filter.inApp),
    ...(campaign === undefined
      ? []
      : [{ sql: "(campaign_id = ? OR utm_campaign = ?)", values: [campaign, campaign] }]),
    ...(source === undefined
      ? []
      : [{ sql: "(utm_source = ? OR site_source_name = ?)", values: [source, source] }]),
  ];
}

function equals(column: string, value: string | undefined): Condition[] {
  return value === undefined ? [] : [{ sql: `${column} = ?`, values: [value] }];
}
