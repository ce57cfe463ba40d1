import type { OfficeEnv } from "../env.ts";

export type LinkTo = (host: string, slug: string) => string;

/** How an address is opened: in local development by the port that the developer came by. */
export function linkTo(env: Pick<OfficeEnv, "FORWARD_LINKS">, requestUrl: string): LinkTo {
  const { port } = new URL(requestUrl);
  return (host, slug) =>
    env.FORWARD_LINKS === "on" && host === "localhost"
      ? `http://localhost:${port}/wa/${slug}`
      : `https://${host}/wa/${slug}`;
}
