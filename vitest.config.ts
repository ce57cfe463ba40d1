import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const LINKS_ID = "00000000000000000000000000000000";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "core", environment: "node", include: ["shared/src/**/*.test.ts"] } },
      {
        plugins: [
          cloudflareTest(async () => ({
            main: "./worker/src/office/index.ts",
            wrangler: { configPath: "./wrangler.office.toml" },
            miniflare: {
              bindings: { TEST_MIGRATIONS: await readD1Migrations("./migrations") },
              queueProducers: { CLICKS: "rotator-clicks" },
              workers: [
                {
                  name: "rotator-edge",
                  modules: true,
                  scriptPath: ".build/edge/index.js",
                  compatibilityDate: "2026-10-15",
                  compatibilityFlags: ["no_nodejs_compat"],
                  durableObjects: { ROTATION: { className: "Rotation", useSQLite: true } },
                  d1Databases: { DB: "00000000-0000-0000-0000-000000000000" },
                  kvNamespaces: { LINKS: LINKS_ID },
                  queueProducers: { CLICKS: "rotator-clicks" },
                  bindings: { FALLBACK_PHONE: "", FLOOD_CLICKS_PER_MINUTE: "300", PACK_GATHER_MS: "100" },
                },
              ],
            },
          })),
        ],
        test: {
          name: "office",
          include: ["worker/src/office/**/*.test.ts"],
          isolate: false,
          globalSetup: ["worker/test/build-edge.mjs"],
          setupFiles: ["worker/test/setup-office.ts"],
        },
      },
    ],
  },
});
