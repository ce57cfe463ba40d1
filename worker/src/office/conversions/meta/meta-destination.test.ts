import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { type GraphFault, loadDataset, registerDataset, setFaults } from "../../../../test/graph.ts";
import type { Delivery, OpenPixel, OutgoingEvent } from "../destination.ts";
import { makeMetaDestination } from "./meta-destination.ts";

const destination = makeMetaDestination({
  graphUrl: env.META_GRAPH_URL,
  defaultCountry: "ID",
  timeoutMs: 2_000,
});

describe("Meta", () => {
  it("receives the events of one request as they were built", async ({ expect }) => {
    const pixel = await makePixel();
    const delivery = await destination.deliver(pixel, [makeEvent("cev_1"), makeEvent("cev_2")], Date.now());
    expect(delivery).toMatchObject({ outcome: "delivered", answer: { status: 200 } });
    expect(delivery.answer.traceId).toBeTruthy();
    const { events, requests } = await loadDataset(pixel.datasetId);
    expect(requests).toHaveLength(1);
    expect(events.map((event) => event.event_id)).toEqual(["cev_1", "cev_2"]);
    expect(events[0]).toMatchObject({
      action_source: "website",
      user_data: { client_ip_address: "36.68.10.20" },
    });
    expect(events[0]).not.toHaveProperty("testEventCode");
  });

  it("is told of a test", async ({ expect }) => {
    const pixel = await makePixel();
    await destination.deliver(pixel, [makeEvent("cev_1")], Date.now(), "TEST123");
    const { events } = await loadDataset(pixel.datasetId);
    expect(events).toMatchObject([{ testEventCode: "TEST123" }]);
  });

  it("never gets its token anywhere but in the header", async ({ expect }) => {
    const pixel = await makePixel();
    const sent = vi.spyOn(globalThis, "fetch");
    await destination.deliver(pixel, [makeEvent("cev_1")], Date.now());
    const [url, init] = sent.mock.calls[0] ?? [];
    sent.mockRestore();
    expect(url).toBe(`${env.META_GRAPH_URL}/v25.0/${pixel.datasetId}/events`);
    expect(init?.redirect).toBe("manual");
    expect(new Headers(init?.headers).get("Authorization")).toBe(`Bearer ${pixel.accessToken}`);
    expect(init?.body).not.toContain(pixel.accessToken);
  });

  it("refuses another token, another dataset and another version, and the events are held", async ({
    expect,
  }) => {
    const pixel = await makePixel();
    const deliver = (more: Partial<OpenPixel>) =>
      destination.deliver({ ...pixel, ...more }, [makeEvent("cev_1")], Date.now());
    expect(await deliver({ accessToken: "another" })).toMatchObject({
      outcome: "hold",
      reason: "token_refused",
    });
    expect(await deliver({ datasetId: "404" })).toMatchObject({ outcome: "hold", reason: "unknown_dataset" });
    expect(await deliver({ datasetId: "../x" })).toMatchObject({
      outcome: "hold",
      reason: "unknown_dataset",
    });
    expect(await deliver({ graphVersion: "x" })).toMatchObject({
      outcome: "hold",
      reason: "unknown_dataset",
    });
    expect((await loadDataset(pixel.datasetId)).events).toEqual([]);
  });

  it("is not asked at all with what no header can carry", async ({ expect }) => {
    const pixel = await makePixel();
    for (const accessToken of ["", "a b", "a\nb", "tökén"])
      expect(await destination.deliver({ ...pixel, accessToken }, [makeEvent("cev_1")], Date.now())).toEqual({
        outcome: "hold",
        reason: "token_refused",
        answer: {},
      });
    expect((await loadDataset(pixel.datasetId)).requests).toEqual([]);
  });

  it.for<[fault: GraphFault, delivery: Partial<Delivery>]>([
    [
      { kind: "status", status: 500 },
      { outcome: "retry", reason: "server_error" },
    ],
    [
      { kind: "html", status: 200 },
      { outcome: "retry", reason: "unreadable_answer" },
    ],
    [
      { kind: "html", status: 503 },
      { outcome: "retry", reason: "server_error" },
    ],
    [
      { kind: "status", status: 302 },
      { outcome: "retry", reason: "unreadable_answer" },
    ],
    [{ kind: "reset" }, { outcome: "retry", reason: "no_answer" }],
    [
      { kind: "reset", when: "after" },
      { outcome: "retry", reason: "no_answer" },
    ],
    [
      { kind: "code", code: 2, isTransient: true, status: 503 },
      { outcome: "retry", reason: "temporary_error" },
    ],
    [
      { kind: "code", code: 4, headers: { "X-Ad-Account-Usage": `{"reset_time_duration":90}` } },
      { outcome: "retry", reason: "throttled", pixelWaitsMs: 90_000 },
    ],
    [
      { kind: "code", code: 100, subcode: 2_804_050 },
      { outcome: "rejected", reason: "too_little_customer_data" },
    ],
  ])("answering %j is judged %j", async ([fault, delivery], { expect }) => {
    const pixel = await makePixel();
    await setFaults(pixel.datasetId, { next: [fault] });
    expect(await destination.deliver(pixel, [makeEvent("cev_1")], Date.now())).toMatchObject(delivery);
  });

  it("hanging is waited for no longer than the time limit", async ({ expect }) => {
    const pixel = await makePixel();
    const hasty = makeMetaDestination({ graphUrl: env.META_GRAPH_URL, defaultCountry: "ID", timeoutMs: 300 });
    await setFaults(pixel.datasetId, { next: [{ kind: "hang" }] });
    const startedAt = Date.now();
    expect(await hasty.deliver(pixel, [makeEvent("cev_1")], startedAt)).toEqual(NO_ANSWER);
    expect(Date.now() - startedAt).toBeLessThan(1_500);
  });

  it("that cannot be reached is an answer that did not come", async ({ expect }) => {
    const pixel = await makePixel();
    for (const graphUrl of ["http://127.0.0.1:9", "nonsense", ""]) {
      const nowhere = makeMetaDestination({ graphUrl, defaultCountry: "ID" });
      expect(await nowhere.deliver(pixel, [makeEvent("cev_1")], Date.now())).toEqual(NO_ANSWER);
    }
  });
});

