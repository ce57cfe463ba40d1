import { env } from "cloudflare:workers";

// What every change counts on, there and back alike.
const COUNTED = ["version", "updated_at", "edited_version", "roster_version"];

/** All rows of these tables as they stand, to be compared with those of another moment. */
export async function rowsOf(...tables: string[]): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const table of tables) {
    const { results } = await env.DB.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all();
    found[table] = results.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !COUNTED.includes(column))),
    );
  }
  return found;
}
