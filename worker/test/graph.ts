import { env } from "cloudflare:workers";

/** What a request to the stand-in meets instead of its answer. */
export type GraphFault = { when?: "before" | "after" } & (
  | { kind: "status" | "html"; status: number }
  | {
      kind: "code";
      code: number;
      subcode?: number;
      status?: number;
      isTransient?: boolean;
      headers?: Record<string, string>;
    }
  | { kind: "hang"; ms?: number }
  | { kind: "reset" }
  | { kind: "slow"; ms: number }
);

export type GraphFaultPlan = { next: GraphFault[] } | { every: number; faults: GraphFault[] } | {};

interface GraphDataset {
  acceptedCount: number;
  /** As they were accepted. */
  events: {
    event_id: string;
    event_name: string;
    event_time: number;
    user_data: Record<string, unknown>;
    requestNumber: number;
    acceptedAt: number;
    testEventCode?: string;
    [key: string]: unknown;
  }[];
  requests: {
    number: number;
    at: number;
    events: number;
    accepted: boolean;
    status?: number;
    code?: number;
    subcode?: number;
    fault?: GraphFault;
  }[];
}

let datasetsMade = 0;

/** A dataset of the test's own; with the id of one that is there, its token changes. */
export async function registerDataset(
  dataset: { id?: string; token?: string } = {},
): Promise<{ id: string; token: string }> {
  const { id = `${Date.now()}${++datasetsMade}`, token = `token-${id}` } = dataset;
  await ask("PUT", `datasets/${id}`, { token });
  return { id, token };
}

export async function setFaults(id: string, plan: GraphFaultPlan): Promise<void> {
  await ask("PUT", `datasets/${id}/faults`, plan);
}

export async function loadDataset(id: string): Promise<GraphDataset> {
  const response = await ask("GET", `datasets/${id}`);
  return response.json();
}

async function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`${env.META_GRAPH_URL}/stand-in/${path}`, init);
  if (!response.ok) throw new Error(`The stand-in said ${response.status}: ${await response.text()}`);
  return response;
}
