import type { Query } from "drizzle-orm";

/** A Drizzle query as a D1 statement, to stand in one batch with raw ones: Drizzle's own batch cannot bind those. */
export function toStatement(db: D1Database, query: { toSQL(): Query }): D1PreparedStatement {
  const { sql, params } = query.toSQL();
  return db.prepare(sql).bind(...params);
}
