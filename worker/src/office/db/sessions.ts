import type { Role } from "@rotator/shared/contract/permissions";
import type * as z from "zod";
import type { openSessionSchema } from "@rotator/shared/contract/session";

const TOUCHED_EVERY_MS = 300_000;

export interface OpenSession {
  id: string;
  expiresAt: number;
  usedAt: number;
  userId: string;
  name: string;
  email: string;
  role: Role;
  agentId: string | null;
  twoFactor: boolean;
}

type SessionRow = Omit<OpenSession, "twoFactor"> & { twoFactor: number } & Record<string, unknown>;

const LOAD = `
SELECT s.id, s.expires_at AS expiresAt, s.updated_at AS usedAt, u.id AS userId, u.name, u.email, u.role,
  u.agent_id AS agentId, u.two_factor_enabled AS twoFactor
FROM sessions AS s JOIN users AS u ON u.id = s.user_id
WHERE s.token = ?1 AND s.expires_at > ?2 AND u.disabled_at IS NULL`;

/** With its user as he is now; undefined also for one who is switched off. */
export async function loadSession(
  db: D1Database,
  token: string,
  nowMs: number,
): Promise<OpenSession | undefined> {
  const row = await db.prepare(LOAD).bind(token, nowMs).first<SessionRow>();
  return row ? { ...row, twoFactor: row.twoFactor === 1 } : undefined;
}

/** Every few minutes notes that it is used and prolongs it; answers whether it did. */
export async function touchSession(
  db: D1Database,
  session: OpenSession,
  lifeMs: number,
  nowMs: number,
): Promise<boolean> {
  if (nowMs - session.usedAt < TOUCHED_EVERY_MS) return false;
  await db.batch([
    db
      .prepare("UPDATE sessions SET updated_at = ?2, expires_at = ?3 WHERE id = ?1")
      .bind(session.id, nowMs, nowMs + lifeMs),
    db.prepare("UPDATE users SET last_seen_at = ?2 WHERE id = ?1").bind(session.userId, nowMs),
  ]);
  return true;
}

const LIST = `
SELECT id, created_at AS createdAt, updated_at AS lastUsedAt, expires_at AS expiresAt, coalesce(user_agent, '') AS userAgent
FROM sessions WHERE user_id = ?1 AND expires_at > ?2 ORDER BY updated_at DESC LIMIT 100`;

type ListedSession = Omit<z.infer<typeof openSessionSchema>, "current">;

/** The last used first. */
export async function listSessions(db: D1Database, userId: string, nowMs: number): Promise<ListedSession[]> {
  const { results } = await db
    .prepare(LIST)
    .bind(userId, nowMs)
    .all<ListedSession & Record<string, unknown>>();
  return results;
}

/** Answers whether this user had such a session. */
export async function endSession(db: D1Database, userId: string, id: string): Promise<boolean> {
  const { meta } = await db
    .prepare("DELETE FROM sessions WHERE id = ?1 AND user_id = ?2")
    .bind(id, userId)
    .run();
  return meta.changes > 0;
}

/** Signed out everywhere; to stand in one batch with the reason. */
export function endSessionsStatement(db: D1Database, userId: string): D1PreparedStatement {
  return db.prepare("DELETE FROM sessions WHERE user_id = ?1").bind(userId);
}
