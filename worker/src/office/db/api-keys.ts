import type { Permission } from "@rotator/shared/contract/permissions";
import { newId } from "./new-id.ts";

const SECRET_BYTES = 24;
const USED_EVERY_MS = 60_000;

export interface ShownApiKey {
  id: string;
  name: string;
  prefix: string;
  scopes: Permission[];
  createdBy: string | null;
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

interface KeyRow extends Record<string, unknown> {
  id: string;
  name: string;
  prefix: string;
  scopes: string;
  createdBy: string | null;
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

const COLUMNS = `id, name, prefix, scopes, created_by AS createdBy, created_at AS createdAt, expires_at AS expiresAt,
  last_used_at AS lastUsedAt, revoked_at AS revokedAt`;

/** Makes a key and answers it whole, this once: only its hash is kept. */
export async function createApiKey(
  db: D1Database,
  input: { name: string; scopes: readonly Permission[]; expiresAt: number | null; createdBy: string | null },
): Promise<{ id: string; key: string }> {
  const at = Date.now();
  const id = newId("key", at);
  const prefix = `wr_${randomText(6)}`;
  const key = `${prefix}_${randomText(SECRET_BYTES)}`;
  await db
    .prepare(
      "INSERT INTO api_keys (id, name, prefix, hash, scopes, created_by, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )
    .bind(
      ...[id, input.name.trim(), prefix, await hashKey(key), JSON.stringify(input.scopes)],
      ...[input.createdBy, at, input.expiresAt],
    )
    .run();
  return { id, key };
}

/** The key that this text is, if it is one that may still be used; notes once a minute that it was. */
export async function useApiKey(
  db: D1Database,
  key: string,
  nowMs: number,
): Promise<ShownApiKey | undefined> {
  const row = await db
    .prepare(
      `SELECT ${COLUMNS} FROM api_keys WHERE hash = ?1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?2)`,
    )
    .bind(await hashKey(key), nowMs)
    .first<KeyRow>();
  if (!row) return undefined;
  if ((row.lastUsedAt ?? 0) < nowMs - USED_EVERY_MS)
    await db.prepare("UPDATE api_keys SET last_used_at = ?2 WHERE id = ?1").bind(row.id, nowMs).run();
  return showKey(row);
}

/** All of them, the newest first: a deployment has few. */
export async function listApiKeys(db: D1Database): Promise<ShownApiKey[]> {
  const { results } = await db.prepare(`SELECT ${COLUMNS} FROM api_keys ORDER BY id DESC`).all<KeyRow>();
  return results.map(showKey);
}

/** Answers whether there was such a key; revoking it again changes nothing. */
export async function revokeApiKey(db: D1Database, id: string, nowMs: number): Promise<boolean> {
  const { meta } = await db
    .prepare("UPDATE api_keys SET revoked_at = coalesce(revoked_at, ?2) WHERE id = ?1")
    .bind(id, nowMs)
    .run();
  return meta.changes > 0;
}

function showKey(row: KeyRow): ShownApiKey {
  // Safe: only `createApiKey` writes them.
  return { ...row, scopes: JSON.parse(row.scopes) as Permission[] };
}

/** A key has so much chance in it that a plain hash cannot be turned back. */
async function hashKey(key: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Without letters that look alike.
const LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length * 2));
  // Two bytes a letter, so that none comes up noticeably more often.
  return Array.from({ length }, (_, i) => {
    const number = (bytes[2 * i] ?? 0) * 256 + (bytes[2 * i + 1] ?? 0);
    return LETTERS.charAt(number % LETTERS.length);
  }).join("");
}
