import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { mantineStyles } from "./mantine-styles.ts";

const LIBRARIES =
  "react|react-dom|scheduler|react-router|i18next|react-i18next|@tanstack/[\\w-]+|hono|clsx|@mantine/core/esm/core";
// What the first page shows.
const PARTS =
  "Paper|Loader|Skeleton|Alert|VisuallyHidden|Button|ActionIcon|UnstyledButton|Group|Stack|Text|Title|Anchor|Badge|CloseButton|List|ThemeIcon|Kbd|Input|InlineInput|Switch";
const FRAME = new RegExp(`node_modules/(${LIBRARIES}|@mantine/core/esm/components/(${PARTS}))/`);

export default defineConfig({
  plugins: [react(), mantineStyles()],
  build: {
    target: "es2022",
    // The page's policy allows no inline data for scripts and styles.
    assetsInlineLimit: 0,
    // A test counts what the first page loads.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What every page begins with, in one piece: it packs better than fifty small ones.
        codeSplitting: { groups: [{ name: "frame", test: FRAME }] },
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
