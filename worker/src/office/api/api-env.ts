import type { OpenSession } from "../db/sessions.ts";
import type { OfficeEnv } from "../env.ts";
import type { Actor } from "./actor.ts";

export interface ApiEnv {
  Bindings: OfficeEnv;
  Variables: {
    actor: Actor;
    /** Of a person; machines have none. */
    session?: OpenSession;
  };
}
