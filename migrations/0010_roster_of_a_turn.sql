-- A turn counts by the roster that it was taken by, so that what was due to whom is summed without a look at any click.
CREATE TABLE click_stats_by_roster (
  rotator_id TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  agent_id TEXT NOT NULL,
  verdict TEXT NOT NULL,
  choice TEXT NOT NULL,
  -- Of turns; 0 for all other clicks, and for what was counted before there was this column.
  roster_version INTEGER NOT NULL DEFAULT 0,
  clicks INTEGER NOT NULL,
  PRIMARY KEY (rotator_id, bucket, agent_id, verdict, choice, roster_version)
) WITHOUT ROWID;
INSERT INTO click_stats_by_roster (rotator_id, bucket, agent_id, verdict, choice, clicks)
SELECT rotator_id, bucket, agent_id, verdict, choice, clicks FROM click_stats;
DROP TABLE click_stats;
ALTER TABLE click_stats_by_roster RENAME TO click_stats;
