import { makeId } from "@rotator/shared/core/id";
import type { RecordedClick } from "@rotator/shared/core/click";
import { insertAll } from "../src/office/clicks/record-clicks.ts";
import { deliverPixel } from "../src/office/conversions/deliver-pixel.ts";
import type { Destination } from "../src/office/conversions/destination.ts";
import { savePixel } from "../src/office/db/save-pixel.ts";

interface BenchEnv {
  DB: D1Database;
}

const BATCH = 100;
const ENCRYPTION_KEY = btoa("thirty-two bytes of this bench!!");
const UNTOLD = "rot_01jcm8w2z0aaaaaaaaaaaaaaaa";
const TOLD = "rot_01jcm8w2z0bbbbbbbbbbbbbbbb";
const AGENTS = ["agt_a", "agt_b", "agt_c"];
const USER_AGENTS = Array.from(
  { length: 300 },
  (_, i) =>
    `Mozilla/5.0 (Linux; Android ${10 + (i % 5)}; SM-A${100 + i} Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.${i}.0 Mobile Safari/537.36 Instagram 352.0.0.38.100 Android`,
);

/** GET /run?visitors=new|returning&ms=3000&spread=1000: batches of 100 clicks, `spread` milliseconds of traffic each;
 * `told=yes`: on a rotator that names a pixel. GET /deliver: sends what is due to a platform that takes everything at once. */
export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (url.pathname === "/deliver") return Response.json(await deliverAll(env.DB));
    const rotatorId = url.searchParams.get("told") === "yes" ? TOLD : UNTOLD;
    if (rotatorId === TOLD) await tell(env.DB);
    const until = Date.now() + Number(url.searchParams.get("ms"));
    const spreadMs = Number(url.searchParams.get("spread"));
    const batches = Number(url.searchParams.get("batches") ?? 1e9);
    const returning = url.searchParams.get("visitors") === "returning";
    // Each run has a time of its own, so that no run meets the clicks of another.
    let at = Number(url.searchParams.get("from"));
    const visitors = returning ? Array.from({ length: 5_000 }, () => newId("vis", at)) : [];
    for (let i = 0; i < visitors.length; i += 500) {
      await insertAll(
        env.DB,
        visitors.slice(i, i + 500).map((id, j) => makeClick(rotatorId, at + j, i + j, id)),
      );
    }
    at += 60_000;

    const sizeBefore = await readSize(env.DB);
    const startedAt = Date.now();
    let clicks = 0;
    let rowsWritten = 0;
    for (let batch = 0; batch < batches && Date.now() < until; batch++) {
      const step = spreadMs / BATCH;
      const list = Array.from({ length: BATCH }, (_, i) => {
        const id = returning ? visitors[(clicks + i) % visitors.length] : undefined;
        return makeClick(rotatorId, Math.floor(at + i * step), clicks + i, id ?? newId("vis", at));
      });
      rowsWritten += await insertAll(env.DB, list);
      clicks += BATCH;
      at += spreadMs;
    }
    const ms = Date.now() - startedAt;
    return Response.json({
      clicks,
      prepared: visitors.length,
      rowsWritten,
      ms,
      bytes: (await readSize(env.DB)) - sizeBefore,
    });
  },
} satisfies ExportedHandler<BenchEnv>;

/** Makes the rotator that names a pixel, and the pixel. */
async function tell(db: D1Database): Promise<void> {
  if ((await db.prepare("SELECT 1 FROM rotators WHERE id = ?").bind(TOLD).first()) !== null) return;
  const { id } = await savePixel(
    { DB: db, ENCRYPTION_KEY },
    {
      name: "Bench",
      platform: "meta",
      datasetId: "1000000000000001",
      accessToken: "token-of-the-bench",
      testEventCode: null,
      enabled: true,
    },
  );
  await db.batch([
    db.prepare(
      "INSERT INTO domains (id, host, created_at, updated_at) VALUES ('dom_1', 'link.example.com', 0, 0)",
    ),
    db
      .prepare(
        `INSERT INTO rotators (id, domain_id, slug, name, message_template, pixel_id, click_event, created_at, updated_at)
        VALUES (?1, 'dom_1', 'promo', 'Promo', '', ?2, 'Lead', 0, 0)`,
      )
      .bind(TOLD, id),
  ]);
}

const WELCOMING: Destination = {
  maxEvents: 50,
  findProblem: () => undefined,
  listMatchKeys: () => ["client_ip_address", "client_user_agent", "fbc", "fbp", "external_id", "country"],
  deliver: async () => ({ outcome: "delivered", answer: { status: 200, traceId: "AbCdEfGhIjKlMnOpQrStUv" } }),
};

/** Rows written from claim to ledger, by the events sent. */
async function deliverAll(db: D1Database): Promise<{ events: number; rowsWritten: number; ms: number }> {
  const pixel = await db.prepare("SELECT id FROM pixels").first<{ id: string }>();
  if (pixel === null) throw new Error("nobody told anything yet");
  // A run's clicks have a time of their own, and what is old is not sent.
  await db.prepare("UPDATE conversion_events SET event_at = ?").bind(Date.now()).run();
  let rowsWritten = 0;
  const counting = new Proxy(db, {
    get(target, key) {
      if (key !== "batch") {
        const value: unknown = Reflect.get(target, key);
        return typeof value === "function" ? value.bind(target) : value;
      }
      return async (statements: D1PreparedStatement[]) => {
        const results = await target.batch(statements);
        for (const { meta } of results) rowsWritten += meta.rows_written;
        return results;
      };
    },
  });
  const startedAt = Date.now();
  const budget = { calls: 1_000_000, untilMs: startedAt + 20_000 };
  await deliverPixel({ DB: counting, ENCRYPTION_KEY }, pixel.id, WELCOMING, budget);
  const ms = Date.now() - startedAt;
  const delivered = await db
    .prepare("SELECT count(*) AS events FROM conversion_events WHERE status = 'delivered'")
    .first<{ events: number }>();
  return { events: delivered?.events ?? 0, rowsWritten, ms };
}

async function readSize(db: D1Database): Promise<number> {
  const { meta } = await db.prepare("SELECT 1").run();
  return meta.size_after;
}

function newId(prefix: "vis" | "clk", at: number): string {
  return makeId(prefix, at, crypto.getRandomValues(new Uint8Array(16)));
}

function makeClick(rotatorId: string, at: number, index: number, visitorId: string): RecordedClick {
  const fbclid = `IwZXh0bgNhZW0BMABhZGlkAas${visitorId.slice(4)}`.padEnd(150, `${index}aZ3_x-Q7`);
  return {
    id: newId("clk", at),
    at,
    rotatorId,
    agentId: AGENTS[index % 3],
    visitorId,
    choice: "turn",
    rosterVersion: 3,
    verdict: "human",
    consent: "given",
    url: "https://link.example.com/wa/promo",
    query: `utm_source=ig&utm_medium=paid&utm_campaign=Promo%20November&utm_term=lookalike&utm_content=video-${index % 20}&fbclid=${fbclid}`,
    userAgent: USER_AGENTS[index % USER_AGENTS.length],
    language: "id-ID,id;q=0.9,en-US;q=0.8",
    ip: `114.10.${index % 250}.${(index * 7) % 250}`,
    country: "ID",
    region: "West Java",
    city: "Bandung",
    referrerHost: "l.instagram.com",
    fbc: `fb.1.${at}.${fbclid}`,
    fbp: `fb.1.${at}.1098115397`,
  };
}
