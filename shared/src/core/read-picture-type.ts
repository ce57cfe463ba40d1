const SIGNATURES = [
  ["image/png", 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", 0, [0xff, 0xd8, 0xff]],
  ["image/webp", 8, [0x57, 0x45, 0x42, 0x50]],
] as const;

export type PictureType = (typeof SIGNATURES)[number][0];

/** What the bytes themselves say they are; undefined for what is no PNG, JPEG or WebP, as an SVG, which could hold a script. */
export function readPictureType(bytes: Uint8Array): PictureType | undefined {
  return SIGNATURES.find(([, start, signature]) =>
    signature.every((byte, i) => bytes[start + i] === byte),
  )?.[0];
}
