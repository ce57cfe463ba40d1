import type { Pixel } from "@rotator/shared/contract/pixels";
import { OPEN } from "./open-events.ts";

export type PixelUses = Pixel["usedBy"];

const COUNT_UP_TO = 1_000;

interface UsesRow extends Record<string, unknown> {
  id: string;
  rotators: string;
  isDefault: number;
  openEvents: number;
}

const DEFAULT_PIXEL = "(SELECT value ->> '$' FROM settings WHERE key = 'conversions.default_pixel_id')";

const OPEN_EVENTS = `conversion_events INDEXED BY conversion_events_open WHERE pixel_id = pixels.id AND ${OPEN}`;

const USES = `
SELECT id,
  (SELECT json_group_array(json_object('id', r.id, 'name', r.name) ORDER BY r.name)
   FROM rotators AS r WHERE r.pixel_id = pixels.id) AS rotators,
  id IS ${DEFAULT_PIXEL} AS isDefault,
  (SELECT count(*) FROM (SELECT 1 FROM ${OPEN_EVENTS} LIMIT ${COUNT_UP_TO})) AS openEvents
FROM pixels WHERE ?1 IS NULL OR id = ?1`;

/** What hangs on each pixel, or on one. */
export async function loadPixelUses(db: D1Database, id?: string): Promise<Map<string, PixelUses>> {
  const { results } = await db
    .prepare(USES)
    .bind(id ?? null)
    .all<UsesRow>();
  return new Map(results.map((row) => [row.id, readUses(row)]));
}

const DELETE = `
DELETE FROM pixels WHERE id = ?1
  AND NOT EXISTS (SELECT 1 FROM rotators WHERE pixel_id = ?1)
  AND id IS NOT ${DEFAULT_PIXEL}
  AND NOT EXISTS (SELECT 1 FROM ${OPEN_EVENTS})`;

/** Only a pixel that nothing hangs on is deleted; answers whether it was. */
export async function deletePixel(db: D1Database, id: string): Promise<boolean> {
  const { meta } = await db.prepare(DELETE).bind(id).run();
  return meta.changes > 0;
}

function readUses({ rotators, isDefault, openEvents }: UsesRow): PixelUses {
  return { rotators: JSON.parse(rotators), isDefault: isDefault === 1, openEvents };
}
