import { newId } from "./new-id.ts";

export interface NewUser {
  name: string;
  email: string;
  passwordHash: string;
}

/** Where a role comes from: SQL that is NULL where there shall be nobody, and the values it binds, from ?5 on. */
export interface RoleSource {
  role: string;
  agentId: string;
  values: readonly (string | number)[];
}

/** Made by himself, so he is there now. Nobody, and with him the whole batch, where the role is NULL. */
export function insertUser(
  db: D1Database,
  id: string,
  { name, email, passwordHash }: NewUser,
  { role, agentId, values }: RoleSource,
  nowMs: number,
): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `INSERT INTO users (id, name, email, email_verified, role, agent_id, created_at, updated_at, last_seen_at)
        VALUES (?1, ?2, ?3, 1, ${role}, ${agentId}, ?4, ?4, ?4)`,
      )
      .bind(id, name, email, nowMs, ...values),
    db
      .prepare(
        `INSERT INTO accounts (id, user_id, account_id, provider_id, password, created_at, updated_at)
        VALUES (?1, ?2, ?2, 'credential', ?3, ?4, ?4)`,
      )
      .bind(newId("acc", nowMs), id, passwordHash, nowMs),
  ];
}

/** That the role was NULL, as the database says it. */
export function isNobody(error: unknown): boolean {
  return error instanceof Error && error.message.includes("NOT NULL constraint failed: users.role");
}
