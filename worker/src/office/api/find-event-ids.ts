import type { sendAgainInput } from "@rotator/shared/contract/conversion-events";
import type * as z from "zod";
import { listConversionEvents } from "../db/list-conversion-events.ts";

const PAGE = 100;
const PAGES_AT_ONCE = 5;

/** Those that are named, each once, or as many of a filter as one call takes. */
export async function findEventIds(
  db: D1Database,
  input: z.infer<typeof sendAgainInput>,
): Promise<{ ids: string[]; nextCursor: string | null }> {
  if ("ids" in input) return { ids: [...new Set(input.ids)], nextCursor: null };
  const { from: fromMs, to: toMs, cursor: start, ...filter } = input.filter;
  const ids: string[] = [];
  let cursor = start;
  for (let page = 0; page < PAGES_AT_ONCE; page++) {
    const found = await listConversionEvents(db, { ...filter, fromMs, toMs, cursor, limit: PAGE });
    ids.push(...found.events.map(({ id }) => id));
    cursor = found.nextCursor;
    if (cursor === undefined) break;
  }
  return { ids, nextCursor: cursor ?? null };
}
