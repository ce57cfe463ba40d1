import { parseSync } from "vite";

export interface Import {
  specifier: string;
  typeOnly: boolean;
}

/** Everything that a TypeScript file takes from elsewhere: imports, re-exports, `import()` and `import("…")` types. */
export function listImports(fileName: string, source: string): Import[] {
  const { module, program, errors } = parseSync(fileName, source);
  if (errors.length > 0) throw new Error(`${fileName}: ${errors[0]?.message ?? "cannot be parsed"}`);

  const imports: Import[] = module.staticImports.map(({ start, moduleRequest }) => ({
    specifier: moduleRequest.value,
    typeOnly: isTypeOnly(source.slice(start)),
  }));
  for (const { start, entries } of module.staticExports) {
    const from = entries.find(({ moduleRequest }) => moduleRequest)?.moduleRequest;
    if (from) imports.push({ specifier: from.value, typeOnly: isTypeOnly(source.slice(start)) });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const written = source.slice(moduleRequest.start, moduleRequest.end);
    imports.push({ specifier: plainText(written) ?? written, typeOnly: false });
  }
  for (const specifier of importTypes(program)) imports.push({ specifier, typeOnly: true });
  return imports;
}

/** `import { type A }` is not: the built file still imports the module, for its side effects. */
function isTypeOnly(statement: string): boolean {
  return /^(import|export)\s+type\b(?!\s+from\b)/.test(statement);
}

/** The text of a string literal; anything that is worked out while running has none. */
function plainText(literal: string): string | undefined {
  return /^(["'`])([^"'`$]*)\1$/.exec(literal)?.[2];
}

function importTypes(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(importTypes);
  if (typeof node !== "object" || node === null) return [];
  const inside = Object.values(node).flatMap(importTypes);
  if (!("type" in node) || node.type !== "TSImportType" || !("source" in node)) return inside;
  const { source } = node;
  if (typeof source !== "object" || source === null || !("value" in source)) return inside;
  return [String(source.value), ...inside];
}
