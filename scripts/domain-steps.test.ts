import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "vitest";
import { experimental_readRawConfig as readRawConfig } from "wrangler";
import { listAdminHostSteps, listLinkHostSteps } from "../shared/src/core/domain-steps.ts";
import { ROOT } from "./run.mjs";

/** The project's own file after somebody did what the steps say. */
function follow(steps: ReturnType<typeof listLinkHostSteps>, file: string) {
  const folder = mkdtempSync(join(tmpdir(), "steps-"));
  try {
    const config = join(folder, file);
    cpSync(join(ROOT, file), config);
    for (const { kind, file: named, text } of steps) {
      if (named !== file) continue;
      const now = readFileSync(config, "utf8");
      const [key = ""] = text.split(" = ");
      writeFileSync(
        config,
        kind === "add_lines" ? `${now}\n${text}\n` : now.replace(new RegExp(`^${key} = .*$`, "m"), text),
      );
    }
    return readRawConfig({ config }).rawConfig;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the steps of a domain", () => {
  it("route a link's host to the edge and change nothing else", ({ expect }) => {
    const steps = listLinkHostSteps("link.brand.co.id", "brand.co.id");
    const { routes, ...rest } = follow(steps, "wrangler.toml");
    expect(routes).toEqual([{ pattern: "link.brand.co.id", custom_domain: true }]);
    expect(rest).toEqual(follow([], "wrangler.toml"));
    expect(steps[0]).toEqual({ kind: "add_zone", file: null, text: "brand.co.id" });
    expect(steps.at(-1)).toEqual({ kind: "run", file: null, text: "npm run deploy" });
  });

  it("route the admin's host to the office, which then answers there alone", ({ expect }) => {
    const config = follow(listAdminHostSteps("admin.brand.com", "brand.com"), "wrangler.office.toml");
    expect(config.routes).toEqual([{ pattern: "admin.brand.com", custom_domain: true }]);
    expect(config.vars).toMatchObject({ ADMIN_HOST: "admin.brand.com" });
  });

  it("are nothing but to deploy for the Worker's own host", ({ expect }) => {
    for (const zone of ["workers.dev", undefined])
      expect(listLinkHostSteps("rotator-edge.ayu.workers.dev", zone)).toEqual([
        { kind: "run", file: null, text: "npm run deploy" },
      ]);
  });
});
