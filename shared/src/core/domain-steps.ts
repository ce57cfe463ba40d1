/** `add_zone`: the site has to be in the same Cloudflare account; `add_lines`: at the end of a file; `set_line`: instead of the
 * line that names the same; `run`: in the project's folder. */
export const DOMAIN_STEPS = ["add_zone", "add_lines", "set_line", "run"] as const;

export interface DomainStep {
  kind: (typeof DOMAIN_STEPS)[number];
  file: string | null;
  text: string;
}

const DEPLOY: DomainStep = { kind: "run", file: null, text: "npm run deploy" };

/** So that links answer at a host. `zone`: the site that it belongs to; undefined where nobody can own that. */
export function listLinkHostSteps(host: string, zone: string | undefined): DomainStep[] {
  return listHostSteps(host, zone, "wrangler.toml", []);
}

/** So that the admin answers there, and nowhere else. */
export function listAdminHostSteps(host: string, zone: string | undefined): DomainStep[] {
  const file = "wrangler.office.toml";
  return listHostSteps(host, zone, file, [{ kind: "set_line", file, text: `ADMIN_HOST = "${host}"` }]);
}

function listHostSteps(
  host: string,
  zone: string | undefined,
  file: string,
  more: readonly DomainStep[],
): DomainStep[] {
  // The host of a Worker itself, or of the machine: there is nothing to route.
  if (zone === undefined || zone === "workers.dev") return [DEPLOY];
  // As a table it may stand at the end of the file, after all others.
  const route = `[[routes]]\npattern = "${host}"\ncustom_domain = true`;
  return [
    { kind: "add_zone", file: null, text: zone },
    ...more,
    { kind: "add_lines", file, text: route },
    DEPLOY,
  ];
}
