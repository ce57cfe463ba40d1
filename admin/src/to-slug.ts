/** A link ending made of a name; what cannot stand in one is left out. */
export function toSlug(name: string): string {
  return cleanSlug(name.normalize("NFKD").replaceAll(/\p{M}/gu, ""))
    .replaceAll(/^[-_]+|-+$/g, "")
    .slice(0, 64);
}

/** As it is typed: small letters, and a dash for each blank. */
export function cleanSlug(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll(/\s+/g, "-")
    .replaceAll(/[^a-z0-9_-]/g, "");
}
