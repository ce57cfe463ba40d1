import { readDay } from "@rotator/shared/core/day";
import { env } from "cloudflare:workers";
import { it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makeAgent, makePixel, makeRotator, member, publishEnv } from "../../../test/builders.ts";
import { makePerson } from "../../../test/person.ts";
import { saveDomain } from "../db/save-domain.ts";

it("are done one by one, and an archived link or a host that came with the Workers is none", async ({
  expect,
}) => {
  const tables = ["rotators", "domains", "pixels", "users", "invitations", "click_dims"];
  await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  const { key } = await makeKey();
  const done = async () => {
    const { status, body } = await askApi("GET", "/first-steps", { key });
    expect(status).toBe(200);
    return Object.keys(body).filter((step) => body[step] === true);
  };
  await makePerson("owner");
  await saveDomain(publishEnv(), { host: "rotator-edge.brand.workers.dev", setMetaCookies: false });
  expect(await done()).toEqual([]);

  const { id } = await makeRotator({ members: [member((await makeAgent()).id)] });
  expect(await done()).toEqual(["link", "domain"]);
  await env.DB.prepare("UPDATE rotators SET status = 'archived'").run();
  expect(await done()).toEqual(["domain"]);

  await makePixel();
  await makePerson("admin");
  expect(await done()).toEqual(["domain", "pixel", "team"]);

  const count = env.DB.prepare("INSERT INTO click_dims VALUES (?1, ?2, ?3, 'x', 1)");
  const today = readDay(Date.now(), env.TIME_ZONE);
  await count.bind(id, today, "country").run();
  await count.bind(id, "2020-01-01", "utm_campaign").run();
  expect(await done()).toEqual(["domain", "pixel", "team"]);
  await count.bind(id, today, "utm_campaign").run();
  expect(await done()).toEqual(["domain", "pixel", "ad", "team"]);
});
