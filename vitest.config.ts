import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const D1_ID = "00000000-0000-0000-0000-000000000000";
const LINKS_ID = "00000000000000000000000000000000";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "scripts",
          environment: "node",
          include: ["scripts/**/*.test.ts"],
          exclude: ["scripts/start.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "admin",
          environment: "jsdom",
          include: ["admin/src/**/*.test.{ts,tsx}"],
          setupFiles: ["admin/test/setup.ts"],
        },
      },
      { test: { name: "start", environment: "node", include: ["scripts/start.test.ts"] } },
      { test: { name: "core", environment: "node", include: ["shared/src/**/*.test.ts"] } },
      { test: { name: "browser", environment: "node", include: ["worker/test/browser/**/*.test.ts"] } },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: { bindings: { TEST_MIGRATIONS: await readD1Migrations("./migrations") } },
          })),
        ],
        test: {
          name: "edge",
          include: ["worker/src/edge/**/*.test.ts"],
          isolate: false,
          setupFiles: ["worker/test/setup.ts"],
        },
      },
      {
        plugins: [
          cloudflareTest(async ({ inject }) => ({
            main: "./worker/src/office/index.ts",
            wrangler: { configPath: "./wrangler.office.toml" },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations("./migrations"),
                META_GRAPH_URL: inject("metaGraphUrl"),
                TELEGRAM_API_URL: inject("telegramApiUrl"),
                WEBHOOK_URL: inject("webhookUrl"),
                FORWARD_LINKS: "on",
                ADMIN_HOST: "admin.example.com",
                SETUP_TOKEN: "the setup token of tests",
                ENCRYPTION_KEY: btoa("thirty-two bytes for tests only!"),
              },
              queueProducers: { CLICKS: { queueName: "rotator-clicks" } },
              workers: [
                {
                  name: "rotator-edge",
                  modules: true,
                  scriptPath: ".build/edge/index.js",
                  compatibilityDate: "2026-10-15",
                  durableObjects: { ROTATION: { className: "Rotation", useSQLite: true } },
                  d1Databases: { DB: D1_ID },
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
          globalSetup: ["worker/test/build-edge.mjs", "worker/test/start-stand-ins.ts"],
          setupFiles: ["worker/test/setup.ts"],
        },
      },
    ],
  },
});
