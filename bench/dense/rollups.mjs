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
