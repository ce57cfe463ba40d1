import { env } from "cloudflare:workers";
import office from "../src/office/index.ts";
import type { OfficeEnv } from "../src/office/env.ts";

/** A visit at the office's door. */
export async function askOffice(url: string, to: OfficeEnv = env): Promise<Response> {
  return office.fetch(new Request<unknown, IncomingRequestCfProperties>(url), to);
}
