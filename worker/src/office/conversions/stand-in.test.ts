import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { loadDataset, registerDataset, setFaults } from "../../../test/graph.ts";

describe("Meta's stand-in, as workerd reaches it", () => {
  it("accepts an event and tells with which request", async ({ expect }) => {
    const { id, token } = await registerDataset();
    const response = await sendEvent(id, token, "evt_1");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ events_received: 1, messages: [] });
    const { events, requests } = await loadDataset(id);
    expect(events).toMatchObject([{ event_id: "evt_1", requestNumber: 1 }]);
    expect(requests).toMatchObject([{ number: 1, events: 1, status: 200, accepted: true }]);
  });

  it("resets the connection after it accepted", async ({ expect }) => {
    const { id, token } = await registerDataset();
    await setFaults(id, { next: [{ kind: "reset", when: "after" }] });
    await expect(sendEvent(id, token, "evt_1")).rejects.toThrow();
    expect((await sendEvent(id, token, "evt_2")).status).toBe(200);
    const { events } = await loadDataset(id);
    expect(events.map(({ event_id }) => event_id)).toEqual(["evt_1", "evt_2"]);
  });

  it("hangs until the client has had enough", async ({ expect }) => {
    const { id, token } = await registerDataset();
    await setFaults(id, { next: [{ kind: "hang" }] });
    await expect(sendEvent(id, token, "evt_1", AbortSignal.timeout(200))).rejects.toThrow(/timeout|abort/i);
    const { events, requests } = await loadDataset(id);
    expect(events).toEqual([]);
    expect(requests).toMatchObject([{ accepted: false, fault: { kind: "hang" } }]);
  });
});

function sendEvent(id: string, token: string, eventId: string, signal?: AbortSignal): Promise<Response> {
  const event = {
    event_name: "Lead",
    event_time: Math.floor(Date.now() / 1000),
    event_id: eventId,
    action_source: "website",
    event_source_url: "https://link.brand.test/wa/promo",
    user_data: { client_ip_address: "203.0.113.7", client_user_agent: "Mozilla/5.0" },
  };
  return fetch(`${env.META_GRAPH_URL}/v25.0/${id}/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ data: [event] }),
    ...(signal ? { signal } : {}),
  });
}
