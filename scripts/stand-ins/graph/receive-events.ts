import { isRecord, parseJson } from "../parse-json.ts";
import { answerJson, type Reply } from "../reply.ts";
import type { Call } from "../serve.ts";
import { checkAddress, checkToken } from "./check-access.ts";
import { checkBody } from "./check-body.ts";
import { hasFaults, replyWithFault, takeFault, type Failure } from "./faults.ts";
import { acceptEvents, recordRequest, type Memory, type RequestRecord } from "./memory.ts";
import { answerProblem, makeTraceId, unknownDataset, type Problem } from "./problem.ts";

const EVENTS = /^\/([^/]+)\/([^/]+)\/events$/;

/** POST /{version}/{dataset}/events; undefined where something else is asked. */
export function receiveEvents(memory: Memory, call: Call, nowMs: number): Reply | undefined {
  const [, version, id] = EVENTS.exec(call.url.pathname) ?? [];
  if (version === undefined || id === undefined || call.method !== "POST") return undefined;
  const dataset = memory.datasets.get(id);
  if (!dataset) return answerProblem(checkAddress(call.url, version) ?? unknownDataset(id));

  const body = parseJson(call.body);
  const record = recordRequest(dataset, countEvents(body), nowMs);
  const fault = takeFault(hasFaults(dataset.faults) ? dataset.faults : memory.faults);
  const slow = fault?.kind === "slow" ? fault : undefined;
  const failure = fault?.kind === "slow" ? undefined : fault;
  if (failure?.when === "before") return replyAndNote(record, failure);

  const problem = checkAddress(call.url, version) ?? checkToken(dataset, call, body);
  if (problem) return refuse(record, problem);
  const checked = checkBody(body, nowMs);
  if ("problem" in checked) return refuse(record, checked.problem);

  acceptEvents(dataset, record, checked);
  if (failure) return replyAndNote(record, failure);
  record.status = 200;
  if (slow) record.fault = slow;
  const answer = answerJson(200, {
    events_received: checked.events.length,
    messages: [],
    fbtrace_id: makeTraceId(),
  });
  return slow ? { ...answer, delayMs: slow.ms } : answer;
}

function countEvents(body: unknown): number {
  return isRecord(body) && Array.isArray(body["data"]) ? body["data"].length : 0;
}

/** A fault that was to follow acceptance is spent on a request that is refused. */
function refuse(record: RequestRecord, problem: Problem): Reply {
  record.status = problem.status;
  record.code = problem.code;
  record.subcode = problem.subcode;
  record.reason = problem.explanation ?? problem.message;
  return answerProblem(problem);
}

function replyAndNote(record: RequestRecord, failure: Failure): Reply {
  const reply = replyWithFault(failure);
  record.fault = failure;
  if (!("kind" in reply)) record.status = reply.status;
  if (failure.kind === "code") {
    record.code = failure.code;
    record.subcode = failure.subcode;
  }
  return reply;
}
