export interface MeteredDatabase {
  db: D1Database;
  /** Statements asked so far, those of a batch each for itself. */
  calls: number;
}

/** The real database for so many statements, as a plan allows them to an invocation; then it refuses. */
export function makeMeteredDatabase(real: D1Database, limit: number): MeteredDatabase {
  const metered: MeteredDatabase = { db: real, calls: 0 };
  const take = (count: number) => {
    metered.calls += count;
    if (metered.calls > limit) throw new Error("Too many API requests by single Worker invocation.");
  };
  const meter = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, key) {
        if (key === "bind") return (...values: unknown[]) => meter(target.bind(...values));
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== "function") return value;
        return async (...values: unknown[]) => {
          take(1);
          return Reflect.apply(value, target, values);
        };
      },
    });
  const originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>();
  metered.db = new Proxy(real, {
    get(target, key) {
      if (key === "prepare")
        return (sql: string) => remember(meter(target.prepare(sql)), target.prepare(sql), originals);
      if (key === "batch")
        return async (statements: D1PreparedStatement[]) => {
          take(statements.length);
          return target.batch(statements.map((statement) => originals.get(statement) ?? statement));
        };
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return metered;
}

/** A batch takes only statements of its own making, so each proxy keeps the one behind it, bound alike. */
function remember(
  proxy: D1PreparedStatement,
  original: D1PreparedStatement,
  originals: WeakMap<D1PreparedStatement, D1PreparedStatement>,
): D1PreparedStatement {
  const bound = new Proxy(proxy, {
    get(target, key) {
      if (key === "bind")
        return (...values: unknown[]) =>
          remember(target.bind(...values), original.bind(...values), originals);
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  originals.set(bound, original);
  return bound;
}
