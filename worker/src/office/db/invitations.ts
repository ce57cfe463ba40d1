import type { INVITATION_KINDS, Invitation } from "@rotator/shared/contract/invitations";
import type { Role } from "@rotator/shared/contract/permissions";
import { refuseBroken } from "./change-refused.ts";
import { insertUser, isNobody, type NewUser } from "./insert-user.ts";
import { newId } from "./new-id.ts";

const TOKEN_BYTES = 24;
const DAY_MS = 86_400_000;
const LIFE_MS = { invite: 7 * DAY_MS, reset: DAY_MS };

type Kind = (typeof INVITATION_KINDS)[number];

interface InvitationRow extends Invitation, Record<string, unknown> {}

const INVITATIONS = `
SELECT i.id, i.kind, i.role, i.agent_id AS agentId, a.name AS agentName, i.user_id AS userId, u.name AS userName,
  i.created_by AS createdBy, i.created_at AS createdAt, i.expires_at AS expiresAt
FROM invitations AS i LEFT JOIN agents AS a ON a.id = i.agent_id LEFT JOIN users AS u ON u.id = i.user_id`;

export interface InvitationInput {
  kind: Kind;
  role: Role;
  agentId: string | null;
  /** Whose password; a new link for him takes the place of the old one. */
  userId: string | null;
  createdBy: string | null;
}

/** Answers the token, this once: only its hash is kept. */
export async function createInvitation(
  db: D1Database,
  { kind, role, agentId, userId, createdBy }: InvitationInput,
): Promise<{ id: string; token: string }> {
  const at = Date.now();
  const id = newId("inv", at);
  const token = makeToken();
  await db.batch([
    ...(userId === null ? [] : [dropResetLinksStatement(db, userId)]),
    db
      .prepare(
        `INSERT INTO invitations (id, kind, hash, role, agent_id, user_id, created_by, created_at, expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`,
      )
      .bind(...[id, kind, await hashToken(token), role, agentId, userId, createdBy], at, at + LIFE_MS[kind]),
  ]);
  return { id, token };
}

/** Those that still open, the newest first: there are few. */
export async function listInvitations(db: D1Database, nowMs: number): Promise<Invitation[]> {
  const { results } = await db
    .prepare(`${INVITATIONS} WHERE i.expires_at > ?1 ORDER BY i.expires_at DESC LIMIT 200`)
    .bind(nowMs)
    .all<InvitationRow>();
  return results;
}

export async function loadInvitation(db: D1Database, id: string): Promise<Invitation | undefined> {
  return (await db.prepare(`${INVITATIONS} WHERE i.id = ?1`).bind(id).first<InvitationRow>()) ?? undefined;
}

/** The one that this token opens, while it does. */
export async function loadByToken(
  db: D1Database,
  token: string,
  nowMs: number,
): Promise<Invitation | undefined> {
  const row = await db
    .prepare(`${INVITATIONS} WHERE i.hash = ?1 AND i.expires_at > ?2`)
    .bind(await hashToken(token), nowMs)
    .first<InvitationRow>();
  return row ?? undefined;
}

export async function deleteInvitation(db: D1Database, id: string): Promise<boolean> {
  const { meta } = await db.prepare("DELETE FROM invitations WHERE id = ?1").bind(id).run();
  return meta.changes > 0;
}

// Of two who come with one token at once, the second finds none.
const OFFERED = "FROM invitations WHERE hash = ?5 AND kind = 'invite' AND expires_at > ?4";

/** Undefined, and nobody is made, where the token opens nothing (any more). */
export async function acceptInvitation(
  db: D1Database,
  token: string,
  person: NewUser,
): Promise<{ id: string } | undefined> {
  const at = Date.now();
  const id = newId("usr", at);
  const hash = await hashToken(token);
  const source = {
    role: `(SELECT role ${OFFERED})`,
    agentId: `(SELECT agent_id ${OFFERED})`,
    values: [hash],
  };
  try {
    await db.batch([...insertUser(db, id, person, source, at), dropByHash(db, hash)]);
    return { id };
  } catch (error) {
    if (isNobody(error)) return undefined;
    return refuseBroken(error);
  }
}

/** With the new password everybody who came in by the old one is out. */
export async function resetPassword(
  db: D1Database,
  { id, userId }: { id: string; userId: string },
  passwordHash: string,
): Promise<boolean> {
  const opens = "EXISTS (SELECT 1 FROM invitations WHERE id = ?2)";
  const results = await db.batch([
    db
      .prepare(
        `UPDATE accounts SET password = ?3, updated_at = ?4 WHERE user_id = ?1 AND provider_id = 'credential' AND ${opens}`,
      )
      .bind(userId, id, passwordHash, Date.now()),
    db.prepare(`DELETE FROM sessions WHERE user_id = ?1 AND ${opens}`).bind(userId, id),
    db.prepare("DELETE FROM invitations WHERE id = ?1").bind(id),
  ]);
  return (results[0]?.meta.changes ?? 0) > 0;
}

/** Whoever has a link for the old password has none for the new one. */
export function dropResetLinksStatement(db: D1Database, userId: string): D1PreparedStatement {
  return db.prepare("DELETE FROM invitations WHERE user_id = ?1").bind(userId);
}

function dropByHash(db: D1Database, hash: string): D1PreparedStatement {
  return db.prepare("DELETE FROM invitations WHERE hash = ?1").bind(hash);
}

function makeToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

async function hashToken(token: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
