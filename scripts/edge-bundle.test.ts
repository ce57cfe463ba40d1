import { expect, it } from "vitest";
import { objectionsToEdge } from "./edge-bundle.mjs";

function metafile(...inputs: string[]): string {
  return JSON.stringify({ inputs: Object.fromEntries(inputs.map((input) => [input, { bytes: 1 }])) });
}

it("accepts a small edge of its own code, core and the packages it may have", () => {
  const text = metafile(
    "worker/src/edge/index.ts",
    "shared/src/core/id.ts",
    "node_modules/.pnpm/isbot@5.2.3/node_modules/isbot/index.mjs",
  );
  expect(objectionsToEdge(61_440, text)).toEqual([]);
});

it("objects to one byte more than 60 KB", () => {
  expect(objectionsToEdge(61_441, metafile())).toEqual([expect.stringContaining("61441 bytes")]);
});

it.each([
  "node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core.js",
  "node_modules/.pnpm/drizzle-orm@0.45.4_x/node_modules/drizzle-orm/d1/index.js",
  "worker/src/office/db/publish.ts",
  "shared/src/contract/agent.ts",
])("objects to %s inside it", (input) => {
  expect(objectionsToEdge(1, metafile("worker/src/edge/index.ts", input))).toEqual([
    expect.stringContaining(input),
  ]);
});
