import { env } from "cloudflare:workers";
import { type PublishedRotator, readPublishedRotator } from "@rotator/shared/core/published-rotator";
import type { RotationNamespace } from "../src/office/db/deliver.ts";

/** The copy that KV has at an address. */
export async function copyInKv(address: string): Promise<PublishedRotator | undefined> {
  return readPublishedRotator((await env.LINKS.get(`link:${address}`)) ?? "");
}

/** The copy that D1 has at an address, and whether it is marked. */
export async function copyInDatabase(
  address: string,
): Promise<{ copy: PublishedRotator | undefined; unpublished: number } | undefined> {
  const row = await env.DB.prepare("SELECT body, unpublished FROM published_rotators WHERE address = ?")
    .bind(address)
    .first<{ body: string; unpublished: number }>();
  return row ? { copy: readPublishedRotator(row.body), unpublished: row.unpublished } : undefined;
}

/** The real rotations, with a note of the newest copy that each was given; `before` may fail or wait. */
export function watchedRotations(before: (copy: PublishedRotator) => Promise<void> = async () => {}) {
  const given = new Map<string, PublishedRotator>();
  const namespace: RotationNamespace = {
    getByName: (name, options) => ({
      publish: async (copy) => {
        await before(copy);
        if (copy.version > (given.get(name)?.version ?? 0)) given.set(name, copy);
        return env.ROTATION.getByName(name, options).publish(copy);
      },
    }),
  };
  return { given, namespace };
}