describe("an answer's body", () => {
  it("is read no further than an answer of Meta's can go", async ({ expect }) => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(16_384).fill(32));
      },
    });
    expect(await answerWith(new Response(body))).toMatchObject({
      outcome: "retry",
      reason: "unreadable_answer",
    });
    expect(pulled).toBeLessThan(10);
  });

  it("that never ends is waited for no longer than the time limit", async ({ expect }) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(`{"events_`)),
    });
    expect(await answerWith(new Response(body), 200)).toEqual(NO_ANSWER);
  });
});

describe("match keys", () => {
  it("are the customer data that goes out, the telling first", ({ expect }) => {
    const { url, ip, userAgent } = makeEvent("cev_1").facts;
    const facts = {
      ...{
        url,
        ip: ip ?? "",
        userAgent: userAgent ?? "",
        country: "ID",
        phone: "0812 3456 7890",
        name: "Budi",
      },
      ...{ fbc: "fb.1.1794999999123.IwAR0", fbp: "no cookie", email: "no address" },
    };
    expect(destination.listMatchKeys({ ...makeEvent("cev_1"), facts }, Date.now())).toEqual([
      "ph",
      "fn",
      "fbc",
      "client_ip_address",
      "client_user_agent",
      "external_id",
      "country",
    ]);
  });

  it("that are too few are a problem found before sending", ({ expect }) => {
    const event = { ...makeEvent("cev_1"), visitorId: undefined, facts: { url: "https://a.test/" } };
    expect(destination.listMatchKeys(event, Date.now())).toEqual([]);
    expect(destination.findProblem(event, Date.now())).toBe("too_little_customer_data");
    expect(destination.findProblem(makeEvent("cev_1"), Date.now())).toBeUndefined();
  });
});

const NO_ANSWER: Delivery = { outcome: "retry", reason: "no_answer", answer: {} };

async function answerWith(response: Response, timeoutMs = 2_000): Promise<Delivery> {
  const answer = vi.spyOn(globalThis, "fetch").mockResolvedValueOnce(response);
  const pixel = { id: "pix_1", datasetId: "1", accessToken: "token", graphVersion: "v25.0" };
  const fromMeta = makeMetaDestination({ graphUrl: "https://graph.test", defaultCountry: "ID", timeoutMs });
  const delivery = await fromMeta.deliver(pixel, [makeEvent("cev_1")], Date.now());
  answer.mockRestore();
  return delivery;
}

async function makePixel(): Promise<OpenPixel> {
  const { id, token } = await registerDataset();
  return { id: "pix_1", datasetId: id, accessToken: token, graphVersion: "v25.0" };
}

function makeEvent(eventId: string): OutgoingEvent {
  return {
    eventId,
    eventName: "Lead",
    eventAt: Date.now() - 1000,
    visitorId: "vis_01k9zq3v5xabcdefghjkmnpqrs",
    facts: { url: "https://link.brand.com/wa/promo", ip: "36.68.10.20", userAgent: "Mozilla/5.0" },
  };
}
