const HOST_PATTERN = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*)$/;
const MAX_HOST_LENGTH = 253;

/** The host of an address as requests carry it: lower case, punycode, no port, no trailing dot; undefined if it is none. */
export function readLinkHost(typed: string): string | undefined {
  const text = typed.trim();
  if (/[\s/?#@\\]/.test(text) || !URL.canParse(`http://${text}`)) return undefined;
  const host = new URL(`http://${text}`).hostname.replace(/\.$/, "");
  return host.length <= MAX_HOST_LENGTH && HOST_PATTERN.test(host) ? host : undefined;
}
