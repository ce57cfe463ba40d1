import { rosterOfTurn, STATS_BUCKET_MS } from "../../worker/src/office/db/stats-bucket.ts";

const DAY_MS = 86_400_000;

/** What clicks and events count for by quarters of an hour; and, of as many days before, what retention has left of them. */
export function writeRollups(database, days) {
  const earlier = days * DAY_MS;
  database.exec(`
BEGIN;
INSERT INTO click_stats (rotator_id, bucket, agent_id, verdict, choice, roster_version, clicks)
SELECT rotator_id, at - at % ${STATS_BUCKET_MS}, coalesce(agent_id, ''), verdict, choice, ${rosterOfTurn("choice", "roster_version")}, count(*)
FROM clicks GROUP BY 1, 2, 3, 4, 5, 6;
INSERT INTO conversion_stats (pixel_id, bucket, event_name, made, delivered, rejected)
SELECT pixel_id, event_at - event_at % ${STATS_BUCKET_MS}, event_name, count(*),
  count(*) FILTER (WHERE status = 'delivered'), count(*) FILTER (WHERE status = 'rejected')
FROM conversion_events GROUP BY 1, 2, 3;
INSERT INTO click_stats (rotator_id, bucket, agent_id, verdict, choice, roster_version, clicks)
SELECT rotator_id, bucket - ${earlier}, agent_id, verdict, choice, 0, sum(clicks) FROM click_stats GROUP BY 1, 2, 3, 4, 5;
INSERT INTO conversion_stats SELECT pixel_id, bucket - ${earlier}, event_name, made, delivered, rejected FROM conversion_stats;
INSERT INTO click_dims SELECT rotator_id, date(day, '-${days} days'), dimension, value, clicks FROM click_dims;
COMMIT;`);
}

const TOTALS = `
SELECT (SELECT count(*) FROM clicks) AS clicks, (SELECT sum(clicks) FROM click_stats WHERE bucket >= ?1) AS counted,
  (SELECT count(*) FROM clicks WHERE verdict = 'human') AS people,
  (SELECT sum(clicks) FROM click_dims WHERE dimension = 'country' AND day >= ?2) AS fromCountries,
  (SELECT count(*) FROM conversion_events) AS events,
  (SELECT sum(made) FROM conversion_stats WHERE bucket >= ?1) AS made`;

/** What is measured must be what it says. */
export function refuseWrongCounts(database, firstDayStart) {
  const firstDay = new Date(firstDayStart + DAY_MS / 2).toISOString().slice(0, 10);
  const { clicks, counted, people, fromCountries, events, made } = database
    .prepare(TOTALS)
    .get(firstDayStart, firstDay);
  if (clicks !== counted || people !== fromCountries || events !== made)
    throw new Error(
      `the counts are wrong: ${JSON.stringify({ clicks, counted, people, fromCountries, events, made })}`,
    );
}
