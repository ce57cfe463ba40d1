import type { Check } from "@rotator/shared/contract/checks";
import { env } from "cloudflare:workers";
import { beforeEach, describe, it, vi } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makePixel, makeRotator } from "../../../test/builders.ts";
import { quietOffice } from "../../../test/told-link.ts";
import { makeUnsteadyDatabase } from "../../../test/unsteady-database.ts";
import type { EdgeSight } from "../../edge/look-around.ts";
import { checkDeployment } from "../checks/check-deployment.ts";
import { loadKnownAddress } from "../db/load-known-address.ts";
import { noteCron } from "../db/cron-time.ts";
import { NEWEST_MIGRATION } from "../db/newest-migration.ts";
import type { OfficeEnv } from "../env.ts";

beforeEach(async () => {
  for (const table of ["pixels", "settings", "dead_letters"])
    await env.DB.prepare(`DELETE FROM ${table}`).run();
});

const whole: OfficeEnv = { ...env, FORWARD_LINKS: "off", SETUP_TOKEN: "a setup token" };

const edgeThatSees = (look: OfficeEnv["LINK_TEST"]["look"]): Partial<OfficeEnv> => ({
  LINK_TEST: { try: (request) => env.LINK_TEST.try(request), look },
});

async function check(changed: Partial<OfficeEnv> = {}, nowMs = Date.now()): Promise<Record<string, Check>> {
  const checks = await checkDeployment({ ...whole, ...changed }, "en", nowMs);
  return Object.fromEntries(checks.map((each) => [each.key, each]));
}

