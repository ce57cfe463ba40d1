import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { explain } from "../../../test/explain.ts";
import { makePerson, signIn } from "../../../test/person.ts";
import { deleteOldSignIns } from "./delete-old-sign-ins.ts";
import { loadSession } from "./sessions.ts";

it("clears away what opens nothing any more, and nothing else", async () => {
  const person = await makePerson("owner");
  const [old, kept] = [await signIn(person), await signIn(person)];
  const { body } = await old.ask("GET", "/session");
  await env.DB.prepare("UPDATE sessions SET expires_at = 1 WHERE id = ?1").bind(body.id).run();
  const count = async (table: string) =>
    (await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<{ n: number }>())?.n;
  expect(await count("sign_in_tries")).toBeGreaterThan(0);

  await deleteOldSignIns(env.DB, Date.now());
  expect(await count("sessions")).toBe(1);
  expect(await count("sign_in_tries")).toBeGreaterThan(0);
  expect(await kept.ask("GET", "/session")).toMatchObject({ status: 200 });

  await deleteOldSignIns(env.DB, Date.now() + 3_700_000);
  expect(await count("sign_in_tries")).toBe(0);
});

it("finds by indexes alone, as each request finds its session", async () => {
  const plans = await explain(async (db) => {
    await loadSession(db, "token", 1);
    await deleteOldSignIns(db, 1);
  });
  expect(plans).toHaveLength(5);
  for (const plan of plans) expect(plan).not.toContain("SCAN");
});
