import { hashPassword } from "../sign-in/password.ts";
import { DEMO_MADE_AT, demoId } from "./demo-id.ts";
import { hasOwner } from "./first-owner.ts";
import { insertUser } from "./insert-user.ts";

// Everybody knows them: for a database on one's own machine, and nowhere else.
const OWNER = { name: "Owner", email: "owner@example.com", password: "rotator-demo" };

/** Nothing where the deployment has an owner already. */
export async function demoOwnerStatements(db: D1Database): Promise<D1PreparedStatement[]> {
  if (await hasOwner(db)) return [];
  const { name, email, password } = OWNER;
  const owner = { name, email, passwordHash: await hashPassword(password) };
  const source = { role: "'owner'", agentId: "NULL", values: [] };
  return insertUser(db, demoId("usr", 1), owner, source, DEMO_MADE_AT);
}
