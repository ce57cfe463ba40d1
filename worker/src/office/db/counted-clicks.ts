/** Rows of clicks by rotator, agent, verdict and choice, of a `Cut` in JSON; of one rotator where its id is given (as SQL). */
export function countedClicks(cut: string, rotatorId?: string): string {
  const ofRotator = (column: string) => (rotatorId === undefined ? "" : `AND ${column} = ${rotatorId}`);
  return `(
    SELECT d.rotator_id, d.agent_id, d.verdict, d.choice, d.clicks
    FROM json_each(${cut}, '$.days') AS day CROSS JOIN click_days AS d ON d.from_time = day.value ${ofRotator("d.rotator_id")}
    UNION ALL
    SELECT q.rotator_id, q.agent_id, q.verdict, q.choice, q.clicks
    FROM json_each(${cut}, '$.gaps') AS gap CROSS JOIN rotators AS r CROSS JOIN click_stats AS q
      ON q.rotator_id = r.id AND q.bucket >= gap.value ->> 0 AND q.bucket < gap.value ->> 1
    WHERE true ${ofRotator("r.id")})`;
}
