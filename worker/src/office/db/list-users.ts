import type { Role } from "@rotator/shared/contract/permissions";
import type { User } from "@rotator/shared/contract/users";

interface UserRow extends Record<string, unknown> {
  id: string;
  version: number;
  name: string;
  email: string;
  role: Role;
  agentId: string | null;
  agentName: string | null;
  twoFactor: number;
  disabledAt: number | null;
  createdAt: number;
  lastSeenAt: number | null;
}

const USERS = `
SELECT u.id, u.version, u.name, u.email, u.role, u.agent_id AS agentId, a.name AS agentName,
  u.two_factor_enabled AS twoFactor, u.disabled_at AS disabledAt, u.created_at AS createdAt, u.last_seen_at AS lastSeenAt
FROM users AS u LEFT JOIN agents AS a ON a.id = u.agent_id`;

/** The oldest first; one more than `limit` says that there are more. */
export async function listUsers(db: D1Database, after: string, limit: number): Promise<User[]> {
  const { results } = await db
    .prepare(`${USERS} WHERE u.id > ?1 ORDER BY u.id LIMIT ?2`)
    .bind(after, limit)
    .all<UserRow>();
  return results.map(readUser);
}

export async function loadUser(db: D1Database, id: string): Promise<User | undefined> {
  const row = await db.prepare(`${USERS} WHERE u.id = ?1`).bind(id).first<UserRow>();
  return row ? readUser(row) : undefined;
}

export async function loadUserByEmail(db: D1Database, email: string): Promise<User | undefined> {
  const row = await db.prepare(`${USERS} WHERE u.email = ?1`).bind(email).first<UserRow>();
  return row ? readUser(row) : undefined;
}

function readUser(row: UserRow): User {
  return { ...row, twoFactor: row.twoFactor === 1 };
}
