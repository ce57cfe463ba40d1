import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { makePixel } from "../../../test/builders.ts";
import { explain } from "../../../test/explain.ts";
import { insertEvents } from "../../../test/insert-events.ts";
import { countConversions } from "./count-conversions.ts";

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// Midnight in Jakarta, and in Nepal, whose day begins at a quarter of an hour.
const JAKARTA = Date.UTC(2026, 2, 9, 17);
const NEPAL = Date.UTC(2026, 2, 9, 18, 15);

async function countOf(pixelId: string, timeZone: string, fromMs: number, toMs: number) {
  const { days, open } = await countConversions(env.DB, timeZone, fromMs, toMs);
  return {
    days: days.filter((day) => day.pixelId === pixelId).map(({ pixelId: _, ...day }) => day),
    open: open.find((counts) => counts.pixelId === pixelId),
  };
}

it.each([
  ["Asia/Jakarta", JAKARTA],
  ["Asia/Kathmandu", NEPAL],
])("counts what was made, delivered and refused by the days of %s", async (timeZone, midnight) => {
  const pixel_id = (await makePixel()).id;
  await insertEvents([
    { pixel_id, event_at: midnight - 1, status: "delivered" },
    { pixel_id, event_at: midnight, status: "delivered" },
    { pixel_id, event_at: midnight, status: "rejected", event_name: "Contact" },
    { pixel_id, event_at: midnight + DAY - 1, status: "waiting" },
    { pixel_id, event_at: midnight + DAY, status: "delivered" },
  ]);

  const noon = midnight + 12 * HOUR;
  expect((await countOf(pixel_id, timeZone, noon, noon + MINUTE)).days).toEqual([
    { day: "2026-03-10", made: 3, delivered: 1, rejected: 1 },
  ]);
  expect((await countOf(pixel_id, timeZone, midnight - 1, midnight + DAY + 1)).days).toEqual([
    { day: "2026-03-09", made: 1, delivered: 1, rejected: 0 },
    { day: "2026-03-10", made: 3, delivered: 1, rejected: 1 },
    { day: "2026-03-11", made: 1, delivered: 1, rejected: 0 },
  ]);
  expect((await countOf(pixel_id, timeZone, midnight, midnight + DAY)).days).toHaveLength(1);
});

it("gives the day on which the clocks change its 23 or 25 hours", async () => {
  const pixel_id = (await makePixel()).id;
  const spring = Date.UTC(2026, 2, 28, 23);
  const autumn = Date.UTC(2026, 9, 24, 22);
  await insertEvents([
    { pixel_id, event_at: spring + 23 * HOUR - 1 },
    { pixel_id, event_at: spring + 23 * HOUR },
    { pixel_id, event_at: autumn + 25 * HOUR - 1 },
    { pixel_id, event_at: autumn + 25 * HOUR },
  ]);

  for (const start of [spring, autumn]) {
    const { days } = await countOf(pixel_id, "Europe/Berlin", start, start + 2 * DAY - HOUR);
    expect(days.map(({ made }) => made)).toEqual([1, 1]);
  }
});

it("looks at a hundred days at most, the last ones", async () => {
  const pixel_id = (await makePixel()).id;
  await insertEvents([0, 100, 101].map((days) => ({ pixel_id, event_at: JAKARTA - days * DAY })));

  const { days } = await countOf(pixel_id, "Asia/Jakarta", 0, JAKARTA + 1);

  expect(days).toHaveLength(1);
});

it("counts what waits and what is held now, of every pixel", async () => {
  const pixel_id = (await makePixel()).id;
  const idle = (await makePixel()).id;
  const states = ["waiting", "sending", "held", "held", "held", "delivered", "rejected"];
  await insertEvents(states.map((status) => ({ pixel_id, status, event_at: JAKARTA })));

  const now = Date.now();
  expect((await countOf(pixel_id, "Asia/Jakarta", now, now + 1)).open).toMatchObject({ waiting: 2, held: 3 });
  expect((await countOf(idle, "Asia/Jakarta", now, now + 1)).open).toMatchObject({ waiting: 0, held: 0 });
});

it("reads ranges of indexes only", async () => {
  const plans = await explain((db) => countConversions(db, "Asia/Jakarta", JAKARTA, JAKARTA + DAY));

  expect(plans[0]).toContain("SEARCH s USING PRIMARY KEY (pixel_id=? AND bucket>? AND bucket<?)");
  expect(plans[1]?.match(/INDEX conversion_events_open \(pixel_id=\? AND status=\?\)/g)).toHaveLength(2);
});
