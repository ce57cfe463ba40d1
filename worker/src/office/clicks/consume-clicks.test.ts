import { env } from "cloudflare:workers";
import type { RecordedClick } from "@rotator/shared/core/click";
import { encodeTime, visitorCode } from "@rotator/shared/core/id";
import { describe, it, vi } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { makeAdQuery, makeClick, makePack, makeTestId } from "../../../test/make-click.ts";
import { countAll } from "../../../test/count-all.ts";
import { insertAll } from "./record-clicks.ts";

async function loadClick(id: string) {
  return env.DB.prepare("SELECT * FROM clicks WHERE id = ?").bind(id).first();
}

async function loadVisitor(id: string | undefined) {
  return env.DB.prepare("SELECT * FROM visitors WHERE id = ?")
    .bind(id ?? "")
    .first();
}

async function loadLead(id: unknown) {
  return env.DB.prepare("SELECT * FROM leads WHERE id = ?").bind(id).first();
}

function leadOf({ visitorId }: RecordedClick): string {
  return `led_${(visitorId ?? "").slice(4)}`;
}

function permute<T>(items: T[]): T[][] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, index) => permute(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

describe("a recorded click", () => {
  it("begins a lead with a new visitor", async ({ expect }) => {
    const click = makeClick({ query: "k_budget=5jt" });
    const result = await deliver([makePack([click])]);
    expect(result.explicitAcks).toEqual(["0"]);
    expect(await loadLead(leadOf(click))).toMatchObject({
      name: `Visitor ${visitorCode(click.visitorId ?? "")}`,
      status: "new",
      source: "click",
      rotator_id: click.rotatorId,
      agent_id: click.agentId,
      custom: '{"k_budget":"5jt"}',
      created_at: click.at,
    });
    expect(await loadVisitor(click.visitorId)).toMatchObject({
      lead_id: leadOf(click),
      code: visitorCode(click.visitorId ?? ""),
      clicks: 1,
    });
  });

  it("holds what the visit told, and no full address or user agent", async ({ expect }) => {
    const query = `${makeAdQuery("row")}&k_budget=5jt`;
    const fbclid = new URLSearchParams(query).get("fbclid") ?? "";
    const click = makeClick({
      query,
      fbc: `fb.1.1700000000000.${fbclid}`,
      fbp: "fb.1.1700000000000.1098115397",
      referrerHost: "l.instagram.com",
    });
    await deliver([makePack([click])]);
    const row = await loadClick(click.id);
    expect(row).toMatchObject({
      event_id: `evt_${click.id.slice(4)}`,
      device: "mobile",
      os: "Android",
      in_app: "instagram",
      language: "id-ID",
      ip: "203.0.113.0",
      referrer_host: "l.instagram.com",
      utm_campaign: "Promo November",
      campaign_id: "120210000000000001",
      placement: "Instagram_Stories",
      ad_parameters: null,
      fbclid,
      fbc_stored: "fb.1.1700000000000.",
      fbc: `fb.1.1700000000000.${fbclid}`,
      custom: '{"k_budget":"5jt"}',
    });
    expect(JSON.stringify(row)).not.toMatch(/203\.0\.113\.77|Mozilla/);
    expect(await loadVisitor(click.visitorId)).toMatchObject({
      fbc: `fb.1.1700000000000.${fbclid}`,
      first_ad_at: click.at,
      last_ad: null,
    });
  });

  it("keeps a cookie's fbc that is not of this fbclid", async ({ expect }) => {
    const click = makeClick({ query: "fbclid=NEW", fbc: "fb.1.1700000000000.OLD" });
    await deliver([makePack([click])]);
    expect(await loadClick(click.id)).toMatchObject({ fbc: "fb.1.1700000000000.OLD" });
  });

  it.for<[name: string, order: number[], clickId: "ONE" | "TWO" | "OTHER"]>([
    ["in order", [0, 1, 2, 3], "OTHER"],
    ["backwards", [3, 2, 1, 0], "OTHER"],
    ["without the newest cookie", [2, 0, 1], "TWO"],
    ["without any ad that brought one", [1], "ONE"],
  ])("leaves its visitor with the newest fbc, %s", async ([, order, clickId], { expect }) => {
    const visitorId = makeTestId("vis");
    const start = Date.now() - 600_000;
    const made = { ONE: start, TWO: start + 20_000, OTHER: start + 25_000 };
    const visits: [seconds: number, query: string, clickId: keyof typeof made][] = [
      [0, "fbclid=ONE", "ONE"],
      [10, "", "ONE"],
      [20, "fbclid=TWO&utm_source=fb", "TWO"],
      [30, "ttclid=T", "OTHER"],
    ];
    const clicks = visits.map(([seconds, query, id]) =>
      makeClick({ at: start + seconds * 1_000, visitorId, query, fbc: `fb.1.${made[id]}.${id}` }),
    );
    for (const index of order) await deliver([makePack(clicks.slice(index, index + 1))]);
    expect((await loadVisitor(visitorId))?.fbc).toBe(`fb.1.${made[clickId]}.${clickId}`);
  });

  it("keeps with the newest click id when it was first seen, though no cookie did", async ({ expect }) => {
    const start = Date.UTC(2026, 0, 1);
    const visits = [
      [0, "AAA"],
      [10, "BBB"],
      [20, "BBB"],
      [30, "BBB"],
    ] as const;
    for (const order of permute([...visits])) {
      const visitorId = makeTestId("vis");
      for (const [minutes, fbclid] of order) {
        const at = start + minutes * 60_000;
        await insertAll(env.DB, [
          makeClick({ at, visitorId, query: `fbclid=${fbclid}`, fbc: `fb.1.${at}.` }),
        ]);
      }
      expect((await loadVisitor(visitorId))?.fbc).toBe(`fb.1.${start + 600_000}.BBB`);
    }
  });

  it("takes a click id that comes again for the newest, and a cookie for as old as it is", async ({
    expect,
  }) => {
    const start = Date.UTC(2026, 0, 1);
    const minute = (minutes: number) => start + minutes * 60_000;
    const visits: [minutes: number, query: string, fbc: string][] = [
      [10, "fbclid=XXX", `fb.1.${minute(10)}.`],
      [15, "fbclid=YYY", `fb.1.${minute(15)}.`],
      [20, "fbclid=XXX", `fb.1.${minute(10)}.XXX`],
      [25, "", `fb.1.${minute(1)}.OLD`],
    ];
    for (const order of permute(visits)) {
      const visitorId = makeTestId("vis");
      for (const [minutes, query, fbc] of order)
        await insertAll(env.DB, [makeClick({ at: minute(minutes), visitorId, query, fbc })]);
      expect((await loadVisitor(visitorId))?.fbc).toBe(`fb.1.${minute(10)}.XXX`);
    }
  });

  it("is not kept from the newest click id by a cookie from the future, nor by one that is none", async ({
    expect,
  }) => {
    const visitorId = makeTestId("vis");
    const at = Date.now() - 60_000;
    const visit = (seconds: number, query: string, fbc: string) =>
      makeClick({ at: at + seconds * 1_000, visitorId, query, fbc, fbp: "fb.1.9999999999999.666" });
    for (const fbc of ["fb.1.9999999999999.evil", "fb.1.1700000000.abc", "fb.1.1700000000000.john@gmail.co"])
      await deliver([makePack([visit(0, "", fbc)])]);
    expect(await loadVisitor(visitorId)).toMatchObject({ fbc: `fb.1.${at}.evil`, fbp: `fb.1.${at}.666` });
    await deliver([makePack([visit(10, "fbclid=REAL", `fb.1.${at + 10_000}.`)])]);
    expect((await loadVisitor(visitorId))?.fbc).toBe(`fb.1.${at + 10_000}.REAL`);
  });

  it("replaces what an older release kept of a clock that was ahead", async ({ expect }) => {
    const visitorId = makeTestId("vis");
    const at = Date.now() - 60_000;
    await deliver([makePack([makeClick({ at, visitorId })])]);
    await env.DB.prepare("UPDATE visitors SET fbc = ?2, fbc_at = NULL, fbp = ?3 WHERE id = ?1")
      .bind(visitorId, "fb.1.9999999999999.evil", "fb.1.9999999999999.666")
      .run();
    const later = at + 70_000;
    await deliver([
      makePack([
        makeClick({
          at: later,
          visitorId,
          query: "fbclid=REAL",
          fbc: `fb.1.${later}.`,
          fbp: `fb.1.${later}.1`,
        }),
      ]),
    ]);
    expect(await loadVisitor(visitorId)).toMatchObject({
      fbc: `fb.1.${later}.REAL`,
      fbp: `fb.1.${later}.1`,
    });
  });

  it("leaves its visitor with the newest fbc in whatever order ads and cookies come", async ({ expect }) => {
    const start = Date.UTC(2026, 0, 1);
    const tell = (seconds: number, query: string, fbc?: string) => ({
      at: start + seconds * 1_000,
      query,
      fbc: fbc === undefined ? undefined : `fb.1.${start + seconds * 1_000}.${fbc}`,
    });
    const visits = [
      tell(0, "gclid=G0"),
      tell(10, "", "COOKIE"),
      tell(20, "utm_source=meta&fbclid=META", "META"),
      { ...tell(30, "gclid=G3"), fbc: `fb.1.${start + 20_000}.1` },
      { ...tell(40, "fbclid=OTHER"), fbc: `fb.1.${start + 15_000}.z` },
    ];
    for (const order of permute(visits)) {
      const visitorId = makeTestId("vis");
      for (const visit of order) await insertAll(env.DB, [makeClick({ ...visit, visitorId })]);
      expect((await loadVisitor(visitorId))?.fbc).toBe(`fb.1.${start + 20_000}.META`);
    }
  }, 30_000);

  it.for(["bot", "preview", "prefetch", "flood"] as const)(
    "of verdict %s is counted, but makes no visitor and no lead",
    async (verdict, { expect }) => {
      const click = makeClick({ verdict });
      await deliver([makePack([click])]);
      expect(await loadClick(click.id)).toMatchObject({ verdict });
      expect(await countAll("click_stats", "rotator_id = ? AND verdict = ?", click.rotatorId, verdict)).toBe(
        1,
      );
      expect(await loadVisitor(click.visitorId)).toBeNull();
      expect(await loadLead(leadOf(click))).toBeNull();
    },
  );

  it("survives whatever its texts hold", async ({ expect }) => {
    const hostile = [
      "utm_source=%",
      "utm_source=%E0%A4%A&utm_medium=%00%00",
      `utm_source=${encodeURIComponent("😀🇮🇩".repeat(2_000))}`,
      "utm_source=\uD83D&k_x=\uDE00",
      "k___proto__=1&k_constructor=2&__proto__=3",
      `k_x=${"y".repeat(10_000)}`,
      "utm_source=%27%29%3B+DROP+TABLE+clicks%3B--&utm_term=%22%5C%22",
    ];
    const clicks = hostile.map((query) =>
      makeClick({
        query,
        city: "\uD800\0",
        userAgent: `\0${query}`,
        language: "\uD800",
        referrerHost: "\0",
        ip: "x",
        fbc: ".",
        fbp: "\uDFFF",
      }),
    );
    const result = await deliver([makePack(clicks)]);
    expect(result.explicitAcks).toEqual(["0"]);
    for (const { id } of clicks) expect(await loadClick(id)).not.toBeNull();
    expect(await loadClick(clicks[4]?.id ?? "")).toMatchObject({
      custom: '{"k___proto__":"1","k_constructor":"2"}',
    });
    expect(await countAll("dead_letters")).toBe(0);
  });
});

describe("a batch of many large clicks", () => {
  it("goes in by slices that a statement can take", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const values = Array.from({ length: 14 }, (_, i) => `k_${i}=${"%22%0A".repeat(50)}`).join("&");
    const start = Date.now();
    const packs = Array.from({ length: 8 }, (_, pack) =>
      makePack(
        Array.from({ length: 100 }, (_, i) =>
          makeClick({ at: start + pack * 100 + i, rotatorId, query: values }),
        ),
      ),
    );
    expect(JSON.stringify(packs).length).toBeGreaterThan(3_000_000);
    expect((await deliver(packs)).explicitAcks).toHaveLength(8);
    expect(await countAll("clicks", "rotator_id = ?", rotatorId)).toBe(800);
  });
});

