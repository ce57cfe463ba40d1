import { answerJson, answerText, sendReply, type Reply } from "../reply.ts";
import { serve, type Call, type StandIn } from "../serve.ts";
import { control } from "./control.ts";
import { makeMemory, registerDataset, type Memory } from "./memory.ts";
import { renderPage } from "./page.ts";
import { answerProblem } from "./problem.ts";
import { receiveEvents } from "./receive-events.ts";

interface GraphOptions {
  port?: number;
  host?: string;
  /** Registered from the beginning: tokens by dataset. */
  datasets?: Record<string, string>;
  /** Hears every call to Graph itself as it comes. */
  hear?: (call: Call) => void;
}

/** Stands in for Meta's Graph API over real HTTP; shares no code with the product, so that it notices our mistakes. */
export function startGraph({ datasets = {}, hear, ...address }: GraphOptions = {}): Promise<StandIn> {
  const memory = makeMemory();
  for (const [id, token] of Object.entries(datasets)) registerDataset(memory, id, token);
  return serve((call, response) => {
    if (!call.url.pathname.startsWith("/stand-in/")) hear?.(call);
    sendReply(answer(memory, call), response);
  }, address);
}

function answer(memory: Memory, call: Call): Reply {
  const { pathname } = call.url;
  if (pathname === "/") return answerText(200, "html", renderPage(memory));
  if (pathname === "/healthz") return answerJson(200, { ok: true });
  if (pathname.startsWith("/stand-in/")) return control(memory, call);
  const message = `Unknown path components: ${pathname}`;
  return receiveEvents(memory, call, Date.now()) ?? answerProblem({ status: 400, code: 2500, message });
}
