export interface KnownAddress {
  address: string;
  /** Whether KV has it for sure. */
  published: boolean;
}

/** A link that is there, if there is any: whoever has the same stores finds it. */
export async function loadKnownAddress(db: D1Database): Promise<KnownAddress | undefined> {
  const row = await db
    .prepare("SELECT address, unpublished FROM published_rotators ORDER BY address LIMIT 1")
    .first<{ address: string; unpublished: number }>();
  return row ? { address: row.address, published: row.unpublished === 0 } : undefined;
}
