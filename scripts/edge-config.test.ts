import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { it } from "vitest";
import { experimental_readRawConfig as readRawConfig } from "wrangler";
import { OFFICE_NAME } from "../shared/src/core/deployment.ts";
import { ROOT } from "./run.mjs";

const { rawConfig: edge } = readRawConfig({ config: join(ROOT, "wrangler.toml") });
const { rawConfig: office } = readRawConfig({ config: join(ROOT, "wrangler.office.toml") });

it("gives the edge no files, no cron, no queue to consume and no way into the office", ({ expect }) => {
  expect(
    Object.keys(edge).filter((key) =>
      ["assets", "site", "triggers", "services", "secrets", "secrets_store_secrets", "ai"].includes(key),
    ),
  ).toEqual([]);
  expect(edge.queues?.consumers).toBeUndefined();
});

it("declares to the edge's code exactly what its configuration binds, so that no secret can reach it", ({
  expect,
}) => {
  const bound: string[] = [
    ...Object.keys(edge.vars ?? {}),
    ...[edge.d1_databases, edge.kv_namespaces, edge.queues?.producers]
      .flatMap((list) => list ?? [])
      .map(({ binding }) => binding),
    ...(edge.durable_objects?.bindings ?? []).map(({ name }: { name: string }) => name),
  ];
  expect(propertiesOf("EdgeEnv", "worker/src/edge/env.ts").toSorted()).toEqual(bound.toSorted());
  expect(bound.filter((name) => /SECRET|TOKEN|KEY|PASSWORD/.test(name))).toEqual([]);
});

it("binds both Workers to the same database and namespace", ({ expect }) => {
  expect(edge.d1_databases).toEqual(office.d1_databases);
  expect(edge.kv_namespaces).toEqual(office.kv_namespaces);
});

it("keeps production from handing links to the edge", ({ expect }) => {
  expect(office.vars).toMatchObject({ FORWARD_LINKS: "off" });
});

function propertiesOf(name: string, file: string): string[] {
  for (const statement of parseSync(file, readFileSync(join(ROOT, file), "utf8")).program.body) {
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declared?.type !== "TSInterfaceDeclaration" || declared.id.name !== name) continue;
    return declared.body.body.flatMap((member) =>
      member.type === "TSPropertySignature" && member.key.type === "Identifier" ? [member.key.name] : [],
    );
  }
  throw new Error(`${file} declares no ${name}`);
}

it("calls the office by the name that its host on workers.dev is known by", ({ expect }) => {
  expect(office.name).toBe(OFFICE_NAME);
});
