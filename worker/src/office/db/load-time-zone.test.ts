import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { saveSetting } from "./settings.ts";
import { loadTimeZone } from "./load-time-zone.ts";

it("is the owner's, and the deployment's until he chose one", async () => {
  const deployment = { DB: env.DB, TIME_ZONE: "Asia/Jakarta" };
  expect(await loadTimeZone(deployment)).toBe("Asia/Jakarta");
  await saveSetting(env.DB, "general.time_zone", "Asia/Makassar", 1);
  expect(await loadTimeZone(deployment)).toBe("Asia/Makassar");
});
