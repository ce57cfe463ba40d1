import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { countAll } from "../../../test/count-all.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeClick, makePack, makeTestId } from "../../../test/make-click.ts";
import { limitBoundValues } from "../../../test/limited-database.ts";
import { foldClickDims } from "./fold-click-dims.ts";

// Twenty minutes before midnight in Jakarta.
const LATE = Date.UTC(2026, 4, 10, 16, 40);

const DAY = 86_400_000;

async function loadDims(rotatorId: string, dimension: string) {
  const { results } = await env.DB.prepare(
    "SELECT day, value, clicks FROM click_dims WHERE rotator_id = ? AND dimension = ? ORDER BY day, clicks DESC, value",
  )
    .bind(rotatorId, dimension)
    .all();
  return results;
}

describe("counts by dimension", () => {
  it("are of human clicks, by the day of the deployment's zone", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const click = (minutes: number, campaign: string, verdict: "human" | "bot" = "human") =>
      makeClick({ at: LATE + minutes * 60_000, rotatorId, verdict, query: `utm_campaign=${campaign}` });
    await deliver([
      makePack([click(0, "a"), click(1, "a"), click(2, "b"), click(30, "a"), click(3, "a", "bot")]),
    ]);
    await foldClickDims(env.DB, "Asia/Jakarta");
    expect(await loadDims(rotatorId, "utm_campaign")).toEqual([
      { day: "2026-05-10", value: "a", clicks: 2 },
      { day: "2026-05-10", value: "b", clicks: 1 },
      { day: "2026-05-11", value: "a", clicks: 1 },
    ]);
    expect(await loadDims(rotatorId, "in_app")).toMatchObject([
      { value: "instagram", clicks: 3 },
      { value: "instagram", clicks: 1 },
    ]);
    expect(await loadDims(rotatorId, "utm_term")).toEqual([]);
    expect(await countAll("click_dim_deltas")).toBe(0);
  });

  it("are exact when messages repeat and two runs meet", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const packs = Array.from({ length: 30 }, (_, i) => makePack([makeClick({ at: LATE + i, rotatorId })]));
    for (const pack of packs) await deliver([pack]);
    await Promise.all([foldClickDims(env.DB, "UTC"), foldClickDims(env.DB, "UTC")]);
    for (const pack of packs) await deliver([pack]);
    await foldClickDims(env.DB, "UTC");
    expect(await loadDims(rotatorId, "country")).toEqual([{ day: "2026-05-10", value: "ID", clicks: 30 }]);
  });

  it("keep the top values and add up the rest", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const campaigns = Array.from({ length: 1_000 }, (_, i) => (i < 50 ? `often-${i % 5}` : `once-${i}`));
    const clicks = campaigns.map((campaign, i) =>
      makeClick({ at: LATE + i, rotatorId, query: `utm_campaign=${campaign}` }),
    );
    for (let i = 0; i < clicks.length; i += 250) await deliver([makePack(clicks.slice(i, i + 250))]);
    await foldClickDims(env.DB, "UTC");
    const dims = await loadDims(rotatorId, "utm_campaign");
    expect(dims).toHaveLength(201);
    expect(dims[0]).toMatchObject({ value: "", clicks: 1_000 - 50 - 195 });
    expect(dims.slice(1, 6).map(({ value, clicks: n }) => [value, n])).toEqual(
      [0, 1, 2, 3, 4].map((i) => [`often-${i}`, 10]),
    );
    expect(await loadDims(rotatorId, "country")).toEqual([{ day: "2026-05-10", value: "ID", clicks: 1_000 }]);
  });

  it("keep no more than the top values of a day that is long over", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const count = async (at: number) => {
      const clicks = Array.from({ length: 300 }, (_, i) =>
        makeClick({ at: at + i, rotatorId, query: `utm_campaign=${i}` }),
      );
      await deliver([makePack(clicks)]);
      await foldClickDims(env.DB, "UTC");
      return (await loadDims(rotatorId, "utm_campaign")).length;
    };
    const now = Date.now();
    expect(await count(now - (now % DAY))).toBe(300);
    expect(await count(now - (now % DAY) - 2 * DAY)).toBe(300 + 201);
  });

  it("are added whole where they are more than one bound value can hold", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const names = [
      ...["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"],
      ...["campaign_id", "adset_id", "ad_id", "site_source_name", "placement"],
    ];
    const query = (i: number) => names.map((name) => `${name}=${`${i}-`.padEnd(500, "x")}`).join("&");
    const clicks = Array.from({ length: 1_000 }, (_, i) =>
      makeClick({ at: LATE + i, rotatorId, query: query(i) }),
    );
    for (let i = 0; i < clicks.length; i += 100) await deliver([makePack(clicks.slice(i, i + 100))]);
    await foldClickDims(limitBoundValues(env.DB), "UTC");
    expect(await countAll("click_dim_deltas")).toBe(0);
    const total = "SELECT sum(clicks) AS clicks FROM click_dims WHERE rotator_id = ? AND dimension = ?";
    for (const name of [...names, "country"])
      expect(await env.DB.prepare(total).bind(rotatorId, name).first("clicks")).toBe(1_000);
  });

  it("are not held up by a batch that cannot be added", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    await env.DB.prepare(
      "CREATE TRIGGER refuse BEFORE INSERT ON click_dims WHEN NEW.value = 'bad' BEGIN SELECT RAISE(ABORT, 'refused by a rule'); END",
    ).run();
    const rotatorId = makeTestId("rot");
    for (let i = 0; i < 45; i++)
      await deliver([
        makePack([
          makeClick({ at: LATE + i, rotatorId, query: `utm_term=${i % 20 === 3 ? "bad" : "good"}` }),
        ]),
      ]);
    expect(await foldClickDims(env.DB, "UTC")).toBe(42);
    expect(await loadDims(rotatorId, "utm_term")).toMatchObject([{ value: "good", clicks: 42 }]);
    expect(await countAll("click_dim_deltas")).toBe(3);

    await env.DB.prepare("DROP TRIGGER refuse").run();
    expect(await foldClickDims(env.DB, "UTC")).toBe(3);
    expect(await loadDims(rotatorId, "country")).toMatchObject([{ clicks: 45 }]);
    vi.restoreAllMocks();
  });
});
