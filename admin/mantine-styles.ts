import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const SHEETS = dirname(createRequire(import.meta.url).resolve("@mantine/core/styles/global.css"));
const CLASS_NAMES = /\/@mantine\/core\/esm\/.*\/(\w+)\.module\.mjs$/;
const ENTRY = /\/admin\/src\/main\.tsx$/;

/**
 * Each component of Mantine brings its own sheet with it, so that a page loads those of what it shows and no other.
 * The development server, which has Mantine in one piece, loads its whole sheet.
 */
export function mantineStyles(): Plugin {
  let isBuild = true;
  return {
    name: "mantine-styles",
    configResolved: ({ command }) => {
      isBuild = command === "build";
    },
    transform(code, id) {
      if (!isBuild && ENTRY.test(id)) return withImport(code, "@mantine/core/styles.css");
      const component = isBuild ? CLASS_NAMES.exec(id)?.[1] : undefined;
      return component === undefined ? undefined : withImport(code, join(SHEETS, `${component}.css`));
    },
  };
}

function withImport(code: string, sheet: string) {
  return { code: `import ${JSON.stringify(sheet)};\n${code}`, map: null };
}
