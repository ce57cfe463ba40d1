import { env } from "cloudflare:workers";
import type { ClickMessage } from "@rotator/shared/core/click";
import { afterEach, describe, it } from "vitest";
import { countAll } from "../../../test/count-all.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeClick, makePack, makeTestId } from "../../../test/make-click.ts";
import { applyRetention } from "../db/apply-retention.ts";
import { keepDeadLetter, listDeadLetters, requestReplay } from "../db/dead-letters.ts";
import { replayDeadLetters } from "./replay-dead-letters.ts";

const refuseAll =
  "CREATE TRIGGER refuse BEFORE INSERT ON clicks WHEN NEW.reason = 'refused' BEGIN SELECT RAISE(ABORT, 'refused by a rule'); END";

const DAY = 86_400_000;

async function replay(pack: ClickMessage, kind: "click" | "pack"): Promise<number> {
  const [at = 0] = pack.clicks.map((click) => click.at);
  await keepDeadLetter(env.DB, { at, kind, reason: "old", body: JSON.stringify(pack) });
  await env.DB.prepare("UPDATE dead_letters SET status = 'replay'").run();
  return replayDeadLetters(env.DB);
}

describe("dead letters", () => {
  afterEach(() => env.DB.prepare("DELETE FROM dead_letters").run());

  it("are tried again only when asked, and go when recorded", async ({ expect }) => {
    const click = makeClick({ reason: "refused" });
    await env.DB.prepare(refuseAll).run();
    await deliver([makePack([click])]);
    const [letter] = await listDeadLetters(env.DB);
    expect(letter).toMatchObject({ kind: "click", status: "kept" });

    await requestReplay(env.DB, [letter?.id ?? ""]);
    expect(await replayDeadLetters(env.DB)).toBe(0);
    expect(await listDeadLetters(env.DB)).toMatchObject([{ id: letter?.id, status: "kept" }]);

    await env.DB.prepare("DROP TRIGGER refuse").run();
    expect(await replayDeadLetters(env.DB)).toBe(0);
    await env.DB.prepare("UPDATE dead_letters SET status = 'replay'").run();
    expect(await replayDeadLetters(env.DB)).toBe(1);
    expect(await listDeadLetters(env.DB)).toEqual([]);
    expect(await countAll("clicks", "id = ?", click.id)).toBe(1);
  });

  it("of the platform are recorded, and only the bad click of one stays", async ({ expect }) => {
    const click = makeClick();
    const pack = { ...makePack([]), clicks: [click, { id: "bad" }], lost: 2 };
    await deliver([pack], { queue: "rotator-clicks-dead" });
    await env.DB.prepare("UPDATE dead_letters SET status = 'replay'").run();
    expect(await replayDeadLetters(env.DB)).toBe(1);
    expect(await countAll("clicks", "id = ?", click.id)).toBe(1);
    expect(await countAll("lost_clicks", "pack_id = ? AND clicks = 2", pack.id)).toBe(1);
    expect(await listDeadLetters(env.DB)).toMatchObject([
      { kind: "click", status: "kept", reason: "at: not a time" },
    ]);
  });

  it("that cannot be read are put back with the reason", async ({ expect }) => {
    await env.DB.prepare(
      "INSERT INTO dead_letters (id, at, kind, reason, body, status) VALUES ('dls_x', 1, 'pack', 'old', '{', 'replay')",
    ).run();
    expect(await replayDeadLetters(env.DB)).toBe(0);
    expect(await listDeadLetters(env.DB)).toMatchObject([
      { id: "dls_x", status: "kept", reason: "not an object" },
    ]);
  });

  it("of clicks that retention has taken are not counted again", async ({ expect }) => {
    const now = Date.now();
    const rotatorId = makeTestId("rot");
    const clicks = [0, 1].map((i) => makeClick({ at: now - 100 * DAY + i, rotatorId }));
    const late = makeClick({ at: now, rotatorId });
    await deliver([makePack([...clicks, late])]);
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, now);
    expect(await countAll("clicks", "rotator_id = ?", rotatorId)).toBe(1);

    const stranger = makeClick({ at: now - 102 * DAY, rotatorId: makeTestId("rot") });
    expect(await replay(makePack([stranger]), "click")).toBe(1);
    expect(await replay(makePack(clicks.slice(0, 1)), "click")).toBe(0);
    const kept = {
      kind: "click",
      status: "kept",
      reason: "older than the clicks that are kept: may be counted already",
    };
    expect(await listDeadLetters(env.DB)).toMatchObject([kept]);
    await env.DB.prepare("DELETE FROM dead_letters").run();
    expect(await replay(makePack([...clicks, late]), "pack")).toBe(1);
    expect(await listDeadLetters(env.DB)).toMatchObject([kept, kept]);
    expect(
      await env.DB.prepare("SELECT sum(clicks) AS clicks FROM click_stats WHERE rotator_id = ?")
        .bind(rotatorId)
        .first("clicks"),
    ).toBe(3);
  });

  it("of clicks that are older than all others, but were never counted, are recorded", async ({ expect }) => {
    await deliver([makePack([makeClick()])]);
    const early = makeClick({ at: Date.now() - DAY });
    expect(await replay(makePack([early]), "pack")).toBe(1);
    expect(await countAll("clicks", "id = ?", early.id)).toBe(1);
  });
});
