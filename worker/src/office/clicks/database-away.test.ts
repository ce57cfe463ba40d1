import { createMessageBatch } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { countAll } from "../../../test/count-all.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeClick, makePack, makeTestId } from "../../../test/make-click.ts";
import { makeUnsteadyDatabase } from "../../../test/unsteady-database.ts";
import { isDatabaseUnavailable } from "../db/database-unavailable.ts";
import { consumeClicks } from "./consume-clicks.ts";
import { settlePacks } from "./settle-packs.ts";
import { keepDeadLetter } from "../db/dead-letters.ts";

describe("while the database is away", () => {
  it("messages come back later and later, and nothing is lost or given up", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const line = makeUnsteadyDatabase(env.DB);
    const to = { ...env, DB: line.db };
    const rotatorId = makeTestId("rot");
    const packs = [0, 1, 2].map((i) =>
      makePack([
        makeClick({ at: Date.now() + i, rotatorId }),
        makeClick({ at: Date.now() + i + 10, rotatorId }),
      ]),
    );
    // A pack with a click that no table takes has nowhere to put it now.
    const withBad = {
      ...makePack([makeClick({ rotatorId })], { lost: 3 }),
      clicks: [makeClick({ rotatorId }), { id: "bad" }],
    };

    line.state = "refusing";
    for (const attempts of [1, 2, 3]) {
      const { retryMessages, explicitAcks } = await deliver([...packs, withBad], { to, attempts });
      expect(explicitAcks).toEqual([]);
      expect(retryMessages).toHaveLength(4);
    }
    expect(await countAll("clicks", "rotator_id = ?", rotatorId)).toBe(0);
    expect(await countAll("dead_letters")).toBe(0);

    line.state = "up";
    const { explicitAcks } = await deliver([...packs, withBad], { to, attempts: 8 });
    expect(explicitAcks).toHaveLength(4);
    expect(await countAll("clicks", "rotator_id = ?", rotatorId)).toBe(7);
    expect(await countAll("dead_letters")).toBe(1);
    vi.restoreAllMocks();
  });

  it("messages come back after ten seconds, then twice as long, at most a quarter of an hour", async ({
    expect,
  }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const line = makeUnsteadyDatabase(env.DB);
    line.state = "refusing";
    const delays: unknown[] = [];
    for (const attempts of [1, 2, 3, 7, 8, 100]) {
      const batch = createMessageBatch("rotator-clicks", [
        { id: "0", timestamp: new Date(), attempts, body: makePack([makeClick()]) },
      ]);
      const retry = vi.fn<(options: QueueRetryOptions) => void>();
      Object.defineProperty(batch.messages[0], "retry", { value: retry });
      await consumeClicks(batch, line.db);
      delays.push(retry.mock.lastCall?.[0]);
    }
    expect(delays).toEqual([10, 20, 40, 640, 900, 900].map((delaySeconds) => ({ delaySeconds })));
    vi.restoreAllMocks();
  });

  it("a database that hangs is away too", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const line = makeUnsteadyDatabase(env.DB);
    const packs = [makePack([makeClick()]), makePack([makeClick()])].map((body) => ({
      body,
      receivedAt: Date.now(),
    }));
    line.state = "hanging";
    const startedAt = Date.now();
    expect(await settlePacks(line.db, packs, (refusal) => keepDeadLetter(line.db, refusal), 100)).toEqual([
      false,
      false,
    ]);
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    line.state = "up";
    expect(await settlePacks(line.db, packs, (refusal) => keepDeadLetter(line.db, refusal))).toEqual([
      true,
      true,
    ]);
    vi.restoreAllMocks();
  });

  it("what is recorded before it goes away is not asked for again", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const line = makeUnsteadyDatabase(env.DB);
    const rotatorId = makeTestId("rot");
    // Two slices: the line is cut after the first.
    const early = makePack(
      Array.from({ length: 400 }, (_, i) => makeClick({ at: 1_000_000 + i, rotatorId })),
    );
    const late = makePack(Array.from({ length: 400 }, (_, i) => makeClick({ at: 2_000_000 + i, rotatorId })));
    let batches = 0;
    const db = new Proxy(line.db, {
      get(target, key) {
        if (key === "batch" && ++batches > 1) line.state = "refusing";
        return Reflect.get(target, key);
      },
    });
    const { explicitAcks, retryMessages } = await deliver([early, late], { to: { ...env, DB: db } });
    expect(explicitAcks).toEqual(["0"]);
    expect(retryMessages.map(({ msgId }) => msgId)).toEqual(["1"]);
    vi.restoreAllMocks();
  });

  it("is waited for once, however many packs there are", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const line = makeUnsteadyDatabase(env.DB);
    line.state = "hanging";
    const packs = Array.from({ length: 50 }, () => ({
      body: { ...makePack([], { lost: 1 }), clicks: [{ id: "bad" }] },
      receivedAt: 0,
    }));
    const startedAt = Date.now();
    const settled = await settlePacks(line.db, packs, (refusal) => keepDeadLetter(line.db, refusal), 100);
    expect(settled.includes(true)).toBe(false);
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    vi.restoreAllMocks();
  });

  it("a dead letter that cannot be written leaves its message alive", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const pack = makePack([]);
    const body = { ...pack, clicks: [{ id: "bad" }] };
    const refuse = () => Promise.reject(new Error("anything at all"));
    expect(await settlePacks(env.DB, [{ body, receivedAt: 0 }], refuse)).toEqual([false]);
    vi.restoreAllMocks();
  });
});

describe("isDatabaseUnavailable", () => {
  it.for([
    "D1_ERROR: Network connection lost.",
    "D1 DB reset because its code was updated.",
    "Internal error while starting up D1 DB storage caused object to be reset.",
    "Internal error in D1 DB storage caused object to be reset.",
    "Cannot resolve D1 DB due to transient issue on remote node.",
    "Can't read from request stream because client disconnected.",
    "D1 DB storage operation exceeded timeout which caused object to be reset.",
    "D1 DB is overloaded. Requests queued for too long.",
    "D1 DB is overloaded. Too many requests queued.",
    "D1 DB exceeded its CPU time limit and was reset.",
    "D1 DB's isolate exceeded its memory limit and was reset.",
    "Exceeded maximum DB size",
    "Your account has exceeded D1's maximum account storage limit, please contact Cloudflare to raise your limit",
    "D1_ERROR: no such table: clicks: SQLITE_ERROR",
    "Too many API requests by single Worker invocation.",
    "Too many subrequests by single Worker invocation.",
  ])("says yes to %s", (message, { expect }) => {
    expect(isDatabaseUnavailable(new Error(message))).toBe(true);
  });

  it.for([
    "D1_ERROR: NOT NULL constraint failed: clicks.rotator_id: SQLITE_CONSTRAINT",
    "D1_ERROR: malformed JSON: SQLITE_ERROR",
    "D1_ERROR: string or blob too big: SQLITE_TOOBIG",
    "D1_TYPE_ERROR: Type 'undefined' not supported for value 'undefined'",
    "Cannot read properties of undefined",
  ])("says no to %s", (message, { expect }) => {
    expect(isDatabaseUnavailable(new Error(message))).toBe(false);
  });
});
