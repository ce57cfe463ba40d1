import { describe, it } from "vitest";
import { describeSchema } from "./describe-schema.ts";

describe("a schema in words", () => {
  it.for([
    [{ type: "string", minLength: 1, maxLength: 80 }, "string (1–80 characters)"],
    [{ type: "integer", minimum: -9007199254740991, maximum: 9007199254740991 }, "integer"],
    [{ type: "integer", minimum: 1, maximum: 100 }, "integer (1–100)"],
    [{ type: ["string", "null"] }, "string | null"],
    [{ type: "string", enum: ["a", "b"] }, `"a" | "b"`],
    [{ anyOf: [{ type: "boolean" }, { const: 3 }] }, "boolean | 3"],
    [{ type: "array", items: { type: "string" } }, "list of string"],
    [{ type: "object", additionalProperties: { type: "number" } }, "{ …: number }"],
    [
      {
        type: ["object", "null"],
        properties: { a: { type: "string" }, b: { type: "object", properties: { c: {} } } },
        required: ["a"],
      },
      "{\n  a: string\n  b?: {\n    c?: anything\n  }\n} | null",
    ],
  ] as const)("%j is %s", ([schema, words], { expect }) => {
    expect(describeSchema(schema)).toBe(words);
  });
});