describe("messages that come more than once", () => {
  it("change nothing, three times and shuffled", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const start = Date.now() - 600_000;
    const visitors = Array.from({ length: 10 }, () => makeTestId("vis", start));
    const agents = ["agt_one", "agt_two"];
    const packs = Array.from({ length: 12 }, (_, pack) =>
      makePack(
        Array.from({ length: 5 }, (_, i) => {
          const index = pack * 5 + i;
          return makeClick({
            at: start + index * 6_000,
            rotatorId,
            visitorId: visitors[index % 10],
            agentId: agents[index % 2],
            query: `utm_campaign=c${index}`,
          });
        }),
      ),
    );
    const shuffled = [...packs, ...packs, ...packs]
      .map((body, index) => ({ body, order: (index * 7919) % 37 }))
      .toSorted((a, b) => a.order - b.order);
    for (let i = 0; i < shuffled.length; i += 4)
      await deliver(shuffled.slice(i, i + 4).map(({ body }) => body));

    expect(await countAll("clicks", "rotator_id = ?", rotatorId)).toBe(60);
    const stats = await env.DB.prepare("SELECT sum(clicks) AS clicks FROM click_stats WHERE rotator_id = ?")
      .bind(rotatorId)
      .first("clicks");
    expect(stats).toBe(60);
    for (const [index, visitorId] of visitors.entries()) {
      expect(await loadVisitor(visitorId)).toMatchObject({
        clicks: 6,
        first_click_at: start + index * 6_000,
        last_click_at: start + (50 + index) * 6_000,
        agent_id: agents[index % 2],
        first_ad: `{"utm_campaign":"c${index}"}`,
        first_ad_at: start + index * 6_000,
        last_ad: `{"utm_campaign":"c${50 + index}"}`,
        last_ad_at: start + (50 + index) * 6_000,
      });
      expect(await loadLead(`led_${visitorId.slice(4)}`)).toMatchObject({
        created_at: start + index * 6_000,
        rotator_id: rotatorId,
      });
    }
    const noted = await env.DB.prepare(
      "SELECT count(*) AS n, count(DISTINCT click.value) AS ids FROM click_dim_deltas, json_each(body) AS click WHERE click.value IN (SELECT id FROM clicks WHERE rotator_id = ?)",
    )
      .bind(rotatorId)
      .first();
    expect(noted).toEqual({ n: 60, ids: 60 });
  });

  it("count once when two consumers have them at once", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const start = Date.now();
    const clicks = Array.from({ length: 90 }, (_, i) => makeClick({ at: start + i, rotatorId }));
    const first = [makePack(clicks.slice(0, 60)), makePack(clicks.slice(20, 40))];
    const second = [makePack(clicks.slice(30, 90)), makePack(clicks.slice(0, 20))];
    await Promise.all([deliver(first), deliver(second)]);
    expect(await countAll("clicks", "rotator_id = ?", rotatorId)).toBe(90);
    expect(
      await env.DB.prepare("SELECT sum(clicks) AS n FROM click_stats WHERE rotator_id = ?")
        .bind(rotatorId)
        .first("n"),
    ).toBe(90);
    expect(await countAll("visitors", "rotator_id = ? AND clicks = 1", rotatorId)).toBe(90);
  });

  it("leave a lead with what its first click told, though that click comes last", async ({ expect }) => {
    const visitorId = makeTestId("vis");
    const early = makeClick({
      at: Date.now() - 60_000,
      visitorId,
      query: "utm_source=early",
      fbp: "fb.1.1700000000000.1",
    });
    const late = makeClick({ visitorId, query: "utm_source=late", fbp: "fb.1.1700000000002.1" });
    await deliver([makePack([late])]);
    await deliver([makePack([early])]);
    expect(await loadLead(leadOf(early))).toMatchObject({
      created_at: early.at,
      agent_id: early.agentId,
      rotator_id: early.rotatorId,
    });
    expect(await loadVisitor(visitorId)).toMatchObject({
      first_click_at: early.at,
      last_click_at: late.at,
      agent_id: late.agentId,
      fbp: "fb.1.1700000000002.1",
      first_ad: '{"utm_source":"early"}',
      first_ad_at: early.at,
      last_ad: '{"utm_source":"late"}',
      last_ad_at: late.at,
    });
  });

  it("do not write the lead of a known visitor, nor bring an erased one back", async ({ expect }) => {
    const first = makeClick({ at: Date.now() - 60_000 });
    await deliver([makePack([first])]);
    await env.DB.prepare("UPDATE leads SET status = 'won', version = 2 WHERE id = ?")
      .bind(leadOf(first))
      .run();
    await deliver([makePack([makeClick({ visitorId: first.visitorId })])]);
    expect(await loadLead(leadOf(first))).toMatchObject({
      status: "won",
      agent_id: first.agentId,
      last_activity_at: first.at,
    });

    await env.DB.prepare("DELETE FROM leads WHERE id = ?").bind(leadOf(first)).run();
    await env.DB.prepare("UPDATE visitors SET lead_id = 'led_other' WHERE id = ?")
      .bind(first.visitorId)
      .run();
    await deliver([
      makePack([
        makeClick({ at: Date.now() + 60_000, visitorId: first.visitorId }),
        makeClick({ at: first.at - 60_000, visitorId: first.visitorId }),
      ]),
    ]);
    expect(await loadLead(leadOf(first))).toBeNull();
    expect(await loadVisitor(first.visitorId)).toMatchObject({ lead_id: "led_other", clicks: 4 });
  });
});

