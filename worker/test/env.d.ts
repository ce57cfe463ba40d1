declare namespace Cloudflare {
  interface Env {
    DB: D1Database;
    LINKS: KVNamespace;
    ROTATION: DurableObjectNamespace<import("../src/edge/rotation.ts").Rotation>;
    CLICKS: Queue<unknown>;
    FALLBACK_PHONE: string;
    FLOOD_CLICKS_PER_MINUTE: string;
    PACK_GATHER_MS: string;
    TEST_MIGRATIONS: { name: string; queries: string[] }[];
  }
}
