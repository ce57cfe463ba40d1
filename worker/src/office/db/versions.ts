import { eq, inArray, type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { members, rotators } from "./schema.ts";
import { toStatement } from "./statement.ts";

/** The row that an edit is about, and the version of it that its author saw. */
export interface Seen {
  id: string;
  version: number;
}

/** The next version, or NULL where another was seen: the column refuses that, and with it falls the whole batch. */
export function nextVersion(column: SQLiteColumn, seen: number | undefined): SQL {
  return seen === undefined ? sql`${column} + 1` : sql`CASE WHEN ${column} = ${seen} THEN ${column} + 1 END`;
}

/** The same for a rotator: what switches changed since is in the way of no edit. */
export function nextEdit(seen: number): { version: SQL; editedVersion: SQL } {
  const { version, editedVersion } = rotators;
  return {
    version: sql`CASE WHEN ${seen} BETWEEN ${editedVersion} AND ${version} THEN ${version} + 1 END`,
    editedVersion: sql`${version} + 1`,
  };
}

/** Marks rotators as changed, so that the same batch publishes them; must stand before rows go that `which` looks at. */
export function touchRotators(db: D1Database, which: SQL): D1PreparedStatement {
  return toStatement(
    db,
    drizzle(db)
      .update(rotators)
      .set({ version: nextVersion(rotators.version, undefined) })
      .where(which),
  );
}

/** The same for every rotator that has this agent. */
export function touchRotatorsOf(db: D1Database, agentId: string): D1PreparedStatement {
  const having = drizzle(db)
    .select({ id: members.rotatorId })
    .from(members)
    .where(eq(members.agentId, agentId));
  return touchRotators(db, inArray(rotators.id, having));
}

/** The same for the rotator that was seen, as the edit that a change of its members is; answers its new version. */
export function touchSeenRotator(db: D1Database, seen: Seen): D1PreparedStatement {
  const edit = drizzle(db)
    .update(rotators)
    .set({ ...nextEdit(seen.version), updatedAt: Date.now() })
    .where(eq(rotators.id, seen.id))
    .returning({ version: rotators.version });
  return toStatement(db, edit);
}
