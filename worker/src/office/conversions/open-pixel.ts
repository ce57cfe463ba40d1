import type { SealedPixel } from "../db/load-sealed-pixel.ts";
import { decryptText } from "../encryption.ts";
import type { OpenPixel } from "./destination.ts";

/** The pixel with its token in the clear; undefined where that cannot be read: another key, or none. */
export async function openPixel(
  env: { ENCRYPTION_KEY?: string },
  { id, datasetId, graphVersion, accessTokenEncrypted }: SealedPixel,
): Promise<OpenPixel | undefined> {
  const accessToken = await decryptText(env.ENCRYPTION_KEY, accessTokenEncrypted, id);
  return accessToken === undefined ? undefined : { id, datasetId, accessToken, graphVersion };
}
