import { WorkerEntrypoint } from "cloudflare:workers";
import { answer } from "./answer.ts";
import type { EdgeEnv } from "./env.ts";
import { createIsolate } from "./isolate.ts";
import type { Lease, LeaseRequest } from "./lease.ts";
import { type EdgeSight, lookAround } from "./look-around.ts";
import type { Rotation } from "./rotation.ts";
import { within } from "./within.ts";

const RECORD_LIMIT_MS = 2_000;

export interface LinkTestRequest {
  url: string;
  headers: Record<string, string>;
  country?: string | undefined;
}

/** What a visitor would have been answered, and the click as it would have been told to the queue. */
export interface LinkTestAnswer {
  status: number;
  location: string | null;
  body: string;
  click: string | undefined;
}

interface LinkTestEnv extends EdgeEnv {
  ROTATION: DurableObjectNamespace<Rotation>;
}

/** Answers as to a visitor, in an isolate of its own: takes no turn and records no click. Only a binding reaches it, no request. */
export class LinkTest extends WorkerEntrypoint<LinkTestEnv> {
  async try({ url, headers, country }: LinkTestRequest): Promise<LinkTestAnswer> {
    const { promise: told, resolve: tell } = Promise.withResolvers<string>();
    const env: EdgeEnv = {
      ...this.env,
      ROTATION: {
        getByName: (name) => ({ lease: (request) => this.#peek(name, request) }),
        idFromName: (name) => this.env.ROTATION.idFromName(name),
      },
      CLICKS: { send: async (message) => tell(String(message)) },
    };
    // Of what Cloudflare says of a visitor, whatever is not there counts as unknown.
    const cf = { country } as Partial<IncomingRequestCfProperties> as IncomingRequestCfProperties;
    const request = new Request<unknown, IncomingRequestCfProperties>(url, { headers, cf });
    const response = await answer(request, env, this.ctx, createIsolate());
    const body = await response.text();
    const isClick = response.status < 400;
    const click = isClick ? (await within(RECORD_LIMIT_MS, told))?.value : undefined;
    return { status: response.status, location: response.headers.get("location"), body, click };
  }

  look(address: string): Promise<EdgeSight> {
    return lookAround(address, this.env);
  }

  async #peek(name: string, request: LeaseRequest): Promise<Lease | undefined> {
    return this.env.ROTATION.getByName(name).peek(request);
  }
}
