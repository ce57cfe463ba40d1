import { env } from "cloudflare:workers";
import { encodeTime } from "@rotator/shared/core/id";
import { beforeEach, describe, it } from "vitest";
import { countAll } from "../../../test/count-all.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeClick, makePack, makeTestId } from "../../../test/make-click.ts";
import { foldClickDims } from "./fold-click-dims.ts";
import { STATS_BUCKET_MS } from "./stats-bucket.ts";
import { repairClickDims } from "./repair-click-dims.ts";
import { repairClickStats } from "./repair-click-stats.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 4, 10, 15, 5);
const ROUND = 26 * 4;

async function insertRotator(): Promise<string> {
  const id = makeTestId("rot");
  await env.DB.batch([
    env.DB.prepare(
      "INSERT OR IGNORE INTO domains (id, host, created_at, updated_at) VALUES ('dom_1', 'link.example.com', 0, 0)",
    ),
    env.DB.prepare(
      "INSERT INTO rotators (id, domain_id, slug, name, message_template, created_at, updated_at) VALUES (?1, 'dom_1', ?1, 'Promo', 'Halo', 0, 0)",
    ).bind(id),
  ]);
  return id;
}

async function readStats(rotatorId: string) {
  const { results } = await env.DB.prepare(
    "SELECT bucket, agent_id, verdict, choice, clicks FROM click_stats WHERE rotator_id = ? ORDER BY 1, 2, 3, 4",
  )
    .bind(rotatorId)
    .all();
  return results;
}

function readCountry(rotatorId: string) {
  return env.DB.prepare("SELECT clicks FROM click_dims WHERE rotator_id = ? AND dimension = 'country'")
    .bind(rotatorId)
    .first("clicks");
}

async function repairAll(): Promise<number> {
  let wrong = 0;
  for (let i = 0; i < ROUND / 4; i++) wrong += await repairClickStats(env.DB, NOW);
  return wrong;
}

