import { env } from "cloudflare:workers";
import { it } from "vitest";
import { makeRotator, publishEnv } from "../../../test/builders.ts";
import { copyInDatabase, copyInKv } from "../../../test/published.ts";
import { refreshCopies } from "./refresh-copies.ts";

it("brings the copies of an older release up to this one, once, and leaves the others", async ({
  expect,
}) => {
  const old = await makeRotator();
  const present = await makeRotator();
  await env.DB.prepare(
    "UPDATE published_rotators SET body = json_remove(body, '$.site') WHERE rotator_id = ?",
  )
    .bind(old.id)
    .run();
  await env.DB.prepare("DELETE FROM settings WHERE key = 'publish.copies'").run();
  await refreshCopies(publishEnv());
  const refreshed = { version: 2, site: { name: "" } };
  expect(await copyInKv(old.address)).toMatchObject(refreshed);
  expect(await copyInDatabase(old.address)).toMatchObject({ copy: refreshed, unpublished: 0 });
  expect(await copyInKv(present.address)).toMatchObject({ version: 1 });
  await env.DB.prepare(
    "UPDATE published_rotators SET body = json_remove(body, '$.site') WHERE rotator_id = ?",
  )
    .bind(old.id)
    .run();
  await refreshCopies(publishEnv());
  expect(await copyInDatabase(old.address)).toMatchObject({ copy: { version: 2 } });
});
