import { env } from "cloudflare:workers";
import { getTableName } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import * as schema from "./schema.ts";

const tables = Object.values<SQLiteTable>(schema);

describe("the schema", () => {
  it("names every table of the migrations and no other", async () => {
    const { results } = await env.DB.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '_cf%' AND name NOT LIKE 'd1_%'",
    ).all<{ name: string }>();

    expect(tables.map((table) => getTableName(table)).toSorted()).toEqual(
      results.map((row) => row.name).toSorted(),
    );
  });

  it.each(tables.map((table) => [getTableName(table), table] as const))(
    "has the columns of %s",
    async (name, table) => {
      const { results } = await env.DB.prepare(`PRAGMA table_xinfo(${name})`).all<ColumnInfo>();
      const migrated = results.map((column) => ({
        name: column.name,
        type: column.type.toLowerCase(),
        required: column.notnull === 1 || column.pk > 0,
        key: column.pk > 0,
        default: column.dflt_value,
        generated: column.hidden > 0,
      }));

      expect(columnsOf(table)).toEqual(migrated);
    },
  );
});

interface ColumnInfo {
  name: string;
  type: string;
  notnull: number;
  dflt_value: string | null;
  pk: number;
  hidden: number;
}

function columnsOf(table: SQLiteTable) {
  const { columns, primaryKeys } = getTableConfig(table);
  const keys = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
  return columns.map((column) => ({
    name: column.name,
    type: column.getSQLType(),
    required: column.notNull,
    key: column.primary || keys.has(column.name),
    default: defaultOf(column.default),
    generated: column.generated !== undefined,
  }));
}

function defaultOf(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === "boolean") return value ? "1" : "0";
  if (typeof value === "number") return String(value);
  return `'${typeof value === "string" ? value : JSON.stringify(value)}'`;
}
