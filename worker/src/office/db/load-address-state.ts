import type { AddressState } from "@rotator/shared/contract/domains";
import { RESERVED_MS } from "./save-rotator.ts";

interface Holder {
  id: string;
  name: string | null;
  freedAt: number | null;
}

const TAKEN = `
SELECT r.id, r.name, NULL AS freedAt FROM rotator_addresses AS x JOIN rotators AS r ON r.id = x.rotator_id
WHERE x.domain_id = ?1 AND x.slug = ?2`;

const HELD = `
SELECT f.rotator_id AS id, r.name, f.freed_at AS freedAt
FROM freed_addresses AS f LEFT JOIN rotators AS r ON r.id = f.rotator_id
WHERE f.address = (SELECT host || '/' || ?2 FROM domains WHERE id = ?1) AND f.freed_at > ?3`;

/** Whether a link may take this address, and who stands against it. */
export async function loadAddressState(
  db: D1Database,
  { domainId, slug }: { domainId: string; slug: string },
  nowMs: number,
): Promise<AddressState> {
  const [taken, held] = await db.batch<Holder>([
    db.prepare(TAKEN).bind(domainId, slug),
    db.prepare(HELD).bind(domainId, slug, nowMs - RESERVED_MS),
  ]);
  const holder = taken?.results[0] ?? held?.results[0];
  if (!holder) return { state: "free", rotator: null, heldUntil: null };
  const { id, name, freedAt } = holder;
  const rotator = name === null ? null : { id, name };
  if (freedAt === null) return { state: "taken", rotator, heldUntil: null };
  return { state: "held", rotator, heldUntil: freedAt + RESERVED_MS };
}