describe("two visitors whose code is the same", () => {
  it("are both recorded, each with a lead", async ({ expect }) => {
    const at = Date.now();
    const [one, other] = ["aaaaaaaa", "bbbbbbbb"].map((tail) =>
      makeClick({ visitorId: `vis_${encodeTime(at)}sametext${tail}` }),
    );
    const result = await deliver([makePack([one, other].filter((click) => click !== undefined))]);
    expect(result.explicitAcks).toEqual(["0"]);
    expect(await countAll("visitors", "code = 'SAMETEXT'")).toBe(2);
    expect(await countAll("leads", "name = 'Visitor SAMETEXT'")).toBe(2);
  });
});

describe("repeats", () => {
  it.for<[name: string, together: boolean]>([
    ["in one batch", true],
    ["across batches", false],
  ])("of a visitor within five seconds count once, %s", async ([, together], { expect }) => {
    const first = makeClick();
    const second = makeClick({
      at: first.at + 5_000,
      visitorId: first.visitorId,
      rotatorId: first.rotatorId,
    });
    const third = makeClick({ at: first.at + 5_001, visitorId: first.visitorId, rotatorId: first.rotatorId });
    const packs = [[first], [second], [third]].map((clicks) => makePack(clicks));
    if (together) await deliver(packs);
    else for (const pack of packs) await deliver([pack]);
    expect(await loadClick(first.id)).toMatchObject({ verdict: "human" });
    expect(await loadClick(second.id)).toMatchObject({ verdict: "repeat", choice: "turn" });
    expect(await loadClick(third.id)).toMatchObject({ verdict: "human" });
    expect(await loadVisitor(first.visitorId)).toMatchObject({ clicks: 2 });
    expect(await countAll("click_stats", "rotator_id = ? AND verdict = 'repeat'", first.rotatorId)).toBe(1);
  });

  it.for<[name: string, together: boolean]>([
    ["in one batch", true],
    ["across batches", false],
  ])(
    "with another visitor id are found by their code, under the first one's lead, %s",
    async ([, together], { expect }) => {
      const query = makeAdQuery(makeTestId("clk"));
      const first = makeClick({ query });
      const second = makeClick({ at: first.at + 800, rotatorId: first.rotatorId, query });
      if (together) await deliver([makePack([second]), makePack([first])]);
      else {
        await deliver([makePack([first])]);
        await deliver([makePack([second])]);
        await deliver([makePack([second])]);
      }
      expect(await loadClick(second.id)).toMatchObject({ verdict: "repeat" });
      expect(await loadVisitor(second.visitorId)).toMatchObject({
        lead_id: leadOf(first),
        clicks: 0,
        code: visitorCode(second.visitorId ?? ""),
      });
      expect(await loadLead(leadOf(second))).toBeNull();
    },
  );

  it("of somebody who is not known any more begin a lead of their own", async ({ expect }) => {
    const query = makeAdQuery(makeTestId("clk"));
    const first = makeClick({ query });
    const second = makeClick({ at: first.at + 800, rotatorId: first.rotatorId, query: `${query}&k_x=1` });
    await deliver([makePack([first])]);
    await env.DB.prepare("DELETE FROM visitors WHERE id = ?").bind(first.visitorId).run();
    await env.DB.prepare("DELETE FROM leads WHERE id = ?").bind(leadOf(first)).run();
    for (let i = 0; i < 2; i++) await deliver([makePack([second])]);
    expect(await loadClick(second.id)).toMatchObject({ verdict: "repeat" });
    expect(await loadVisitor(second.visitorId)).toMatchObject({ lead_id: leadOf(second), clicks: 0 });
    expect(await loadLead(leadOf(second))).toMatchObject({
      name: `Visitor ${visitorCode(second.visitorId ?? "")}`,
      source: "click",
      custom: '{"k_x":"1"}',
      created_at: second.at,
    });
    expect(await loadLead(leadOf(first))).toBeNull();
  });

  it.for<[name: string, together: boolean]>([
    ["in one batch", true],
    ["across batches", false],
  ])("are not seen where one person clicks two rotators, %s", async ([, together], { expect }) => {
    const query = makeAdQuery(makeTestId("clk"));
    const first = makeClick({ query });
    const others = [
      makeClick({ at: first.at + 3_000, visitorId: first.visitorId }),
      makeClick({ at: first.at + 4_000, query }),
    ];
    const packs = [first, ...others].map((click) => makePack([click]));
    if (together) await deliver(packs);
    else for (const pack of packs) await deliver([pack]);
    for (const { id, rotatorId } of others) {
      expect(await loadClick(id)).toMatchObject({ verdict: "human" });
      expect(await countAll("click_stats", "rotator_id = ? AND verdict = 'human'", rotatorId)).toBe(1);
    }
  });

  it("are not seen in people who share an address, a browser or a link without click id", async ({
    expect,
  }) => {
    const first = makeClick({ query: "fbclid=one&utm_source=ig" });
    const { rotatorId } = first;
    const others = [
      makeClick({ at: first.at + 1, rotatorId, query: "fbclid=two&utm_source=ig" }),
      makeClick({ at: first.at + 2, rotatorId, query: "fbclid=one&utm_source=ig", ip: "198.51.100.1" }),
      makeClick({ at: first.at + 3, rotatorId, query: "utm_source=ig" }),
      makeClick({ at: first.at + 4, rotatorId, query: "utm_source=ig" }),
    ];
    await deliver([makePack([first, ...others])]);
    for (const { id } of others) expect(await loadClick(id)).toMatchObject({ verdict: "human" });
  });

  it("that the edge saw keep their verdict and make nothing new", async ({ expect }) => {
    const first = makeClick();
    const repeat = makeClick({
      at: first.at + 100,
      visitorId: first.visitorId,
      verdict: "repeat",
      choice: "repeat",
    });
    await deliver([makePack([repeat, first])]);
    expect(await loadClick(first.id)).toMatchObject({ verdict: "human" });
    expect(await loadVisitor(first.visitorId)).toMatchObject({ clicks: 1 });
  });
});

