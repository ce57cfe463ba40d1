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
      { test: { name: "admin", environment: "node", include: ["admin/src/**/*.test.ts"] } },
      { test: { name: "start", environment: "node", include: ["scripts/start.test.ts"] } },
    ],
  },
});
