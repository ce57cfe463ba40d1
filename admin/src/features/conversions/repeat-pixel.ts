import type { Pixel } from "@rotator/shared/contract/pixels";

/** What an edit of a pixel says again. */
export function repeatPixel(pixel: Pixel) {
  const { id, name, platform, datasetId, testEventCode, graphVersion, enabled, version } = pixel;
  return { id, name, platform, datasetId, testEventCode, graphVersion, enabled, version };
}
