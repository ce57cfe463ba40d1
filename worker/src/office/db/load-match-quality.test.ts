import { env } from "cloudflare:workers";
import { MATCH_KEYS } from "@rotator/shared/core/match-keys";
import { expect, it } from "vitest";
import { unique } from "../../../test/builders.ts";
import { explain } from "../../../test/explain.ts";
import { insertEvents } from "../../../test/insert-events.ts";
import { loadMatchQuality } from "./load-match-quality.ts";

async function percentOf(rotatorId: string): Promise<Record<string, number>> {
  const { keys } = await loadMatchQuality(env.DB, rotatorId);
  return Object.fromEntries(keys.map(({ key, percent }) => [key, percent]));
}

function delivered(rotator_id: string, count: number, keys: string[] | null) {
  const match_keys = keys && JSON.stringify(keys);
  return Array.from({ length: count }, () => ({ rotator_id, match_keys }));
}

it("tells for each key how many of the delivered events had it", async () => {
  const rotatorId = unique("rot");
  await insertEvents([
    ...delivered(rotatorId, 2, ["fbc", "client_ip_address", "something_new"]),
    ...delivered(rotatorId, 1, ["client_ip_address"]),
    ...delivered(rotatorId, 1, null),
    { rotator_id: rotatorId, status: "rejected", match_keys: `["em"]` },
    { rotator_id: unique("rot"), match_keys: `["em"]` },
  ]);

  const quality = await loadMatchQuality(env.DB, rotatorId);

  expect(quality.events).toBe(4);
  expect(quality.keys.map(({ key }) => key)).toEqual([...MATCH_KEYS]);
  expect(quality.keys.slice(0, 3)).toEqual([
    { key: "fbc", events: 2, percent: 50 },
    { key: "fbp", events: 0, percent: 0 },
    { key: "client_ip_address", events: 3, percent: 75 },
  ]);
});

it("tells of the last hundred, also where newer ones were refused", async () => {
  const rotatorId = unique("rot");
  const refused = Array.from({ length: 150 }, () => ({ rotator_id: rotatorId, status: "rejected" }));
  await insertEvents([
    ...refused,
    ...delivered(rotatorId, 90, ["fbc"]),
    ...delivered(rotatorId, 10, ["fbp"]),
    ...delivered(rotatorId, 50, ["em"]),
  ]);

  expect(await percentOf(rotatorId)).toMatchObject({ fbc: 90, fbp: 10, em: 0 });
});

it("tells of none where none was delivered", async () => {
  expect(await loadMatchQuality(env.DB, "rot_nothing")).toMatchObject({ events: 0 });
  expect(Object.values(await percentOf("rot_nothing"))).toEqual(MATCH_KEYS.map(() => 0));
});

it("reads the rotator's own events only", async () => {
  const plans = await explain((db) => loadMatchQuality(db, "rot_1"));

  expect(plans.join()).toContain("INDEX conversion_events_rotator (rotator_id=?)");
  expect(plans.join()).not.toMatch(/SCAN conversion_events/);
});
