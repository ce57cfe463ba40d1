import type { OfficeEnv } from "../env.ts";
import { loadSettings, saveSetting } from "./settings.ts";

type AdminEnv = Pick<OfficeEnv, "DB" | "ADMIN_HOST">;

const PREFIX = "general.";

/** Remembers by which address people come in, where the deployment names none. */
export async function noteAdminUrl({ DB, ADMIN_HOST }: AdminEnv, origin: string): Promise<void> {
  if (ADMIN_HOST === "") await saveSetting(DB, `${PREFIX}admin_url`, origin, Date.now());
}

export async function loadAdminUrl(env: AdminEnv): Promise<string | undefined> {
  return readAdminUrl(env.ADMIN_HOST, await loadSettings(env.DB, PREFIX));
}

/** The same from what was loaded of `general.`. */
export function readAdminUrl(adminHost: string, general: ReadonlyMap<string, unknown>): string | undefined {
  if (adminHost !== "") return `https://${adminHost}`;
  const url = general.get("admin_url");
  return typeof url === "string" && /^https?:\/\//.test(url) ? url : undefined;
}
