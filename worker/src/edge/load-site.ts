import { readSite, type Site, SITE_KEY } from "@rotator/shared/core/site";
import type { EdgeEnv } from "./env.ts";
import type { Isolate } from "./isolate.ts";
import { within } from "./within.ts";

const LIMIT_MS = 250;
const FRESH_MS = 60_000;

/** Whose deployment this is, for the pages of addresses that are no link: as remembered for a minute, or from KV. */
export async function loadSite(env: EdgeEnv, isolate: Isolate): Promise<Site | undefined> {
  const now = Date.now();
  if (now - isolate.site.readAt > FRESH_MS) {
    const text = await within(LIMIT_MS, env.LINKS.get(SITE_KEY, { cacheTtl: 60 }));
    const value = text?.value ? readSite(text.value) : undefined;
    isolate.site = { value: value ?? isolate.site.value, readAt: now };
  }
  return recallSite(isolate);
}

/** The same without asking anybody. */
export function recallSite({ site, lanesById }: Isolate): Site | undefined {
  if (site.value) return site.value;
  const [lane] = lanesById.values();
  return lane?.rotator.site;
}
