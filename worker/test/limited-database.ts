const MAX_BYTES = 2_000_000;

/** The real database with a limit that only the one in production keeps: the size of a bound value. */
export function limitBoundValues(real: D1Database): D1Database {
  return new Proxy(real, {
    get(target, key) {
      if (key === "prepare") return (sql: string) => limitStatement(target.prepare(sql));
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function limitStatement(statement: D1PreparedStatement): D1PreparedStatement {
  return new Proxy(statement, {
    get(target, key) {
      if (key === "bind") {
        return (...values: unknown[]) => {
          if (values.some(isTooBig)) throw new Error("D1_ERROR: string or blob too big: SQLITE_TOOBIG");
          return target.bind(...values);
        };
      }
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function isTooBig(value: unknown): boolean {
  return typeof value === "string" && new TextEncoder().encode(value).length > MAX_BYTES;
}
