import type { Platform } from "@rotator/shared/core/conversion";

/** What delivery needs of a pixel, the token still encrypted. */
export interface SealedPixel {
  id: string;
  version: number;
  platform: Platform;
  datasetId: string;
  accessTokenEncrypted: string;
  testEventCode: string | null;
  graphVersion: string;
}

const SELECT = `
SELECT id, version, platform, dataset_id AS datasetId, access_token_encrypted AS accessTokenEncrypted,
  test_event_code AS testEventCode, graph_version AS graphVersion
FROM pixels WHERE id = ?1`;

export async function loadSealedPixel(db: D1Database, id: string): Promise<SealedPixel | undefined> {
  const { results } = await db.prepare(SELECT).bind(id).all<SealedPixel & Record<string, unknown>>();
  return results[0];
}
