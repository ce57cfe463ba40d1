import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { unique } from "../../../test/builders.ts";
import { explain } from "../../../test/explain.ts";
import { recordChange } from "../db/audit-log.ts";
import { listChanges } from "../db/list-changes.ts";

async function change(actor: string, subjectId: string, count = 1): Promise<void> {
  for (let i = 0; i < count; i++)
    await recordChange(env.DB, {
      actor,
      action: "thing.changed",
      subjectId,
      before: { i },
      after: { i: i + 1 },
    });
}

describe("the audit log", () => {
  it("is read page by page, the newest first, by subject and by actor", async ({ expect }) => {
    const { key } = await makeKey();
    const [subject, other] = [unique("sub"), unique("sub")];
    const [ann, ben] = [unique("user:ann"), unique("user:ben")];
    await change(ann, subject, 3);
    await change(ben, subject, 2);
    await change(ann, other, 1);

    const found = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const after = cursor === "" ? "" : `&cursor=${cursor}`;
      const { body } = await askApi("GET", `/audit-log?limit=2&subjectId=${subject}${after}`, { key });
      expect(body.items.length).toBeLessThanOrEqual(2);
      found.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(found.map(({ actor, before }) => [actor, before.i])).toEqual([
      [ben, 1],
      [ben, 0],
      [ann, 2],
      [ann, 1],
      [ann, 0],
    ]);
    const ofAnn = await askApi("GET", `/audit-log?actor=${ann}`, { key });
    expect(ofAnn.body.items).toHaveLength(4);
    expect(ofAnn.body.items[0]).toMatchObject({ subjectId: other, action: "thing.changed", after: { i: 1 } });
  });

  it("is read by kind and by time", async ({ expect }) => {
    const { key } = await makeKey();
    const subject = unique("sub");
    await change("user:ann", subject, 2);
    await recordChange(env.DB, {
      ...{ actor: null, action: "thingamy.made", subjectId: subject },
      ...{ before: null, after: { made: true } },
    });
    const read = async (query: string) => {
      const { body } = await askApi("GET", `/audit-log?subjectId=${subject}&${query}`, { key });
      return body.items.map(({ action }: { action: string }) => action);
    };
    expect(await read("kind=thing")).toEqual(["thing.changed", "thing.changed"]);
    expect(await read("kind=thingamy")).toEqual(["thingamy.made"]);
    const hour = 3_600_000;
    expect(await read(`from=${Date.now() - hour}&to=${Date.now() + hour}`)).toHaveLength(3);
    expect(await read(`from=${Date.now() + hour}`)).toEqual([]);
    expect(await read(`to=${Date.now() - hour}`)).toEqual([]);
    const refused = await askApi("GET", "/audit-log?kind=A%25", { key });
    expect(refused.status).toBe(422);
  });

  it("is found by its indexes", async ({ expect }) => {
    const plans = [
      ...(await explain((db) => listChanges(db, { subjectId: "x" }, undefined, 10))),
      ...(await explain((db) => listChanges(db, { actor: "x" }, "aud_1", 10))),
      ...(await explain((db) => listChanges(db, { kind: "x", from: 1, to: 2 }, undefined, 10))),
    ];
    expect(plans.join("\n")).toContain("audit_log_subject");
    expect(plans.join("\n")).not.toMatch(/SCAN audit_log/);
  });
});
