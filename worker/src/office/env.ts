import type { Rotation } from "../edge/rotation.ts";

export interface OfficeEnv {
  DB: D1Database;
  LINKS: KVNamespace;
  ROTATION: DurableObjectNamespace<Rotation>;
  EDGE: Fetcher;
  ASSETS: Fetcher;
  /** IANA name; reports count days in it. */
  TIME_ZONE: string;
  /** "on" only in local development. */
  FORWARD_LINKS: string;
  /** Where rotations are made; empty: near whoever saves. */
  ROTATION_LOCATION: DurableObjectLocationHint | "";
  /** A whole number: what the plan lets one database hold. */
  DATABASE_LIMIT_MB: string;
}
