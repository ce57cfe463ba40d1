import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    // The page's policy allows no inline data for scripts and styles.
    assetsInlineLimit: 0,
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
