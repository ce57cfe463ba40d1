import { env } from "cloudflare:workers";
import { isPhone } from "@rotator/shared/core/phone";
import { expect, it } from "vitest";
import { copyInDatabase, copyInKv } from "../../../test/published.ts";
import { decryptText } from "../encryption.ts";
import { verifyPassword } from "../sign-in/password.ts";
import { finishPublishing } from "./finish-publishing.ts";
import { setRotatorStatus } from "./save-rotator.ts";
import { seedDemo } from "./seed-demo.ts";

const bare = { DB: env.DB, LINKS: env.LINKS, ENCRYPTION_KEY: env.ENCRYPTION_KEY };
const OTHER_KEY = btoa("another key of thirty-two bytes!");

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

it("has an owner who can sign in, unless there is one already", async () => {
  const owner = await env.DB.prepare(
    "SELECT role, email, password FROM users AS u JOIN accounts AS a ON a.user_id = u.id",
  ).first<{ password: string }>();
  expect(owner).toMatchObject({ role: "owner", email: "owner@example.com" });
  expect(await verifyPassword({ hash: owner?.password ?? "", password: "rotator-demo" })).toBe(true);

  await env.DB.prepare("UPDATE users SET email = 'me@example.com'").run();
  await seedDemo(bare);

  expect(await env.DB.prepare("SELECT count(*) AS n FROM users").first()).toEqual({ n: 1 });
});

it("tells clicks on three of the links to a pixel whose token the office can read", async () => {
  const { results } = await env.DB.prepare(
    "SELECT slug, click_event AS event, dataset_id AS dataset FROM rotators AS r JOIN pixels AS p ON p.id = r.pixel_id ORDER BY slug",
  ).all();

  const dataset = "1000000000000001";
  expect(results).toEqual([
    { slug: "promo", event: "Lead", dataset },
    { slug: "sticky", event: "ViewContent", dataset },
    { slug: "vip", event: "Contact", dataset },
  ]);
  expect(await readToken(env.ENCRYPTION_KEY)).toBe("demo-access-token");
});

it("gives the pixel to a demo that was made before there were any, but not to a link that tells something", async () => {
  await env.DB.batch([
    env.DB.prepare("DELETE FROM pixels"),
    env.DB.prepare("UPDATE rotators SET pixel_id = NULL, click_event = 'none'"),
    env.DB.prepare("UPDATE rotators SET click_event = 'Schedule' WHERE slug = 'vip'"),
  ]);

  expect(await seedDemo(bare)).toBe(0);

  const { results } = await env.DB.prepare(
    "SELECT slug, click_event AS event FROM rotators WHERE click_event <> 'none' ORDER BY slug",
  ).all();
  expect(results).toEqual([
    { slug: "promo", event: "Lead" },
    { slug: "sticky", event: "ViewContent" },
    { slug: "vip", event: "Schedule" },
  ]);
});

it("makes the pixel's token readable again where the key is another one", async () => {
  expect(await readToken(OTHER_KEY)).toBeUndefined();

  await seedDemo({ ...bare, ENCRYPTION_KEY: OTHER_KEY });

  expect(await readToken(OTHER_KEY)).toBe("demo-access-token");
  await seedDemo(bare);
  expect(await readToken(env.ENCRYPTION_KEY)).toBe("demo-access-token");
});

async function readToken(key: string | undefined): Promise<string | undefined> {
  const row = await env.DB.prepare("SELECT id, access_token_encrypted AS token FROM pixels").first<{
    id: string;
    token: string;
  }>();
  return row ? decryptText(key, row.token, row.id) : undefined;
}

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
