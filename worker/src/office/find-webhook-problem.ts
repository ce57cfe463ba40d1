const MAX_URL_LENGTH = 2_000;
const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
// However it was written, a URL shows an address of IPv4 as four numbers.
const IP_LITERAL = /^(?:\[.*\]|\d+(?:\.\d+){3})$/;
const PRIVATE_NAME = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|corp|home|arpa)$/;

export type WebhookProblem = "empty" | "malformed" | "not_https" | "not_public";

/** Why nothing is sent to an address that somebody entered. The machine's own serve in local development alone. */
export function findWebhookProblem(url: string, isLocal: boolean): WebhookProblem | undefined {
  if (url === "") return "empty";
  if (url.length > MAX_URL_LENGTH || !URL.canParse(url)) return "malformed";
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "") return "malformed";
  if (isLocal && /^https?:$/.test(protocol) && LOOPBACK.test(hostname)) return undefined;
  if (protocol !== "https:") return "not_https";
  return isPublicName(hostname.replace(/\.$/, "")) ? undefined : "not_public";
}

function isPublicName(name: string): boolean {
  return name.includes(".") && !IP_LITERAL.test(name) && !PRIVATE_NAME.test(name);
}