describe("a bad click in a batch of 100", () => {
  it("that no table could take goes alone to the dead letters", async ({ expect }) => {
    const clicks = Array.from({ length: 99 }, (_, i) => makeClick({ at: Date.now() + i }));
    const bad = { ...makeClick(), at: "yesterday" };
    const pack = { ...makePack(clicks), clicks: [...clicks.slice(0, 50), bad, ...clicks.slice(50)] };
    const before = await countAll("dead_letters");
    for (let i = 0; i < 3; i++) expect((await deliver([pack])).explicitAcks).toEqual(["0"]);
    for (const { id } of clicks) expect(await loadClick(id)).not.toBeNull();
    const letters = await env.DB.prepare("SELECT * FROM dead_letters WHERE body LIKE '%yesterday%'").all();
    expect(letters.results).toMatchObject([{ kind: "click", reason: "at: not a time", status: "kept" }]);
    expect(JSON.parse(String(letters.results[0]?.body))).toMatchObject({ id: pack.id, clicks: [bad] });
    expect((await countAll("dead_letters")) - before).toBe(1);
  });

  it("that only the database refuses goes alone to the dead letters", async ({ expect }) => {
    await env.DB.prepare(
      "CREATE TRIGGER refuse BEFORE INSERT ON clicks WHEN NEW.reason = 'refused' BEGIN SELECT RAISE(ABORT, 'refused by a rule'); END",
    ).run();
    const clicks = Array.from({ length: 100 }, (_, i) =>
      makeClick({ at: Date.now() + i, reason: i === 63 ? "refused" : undefined }),
    );
    const result = await deliver([makePack(clicks.slice(0, 60)), makePack(clicks.slice(60))]);
    await env.DB.prepare("DROP TRIGGER refuse").run();
    expect(result.explicitAcks).toEqual(["0", "1"]);
    for (const [index, { id }] of clicks.entries()) expect((await loadClick(id)) === null).toBe(index === 63);
    const letter = await env.DB.prepare("SELECT * FROM dead_letters WHERE body LIKE '%' || ? || '%'")
      .bind(clicks[63]?.id)
      .first();
    expect(letter).toMatchObject({ kind: "click", at: clicks[63]?.at });
    expect(letter?.reason).toContain("refused by a rule");
    expect(await loadVisitor(clicks[63]?.visitorId)).toBeNull();
  });

  it.for<[body: unknown, reason: string]>([
    [{ v: 9, id: makeTestId("pck"), clicks: [], lost: 0 }, "unknown format version"],
    ["nonsense", "not an object"],
  ])("message %j is kept whole", async ([body, reason], { expect }) => {
    expect((await deliver([body, makePack([makeClick()])])).explicitAcks).toEqual(["0", "1"]);
    const letter = await env.DB.prepare("SELECT * FROM dead_letters WHERE body = ?")
      .bind(JSON.stringify(body))
      .first();
    expect(letter).toMatchObject({ kind: "pack", reason });
  });
});

