import { Agent } from "node:http";
import { sendVisit } from "./visit.mjs";

const PHONE = /^https:\/\/wa\.me\/62812345678(\d)/;
let nextNumber = 1;

/** Sends visits from `connections` at once until `goOn` says no; tells `seen` which agent (by position) each was led to. */
export async function sendVisitors(url, visit, { connections, goOn, seen, pauseMs = 0 }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const browse = async () => {
    while (goOn()) {
      const response = await sendVisit(url, visit, nextNumber++, agent);
      const position = PHONE.exec(response.headers.location ?? "")?.[1];
      if (position === undefined) throw new Error(`a visitor was led nowhere: ${response.statusCode}`);
      seen(Number(position));
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };
  await Promise.all(Array.from({ length: connections }, browse));
  agent.destroy();
}
