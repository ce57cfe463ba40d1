// Pictures of every page of the admin, wide and on a phone, light and dark: `npm run screenshots`.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { ROOT, run } from "./run.mjs";

const folder = resolve(process.env["SCREENSHOTS"] ?? join(ROOT, ".build", "screenshots"));

mkdirSync(folder, { recursive: true });
let code = await run("vite", ["build", "--logLevel", "warn"], { cwd: join(ROOT, "admin") });
if (code === 0) code = await takePictures();
console.log(
  code === 0 ? `The pictures are in ${folder}` : `Something failed, see above; pictures: ${folder}`,
);
process.exitCode = code;

/** The tests of all pages keep them on their way. */
function takePictures() {
  const args = ["run", "--project", "browser", "--reporter=dot", "worker/test/browser/admin-pages.test.ts"];
  return run("vitest", [...args, ...process.argv.slice(2)], { env: { SCREENSHOTS: folder } });
}