describe("the deployment check", () => {
  it("finds nothing wrong with a whole deployment", async ({ expect }) => {
    await noteCron(env.DB, Date.now());
    const checks = Object.values(await check());
    expect(checks.filter(({ state }) => state !== "ok")).toEqual([]);
    expect(checks).toHaveLength(22);
  });

  it("answers through the door in the asker's language, the worst state first to see", async ({ expect }) => {
    const { key } = await makeKey(["checks:read"]);
    const { status, body } = await askApi("GET", "/checks", { key, headers: { "accept-language": "id" } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ at: expect.any(Number), state: "warn" });
    expect(body.checks.find((each: Check) => each.key === "cron")).toMatchObject({
      state: "warn",
      title: "Pekerjaan tiap menit",
      command: "npm start",
    });
  });

  it("has the edge look whether its stores are the office's", async ({ expect }) => {
    await makeRotator();
    expect(await check()).toMatchObject({ edge_database: { state: "ok" }, edge_links: { state: "ok" } });
    const key = `link:${(await loadKnownAddress(env.DB))?.address}`;
    const body = await env.LINKS.get(key);
    await env.LINKS.delete(key);
    expect((await check())["edge_links"]).toMatchObject({
      state: "fail",
      text: expect.stringContaining("another one"),
      command: "npm run setup",
    });
    await env.LINKS.put(key, body ?? "");
  });

  it.for<[string, Partial<EdgeSight>, Partial<Check>]>([
    ["edge_database", { database: false }, { state: "fail", command: "npm run setup" }],
    ["edge_database", { database: undefined }, { state: "fail", command: "npm run deploy" }],
    ["click_queue", { hasQueue: false }, { state: "warn", command: "npm run deploy" }],
    ["click_queue", { queue: { messages: 7, oldestAt: Date.now() } }, { state: "ok" }],
    [
      "click_queue",
      { queue: { messages: 7, oldestAt: 0 } },
      { state: "fail", text: "7 wait, the oldest for more than 5 minutes." },
    ],
  ])("says of %s what the edge saw: %j", async ([key, seen, said], { expect }) => {
    await makeRotator();
    const sight: EdgeSight = { database: true, links: true, hasQueue: true, queue: undefined, ...seen };
    expect((await check(edgeThatSees(async () => sight)))[key]).toMatchObject(said);
  });

  it("says where the edge cannot be asked, or a domain of links does not lead here", async ({ expect }) => {
    const look = async () => Promise.reject(new Error("no such entrypoint"));
    const { input } = await makeRotator();
    await env.DB.prepare(
      "UPDATE domains SET check_state = 'broken', live_at = 1, failed_checks = 2 WHERE id = ?",
    )
      .bind(input.domainId)
      .run();
    const checks = await check(edgeThatSees(look));
    for (const key of ["edge_database", "edge_links", "click_queue"])
      expect(checks[key]).toMatchObject({ state: "fail", command: "npm run deploy" });
    expect(checks["domains"]).toMatchObject({ state: "fail", text: expect.stringContaining("1 no longer") });
    await env.DB.prepare("UPDATE domains SET failed_checks = 0").run();
  });

  it("tells a missing, a malformed and a changed encryption key apart", async ({ expect }) => {
    await makePixel();
    expect((await check({ ENCRYPTION_KEY: "" }))["encryption_key"]).toMatchObject({
      state: "fail",
      text: expect.stringContaining("is missing"),
      command: "npm run setup",
    });
    expect((await check({ ENCRYPTION_KEY: "short" }))["encryption_key"]).toMatchObject({
      state: "fail",
      text: expect.stringContaining("32 bytes"),
    });
    const other = btoa("another thirty-two bytes of text");
    expect((await check({ ENCRYPTION_KEY: other }))["encryption_key"]).toMatchObject({
      state: "fail",
      text: expect.stringContaining("1 stored secrets"),
    });
    expect((await check())["encryption_key"]).toMatchObject({ state: "ok" });
  });

  it("sees whether the schedule runs", async ({ expect }) => {
    const now = Date.now();
    expect((await check({}, now))["cron"]).toMatchObject({ state: "warn" });
    await noteCron(env.DB, now);
    expect((await check({}, now + 4 * 60_000))["cron"]).toMatchObject({ state: "ok" });
    expect((await check({}, now + 7 * 60_000))["cron"]).toMatchObject({
      state: "fail",
      text: expect.stringContaining("7 minutes"),
      command: "npx wrangler triggers deploy -c wrangler.office.toml",
    });
  });

  it("sees tables that are older or newer than the build", async ({ expect }) => {
    await env.DB.prepare("INSERT INTO d1_migrations (name) VALUES ('9999_later.sql')").run();
    expect((await check())["migrations"]).toMatchObject({ state: "warn", command: "npm run deploy" });
    await env.DB.prepare("DELETE FROM d1_migrations WHERE name = '9999_later.sql'").run();
    await env.DB.prepare("UPDATE d1_migrations SET name = '0000_gone.sql' WHERE name = ?")
      .bind(NEWEST_MIGRATION)
      .run();
    expect((await check())["migrations"]).toMatchObject({
      state: "fail",
      command: "npx wrangler d1 migrations apply rotator --remote -c wrangler.office.toml",
    });
    await env.DB.prepare("UPDATE d1_migrations SET name = ? WHERE name = '0000_gone.sql'")
      .bind(NEWEST_MIGRATION)
      .run();
  });

  it("knows the newest migration of the folder", ({ expect }) => {
    expect(
      env.TEST_MIGRATIONS.map(({ name }) => name)
        .toSorted()
        .at(-1),
    ).toBe(NEWEST_MIGRATION);
  });

  it("warns of a plan with few calls, of no queues, of no setup token and of what was put aside", async ({
    expect,
  }) => {
    await env.DB.prepare(
      "INSERT INTO dead_letters (id, at, kind, reason, body) VALUES ('dls_1', ?, 'click', 'x', '{}')",
    )
      .bind(Date.now())
      .run();
    const poor = { ...quietOffice, CALL_LIMIT: "50", SETUP_TOKEN: "" };
    const checks = await checkDeployment(poor, "en", Date.now());
    const warned = checks.filter(({ state }) => state === "warn").map(({ key }) => key);
    expect(warned).toEqual(["queues", "setup_token", "cron", "call_limit", "dead_letters"]);
    expect((await check({ CALL_LIMIT: "many" }))["call_limit"]).toMatchObject({ state: "fail" });
    expect((await check({ ADMIN_HOST: "https://admin.example.com/" }))["admin_host"]).toMatchObject({
      state: "fail",
    });
    expect((await check({ ADMIN_HOST: "admin.example.com" }))["admin_host"]).toMatchObject({
      state: "ok",
      text: "The admin answers at admin.example.com.",
    });
  });

  it("says what does not answer, and what cannot be known without it", async ({ expect }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const line = makeUnsteadyDatabase(env.DB);
    line.state = "refusing";
    const checks = await check({ DB: line.db });
    log.mockRestore();
    expect(checks["database"]).toMatchObject({
      state: "fail",
      text: expect.stringContaining("does not answer"),
    });
    for (const key of ["migrations", "encryption_key", "cron", "inbox"])
      expect(checks[key]).toMatchObject({ state: "fail", text: expect.stringContaining("cannot be said") });
    expect(checks["links"]).toMatchObject({ state: "ok" });
  });
});
