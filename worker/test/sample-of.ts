import type { Schema } from "./api-document.ts";

/** Something of this schema's shape, every field filled; whether it makes sense is another question. */
export function sampleOf(schema: Schema): unknown {
  const [first] = schema.oneOf ?? schema.anyOf ?? [];
  if (first) return sampleOf(first);
  if (schema.enum?.length) return schema.enum[0];
  const type = [schema.type].flat()[0];
  if (type === "object")
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, part]) => [name, sampleOf(part)]),
    );
  if (type === "array") return schema.items ? [sampleOf(schema.items)] : [];
  if (type === "integer" || type === "number") return schema.minimum ?? 1;
  return type === "boolean" ? true : "x";
}

/** Where objects stand in it, as `members.0`; the empty path is the whole. */
export function findObjects(schema: Schema, path: string[] = []): { path: string[]; schema: Schema }[] {
  const [first] = schema.oneOf ?? schema.anyOf ?? [];
  if (first) return findObjects(first, path);
  if (schema.items) return findObjects(schema.items, [...path, "0"]);
  if (!schema.properties) return [];
  return [
    { path, schema },
    ...Object.entries(schema.properties).flatMap(([name, part]) => findObjects(part, [...path, name])),
  ];
}
