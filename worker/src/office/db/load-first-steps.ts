import type { FirstSteps } from "@rotator/shared/contract/first-steps";

const STEPS = `
SELECT
  EXISTS (SELECT 1 FROM rotators WHERE status <> 'archived') AS link,
  EXISTS (SELECT 1 FROM domains WHERE host <> 'localhost' AND host NOT LIKE '%.workers.dev') AS domain,
  EXISTS (SELECT 1 FROM pixels) AS pixel,
  EXISTS (SELECT 1 FROM rotators AS r CROSS JOIN json_each(?1) AS day CROSS JOIN click_dims AS d
    ON d.rotator_id = r.id AND d.day = day.value AND d.dimension = 'utm_campaign') AS ad,
  EXISTS (SELECT 1 FROM users LIMIT 1 OFFSET 1) OR EXISTS (SELECT 1 FROM invitations) AS team`;

type StepRow = Record<keyof Omit<FirstSteps, "linkHost">, number>;

/** Days are YYYY-MM-DD: those on which an ad's click counts. */
export async function loadFirstSteps(
  db: D1Database,
  days: readonly string[],
): Promise<Omit<FirstSteps, "linkHost">> {
  const row = await db.prepare(STEPS).bind(JSON.stringify(days)).first<StepRow>();
  return {
    link: row?.link === 1,
    domain: row?.domain === 1,
    pixel: row?.pixel === 1,
    ad: row?.ad === 1,
    team: row?.team === 1,
  };
}
