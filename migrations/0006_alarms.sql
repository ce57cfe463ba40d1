CREATE TABLE alarms (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  -- Of the pixel or rotator; '' for the deployment.
  subject_id TEXT NOT NULL DEFAULT '',
  -- JSON: names and counts that its words are made of; nothing personal.
  detail TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  ended_at INTEGER
) WITHOUT ROWID;
-- Whoever looks, and however many at the same moment: one open alarm of a kind and subject.
CREATE UNIQUE INDEX alarms_open ON alarms (kind, subject_id) WHERE ended_at IS NULL;

-- What is to be told of an alarm, and what came of it.
CREATE TABLE alarm_notices (
  alarm_id TEXT NOT NULL REFERENCES alarms (id),
  -- began or ended
  phase TEXT NOT NULL,
  -- webhook or telegram
  channel TEXT NOT NULL,
  -- Counts the claims: an outcome is written only by whoever has the latest one.
  tries INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  -- While it is being sent: when its sender is given up. 0 once its outcome is known.
  claimed_until INTEGER NOT NULL DEFAULT 0,
  sent_at INTEGER,
  given_up_at INTEGER,
  -- Why the last try failed.
  problem TEXT,
  PRIMARY KEY (alarm_id, phase, channel)
) WITHOUT ROWID;
CREATE INDEX alarm_notices_unsent ON alarm_notices (channel, due_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
