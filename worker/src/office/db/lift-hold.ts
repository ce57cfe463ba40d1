// A pixel that is off stays held for that, and one that was edited meanwhile is not the one that was tried.
const LIFT = `
UPDATE pixels SET held_at = NULL, held_reason = NULL, held_answer = NULL, wait_until = 0, failures = 0
WHERE id = ?1 AND version = ?2 AND enabled = 1 AND held_at IS NOT NULL`;

/** Frees a pixel whose configuration has proved right; false if there was nothing to free. */
export async function liftHold(db: D1Database, pixelId: string, version: number): Promise<boolean> {
  const { meta } = await db.prepare(LIFT).bind(pixelId, version).run();
  return meta.changes > 0;
}
