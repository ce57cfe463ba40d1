import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { countAll } from "../../../test/count-all.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import { listDeadLetters, requestReplay } from "../db/dead-letters.ts";
import { replayDeadLetters } from "./replay-dead-letters.ts";

const refuseAll =
  "CREATE TRIGGER refuse BEFORE INSERT ON clicks WHEN NEW.reason = 'refused' BEGIN SELECT RAISE(ABORT, 'refused by a rule'); END";

describe("dead letters", () => {
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
    await env.DB.prepare("DELETE FROM dead_letters").run();
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
});
