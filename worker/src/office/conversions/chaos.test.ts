import { env } from "cloudflare:workers";
import type { RecordedClick } from "@rotator/shared/core/click";
import { afterEach, describe, it, vi } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { type GraphFault, loadDataset, setFaults } from "../../../test/graph.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import {
  countStates,
  countStats,
  loadLedger,
  makeDue,
  makeToldLink,
  quietOffice,
  type ToldLink,
} from "../../../test/told-link.ts";
import { deliverConversions } from "./deliver-conversions.ts";

afterEach(() => void vi.restoreAllMocks());

const both = (fault: GraphFault): GraphFault[] => [
  { ...fault, when: "before" },
  { ...fault, when: "after" },
];

/** Every way to fail; a connection that hangs is closed soon, so that nobody waits for a time limit. */
const FAULTS: GraphFault[] = [
  ...both({ kind: "status", status: 500 }),
  ...both({ kind: "code", code: 1, status: 500 }),
  ...both({ kind: "code", code: 2, status: 503 }),
  ...both({ kind: "code", code: 100, isTransient: true }),
  ...[4, 17, 80_004].map((code): GraphFault => ({ kind: "code", code, when: "before" })),
  { kind: "status", status: 429, when: "before" },
  ...both({ kind: "html", status: 502 }),
  ...both({ kind: "html", status: 200 }),
  ...both({ kind: "hang", ms: 150 }),
  ...both({ kind: "reset" }),
];

const MARKERS = /zqmail|zqname|zqvalue|81770001/i;
const ADDRESS = /114\.10\.7\.\d/;
const USER_AGENT = /Mozilla|AppleWebKit/;

function makeMarkedClick({ rotatorId }: ToldLink, i: number, fields: Partial<RecordedClick> = {}) {
  const query = new URLSearchParams({
    utm_source: "ig",
    utm_term: `zqmail${i}@example.com`,
    fbclid: `IwZXh0bgNhZW0${rotatorId}${i}`,
    name: `zqname ${i}`,
    email: `zqmail${i}@example.com`,
    phone: `081770001${i}`,
    k_budget: `zqvalue-${i}`,
  });
  const ip = `114.10.7.${i % 250}`;
  const at = Date.now() - 600_000 + i;
  return makeClick({ rotatorId, at, ip, query: query.toString(), ...fields });
}

/** Visitors whose leads have contact data since their first click, which was not to be told. */
async function meetKnownVisitors(link: ToldLink, count: number): Promise<(string | undefined)[]> {
  const first = Array.from({ length: count }, (_, i) =>
    makeMarkedClick(link, 900 + i, { consent: "refused", at: Date.now() - 3_600_000 }),
  );
  await deliver([makePack(first)], { to: quietOffice });
  await env.DB.prepare(
    `UPDATE leads SET email = 'zqmail' || id || '@example.com', phone = '6281770001234', name = 'zqname Sari'
    WHERE rotator_id = ?`,
  )
    .bind(link.rotatorId)
    .run();
  return first.map(({ visitorId }) => visitorId);
}

/** Cron again and again, as if every back-off were over, until all is final. */
async function persist({ pixel }: ToldLink): Promise<void> {
  for (let round = 0; round < 60; round++) {
    await makeDue(pixel.id);
    await deliverConversions(quietOffice, Date.now());
    const { waiting = 0, sending = 0 } = await countStates(pixel.id);
    if (waiting + sending === 0) return;
  }
}

function listen(): unknown[][] {
  const said: unknown[][] = [];
  for (const name of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, name).mockImplementation((...values) => void said.push(values));
  return said;
}

