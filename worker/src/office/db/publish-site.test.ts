import { env } from "cloudflare:workers";
import { afterAll, beforeAll, it, vi } from "vitest";
import { publishEnv } from "../../../test/builders.ts";
import { loadPrivacySettings, savePrivacySettings } from "./privacy-settings.ts";
import { publishSite } from "./publish-site.ts";
import { loadSavedAt } from "./setting-groups.ts";

beforeAll(() => {
  vi.spyOn(console, "error").mockReturnValue();
});
afterAll(() => {
  vi.restoreAllMocks();
});

it("cron brings to KV what a save could not, and then leaves it alone", async ({ expect }) => {
  const before = await loadPrivacySettings(env.DB);
  const responsible = { name: "PT Ayu", address: "", link: "" };
  const put = vi.fn<KVNamespace["put"]>(async () => Promise.reject(new Error("away")));
  const seen = await loadSavedAt(env.DB, "privacy");
  await savePrivacySettings(publishEnv({ LINKS: { put } }), { ...before, responsible }, seen);
  expect(put).toHaveBeenCalledWith("site", expect.stringContaining("PT Ayu"));
  expect(await env.LINKS.get("site")).toBeNull();
  await publishSite(publishEnv());
  expect(await env.LINKS.get("site", "json")).toMatchObject({ responsible });
  await env.LINKS.delete("site");
  await publishSite(publishEnv());
  expect(await env.LINKS.get("site")).toBeNull();
});
