import type { Platform } from "@rotator/shared/core/conversion";
import { findKeyProblem } from "@rotator/shared/core/encryption-key";
import { PIXEL_RULES } from "@rotator/shared/core/pixel-rules";
import { encryptText } from "../encryption.ts";
import { ChangeRefused, refuseBroken, refuseInvalid } from "./change-refused.ts";
import { newId } from "./new-id.ts";
import type { Seen } from "./versions.ts";

export interface PixelEnv {
  DB: D1Database;
  ENCRYPTION_KEY?: string | undefined;
}

export interface PixelInput {
  name: string;
  platform: Platform;
  datasetId: string;
  /** A new pixel must have one; an edit without it keeps the old one. */
  accessToken?: string | undefined;
  /** Events Manager shows it under "Test events". */
  testEventCode: string | null;
  /** Without it: the default of a new pixel, the present one of an edited. */
  graphVersion?: string | undefined;
  enabled: boolean;
}

interface SavedPixel {
  id: string;
  version: number;
  /** What was wrong may be mended now: the pixel is no longer held, and its held events should go out. */
  released: boolean;
}

/** Makes a pixel, or edits the one that was seen. The token goes in and never comes out. */
export async function savePixel(env: PixelEnv, input: PixelInput, seen?: Seen): Promise<SavedPixel> {
  refuseInvalid(findProblems(env, input, seen));
  const at = Date.now();
  const id = seen?.id ?? newId("pix", at);
  const token = input.accessToken?.trim();
  const encrypted = token === undefined ? null : await encryptText(env.ENCRYPTION_KEY, token, id);
  if (seen) return updatePixel(env.DB, input, encrypted, seen, at);
  await insertPixel(env.DB, id, input, encrypted, at).run();
  return { id, version: 1, released: false };
}

const INSERT = `
INSERT INTO pixels (id, name, platform, dataset_id, access_token_encrypted, test_event_code, graph_version, enabled,
  held_at, held_reason, created_at, updated_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, CASE WHEN NOT ?8 THEN ?9 END, CASE WHEN NOT ?8 THEN 'pixel_off' END, ?9, ?9)`;

export function insertPixel(
  db: D1Database,
  id: string,
  input: PixelInput,
  encrypted: string | null,
  at: number,
): D1PreparedStatement {
  const { platform, testEventCode, enabled } = input;
  const { graphVersion = PIXEL_RULES[platform].defaultVersion } = input;
  return db
    .prepare(INSERT)
    .bind(
      id,
      input.name.trim(),
      platform,
      input.datasetId,
      encrypted,
      testEventCode,
      graphVersion,
      Number(enabled),
      at,
    );
}

// A token that is entered again counts as a change: its permissions may be mended, and it cannot be compared.
const CHANGED = `(?5 IS NOT NULL OR dataset_id <> ?4 OR graph_version <> coalesce(?7, graph_version) OR enabled <> ?8)`;

const FIND_RELEASED = `SELECT ?8 AND ${CHANGED} AS released FROM pixels WHERE id = ?1`;

const HOLD_CHANGES = `CASE WHEN NOT ?8 THEN held_reason IS NOT 'pixel_off' ELSE ${CHANGED} END`;

const UPDATE = `
UPDATE pixels SET
  name = ?2, platform = ?3, dataset_id = ?4,
  access_token_encrypted = coalesce(?5, access_token_encrypted),
  test_event_code = ?6, graph_version = coalesce(?7, graph_version), enabled = ?8,
  version = CASE WHEN version = ?10 THEN version + 1 END, updated_at = ?9,
  held_at = CASE WHEN ${HOLD_CHANGES} THEN CASE WHEN NOT ?8 THEN ?9 END ELSE held_at END,
  held_reason = CASE WHEN ${HOLD_CHANGES} THEN CASE WHEN NOT ?8 THEN 'pixel_off' END ELSE held_reason END,
  held_answer = CASE WHEN ${HOLD_CHANGES} THEN NULL ELSE held_answer END,
  wait_until = CASE WHEN ${CHANGED} THEN 0 ELSE wait_until END,
  failures = CASE WHEN ${CHANGED} THEN 0 ELSE failures END
WHERE id = ?1
RETURNING version`;

async function updatePixel(
  db: D1Database,
  input: PixelInput,
  encrypted: string | null,
  seen: Seen,
  at: number,
): Promise<SavedPixel> {
  const { name, platform, datasetId, testEventCode, graphVersion = null, enabled } = input;
  const values = [seen.id, name.trim(), platform, datasetId, encrypted, testEventCode, graphVersion];
  const bound = [...values, Number(enabled), at, seen.version];
  const [found, updated] = await db
    .batch<{ released?: number; version?: number }>([
      db.prepare(FIND_RELEASED).bind(...bound.slice(0, 8)),
      db.prepare(UPDATE).bind(...bound),
    ])
    .catch(refuseBroken);
  const version = updated?.results[0]?.version;
  if (version === undefined) throw new ChangeRefused({ kind: "missing" });
  return { id: seen.id, version, released: found?.results[0]?.released === 1 };
}

function findProblems(env: PixelEnv, input: PixelInput, seen: Seen | undefined): Record<string, string> {
  const { testEventCode, graphVersion } = input;
  const rules = PIXEL_RULES[input.platform];
  const problems: Record<string, string> = {};
  if (input.name.trim() === "") problems["name"] = "empty";
  if (!rules.datasetId.test(input.datasetId)) problems["datasetId"] = "malformed";
  const tokenProblem = findTokenProblem(env.ENCRYPTION_KEY, input, seen);
  if (tokenProblem !== undefined) problems["accessToken"] = tokenProblem;
  if (testEventCode !== null && !rules.testEventCode.test(testEventCode))
    problems["testEventCode"] = "malformed";
  if (graphVersion !== undefined && !rules.version.test(graphVersion)) problems["graphVersion"] = "malformed";
  return problems;
}

function findTokenProblem(
  key: string | undefined,
  { platform, accessToken: token }: PixelInput,
  seen: Seen | undefined,
): string | undefined {
  if (token === undefined) return seen ? undefined : "empty";
  if (token.trim() === "") return "empty";
  if (!PIXEL_RULES[platform].accessToken.test(token.trim())) return "malformed";
  const keyProblem = findKeyProblem(key);
  if (keyProblem === undefined) return undefined;
  return keyProblem === "missing" ? "no_encryption_key" : "malformed_encryption_key";
}
