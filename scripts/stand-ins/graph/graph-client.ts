import type { StandIn } from "../serve.ts";
import type { GraphEvent, RequestRecord } from "./memory.ts";

export const TOKEN = "a-token";

/** What the tests of the stand-in ask of it, over real HTTP as everybody else. */
export class GraphClient {
  private readonly graph: StandIn;
  private readonly id: string;

  constructor(graph: StandIn, id: string) {
    this.graph = graph;
    this.id = id;
  }

  send(events: unknown[], beside: Record<string, unknown> = {}): Promise<Response> {
    return this.post(`/v25.0/${this.id}/events`, JSON.stringify({ data: events, ...beside }));
  }

  post(path: string, body: string, authorization = `Bearer ${TOKEN}`): Promise<Response> {
    const headers = { "content-type": "application/json", ...(authorization ? { authorization } : {}) };
    return fetch(this.graph.url + path, {
      method: "POST",
      headers,
      body,
      signal: AbortSignal.timeout(1_000),
    });
  }

  register(token = TOKEN): Promise<Response> {
    return this.control("PUT", "", { token });
  }

  setFaults(plan: unknown): Promise<Response> {
    return this.control("PUT", "/faults", plan);
  }

  forget(): Promise<Response> {
    return this.control("DELETE", "");
  }

  async load(): Promise<{ acceptedCount: number; events: GraphEvent[]; requests: RequestRecord[] }> {
    const response = await this.control("GET", "");
    return JSON.parse(await response.text());
  }

  private control(method: string, path: string, body?: unknown): Promise<Response> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    return fetch(`${this.graph.url}/stand-in/datasets/${this.id}${path}`, init);
  }
}
