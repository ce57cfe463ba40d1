import type { LinkTestAnswer, LinkTestRequest } from "../edge/link-test.ts";
import type { EdgeSight } from "../edge/look-around.ts";
import type { Rotation } from "../edge/rotation.ts";

export interface OfficeEnv {
  DB: D1Database;
  LINKS: KVNamespace;
  ROTATION: DurableObjectNamespace<Rotation>;
  EDGE: Fetcher;
  LINK_TEST: {
    try(request: LinkTestRequest): Promise<LinkTestAnswer>;
    look(address: string): Promise<EdgeSight>;
  };
  ASSETS: Fetcher;
  /** IANA name; reports count days in it. */
  TIME_ZONE: string;
  /** "on" only in local development. */
  FORWARD_LINKS: string;
  /** Where rotations are made; empty: near whoever saves. */
  ROTATION_LOCATION: DurableObjectLocationHint | "";
  /** A whole number: what the plan lets one database hold. */
  DATABASE_LIMIT_MB: string;
  /** Base64 of 32 bytes, a secret: encrypts access tokens at rest. Without it no pixel can be saved. */
  ENCRYPTION_KEY?: string;
  /** A secret: whoever knows it makes the first owner, or lets an owner back in. */
  SETUP_TOKEN?: string;
  /** The host of the admin; empty: the office's own on workers.dev. */
  ADMIN_HOST: string;
  /** Where Meta's Graph API answers; a stand-in's address in development and tests. */
  META_GRAPH_URL: string;
  /** Where Telegram's Bot API answers; a stand-in's address in tests. */
  TELEGRAM_API_URL: string;
  /** A whole number: how many calls the plan allows an invocation, of the database and of other servers. */
  CALL_LIMIT: string;
  /** Carries "this pixel has due events"; absent on a plan without queues, where cron alone sends. */
  NUDGES?: Queue<Nudge>;
}

export interface Nudge {
  pixelId: string;
}
