import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

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
          setupFiles: ["worker/test/setup-edge.ts"],
        },
      },
    ],
  },
});
