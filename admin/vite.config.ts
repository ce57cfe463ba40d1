import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { mantineStyles } from "./mantine-styles.ts";

export default defineConfig({
  plugins: [react(), mantineStyles()],
  build: {
    target: "es2022",
    // The page's policy allows no inline data for scripts and styles.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: "base",
              test: /node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|hono|clsx)\//,
            },
          ],
        },
      },
    },
  },
  // The server of `npm start` answers everything that is not the page itself.
  server: {
    proxy: {
      "/healthz": "http://localhost:8787",
      "/wa": "http://localhost:8787",
      "/api": "http://localhost:8787",
    },
  },
});
