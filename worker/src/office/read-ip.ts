/** An address in numbers: four bytes, or eight groups; one of IPv4 that IPv6 carries is one of IPv4. */
export type Ip = { version: 4; bytes: number[] } | { version: 6; groups: number[] };

/** Undefined for what is no address. Brackets and a zone are passed over. */
export function readIp(text: string): Ip | undefined {
  const address = text
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/%.*$/, "");
  if (!address.includes(":")) return makeIpv4(readIpv4(address));
  const groups = readIpv6(address);
  if (groups === undefined) return undefined;
  const [high = 0, low = 0] = groups.slice(6);
  if (isMappedIpv4(groups)) return makeIpv4([high >> 8, high & 255, low >> 8, low & 255]);
  return { version: 6, groups };
}

function makeIpv4(bytes: number[] | undefined): Ip | undefined {
  return bytes && { version: 4, bytes };
}

function readIpv4(address: string): number[] | undefined {
  const parts = address.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255))
    return undefined;
  return parts.map(Number);
}

function readIpv6(address: string): number[] | undefined {
  const halves = address.split("::");
  if (halves.length > 2) return undefined;
  const head = readGroups(halves[0] ?? "");
  const tail = readGroups(halves[1] ?? "");
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1) return missing === 0 ? head : undefined;
  return missing < 1 ? undefined : [...head, ...Array<number>(missing).fill(0), ...tail];
}

function readGroups(text: string): number[] | undefined {
  if (text === "") return [];
  const groups: number[] = [];
  for (const part of text.split(":")) {
    const bytes = part.includes(".") ? readIpv4(part) : undefined;
    if (bytes !== undefined) {
      const [a = 0, b = 0, c = 0, d = 0] = bytes;
      groups.push(a * 256 + b, c * 256 + d);
    } else if (/^[0-9a-f]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

function isMappedIpv4(groups: number[]): boolean {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
}