describe("while Meta fails a third of all requests in every way", () => {
  it("every event arrives, and twice only where the answer was lost", async ({ expect }) => {
    listen();
    const link = await makeToldLink();
    const { id: pixelId, datasetId } = link.pixel;
    const known = await meetKnownVisitors(link, 20);
    const fresh = Array.from({ length: 280 }, (_, i) => makeMarkedClick(link, i));
    const told = [...fresh, ...known.map((visitorId, i) => makeMarkedClick(link, 300 + i, { visitorId }))];
    const again = fresh
      .slice(0, 40)
      .map(({ visitorId }, i) => makeMarkedClick(link, 400 + i, { visitorId, at: Date.now() - 60_000 + i }));
    const untold = (["bot", "preview", "prefetch", "flood"] as const).map((verdict, i) =>
      makeMarkedClick(link, 500 + i, { verdict }),
    );
    const unwilling = (["refused", "gpc", "never", "needs_form"] as const).map((consent, i) =>
      makeMarkedClick(link, 600 + i, { consent }),
    );

    await setFaults(datasetId, { every: 3, faults: FAULTS });
    const clicks = [...told, ...again, ...untold, ...unwilling].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    for (let i = 0; i < clicks.length; i += 4) {
      const pack = makePack(clicks.slice(i, i + 4));
      if (i % 3 === 0) await env.CLICKS.send(JSON.stringify(pack), { contentType: "text" });
      else await deliver([pack], { to: quietOffice });
      await makeDue(pixelId);
      await deliverConversions(quietOffice, Date.now());
    }
    await vi.waitFor(async () => expect(await loadLedger(pixelId)).toHaveLength(300), 10_000);
    await persist(link);

    expect(await countStates(pixelId)).toEqual({ delivered: 300 });
    expect(await countStats(pixelId)).toEqual({ made: 300, delivered: 300, rejected: 0 });
    const { events, requests } = await loadDataset(datasetId);
    const last = new Map(events.map(({ event_id, requestNumber }) => [event_id, requestNumber]));
    expect([...last.keys()].toSorted()).toEqual(
      (await loadLedger(pixelId)).map(({ event_id }) => event_id).toSorted(),
    );
    const lost = new Set(
      requests.filter(({ accepted, fault }) => accepted && fault).map(({ number }) => number),
    );
    const repeated = events.filter(({ event_id, requestNumber }) => last.get(event_id) !== requestNumber);
    expect(repeated).toEqual(events.filter(({ requestNumber }) => lost.has(requestNumber)));
    expect(new Set(requests.map(({ fault }) => JSON.stringify(fault))).size).toBe(FAULTS.length + 1);
  }, 60_000);

  it("nothing personal or secret is written down or told in the clear", async ({ expect }) => {
    const said = listen();
    const fetched = vi.spyOn(globalThis, "fetch");
    const link = await makeToldLink();
    const { id: pixelId, datasetId, accessToken } = link.pixel;
    const known = await meetKnownVisitors(link, 10);
    const final: GraphFault[] = [
      { kind: "code", code: 100 },
      { kind: "code", code: 190 },
      { kind: "code", code: 100, subcode: 33 },
    ];
    for (const [i, fault] of [...FAULTS, ...final].entries()) {
      const visitorId = known[i];
      const fields = visitorId === undefined ? {} : { visitorId };
      // A refusal is final only where the event is alone.
      if (final.includes(fault)) await persist(link);
      await deliver([makePack([makeMarkedClick(link, i, fields)])], { to: quietOffice });
      await setFaults(datasetId, { next: [fault] });
      await makeDue(pixelId);
      await deliverConversions(quietOffice, Date.now());
    }
    await deliver(["no pack zqname", makePack([makeMarkedClick(link, 800, { at: -1 })])]);

    const text = said.map((values) => JSON.stringify(values)).join("\n");
    expect(text).toContain("conversions.retry");
    expect(text).toContain("conversions.rejected");
    expect(text).toContain("conversions.hold");
    for (const secret of [accessToken, env.ENCRYPTION_KEY]) expect(text).not.toContain(secret);
    for (const personal of [MARKERS, ADDRESS, USER_AGENT]) expect(text).not.toMatch(personal);

    const calls = fetched.mock.calls.filter(([address]) =>
      JSON.stringify(address).includes(`/${datasetId}/events`),
    );
    expect(calls.length).toBeGreaterThan(FAULTS.length);
    for (const call of calls) expect(JSON.stringify(call)).not.toMatch(MARKERS);
    for (const [address, init] of calls)
      expect(JSON.stringify([address, init?.body])).not.toContain(accessToken);
    const { events } = await loadDataset(datasetId);
    expect(events.some(({ user_data }) => "em" in user_data && "ph" in user_data && "fn" in user_data)).toBe(
      true,
    );
  }, 30_000);
});
