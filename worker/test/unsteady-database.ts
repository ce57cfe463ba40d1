export interface UnsteadyDatabase {
  db: D1Database;
  /** `refusing` fails with what D1 says when it is away, `hanging` never answers. */
  state: "up" | "refusing" | "hanging";
}

/** The real database behind a line that can be cut. */
export function makeUnsteadyDatabase(real: D1Database): UnsteadyDatabase {
  const line: UnsteadyDatabase = { db: real, state: "up" };
  const cut = () =>
    line.state === "hanging"
      ? new Promise<never>(() => {})
      : Promise.reject(new Error("D1_ERROR: Internal error in D1 DB storage caused object to be reset."));
  const deadStatement = { bind: () => deadStatement, first: cut, run: cut, all: cut, raw: cut };
  line.db = new Proxy(real, {
    get(target, key) {
      if (line.state !== "up" && key === "batch") return cut;
      if (line.state !== "up" && key === "prepare") return () => deadStatement;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return line;
}
