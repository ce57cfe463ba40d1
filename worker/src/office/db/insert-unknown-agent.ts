export interface NewAgent {
  id: string;
  name: string;
  /** E.164 digits. */
  phone: string;
}

// Somebody who serves has the number already: no number, which the column refuses.
const INSERT_UNKNOWN_AGENT = `
  INSERT INTO agents (id, name, phone, created_at, updated_at)
  VALUES (?1, ?2, (SELECT ?3 WHERE NOT EXISTS (SELECT 1 FROM agents WHERE phone = ?3 AND archived_at IS NULL)), ?4, ?4)`;

/** Makes an agent whose number nobody else has: a number is one person, however many save it at once. */
export function insertUnknownAgent(db: D1Database, agent: NewAgent, at: number): D1PreparedStatement {
  return db.prepare(INSERT_UNKNOWN_AGENT).bind(agent.id, agent.name, agent.phone, at);
}
