import { type IdPrefix, makeId } from "@rotator/shared/core/id";

export function newId(prefix: IdPrefix, at: number): string {
  return makeId(prefix, at, crypto.getRandomValues(new Uint8Array(16)));
}
