import { env } from "cloudflare:workers";
import { isPhone } from "@rotator/shared/core/phone";
import { expect, it } from "vitest";
import { copyInDatabase, copyInKv } from "../../../test/published.ts";
import { finishPublishing } from "./finish-publishing.ts";
import { setRotatorStatus } from "./save-rotator.ts";
import { seedDemo } from "./seed-demo.ts";

const bare = { DB: env.DB, LINKS: env.LINKS };

async function everything(): Promise<unknown> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY name",
  ).all<{ name: string }>();
  const tables = await env.DB.batch(results.map(({ name }) => env.DB.prepare(`SELECT * FROM ${name}`)));
  const { keys } = await env.LINKS.list();
  return {
    tables: tables.map((table) => table.results),
    keys,
    values: await Promise.all(keys.map(({ name }) => env.LINKS.get(name))),
  };
}

it("makes the demo, and changes nothing when it runs again", async () => {
  expect(await seedDemo(bare)).toBe(6);
  const first = await everything();

  expect(await seedDemo(bare)).toBe(0);

  expect(await everything()).toEqual(first);
});

it.each([
  ["promo", { method: "round_robin", sticky: { enabled: false } }, [1, 1, 1], "active", null],
  ["vip", { method: "weighted", sticky: { enabled: false } }, [80, 20], "active", null],
  ["sticky", { sticky: { enabled: true, days: 90, cover: "return" } }, [1, 1, 1], "active", null],
  ["app", { deeplink: true }, [1, 1, 1], "active", null],
  ["closed", {}, [1, 1], "off", "62811000199"],
  ["empty", {}, [1, 1], "off", null],
])("has the rotator %s", async (slug, some, weights, state, fallbackPhone) => {
  const copy = await copyInKv(`localhost/${slug}`);

  expect(copy).toMatchObject({
    ...some,
    fallbackPhone,
    messageTemplate: "Halo Kak, saya mau tanya promonya.\n(Ref: {{code}})",
    metaCookies: null,
  });
  expect(copy?.members.map((member) => member.weight)).toEqual(weights);
  expect(copy?.members.every((member) => member.state === state && isPhone(member.phone))).toBe(true);
});

it("has six agents with a number each", async () => {
  const row = await env.DB.prepare(
    "SELECT count(*) AS agents, count(DISTINCT phone) AS phones FROM agents",
  ).first();

  expect(row).toEqual({ agents: 6, phones: 6 });
});

it("leaves the rotations to cron", async () => {
  expect(await copyInDatabase("localhost/promo")).toMatchObject({ unpublished: 1 });

  expect(await finishPublishing({ ...bare, ROTATION: env.ROTATION })).toBe(6);

  expect(await copyInDatabase("localhost/promo")).toMatchObject({ unpublished: 0 });
});

it("leaves alone what was made of the demo", async () => {
  const promo = await copyInKv("localhost/promo");
  if (!promo) throw new Error("no demo");
  await setRotatorStatus({ ...bare, ROTATION: env.ROTATION }, promo.id, "archived");
  const changed = await everything();

  expect(await seedDemo(bare)).toBe(0);

  expect(await everything()).toEqual(changed);
});
