import { isRecord, parseJson } from "../parse-json.ts";
import { answerJson, answerText, sendReply, type Answer, type Reply } from "../reply.ts";
import { serve, type Call, type StandIn } from "../serve.ts";

interface Hook {
  faults: HookFault[];
  requests: { method: string; headers: Call["headers"]; body: unknown; accepted: boolean }[];
}

/** What one of the next requests meets instead of its answer. */
type HookFault =
  | { kind: "status"; status: number }
  | { kind: "redirect"; to: string }
  | { kind: "hang"; ms?: number }
  | { kind: "reset" };

const HOOK = /^\/hooks\/([\w-]+)$/;
const CONTROL = /^\/stand-in\/hooks\/([\w-]+)(\/faults)?$/;

/** Stands in for whatever receives webhooks, over real HTTP: keeps every request to `/hooks/{name}`. */
export function startWebhook(options?: { port?: number; host?: string }): Promise<StandIn> {
  const hooks = new Map<string, Hook>();
  const hookOf = (name: string): Hook => {
    const hook = hooks.get(name) ?? { faults: [], requests: [] };
    hooks.set(name, hook);
    return hook;
  };
  return serve((call, response) => sendReply(answer(hookOf, call), response), options);
}

function answer(hookOf: (name: string) => Hook, call: Call): Reply {
  const [, name] = HOOK.exec(call.url.pathname) ?? [];
  if (name !== undefined) return receive(hookOf(name), call);
  const [, controlled, faults] = CONTROL.exec(call.url.pathname) ?? [];
  if (controlled === undefined) return answerText(404, "plain", "Not Found");
  if (faults) return setFaults(hookOf(controlled), call.body);
  return answerJson(200, { requests: hookOf(controlled).requests });
}

function receive(hook: Hook, { method, headers, body }: Call): Reply {
  const fault = hook.faults.shift();
  const accepted = fault === undefined && method === "POST" && isRecord(parseJson(body));
  hook.requests.push({ method, headers, body: parseJson(body) ?? body, accepted });
  if (fault?.kind === "hang" || fault?.kind === "reset") return fault;
  if (fault?.kind === "redirect") return { status: 302, headers: { location: fault.to }, body: "" };
  if (fault) return answerText(fault.status, "plain", `Status ${fault.status}`);
  return accepted ? answerText(200, "plain", "ok") : answerText(400, "plain", "Post an object of JSON.");
}

function setFaults(hook: Hook, body: string): Answer {
  const plan = parseJson(body);
  if (!isRecord(plan) || !Array.isArray(plan["next"]) || !plan["next"].every(isFault))
    return answerText(400, "plain", `Say {"next": [fault, …]}.`);
  hook.faults = plan["next"];
  return answerText(200, "plain", "ok");
}

function isFault(value: unknown): value is HookFault {
  if (!isRecord(value)) return false;
  const { kind, status, to } = value;
  if (kind === "status") return typeof status === "number";
  if (kind === "redirect") return typeof to === "string";
  return kind === "hang" || kind === "reset";
}
