import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, it } from "vitest";
import { findForbiddenImports } from "./import-rules.ts";
import { ROOT } from "./run.mjs";

let tree: string;

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), "import-rules-"));
  for (const folder of ["shared/src", "worker/src", "admin/src", "scripts/stand-ins"])
    mkdirSync(join(tree, folder), { recursive: true });
});
afterEach(() => rmSync(tree, { recursive: true }));

function plant(file: string, source: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), source);
}

it("finds nothing to object to in this repository", ({ expect }) => {
  expect(findForbiddenImports(ROOT)).toEqual([]);
});

describe("a planted import", () => {
  it.for<[string, string]>([
    ["shared/src/core/turn.ts", `import * as z from "zod";`],
    ["shared/src/core/turn.ts", `import { randomBytes } from "node:crypto";`],
    ["shared/src/core/turn.ts", `import type { AgentInput } from "../contract/agent.ts";`],
    ["shared/src/core/turn.ts", `export { a } from "../../../worker/src/edge/a.ts";`],
    ["shared/src/contract/agent.ts", `import { Hono } from "hono";`],
    ["shared/src/contract/agent.ts", `import type { Row } from "@rotator/worker/office/db/row";`],
    ["worker/src/edge/index.ts", `import * as z from "zod";`],
    ["worker/src/edge/index.ts", `import { drizzle } from "drizzle-orm/d1";`],
    ["worker/src/edge/index.ts", `import { agentInput } from "@rotator/shared/contract/agent";`],
    ["worker/src/edge/index.ts", `import type { OfficeEnv } from "../office/env.ts";`],
    ["worker/src/edge/index.ts", `type Env = import("../office/env.ts").OfficeEnv;`],
    ["worker/src/edge/index.ts", `const late = await import("../office/db/publish.ts");`],
    ["worker/src/edge/index.ts", "const late = await import(`../office/${name}.ts`);"],
    ["worker/src/edge/index.ts", `import { parse } from "bowser";`],
    ["worker/src/edge/index.ts", `import "node:buffer";`],
    ["worker/src/office/index.ts", `import { Rotation } from "../edge/rotation.ts";`],
    ["worker/src/office/index.ts", `import { type LeaseRequest, LEASE_FORMAT } from "../edge/rotation.ts";`],
    // Stays in the built file as `import "../edge/rotation.ts"`.
    ["worker/src/office/index.ts", `import { type Lease } from "../edge/rotation.ts";`],
    ["worker/src/office/index.ts", `export { type Lease } from "../edge/rotation.ts";`],
    ["worker/src/office/index.ts", `export * from "../edge/rotation.ts";`],
    ["worker/src/office/api/agents.ts", `import { eq } from "drizzle-orm";`],
    ["worker/src/office/clicks/consume.ts", `import { sql } from "drizzle-orm/sql";`],
    ["worker/src/office/conversions/claim.ts", `import type { SQL } from "drizzle-orm";`],
    ["worker/src/office/db/publish.ts", `import { consume } from "../clicks/consume.ts";`],
    ["worker/src/office/db/publish.ts", `import { Rotation } from "../../edge/rotation.ts";`],
    ["scripts/stand-ins/graph/check.ts", `import { isEventName } from "@rotator/shared/core/conversion";`],
    ["scripts/stand-ins/graph/check.ts", `import type { Row } from "../../../worker/src/office/db/row.ts";`],
    ["admin/src/api.ts", `import { app } from "@rotator/worker/office/api/app";`],
    ["admin/src/features/agents/page.tsx", `import { app } from "../../../../worker/src/office/api/app.ts";`],
    ["admin/src/features/agents/page.tsx", `import { LeadCard } from "../leads/lead-card.tsx";`],
    ["admin/src/features/agents/page.tsx", `import type { Lead } from "../leads/queries.ts";`],
    ["admin/src/features/agents/page.tsx", `import { router } from "../../app/router.tsx";`],
    ["admin/src/ui/table.tsx", `import { AgentRow } from "../features/agents/agent-row.tsx";`],
  ])("%s: %s is objected to", ([file, source], { expect }) => {
    plant(file, source);
    expect(findForbiddenImports(tree)).toEqual([expect.stringContaining(`${file} must not import `)]);
  });

  it.for<[string, string]>([
    ["shared/src/core/turn.ts", `import { makeId } from "./id.ts";`],
    ["shared/src/core/turn.test.ts", `import fc from "fast-check";`],
    [
      "shared/src/contract/agent.ts",
      `import * as z from "zod"; import { SLUG_PATTERN } from "../core/rotator.ts";`,
    ],
    [
      "worker/src/edge/index.ts",
      `import { DurableObject } from "cloudflare:workers"; import { isbot } from "isbot";`,
    ],
    [
      "worker/src/edge/index.ts",
      `import { makeId } from "@rotator/shared/core/id"; import { Hono } from "hono/tiny";`,
    ],
    [
      "worker/src/office/index.ts",
      `export type { Lease } from "../edge/rotation.ts"; import { publish } from "./db/publish.ts";`,
    ],
    [
      "worker/src/office/db/publish.ts",
      `import { drizzle } from "drizzle-orm/d1"; import type { OfficeEnv } from "../env.ts";`,
    ],
    [
      "worker/src/office/db/publish.ts",
      `import { withTimeLimit } from "../time-limit.ts"; import type { Click } from "../clicks/click.ts";`,
    ],
    ["admin/src/api.ts", `import type { AdminApi } from "@rotator/worker/office/api/app";`],
    [
      "admin/src/features/agents/page.tsx",
      `import { AgentRow } from "./agent-row.tsx"; import { Table } from "../../ui/table.tsx";`,
    ],
    ["admin/src/app/router.tsx", `import { AgentsPage } from "../features/agents/page.tsx";`],
  ])("%s: %s is fine", ([file, source], { expect }) => {
    plant(file, source);
    expect(findForbiddenImports(tree)).toEqual([]);
  });
});
