import { refuseBroken } from "./change-refused.ts";
import { insertUser, isNobody, type NewUser, type RoleSource } from "./insert-user.ts";
import { newId } from "./new-id.ts";
import { settingStatement } from "./settings.ts";

const ONLY_THE_FIRST: RoleSource = {
  role: "CASE WHEN NOT EXISTS (SELECT 1 FROM users WHERE role = 'owner') THEN 'owner' END",
  agentId: "NULL",
  values: [],
};

export async function hasOwner(db: D1Database): Promise<boolean> {
  return (await db.prepare("SELECT 1 FROM users WHERE role = 'owner' LIMIT 1").first()) !== null;
}

/** With the settings that he chose; undefined, and nothing is changed, where there is an owner already. */
export async function createFirstOwner(
  db: D1Database,
  owner: NewUser,
  settings: Readonly<Record<string, unknown>>,
): Promise<{ id: string } | undefined> {
  const at = Date.now();
  const id = newId("usr", at);
  try {
    await db.batch([
      ...insertUser(db, id, owner, ONLY_THE_FIRST, at),
      ...Object.entries(settings).map(([key, value]) => settingStatement(db, key, value, at)),
    ]);
    return { id };
  } catch (error) {
    if (isNobody(error)) return undefined;
    return refuseBroken(error);
  }
}