describe("rows written", () => {
  it("stay within eight a click of new visitors, and 2.1 of known ones", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const start = Date.UTC(2026, 0, 1);
    const clicks = (at: number, visitors: string[]) =>
      visitors.map((visitorId, i) =>
        makeClick({
          at: at + i * 10,
          rotatorId,
          visitorId,
          agentId: `agt_${i % 3}`,
          query: makeAdQuery(makeTestId("clk")),
          fbp: "fb.1.1700000000000.1",
        }),
      );
    const visitors = Array.from({ length: 100 }, () => makeTestId("vis", start));
    const fresh = await insertAll(env.DB, clicks(start, visitors));
    const known = await insertAll(env.DB, clicks(start + 60_000, visitors));
    expect(fresh / 100).toBeGreaterThan(4);
    expect(fresh / 100).toBeLessThanOrEqual(8);
    expect(known / 100).toBeGreaterThan(1.9);
    expect(known / 100).toBeLessThanOrEqual(2.1);
  });
});

describe("lost clicks", () => {
  it("that a pack tells of are counted once", async ({ expect }) => {
    const pack = makePack([makeClick()], { lost: 17 });
    for (let i = 0; i < 3; i++) await deliver([pack, pack]);
    expect(
      await env.DB.prepare("SELECT sum(clicks) AS n FROM lost_clicks WHERE pack_id = ?")
        .bind(pack.id)
        .first("n"),
    ).toBe(17);
  });
});

describe("the queue", () => {
  it("carries packs from a producer into the tables", async ({ expect }) => {
    const clicks = [makeClick(), makeClick()];
    await env.CLICKS.send(makePack(clicks));
    await vi.waitFor(
      async () => {
        for (const { id } of clicks) expect(await loadClick(id)).not.toBeNull();
      },
      { timeout: 8_000, interval: 100 },
    );
  });

  it("keeps what it gave up in the dead letters", async ({ expect }) => {
    const pack = makePack([makeClick()]);
    expect((await deliver([pack], { queue: "rotator-clicks-dead" })).explicitAcks).toEqual(["0"]);
    expect(
      await env.DB.prepare("SELECT kind, status FROM dead_letters WHERE body = ?")
        .bind(JSON.stringify(pack))
        .first(),
    ).toEqual({ kind: "pack", status: "kept" });
  });
});
