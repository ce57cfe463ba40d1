import type { Rotator } from "@rotator/shared/contract/rotators";
import { readRotator } from "../db/read-rotator.ts";
import { notFound } from "./api-error.ts";
import type { LinkTo } from "./link-to.ts";

export async function getRotator(db: D1Database, id: string, toLink: LinkTo): Promise<Rotator> {
  const rotator = await readRotator(db, id);
  if (!rotator) throw notFound("rotator");
  const addresses = rotator.addresses.map((address) => ({
    ...address,
    link: toLink(address.host, address.slug),
  }));
  return { ...rotator, addresses, link: toLink(rotator.host, rotator.slug) };
}
