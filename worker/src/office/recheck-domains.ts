import { DEPLOYMENT_NAME } from "@rotator/shared/core/deployment";
import { type Ask, askFor, judgeDomain } from "./check-domain.ts";
import { listDueDomains, saveDomainCheck } from "./db/domain-checks.ts";
import type { OfficeEnv } from "./env.ts";

// Below, a minute does a part of its work.
const ENOUGH_CALLS = 500;
const AT_MOST = { few: 1, enough: 10 };

/** Looks at the domains whose turn it is, side by side. In local development only this machine can be asked. */
export async function recheckDomains(env: OfficeEnv, nowMs: number, ask?: Ask): Promise<void> {
  const limit = Number(env.CALL_LIMIT) < ENOUGH_CALLS ? AT_MOST.few : AT_MOST.enough;
  const onlyHost = env.FORWARD_LINKS === "on" && !ask ? "localhost" : null;
  const expected = env.ROTATION.idFromName(DEPLOYMENT_NAME).toString();
  const due = await listDueDomains(env.DB, nowMs, limit, onlyHost);
  await Promise.all(
    due.map(async ({ id, host }) => {
      const check = await judgeDomain(ask ?? askFor(env, host), host, expected, nowMs);
      await saveDomainCheck(env.DB, id, check);
    }),
  );
}
