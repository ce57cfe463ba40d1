import { readIp } from "./read-ip.ts";

/** The network of an address, too wide to be a person: /24 of IPv4, /48 of IPv6; undefined for what is no address. */
export function truncateIp(text: string): string | undefined {
  const ip = readIp(text);
  if (ip === undefined) return undefined;
  if (ip.version === 4) return `${ip.bytes.slice(0, 3).join(".")}.0`;
  const network = ip.groups.slice(0, 3);
  while (network.at(-1) === 0) network.pop();
  return `${network.map((group) => group.toString(16)).join(":")}::`;
}
