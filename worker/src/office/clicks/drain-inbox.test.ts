import { env } from "cloudflare:workers";
import type { ClickMessage } from "@rotator/shared/core/click";
import { describe, it, vi } from "vitest";
import { countAll } from "../../../test/count-all.ts";
import { makeClick, makePack, makeTestId } from "../../../test/make-click.ts";
import { makeUnsteadyDatabase } from "../../../test/unsteady-database.ts";
import { drainInbox } from "./drain-inbox.ts";

async function putIntoInbox(...packs: { id: string; body: string }[]) {
  const rows = JSON.stringify(packs.map(({ id, body }) => [id, body]));
  await env.DB.prepare(
    "INSERT INTO click_inbox (id, received_at, body) SELECT value ->> 0, ?2, value ->> 1 FROM json_each(?1)",
  )
    .bind(rows, Date.now())
    .run();
}

const toRow = (pack: ClickMessage) => ({ id: pack.id, body: JSON.stringify(pack) });

/** The database, but away for every transaction that carries this text. */
function cutFor(text: string, state: "refusing" | "hanging"): D1Database {
  const line = makeUnsteadyDatabase(env.DB);
  line.state = state;
  let cut = false;
  const watch = (statement: D1PreparedStatement) =>
    new Proxy(statement, {
      get(target, key) {
        if (key !== "bind") return bindMethod(target, key);
        return (...values: unknown[]) => {
          cut ||= values.some(
            (value) => typeof value === "string" && value.startsWith("[[") && value.includes(text),
          );
          return target.bind(...values);
        };
      },
    });
  return new Proxy(env.DB, {
    get(target, key) {
      if (key === "prepare") return (sql: string) => watch(target.prepare(sql));
      if (key !== "batch") return bindMethod(target, key);
      return (statements: D1PreparedStatement[]) => {
        const batch = cut ? line.db.batch([]) : target.batch(statements);
        cut = false;
        return batch;
      };
    },
  });
}

function bindMethod(target: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key);
  return typeof value === "function" ? value.bind(target) : value;
}

describe("the inbox", () => {
  it("is drained as the queue is, also past one page", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const packs = Array.from({ length: 420 }, (_, i) =>
      makePack([makeClick({ at: Date.now() + i, rotatorId })], { lost: 1 }),
    );
    await putIntoInbox(...packs.map(toRow));
    expect(await drainInbox(env.DB)).toBe(420);
    expect(await countAll("clicks", "rotator_id = ?", rotatorId)).toBe(420);
    expect(await countAll("leads", "rotator_id = ?", rotatorId)).toBe(420);
    expect(await countAll("lost_clicks")).toBe(420);
    expect(await countAll("click_inbox")).toBe(0);
  });

  it("leaves what is too much for one minute to the next ones", async ({ expect }) => {
    const packs = Array.from({ length: 1_700 }, () => makePack([], { lost: 1 }));
    await putIntoInbox(...packs.map(toRow));
    expect(await drainInbox(env.DB)).toBe(1_600);
    expect(await drainInbox(env.DB)).toBe(100);
    expect(await countAll("click_inbox")).toBe(0);
  });

  it("counts a pack once that also came through the queue", async ({ expect }) => {
    const pack = makePack([makeClick()]);
    for (let i = 0; i < 2; i++) {
      await putIntoInbox(toRow(pack));
      await drainInbox(env.DB);
    }
    expect(
      await env.DB.prepare("SELECT clicks FROM visitors WHERE id = ?")
        .bind(pack.clicks[0]?.visitorId)
        .first("clicks"),
    ).toBe(1);
  });

  it("gives what is no pack to the dead letters", async ({ expect }) => {
    await putIntoInbox({ id: makeTestId("pck"), body: "{not json" }, toRow(makePack([makeClick()])));
    expect(await drainInbox(env.DB)).toBe(2);
    expect(await countAll("dead_letters", "body = ?", JSON.stringify("{not json"))).toBe(1);
    expect(await countAll("click_inbox")).toBe(0);
  });

  it.for(["fails", "hangs"])("is not held up by a pack that %s", async (manner, { expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const packs = Array.from({ length: 5 }, (_, i) =>
      makePack([makeClick({ at: 1_700_000_000_000 + i * 60_000 })]),
    );
    const db = cutFor(packs[2]?.clicks[0]?.id ?? "", manner === "hangs" ? "hanging" : "refusing");
    await putIntoInbox(...packs.map(toRow));
    await drainInbox(db, { togetherMs: 500, aloneMs: 200 });
    expect(await countAll("click_inbox")).toBe(1);
    expect(await countAll("click_inbox", "tries > 0 AND id = ?", packs[2]?.id ?? "")).toBe(1);
    expect(await drainInbox(env.DB)).toBe(1);
    vi.restoreAllMocks();
  });
});
