import type { Rotation } from "../src/edge/rotation.ts";

declare global {
  namespace Cloudflare {
    interface Env {
      DB: D1Database;
      LINKS: KVNamespace;
      ROTATION: DurableObjectNamespace<Rotation>;
      CLICKS: Queue<unknown>;
      FALLBACK_PHONE: string;
      FLOOD_CLICKS_PER_MINUTE: string;
      PACK_GATHER_MS: string;
      TEST_MIGRATIONS: { name: string; queries: string[] }[];
    }
  }
}
