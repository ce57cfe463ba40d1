import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { collectClicks } from "../../test/collect-clicks.ts";
import { HOST, ask, click, makeLink, publishToRotation } from "../../test/edge-link.ts";
import type { EdgeEnv } from "./env.ts";
import { type Isolate, createIsolate } from "./isolate.ts";

type Failure = "throws" | "hangs";
type Store = "LINKS" | "DB" | "ROTATION" | "CLICKS";

const never = new Promise<never>(() => {});
const fail = (failure: Failure) => (failure === "hangs" ? never : Promise.reject(new Error("store is away")));

/** The real binding's shape with nothing behind it. */
function broken(store: Store, failure: Failure): Partial<EdgeEnv> {
  const answer = () => fail(failure);
  if (store === "LINKS") return { LINKS: { get: answer } as unknown as KVNamespace };
  if (store === "CLICKS") return { CLICKS: { send: answer } };
  if (store === "ROTATION")
    return { ROTATION: { getByName: () => ({ lease: answer }) } as unknown as EdgeEnv["ROTATION"] };
  const statement = { bind: () => statement, first: answer, run: answer };
  return { DB: { prepare: () => statement } as unknown as D1Database };
}

const everything = (failure: Failure): Partial<EdgeEnv> =>
  Object.assign(
    {},
    ...(["LINKS", "DB", "ROTATION", "CLICKS"] as const).map((store) => broken(store, failure)),
  );

/** The response alone: what comes after it may take its time. */
async function visit(
  link: { addresses: string[] },
  isolate: Isolate,
  bindings: Partial<EdgeEnv>,
  cookie = "",
) {
  const startedAt = Date.now();
  const [host, slug] = link.addresses[0]?.split("/") ?? [];
  const { response } = await ask(`http://${host}/wa/${slug}`, {
    isolate,
    bindings,
    headers: cookie ? { cookie } : {},
  });
  return {
    response,
    status: response.status,
    tookMs: Date.now() - startedAt,
    location: response.headers.get("location") ?? "",
  };
}

const cases = (["LINKS", "DB", "ROTATION", "CLICKS", "everything"] as const).flatMap((store) =>
  (["throws", "hangs"] as const).map((failure) => ({ store, failure })),
);

describe.each(cases)("when $store $failure", ({ store, failure }) => {
  const bindings = store === "everything" ? everything(failure) : broken(store, failure);

  it("a warm isolate leads every visitor to an active agent within a second", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    await click(link, { isolate });
    for (let i = 0; i < 5; i++) {
      const { status, tookMs, location } = await visit(link, isolate, bindings);
      expect(status).toBe(302);
      expect(link.members.some(({ phone }) => location.startsWith(`https://wa.me/${phone}?`))).toBe(true);
      expect(tookMs).toBeLessThan(1_000);
    }
  });

  it("a cold isolate with a last good copy does too, for new and returning visitors", async () => {
    const link = await makeLink({ sticky: { enabled: true, days: 90, cover: "return" } });
    const first = await click(link);
    for (const cookie of ["", first.cookies.join("; ")]) {
      const { status, tookMs, location } = await visit(link, createIsolate(), bindings, cookie);
      expect(status).toBe(302);
      expect(link.members.some(({ phone }) => location.startsWith(`https://wa.me/${phone}?`))).toBe(true);
      expect(tookMs).toBeLessThan(1_000);
    }
  });
});

describe("when no store answers and no copy is left", () => {
  it.each(["throws", "hangs"] as const)(
    "the fallback page comes, with the backup number where there is one (%s)",
    async (failure) => {
      const link = { addresses: [`${HOST}/never-seen-here`] };
      const isolate = createIsolate();
      const without = await visit(link, isolate, everything(failure));
      expect([without.status, without.response.headers.get("cache-control")]).toEqual([200, "no-store"]);
      expect(await without.response.text()).toContain("Coba lagi");
      const withNumber = await visit(link, isolate, { ...everything(failure), FALLBACK_PHONE: "628999" });
      expect(withNumber.status).toBe(200);
      expect(await withNumber.response.text()).toContain('href="https://wa.me/628999"');
      expect(isolate.lostClicks).toBe(2);
    },
  );

  it("a load whose request was cut off is begun anew by the next visitor", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    isolate.loading.set(link.addresses[0] ?? "", never);
    expect((await click(link, { isolate })).response.status).toBe(200);
    expect((await click(link, { isolate })).response.status).toBe(302);
  });

  it("a copy that nobody can read is like none", async () => {
    const link = await makeLink();
    await env.LINKS.put(`link:${link.addresses[0]}`, '{"v":99}');
    expect((await click(link)).response.status).toBe(302);
    await env.LINKS.put(`link:${link.addresses[0]}`, "not json");
    expect((await click(link)).response.status).toBe(302);
  });

  it("what our own code throws never reaches the visitor", async () => {
    const link = await makeLink();
    const bindings = { LINKS: undefined as unknown as KVNamespace, DB: undefined as unknown as D1Database };
    const { response } = await click(link, { bindings });
    expect(response.status).toBeLessThan(400);
  });
});

describe("when the rotation does not answer", () => {
  it("turns are taken here, evenly, said so, and told to the rotation once it is back", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    await click(link, { isolate });
    const counts: Record<string, number> = {};
    for (let i = 0; i < 9; i++) {
      const { location } = await visit(link, isolate, broken("ROTATION", "throws"));
      counts[location] = (counts[location] ?? 0) + 1;
      const phone = new URL(location).pathname;
      counts[phone] = (counts[phone] ?? 0) + 1;
    }
    expect(link.members.map(({ phone }) => counts[`/${phone}`])).toEqual([3, 3, 3]);
    const [lane] = isolate.lanes.values();
    expect(Object.values(lane?.unused ?? {}).reduce((sum, count) => sum + count, 0)).toBe(-9);
    if (lane) lane.openUntil = 0;
    await click(link, { isolate });
    expect(lane?.unused).toBeUndefined();
  });

  it("customers go to their own all the same, and the click says that nobody confirmed it", async () => {
    const link = await makeLink({ sticky: { enabled: true, days: 90, cover: "return" } });
    const customer = await click(link);
    const { clicks, bindings } = collectClicks(broken("ROTATION", "throws"));
    const back = await click(link, { bindings, headers: { cookie: customer.cookies.join("; ") } });
    expect(back.phone).toBe(customer.phone);
    expect(clicks).toMatchObject([{ choice: "sticky", reason: "unconfirmed" }]);
  });

  it("only the first visitors wait for it", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    await click(link, { isolate });
    const [lane] = isolate.lanes.values();
    const waits: number[] = [];
    for (let i = 0; i < 30; i++) waits.push((await visit(link, isolate, broken("ROTATION", "hangs"))).tookMs);
    expect(Math.max(...waits)).toBeLessThan(600);
    expect(waits.toSorted((a, b) => a - b)[15]).toBeLessThan(50);
    expect(lane?.failures).toBeGreaterThan(0);
  });

  it("a roster that changed meanwhile is known as soon as it is back", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    await click(link, { isolate });
    await visit(link, isolate, broken("ROTATION", "throws"));
    const members = link.members.map((member, i) =>
      i === 2 ? member : { ...member, state: "off" as const },
    );
    await publishToRotation(link, { members });
    const [lane] = isolate.lanes.values();
    if (lane) Object.assign(lane, { openUntil: 0, runExpiresAt: 0 });
    expect((await click(link, { isolate })).phone).toBe(link.members[2]?.phone);
  });
});
