const SIDES = [320, 240, 160, 96];
const TYPES = ["image/webp", "image/png"];
/** Of the data URL; a logo rides along with every public page. */
const MAX_BYTES = 30_000;

/** A picture small enough for a logo, as a data URL; undefined where the file is no picture. */
export async function shrinkPicture(file: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return undefined;
  for (const side of SIDES) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    // A browser that makes no WebP gives a PNG instead.
    const made = TYPES.map((type) => canvas.toDataURL(type, 0.9)).find(
      (url) => (url.length - url.indexOf(",")) * 0.75 < MAX_BYTES,
    );
    if (made !== undefined) return made;
  }
  return undefined;
}
