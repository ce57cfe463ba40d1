import { isRecord, parseJson } from "../parse-json.ts";
import { answerJson, answerText, type Answer } from "../reply.ts";
import type { Call } from "../serve.ts";
import { parseFaultPlan } from "./faults.ts";
import { registerDataset, type Dataset, type Memory } from "./memory.ts";

const DATASET = /^\/stand-in\/datasets\/([^/]+)(\/faults)?$/;

/** Addresses below /stand-in, by which tests tell the stand-in what to do and look at what it accepted. */
export function control(memory: Memory, call: Call): Answer {
  const { method, url } = call;
  if (url.pathname === "/stand-in/faults" && method === "PUT") return setFaults(memory, call.body);
  const [, id, faults] = DATASET.exec(url.pathname) ?? [];
  if (id === undefined) return refuse(404, `The stand-in has no ${method} ${url.pathname}.`);
  if (method === "PUT" && !faults) return register(memory, id, call.body);
  const dataset = memory.datasets.get(id);
  if (!dataset) return refuse(404, `Dataset ${id} is not registered.`);
  if (method === "PUT") return setFaults(dataset, call.body);
  if (method === "GET" && !faults) return answerJson(200, describe(dataset));
  if (method !== "DELETE" || faults) return refuse(405, `The stand-in has no ${method} ${url.pathname}.`);
  memory.datasets.delete(id);
  return done();
}

function register(memory: Memory, id: string, body: string): Answer {
  const value = parseJson(body);
  if (!/^\d+$/.test(id)) return refuse(400, "A dataset's id is digits.");
  if (!isRecord(value) || typeof value["token"] !== "string" || value["token"] === "")
    return refuse(400, `Say {"token": "…"}.`);
  registerDataset(memory, id, value["token"]);
  return done();
}

function setFaults(target: Memory | Dataset, body: string): Answer {
  const plan = parseFaultPlan(parseJson(body));
  if (typeof plan === "string") return refuse(400, plan);
  target.faults = plan;
  return done();
}

function describe({ acceptedCount, events, requests }: Dataset) {
  return {
    acceptedCount,
    events: events.map(({ event, requestNumber, acceptedAt, testEventCode }) =>
      Object.assign({}, event, { requestNumber, acceptedAt, testEventCode }),
    ),
    requests,
  };
}

function done(): Answer {
  return answerText(200, "plain", "ok");
}

function refuse(status: number, message: string): Answer {
  return answerJson(status, { standIn: message });
}
