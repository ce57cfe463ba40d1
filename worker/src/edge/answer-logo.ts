import { LOGO_KEY, LOGO_NAME, LOGO_PATH } from "@rotator/shared/core/site";
import type { EdgeEnv } from "./env.ts";
import { type Isolate, takeRead } from "./isolate.ts";
import { respond } from "./respond.ts";
import { within } from "./within.ts";

const LIMIT_MS = 1_000;
const KEPT_SECONDS = 86_400;

/** The logo of the pages. Its name stands for its bytes, so browsers keep it for good. */
export async function answerLogo(pathname: string, env: EdgeEnv, isolate: Isolate): Promise<Response> {
  const name = pathname.slice(LOGO_PATH.length);
  if (!LOGO_NAME.test(name) || !takeRead(isolate.logoReads, Date.now())) return respond(404);
  const read = env.LINKS.getWithMetadata<{ type?: unknown }>(LOGO_KEY + name, {
    type: "arrayBuffer",
    cacheTtl: KEPT_SECONDS,
  });
  const logo = (await within(LIMIT_MS, read))?.value;
  const type = String(logo?.metadata?.type);
  if (!logo?.value || !/^image\/(?:png|jpeg|webp)$/.test(type)) return respond(404);
  return respond(200, logo.value, {
    "content-type": type,
    "content-security-policy": "default-src 'none'",
    "cache-control": "public, max-age=31536000, immutable",
  });
}
