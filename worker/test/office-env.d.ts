import type { D1Migration } from "cloudflare:test";
import type { OfficeEnv } from "../src/office/env.ts";

declare global {
  namespace Cloudflare {
    interface Env extends OfficeEnv {
      TEST_MIGRATIONS: D1Migration[];
      CLICKS: Queue<unknown>;
    }
  }
}
