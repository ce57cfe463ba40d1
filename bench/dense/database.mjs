import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** The file of the local D1, which nothing else may have open. */
export function openDatabase(stateFolder) {
  const files = globSync(join(stateFolder, "v3/d1/**/*.sqlite")).filter(
    (file) => !file.endsWith("metadata.sqlite"),
  );
  const [file] = files;
  if (files.length !== 1 || file === undefined)
    throw new Error(`one database expected under ${stateFolder}, there are ${files.length}`);
  const database = new DatabaseSync(file);
  // What is made here can be made again.
  database.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY");
  return database;
}

/** Writes objects as rows; an absent value is null. */
export function makeWriter(database, table, columns) {
  const statement = database.prepare(
    `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  );
  return (row) => statement.run(...columns.map((column) => row[column] ?? null));
}