describe("repair", () => {
  beforeEach(async () => {
    for (const table of ["clicks", "click_stats", "click_dims", "click_dim_deltas", "settings"])
      await env.DB.prepare(`DELETE FROM ${table}`).run();
    await deliver([makePack([makeClick({ at: NOW - 60 * HOUR })])]);
  });

  it("finds nothing wrong where nothing is", async ({ expect }) => {
    const rotatorId = await insertRotator();
    await deliver([makePack([1, 2, 3].map((hours) => makeClick({ at: NOW - hours * HOUR, rotatorId })))]);
    await foldClickDims(env.DB, "Asia/Jakarta");
    expect(await repairAll()).toBe(0);
    expect(await repairClickDims(env.DB, "Asia/Jakarta", NOW)).toBe(0);
  });

  it("counts recent quarters of an hour again where they differ", async ({ expect }) => {
    const rotatorId = await insertRotator();
    await deliver([
      makePack(
        [1, 2, 3, 20].flatMap((hours) =>
          [0, 1].map((i) => makeClick({ at: NOW - hours * HOUR + i, rotatorId, agentId: "agt_a" })),
        ),
      ),
    ]);
    const good = await readStats(rotatorId);
    await env.DB.prepare("UPDATE click_stats SET clicks = 99 WHERE rotator_id = ? AND bucket < ?")
      .bind(rotatorId, NOW - 2 * HOUR)
      .run();
    await env.DB.prepare("DELETE FROM click_stats WHERE rotator_id = ? AND bucket >= ?")
      .bind(rotatorId, NOW - 1.5 * HOUR)
      .run();
    await env.DB.prepare("INSERT INTO click_stats VALUES (?, ?, 'agt_never', 'human', 'turn', 1, 5)")
      .bind(rotatorId, Math.floor((NOW - 3 * HOUR) / STATS_BUCKET_MS) * STATS_BUCKET_MS)
      .run();
    expect(await repairAll()).toBe(5);
    expect(await readStats(rotatorId)).toEqual(good);
  });

  it("leaves alone what is older than the oldest raw click", async ({ expect }) => {
    const rotatorId = await insertRotator();
    await deliver([
      makePack([
        makeClick({ at: NOW - 20 * HOUR, rotatorId }),
        makeClick({ at: NOW - 2 * HOUR + 5, rotatorId }),
        makeClick({ at: NOW - 2 * HOUR + 60_000, rotatorId }),
      ]),
    ]);
    await foldClickDims(env.DB, "Asia/Jakarta");
    const stats = await readStats(rotatorId);
    const dims = await countAll("click_dims");
    await env.DB.prepare("DELETE FROM clicks WHERE at <= ?")
      .bind(NOW - 2 * HOUR + 5)
      .run();
    await repairAll();
    await repairClickDims(env.DB, "Asia/Jakarta", NOW);
    expect(await readStats(rotatorId)).toEqual(stats);
    expect(await countAll("click_dims")).toBe(dims);
  });

  it("counts the values of a day again where they do not add up", async ({ expect }) => {
    const rotatorId = await insertRotator();
    await deliver([
      makePack(
        [1, 2, 3, 23].map((hours) =>
          makeClick({ at: NOW - hours * HOUR, rotatorId, query: `utm_campaign=c${hours % 2}` }),
        ),
      ),
    ]);
    await foldClickDims(env.DB, "Asia/Jakarta");
    const read = () =>
      env.DB.prepare("SELECT * FROM click_dims WHERE rotator_id = ? ORDER BY 1, 2, 3, 4")
        .bind(rotatorId)
        .all()
        .then(({ results }) => results);
    const good = await read();
    await env.DB.prepare(
      "UPDATE click_dims SET clicks = clicks + 7 WHERE rotator_id = ? AND dimension = 'utm_campaign' AND value = 'c1'",
    )
      .bind(rotatorId)
      .run();
    await env.DB.prepare("DELETE FROM click_dims WHERE rotator_id = ? AND dimension = 'os'")
      .bind(rotatorId)
      .run();
    expect(await repairClickDims(env.DB, "Asia/Jakarta", NOW)).toBe(2);
    expect(await read()).toEqual(good);
    expect(await repairClickDims(env.DB, "Asia/Jakarta", NOW + 1)).toBe(0);
  });

  it("leaves a day alone while there is something to be added to it", async ({ expect }) => {
    const rotatorId = await insertRotator();
    await deliver([makePack([makeClick({ at: NOW - HOUR, rotatorId })])]);
    expect(await repairClickDims(env.DB, "Asia/Jakarta", NOW)).toBe(0);
    expect(await countAll("click_dims", "rotator_id = ?", rotatorId)).toBe(0);
    await foldClickDims(env.DB, "Asia/Jakarta");
    expect(await readCountry(rotatorId)).toBe(1);
    expect(await repairClickDims(env.DB, "Asia/Jakarta", NOW + HOUR)).toBe(0);
  });

  it("counts clicks that came after the minute began", async ({ expect }) => {
    const rotatorId = await insertRotator();
    await deliver([makePack([-HOUR, 5_000].map((after) => makeClick({ at: NOW + after, rotatorId })))]);
    await foldClickDims(env.DB, "Asia/Jakarta");
    expect(await repairClickDims(env.DB, "Asia/Jakarta", NOW)).toBe(0);
    await env.DB.prepare("DELETE FROM click_dims").run();
    expect(await repairClickDims(env.DB, "Asia/Jakarta", NOW + HOUR)).toBe(1);
    expect(await readCountry(rotatorId)).toBe(2);
  });

  it("counts a day of many clicks and values page by page", async ({ expect }) => {
    const rotatorId = await insertRotator();
    await env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
       INSERT INTO clicks (id, at, rotator_id, choice, roster_version, verdict, consent, country, utm_term)
       SELECT ?1 || printf('%016d', i), ?2, ?3, 'turn', 1, iif(i % 2000 = 0, 'bot', 'human'), 'given', 'ID', iif(i % 2, 'often', 'once-' || i)
       FROM n`,
    )
      .bind(`clk_${encodeTime(NOW - HOUR)}`, NOW - HOUR, rotatorId)
      .run();
    expect(await repairClickDims(env.DB, "Asia/Jakarta", NOW)).toBe(1);
    expect(await readCountry(rotatorId)).toBe(12_001 - 7);
    const { results } = await env.DB.prepare(
      "SELECT value, clicks FROM click_dims WHERE rotator_id = ? AND dimension = 'utm_term' ORDER BY clicks DESC",
    )
      .bind(rotatorId)
      .all();
    expect(results).toHaveLength(201);
    expect(results.slice(0, 2)).toEqual([
      { value: "often", clicks: 6_000 },
      { value: "", clicks: 6_001 - 7 - 199 },
    ]);
  });

  it("leaves the top values of a day once it is finished", async ({ expect }) => {
    const rotatorId = await insertRotator();
    const day = Date.now() - 12 * HOUR;
    const campaigns = Array.from({ length: 300 }, (_, i) => (i < 2 ? "often" : `once-${i}`));
    const clicks = campaigns.map((campaign, i) =>
      makeClick({ at: day + i, rotatorId, query: `utm_campaign=${campaign}` }),
    );
    await deliver([makePack(clicks.slice(0, 250)), makePack(clicks.slice(250))]);
    await foldClickDims(env.DB, "UTC");
    const values = () => countAll("click_dims", "rotator_id = ? AND dimension = 'utm_campaign'", rotatorId);
    await repairClickDims(env.DB, "UTC", day + 24 * HOUR);
    expect(await values()).toBe(299);

    await repairClickDims(env.DB, "UTC", day + 48 * HOUR);
    expect(await values()).toBe(201);
    expect(
      await env.DB.prepare(
        "SELECT clicks FROM click_dims WHERE rotator_id = ? AND dimension = 'utm_campaign' AND value = ''",
      )
        .bind(rotatorId)
        .first("clicks"),
    ).toBe(298 - 199);
  });

  it("is not tried again at once where it failed", async ({ expect }) => {
    const rotatorId = await insertRotator();
    await deliver([makePack([makeClick({ at: NOW - HOUR, rotatorId })])]);
    await env.DB.prepare("DELETE FROM click_dim_deltas").run();
    const refuse =
      "CREATE TRIGGER refuse BEFORE INSERT ON click_dims BEGIN SELECT RAISE(ABORT, 'refused by a rule'); END";
    await env.DB.prepare(refuse).run();
    await expect(repairClickDims(env.DB, "Asia/Jakarta", NOW)).rejects.toThrow("refused by a rule");
    expect(await repairClickDims(env.DB, "Asia/Jakarta", NOW + 60_000)).toBe(0);
    await env.DB.prepare("DROP TRIGGER refuse").run();
    expect(await repairClickDims(env.DB, "Asia/Jakarta", NOW + HOUR)).toBe(1);
    expect(await readCountry(rotatorId)).toBe(1);
  });
});
