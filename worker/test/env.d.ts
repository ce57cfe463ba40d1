import type { D1Migration } from "cloudflare:test";
import type { EdgeEnv } from "../src/edge/env.ts";
import type { Rotation } from "../src/edge/rotation.ts";
import type { OfficeEnv } from "../src/office/env.ts";

declare global {
  namespace Cloudflare {
    /** Each project has the bindings of its own Worker; tests ask only for those. */
    interface Env extends EdgeEnv, OfficeEnv {
      CLICKS: Queue<unknown>;
      ROTATION: DurableObjectNamespace<Rotation>;
      TEST_MIGRATIONS: D1Migration[];
      /** Of the stand-in that receives webhooks. */
      WEBHOOK_URL: string;
    }
  }
}
