import { type Site, SITE_KEY } from "@rotator/shared/core/site";
import type { EdgeEnv } from "./env.ts";
import type { Isolate } from "./isolate.ts";
import { within } from "./within.ts";

const LIMIT_MS = 250;
const FRESH_MS = 60_000;

/** Whose deployment this is, for the pages of addresses that are no link: as remembered for a minute, or from KV. */
export async function loadSite(env: EdgeEnv, isolate: Isolate): Promise<Site | undefined> {
  const { site } = isolate;
  const now = Date.now();
  if (now - site.readAt > FRESH_MS) {
    // At once, so that of many who come together one asks.
    site.readAt = now;
    const read = await within(LIMIT_MS, env.LINKS.get<Site>(SITE_KEY, { type: "json", cacheTtl: 60 }));
    if (typeof read?.value?.name === "string") site.value = read.value;
  }
  return recallSite(isolate);
}

/** The same without asking anybody. */
export function recallSite({ site, lanesById }: Isolate): Site | undefined {
  if (site.value) return site.value;
  const [lane] = lanesById.values();
  return lane?.rotator.site;
}
