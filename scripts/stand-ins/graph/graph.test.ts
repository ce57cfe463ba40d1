import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StandIn } from "../serve.ts";
import { GraphClient, TOKEN } from "./graph-client.ts";
import { makeEvent } from "./make-event.ts";
import { startGraph } from "./start-graph.ts";

let graph: StandIn;
let client: GraphClient;
let id: string;
let made = 0;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.stop());
beforeEach(async () => {
  id = String(++made);
  client = new GraphClient(graph, id);
  await client.register();
});

async function codes(response: Response) {
  const { error } = JSON.parse(await response.text());
  return [response.status, error.code, error.error_subcode];
}

it("lets whoever started it hear every call to Graph, whatever becomes of it", async () => {
  const heard: string[] = [];
  const watched = await startGraph({ hear: ({ url, body }) => heard.push(url.pathname + body) });
  await new GraphClient(watched, "1").register();
  await new GraphClient(watched, "2").post("/v25.0/2/events", "no JSON");
  watched.stop();
  expect(heard).toEqual(["/v25.0/2/eventsno JSON"]);
});

describe("who may send where", () => {
  const good = () => JSON.stringify({ data: [makeEvent()] });

  it("refuses an unknown token as Meta does", async () => {
    const response = await client.post(`/v25.0/${id}/events`, good(), "Bearer another");
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      error: {
        message: "Invalid OAuth access token data.",
        type: "OAuthException",
        code: 190,
        is_transient: false,
        fbtrace_id: expect.any(String),
      },
    });
  });

  it("takes the token from the body too", async () => {
    const body = JSON.stringify({ data: [makeEvent()], access_token: TOKEN });
    expect((await client.post(`/v25.0/${id}/events`, body, "")).status).toBe(200);
  });

  it("asks for a token", async () => {
    expect(await codes(await client.post(`/v25.0/${id}/events`, good(), ""))).toEqual([400, 104, undefined]);
  });

  it("refuses a token in the address, even a right one", async () => {
    const response = await client.post(`/v25.0/${id}/events?access_token=${TOKEN}`, good());
    expect(await codes(response)).toEqual([400, 100, 9_000_002]);
  });

  it("answers the old token 190 once it was changed", async () => {
    await client.register("a-new-one");
    expect((await client.send([makeEvent()])).status).toBe(401);
    expect((await client.post(`/v25.0/${id}/events`, good(), "Bearer a-new-one")).status).toBe(200);
  });

  it("refuses an unknown dataset, and one that was forgotten", async () => {
    expect(await codes(await client.post("/v25.0/999/events", good()))).toEqual([400, 100, 33]);
    await client.forget();
    expect(await codes(await client.send([makeEvent()]))).toEqual([400, 100, 33]);
  });

  it.each([
    ["v21.0", 2635],
    ["v9.0", 2635],
    ["25.0", 2500],
    ["v25", 2500],
  ])("refuses version %s", async (version, code) => {
    expect(await codes(await client.post(`/${version}/${id}/events`, good()))).toEqual([
      400,
      code,
      undefined,
    ]);
  });

  it.each(["v22.0", "v26.0"])("knows version %s", async (version) => {
    expect((await client.post(`/${version}/${id}/events`, good())).status).toBe(200);
  });

  it("knows no other address", async () => {
    expect(await codes(await client.post(`/v25.0/${id}/event`, good()))).toEqual([400, 2500, undefined]);
  });
});

describe("a batch", () => {
  it.each(["", "data=[]", "[]", "{}", `{"data":{}}`, `{"data":[]}`])(
    "that is %j is refused",
    async (body) => {
      expect(await codes(await client.post(`/v25.0/${id}/events`, body))).toEqual([400, 100, undefined]);
    },
  );

  it("has 1000 events at most", async () => {
    const events = Array.from({ length: 1001 }, () => makeEvent());
    expect(await codes(await client.send(events))).toEqual([400, 100, undefined]);
    expect(await (await client.send(events.slice(1))).json()).toMatchObject({ events_received: 1000 });
  });

  it.each([{ data_processing_options: [] }, { partner_agent: "x".repeat(23) }, { test_event_code: 7 }])(
    "has nothing wrong beside its events: %j",
    async (beside) => {
      expect(await codes(await client.send([makeEvent()], beside))).toEqual([400, 100, undefined]);
    },
  );

  it("that is a test is kept as one", async () => {
    await client.send([makeEvent()], { test_event_code: "TEST1" });
    await client.send([makeEvent()]);
    const { events, acceptedCount } = await client.load();
    expect(events.map((event) => event["testEventCode"])).toEqual(["TEST1", undefined]);
    expect(acceptedCount).toBe(2);
  });

  it("is kept as it came, with the number of its request", async () => {
    const [one, other] = [makeEvent({ event_id: "evt_1" }), makeEvent({ event_id: "evt_2" })];
    await client.send([one]);
    await client.send([one, other]);
    const { events, requests } = await client.load();
    expect(events).toEqual(
      [one, one, other].map((event, index) =>
        Object.assign({ acceptedAt: expect.any(Number), requestNumber: index === 0 ? 1 : 2 }, event),
      ),
    );
    expect(requests.map(({ number, events, status }) => [number, events, status])).toEqual([
      [1, 1, 200],
      [2, 2, 200],
    ]);
  });
});

describe("for a developer", () => {
  it("shows what was accepted, without values of customers and without markup of strangers", async () => {
    await client.send([makeEvent({ event_name: "<b>Lead" })], { test_event_code: "TEST77" });
    const page = await (await fetch(graph.url)).text();
    expect(page).toContain("&#60;b&#62;Lead");
    expect(page).toContain("TEST77");
    expect(page).toContain("client_ip_address, client_user_agent, fbc");
    expect(page).not.toContain("2001:db8::7");
  });

  it("shows which requests were refused, with the code and why, and none that was not", async () => {
    const refused = new GraphClient(graph, "77001");
    await refused.register();
    await refused.send([makeEvent({ action_source: undefined }), makeEvent()]);
    await refused.send([makeEvent({ event_time: 1 })]);
    await refused.setFaults({ next: [{ kind: "status", status: 503, when: "after" }] });
    await refused.send([makeEvent()]);
    await refused.send([makeEvent()]);
    const page = await (await fetch(graph.url)).text();
    const refusals = /Last refusals(.*)Last events/s.exec(page)?.[1] ?? "";
    const rows = refusals.matchAll(/<td>77001<\/td><td>(\d+)<\/td><td>([^<]*)<\/td><td>([^<]*)<\/td>/g);
    expect(Array.from(rows, ([, events, answer, why]) => [events, answer?.trim(), why])).toEqual([
      ["1", "503", "as told: status after acceptance"],
      ["1", "400 code 100 / 2804003", expect.stringContaining("7 days")],
      ["2", "400 code 100", expect.stringContaining("action_source")],
    ]);
  });

  it("says that it is well", async () => {
    expect((await fetch(`${graph.url}/healthz`)).status).toBe(200);
  });
});
