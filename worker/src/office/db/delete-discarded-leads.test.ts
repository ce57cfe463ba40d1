import { env } from "cloudflare:workers";
import { it } from "vitest";
import { countAll } from "../../../test/count-all.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import { applyRetention } from "./apply-retention.ts";

const DAY_MS = 86_400_000;

it("a lead that was deleted goes for good after thirty days, with its notes and codes; until then it can be had back", async ({
  expect,
}) => {
  const now = Date.now();
  const clicks = [makeClick(), makeClick(), makeClick()];
  await deliver([makePack(clicks)]);
  const ids = clicks.map(({ visitorId }) => `led_${visitorId?.slice(4)}`);
  const remove = env.DB.prepare("UPDATE leads SET deleted_at = ?2, version = 2 WHERE id = ?1");
  const note = env.DB.prepare(
    "INSERT INTO lead_events (id, lead_id, at, kind) VALUES ('lev_' || ?1, ?1, 0, 'note')",
  );
  await env.DB.batch([
    remove.bind(ids[0], now - 31 * DAY_MS),
    remove.bind(ids[1], now - 29 * DAY_MS),
    ...ids.map((id) => note.bind(id)),
  ]);
  await applyRetention(env.DB, "10000", now);
  for (const [place, count] of [
    [0, 0],
    [1, 1],
    [2, 1],
  ] as const) {
    const id = ids[place] ?? "";
    expect(await countAll("leads", "id = ?", id)).toBe(count);
    expect(await countAll("visitors", "lead_id = ?", id)).toBe(count);
    expect(await countAll("lead_events", "lead_id = ?", id)).toBe(count);
  }
});
