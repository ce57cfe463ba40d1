import { env } from "cloudflare:workers";

export async function countAll(table: string, where = "1", ...values: (string | number)[]): Promise<number> {
  const count = await env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${where}`)
    .bind(...values)
    .first<number>("n");
  return count ?? 0;
}
