/** A JSON schema in a form that people read: fields with their types, `?` where one may be absent. */
export function describeSchema(schema: unknown, indent = ""): string {
  const choices = readField(schema, "anyOf") ?? readField(schema, "oneOf");
  if (Array.isArray(choices)) return choices.map((choice) => describeSchema(choice, indent)).join(" | ");
  const values = readField(schema, "enum");
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(" | ");
  const only = readField(schema, "const");
  if (only !== undefined) return JSON.stringify(only);
  const types = [readField(schema, "type")].flat().filter((type) => typeof type === "string");
  return types.length === 0
    ? "anything"
    : types.map((type) => describeType(type, schema, indent)).join(" | ");
}

export function readField(part: unknown, name: string): unknown {
  if (typeof part !== "object" || part === null) return undefined;
  return Object.entries(part).find(([key]) => key === name)?.[1];
}

function describeType(type: string, schema: unknown, indent: string): string {
  if (type === "array") return `list of ${describeSchema(readField(schema, "items"), indent)}`;
  if (type === "object") return describeObject(schema, indent);
  const [least, most] = type === "string" ? ["minLength", "maxLength"] : ["minimum", "maximum"];
  return type + describeRange(readField(schema, least), readField(schema, most), type);
}

function describeRange(least: unknown, most: unknown, type: string): string {
  if (typeof most !== "number" || most >= Number.MAX_SAFE_INTEGER) return "";
  const unit = type === "string" ? " characters" : "";
  return typeof least === "number" ? ` (${least}–${most}${unit})` : ` (up to ${most}${unit})`;
}

function describeObject(schema: unknown, indent: string): string {
  const properties = readField(schema, "properties");
  if (typeof properties !== "object" || properties === null) {
    const values = readField(schema, "additionalProperties");
    return `{ …: ${typeof values === "object" ? describeSchema(values, indent) : "anything"} }`;
  }
  const required = [readField(schema, "required")].flat();
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(
    ([name, value]) =>
      `${inner}${name}${required.includes(name) ? "" : "?"}: ${describeSchema(value, inner)}`,
  );
  return lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n${indent}}`;
}
