import { env } from "cloudflare:workers";

/** How the database goes about each statement that `run` gives it, in their order. */
export async function explain(run: (db: D1Database) => Promise<unknown>): Promise<string[]> {
  const asked: { sql: string; values: unknown[] }[] = [];
  await run(record(env.DB, (sql, values) => asked.push({ sql, values })));
  return Promise.all(
    asked.map(async ({ sql, values }) => {
      const explained = env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`);
      const { results } = await explained.bind(...values).all<{ detail: string }>();
      return results.map(({ detail }) => detail).join("; ");
    }),
  );
}

function record(db: D1Database, onBound: (sql: string, values: unknown[]) => void): D1Database {
  return new Proxy(db, {
    get(target, key) {
      if (key === "prepare") return (sql: string) => recordBinding(target.prepare(sql), sql, onBound);
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function recordBinding(
  statement: D1PreparedStatement,
  sql: string,
  onBound: (sql: string, values: unknown[]) => void,
): D1PreparedStatement {
  return new Proxy(statement, {
    get(target, key) {
      if (key === "bind")
        return (...values: unknown[]) => {
          onBound(sql, values);
          return target.bind(...values);
        };
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** What is read from end to end: tables and indexes, but not what a statement was given or made itself. */
export function listScans(plans: readonly string[]): string[] {
  return plans.flatMap((plan) => {
    const steps = plan.split("; ");
    const made = steps.map((step) => /^(?:CO-ROUTINE|MATERIALIZE) (.+)$/.exec(step)?.[1]);
    return steps.filter((step) => {
      const [, name] = /^SCAN (\(.+\)|\S+)/.exec(step) ?? [];
      return name !== undefined && !made.includes(name) && !/VIRTUAL TABLE|CONSTANT ROW/.test(step);
    });
  });
}
