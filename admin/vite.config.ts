import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const LIBRARIES = "react|react-dom|scheduler|react-router|i18next|react-i18next|@tanstack/[a-z-]+";
const PARTS =
  "AppShell|Burger|NavLink|Avatar|Button|ActionIcon|Text|Title|Group|Stack|Paper|Alert|Skeleton|Loader|Center|" +
  "ThemeIcon|Transition|UnstyledButton|Collapse|VisuallyHidden|CloseButton|Kbd";
/** What the first page needs, in one file: many small ones weigh more together. */
const FRAME = new RegExp(`node_modules/(${LIBRARIES}|@mantine/core/esm/(core|components/(${PARTS})))/`);

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    // The page's policy allows no inline data for scripts and styles.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: "frame",
              test: FRAME,
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
