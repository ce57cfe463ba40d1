const DELETE_UNUSED = `
  DELETE FROM domains WHERE id = ?1
    AND NOT EXISTS (SELECT 1 FROM rotators WHERE domain_id = ?1)
    AND NOT EXISTS (SELECT 1 FROM rotator_addresses WHERE domain_id = ?1)
  RETURNING id`;

/** False: it is not there, or a link stands on it, or one that moved is still reached by it. */
export async function deleteDomain(db: D1Database, id: string): Promise<boolean> {
  return (await db.prepare(DELETE_UNUSED).bind(id).first()) !== null;
}
