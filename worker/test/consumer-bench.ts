import { makeId } from "@rotator/shared/core/id";
import type { RecordedClick } from "@rotator/shared/core/click";
import { insertAll } from "../src/office/clicks/record-clicks.ts";

interface BenchEnv {
  DB: D1Database;
}

const BATCH = 100;
const AGENTS = ["agt_a", "agt_b", "agt_c"];
const USER_AGENTS = Array.from(
  { length: 300 },
  (_, i) =>
    `Mozilla/5.0 (Linux; Android ${10 + (i % 5)}; SM-A${100 + i} Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.${i}.0 Mobile Safari/537.36 Instagram 352.0.0.38.100 Android`,
);

/** GET /run?visitors=new|returning&ms=3000&spread=1000: batches of 100 clicks, `spread` milliseconds of traffic each. */
export default {
  async fetch(request, env) {
    const url = new URL(request.url);
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
        visitors.slice(i, i + 500).map((id, j) => makeClick(at + j, i + j, id)),
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
        return makeClick(Math.floor(at + i * step), clicks + i, id ?? newId("vis", at));
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

async function readSize(db: D1Database): Promise<number> {
  const { meta } = await db.prepare("SELECT 1").run();
  return meta.size_after;
}

function newId(prefix: "vis" | "clk", at: number): string {
  return makeId(prefix, at, crypto.getRandomValues(new Uint8Array(16)));
}

function makeClick(at: number, index: number, visitorId: string): RecordedClick {
  const fbclid = `IwZXh0bgNhZW0BMABhZGlkAas${visitorId.slice(4)}`.padEnd(150, `${index}aZ3_x-Q7`);
  return {
    id: newId("clk", at),
    at,
    rotatorId: "rot_01jcm8w2z0aaaaaaaaaaaaaaaa",
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
