import { makePlan, type Fault, type FaultPlan } from "./faults.ts";

const MAX_KEPT = 200_000;

export type GraphEvent = Record<string, unknown>;

export interface Batch {
  events: GraphEvent[];
  testEventCode: string | undefined;
}

export interface AcceptedEvent {
  event: GraphEvent;
  requestNumber: number;
  /** Milliseconds UTC. */
  acceptedAt: number;
  testEventCode: string | undefined;
}

/** One request to a dataset, from 1; an answer that never came has no status. */
export interface RequestRecord {
  number: number;
  at: number;
  events: number;
  accepted: boolean;
  status?: number;
  code?: number;
  subcode?: number | undefined;
  /** For the developer: why it was refused. */
  reason?: string;
  fault?: Fault;
}

export interface Dataset {
  id: string;
  token: string;
  faults: FaultPlan;
  events: AcceptedEvent[];
  requests: RequestRecord[];
  acceptedCount: number;
  requestCount: number;
}

export interface Memory {
  datasets: Map<string, Dataset>;
  /** For every dataset that has no plan of its own. */
  faults: FaultPlan;
}

export function makeMemory(): Memory {
  return { datasets: new Map(), faults: makePlan() };
}

export function registerDataset(memory: Memory, id: string, token: string): void {
  const known = memory.datasets.get(id);
  if (known) known.token = token;
  else memory.datasets.set(id, makeDataset(id, token));
}

export function recordRequest(dataset: Dataset, events: number, at: number): RequestRecord {
  const record = { number: ++dataset.requestCount, at, events, accepted: false };
  keep(dataset.requests, [record]);
  return record;
}

export function acceptEvents(
  dataset: Dataset,
  record: RequestRecord,
  { events, testEventCode }: Batch,
): void {
  record.accepted = true;
  dataset.acceptedCount += events.length;
  const accepted = { requestNumber: record.number, acceptedAt: record.at, testEventCode };
  keep(
    dataset.events,
    events.map((event) => ({ event, ...accepted })),
  );
}

function makeDataset(id: string, token: string): Dataset {
  return { id, token, faults: makePlan(), events: [], requests: [], acceptedCount: 0, requestCount: 0 };
}

function keep<Item>(kept: Item[], added: Item[]): void {
  kept.push(...added);
  if (kept.length > MAX_KEPT) kept.splice(0, kept.length - MAX_KEPT);
}
