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
  const { results } = await sealedPixelStatement(db, id).all<SealedPixel & Record<string, unknown>>();
  return results[0];
}

/** To stand in one batch with what is claimed for it. */
export function sealedPixelStatement(db: D1Database, id: string): D1PreparedStatement {
  return db.prepare(SELECT).bind(id);
}
