import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StandIn } from "../serve.ts";
import { GraphClient } from "./graph-client.ts";
import { makeEvent } from "./make-event.ts";
import { startGraph } from "./start-graph.ts";

let graph: StandIn;
let client: GraphClient;
beforeEach(async () => {
  graph = await startGraph();
  client = new GraphClient(graph, "1");
  await client.register();
});
afterEach(() => graph.stop());

/** The status of an answer, or why none came. */
async function send(): Promise<number | string> {
  try {
    return (await client.send([makeEvent()])).status;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { cause } = error;
    return cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
  }
}

async function sendSeveral(count: number) {
  const statuses = [];
  for (let sent = 0; sent < count; sent++) statuses.push(await send());
  return statuses;
}

describe.each([
  ["before", 0],
  ["after", 1],
])("%s acceptance", (when, accepted) => {
  it.each([
    [{ kind: "status", status: 500 }, 500],
    [{ kind: "html", status: 502 }, 502],
    [{ kind: "code", code: 4 }, 400],
    [{ kind: "code", code: 2, status: 503, isTransient: true }, 503],
    [{ kind: "reset" }, "ECONNRESET"],
    [{ kind: "hang" }, "TimeoutError"],
    [{ kind: "hang", ms: 50 }, "UND_ERR_SOCKET"],
  ])("%j is met once", async (fault, outcome) => {
    await client.setFaults({ next: [{ ...fault, when }] });
    expect(await sendSeveral(2)).toEqual([outcome, 200]);
    const { acceptedCount, events, requests } = await client.load();
    expect(acceptedCount).toBe(accepted + 1);
    expect(events.map((event) => event["requestNumber"])).toEqual(accepted ? [1, 2] : [2]);
    expect(requests).toMatchObject([
      { accepted: accepted === 1, fault: { ...fault, when } },
      { status: 200 },
    ]);
    expect(requests[0]?.status).toBe(typeof outcome === "number" ? outcome : undefined);
  });
});

it("answers with the code, the subcode and the headers that it was told", async () => {
  const headers = { "x-business-use-case-usage": "{}" };
  await client.setFaults({ next: [{ kind: "code", code: 80004, subcode: 7, isTransient: true, headers }] });
  const response = await client.send([makeEvent()]);
  expect(response.headers.get("x-business-use-case-usage")).toBe("{}");
  expect(await response.json()).toMatchObject({
    error: { code: 80004, error_subcode: 7, is_transient: true, type: "OAuthException" },
  });
});

it("accepts and answers as ever, but later", async () => {
  await client.setFaults({ every: 1, faults: [{ kind: "slow", ms: 150 }] });
  const startedAt = performance.now();
  expect(await sendSeveral(2)).toEqual([200, 200]);
  expect(performance.now() - startedAt).toBeGreaterThan(290);
  const { acceptedCount, requests } = await client.load();
  expect(acceptedCount).toBe(2);
  expect(requests).toMatchObject([{ status: 200, fault: { kind: "slow", ms: 150 } }, { status: 200 }]);
});

it("answers with HTML", async () => {
  await client.setFaults({ next: [{ kind: "html", status: 200 }] });
  const response = await client.send([makeEvent()]);
  expect(response.headers.get("content-type")).toContain("text/html");
});

it("gives every third request the next fault, round and round, until it is told otherwise", async () => {
  const faults = [{ kind: "status", status: 500 }, { kind: "reset" }];
  await client.setFaults({ every: 3, faults });
  expect(await sendSeveral(9)).toEqual([200, 200, 500, 200, 200, "ECONNRESET", 200, 200, 500]);
  await client.setFaults({});
  expect(await sendSeveral(3)).toEqual([200, 200, 200]);
});

it("refuses a bad event although a fault was to follow its acceptance", async () => {
  await client.setFaults({ next: [{ kind: "reset", when: "after" }] });
  expect((await client.send([makeEvent({ event_id: undefined })])).status).toBe(400);
  const [request] = (await client.load()).requests;
  expect(request).not.toHaveProperty("fault");
});

it("has faults for every dataset that has none of its own", async () => {
  const other = new GraphClient(graph, "2");
  await other.register();
  await other.setFaults({ next: [{ kind: "status", status: 503 }] });
  const plan = JSON.stringify({ next: [{ kind: "status", status: 500 }] });
  await fetch(`${graph.url}/stand-in/faults`, { method: "PUT", body: plan });
  expect((await other.send([makeEvent()])).status).toBe(503);
  expect(await sendSeveral(2)).toEqual([500, 200]);
});

it.each([
  [],
  null,
  { nxt: [] },
  { next: [{ kind: "explode" }] },
  { next: [{ kind: "status" }] },
  { next: [{ kind: "reset", when: "during" }] },
  { next: [{ kind: "reset", ms: 5 }] },
  { next: [{ kind: "slow" }] },
  { next: [{ kind: "code", code: "4" }] },
  { every: 3 },
  { faults: [{ kind: "reset" }] },
  { every: 1.5, faults: [{ kind: "reset" }] },
])("refuses the plan %j rather than have a test pass for nothing", async (plan) => {
  expect((await client.setFaults(plan)).status).toBe(400);
});

it("sets no faults for a dataset that nobody registered", async () => {
  expect((await new GraphClient(graph, "404").setFaults({})).status).toBe(404);
});

it("stops though a request hangs", async () => {
  await client.setFaults({ next: [{ kind: "hang" }] });
  const hanging = send();
  await expect.poll(async () => (await client.load()).requests.length).toBe(1);
  graph.stop();
  expect(await hanging).not.toBe("TimeoutError");
});
