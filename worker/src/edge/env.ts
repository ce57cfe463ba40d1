import type { Rotation } from "./rotation.ts";

export interface EdgeEnv {
  DB: D1Database;
  LINKS: KVNamespace;
  ROTATION: DurableObjectNamespace<Rotation>;
  /** Absent on the free plan: packs then go to `click_inbox`. */
  CLICKS?: Queue<unknown>;
  FALLBACK_PHONE: string;
  FLOOD_CLICKS_PER_MINUTE: string;
  PACK_GATHER_MS: string;
}
