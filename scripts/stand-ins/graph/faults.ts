import { isRecord } from "../parse-json.ts";
import { answerText, type Reply } from "../reply.ts";
import { answerProblem } from "./problem.ts";

/** What a request meets instead of its answer, before its events were accepted or after. */
export type Fault = { when: "before" | "after" } & (
  | { kind: "status"; status: number }
  | { kind: "html"; status: number }
  | {
      kind: "code";
      code: number;
      subcode?: number | undefined;
      status?: number | undefined;
      isTransient?: boolean | undefined;
      headers?: Record<string, string> | undefined;
    }
  | { kind: "hang"; ms?: number | undefined }
  | { kind: "reset" }
  /** Accepted and answered as ever, only so much later. */
  | { kind: "slow"; ms: number }
);

/** What is no good answer. */
export type Failure = Exclude<Fault, { kind: "slow" }>;

/** Either one fault for each of the next requests, or round and round, one for every n-th. */
export interface FaultPlan {
  next: Fault[];
  every: number;
  faults: Fault[];
  seen: number;
}

export function makePlan(): FaultPlan {
  return { next: [], every: 0, faults: [], seen: 0 };
}

export function hasFaults({ next, every }: FaultPlan): boolean {
  return next.length > 0 || every > 0;
}

export function takeFault(plan: FaultPlan): Fault | undefined {
  plan.seen += 1;
  if (plan.every === 0) return plan.next.shift();
  if (plan.seen % plan.every !== 0) return undefined;
  return plan.faults[(plan.seen / plan.every - 1) % plan.faults.length];
}

export function replyWithFault(fault: Failure): Reply {
  if (fault.kind === "reset") return { kind: "reset" };
  if (fault.kind === "hang") return { kind: "hang", ms: fault.ms };
  if (fault.kind === "status") return answerText(fault.status, "plain", `Status ${fault.status}`);
  if (fault.kind === "html") return answerText(fault.status, "html", "<!doctype html><h1>Sorry</h1>");
  const { code, subcode, status = 400, isTransient = false, headers } = fault;
  return answerProblem({ status, code, subcode, isTransient, message: `(#${code}) As told.` }, headers);
}

/** A text is what is wrong with the plan. */
export function parseFaultPlan(value: unknown): FaultPlan | string {
  if (!isRecord(value)) return "A plan is {next: […]}, {every: n, faults: […]} or {}.";
  const { next = [], every = 0, faults = [], ...rest } = value;
  if (Object.keys(rest).length > 0) return `A plan has no ${Object.keys(rest).join(", ")}.`;
  if (typeof every !== "number" || !Number.isInteger(every) || every < 0) return "every is a whole number.";
  if (!Array.isArray(next) || !next.every(isFault)) return "next is a list of faults.";
  if (!Array.isArray(faults) || !faults.every(isFault)) return "faults is a list of faults.";
  if (every > 0 !== faults.length > 0) return "every and faults go together.";
  return { next: next.map(withWhen), every, faults: faults.map(withWhen), seen: 0 };
}

type UntimedFault = Fault extends infer Each ? (Each extends Fault ? Omit<Each, "when"> : never) : never;
type GivenFault = UntimedFault & { when?: "before" | "after" };

function isFault(value: unknown): value is GivenFault {
  if (!isRecord(value)) return false;
  const { kind, when = "before", ...rest } = value;
  if (when !== "before" && when !== "after") return false;
  return typeof kind === "string" && FORMS.get(kind)?.(rest) === true;
}

function withWhen(fault: GivenFault): Fault {
  return { when: "before", ...fault };
}

const FORMS = new Map<string, (fault: Record<string, unknown>) => boolean>([
  ["status", ({ status, ...rest }) => isWhole(status) && isEmpty(rest)],
  ["html", ({ status, ...rest }) => isWhole(status) && isEmpty(rest)],
  ["reset", isEmpty],
  ["slow", ({ ms, ...rest }) => isWhole(ms) && isEmpty(rest)],
  ["hang", ({ ms = 0, ...rest }) => isWhole(ms) && isEmpty(rest)],
  [
    "code",
    ({ code, subcode = 0, status = 400, isTransient = false, headers = {}, ...rest }) =>
      [code, subcode, status].every(isWhole) &&
      typeof isTransient === "boolean" &&
      isRecord(headers) &&
      Object.values(headers).every((header) => typeof header === "string") &&
      isEmpty(rest),
  ],
]);

function isWhole(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function isEmpty(value: Record<string, unknown>): boolean {
  return Object.keys(value).length === 0;
}
