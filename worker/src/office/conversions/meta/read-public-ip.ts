import { readIp } from "../../read-ip.ts";

/** The address as it is, if it is one of the public internet; a zone is no part of it. */
export function readPublicIp(text: string): string | undefined {
  const ip = readIp(text);
  if (ip === undefined) return undefined;
  if (ip.version === 4) return isPublicIpv4(ip.bytes) ? ip.bytes.join(".") : undefined;
  if (!isPublicIpv6(ip.groups)) return undefined;
  return text
    .trim()
    .replace(/^\[|\]$/g, "")
    .replace(/%.*$/, "");
}

function isPublicIpv4([a = 0, b = 0, c = 0]: number[]): boolean {
  // From 224 on: multicast, and what Cloudflare makes up in place of IPv6 ("Pseudo IPv4").
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100) return b < 64 || b > 127;
  if (a === 169) return b !== 254;
  if (a === 172) return b < 16 || b > 31;
  if (a === 192) return b !== 168 && !(b === 0 && c === 0);
  return !(a === 198 && (b === 18 || b === 19));
}

/** 2000::/3 is all of IPv6 that was ever given out. */
function isPublicIpv6([first = 0]: number[]): boolean {
  return first >> 13 === 1;
}
