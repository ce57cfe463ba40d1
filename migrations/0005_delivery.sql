-- Nothing was ever written to the outbox in its first form, so it is made anew, whole.
DROP TABLE conversion_events;
CREATE TABLE conversion_events (
  -- Its time part is the event's.
  id TEXT PRIMARY KEY,
  pixel_id TEXT NOT NULL,
  rotator_id TEXT,
  event_name TEXT NOT NULL,
  -- What the platform knows it by: made with the click, the same at every try.
  event_id TEXT NOT NULL,
  event_at INTEGER NOT NULL,
  -- The lead, or the visitor while there is no lead.
  person_id TEXT NOT NULL,
  visitor_id TEXT,
  click_id TEXT,
  -- No other event of this name, pixel and person within so many milliseconds, before or after.
  window_ms INTEGER NOT NULL DEFAULT 0,
  -- JSON: who and where, as platforms ask for it. The address goes at the final state, all of it some days later.
  facts TEXT,
  -- waiting, sending, delivered, held or rejected
  status TEXT NOT NULL DEFAULT 'waiting',
  -- When it may be sent; while it is being sent, when its sender is given up.
  due_at INTEGER NOT NULL,
  -- Counts for ever: an outcome is written only by whoever has the latest claim.
  claim INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0,
  -- Those that failed in a way that may last for ever.
  capped_tries INTEGER NOT NULL DEFAULT 0,
  -- Trying ends a day after this, without the time held.
  started_at INTEGER NOT NULL,
  held_at INTEGER,
  held_ms INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  -- JSON: the platform's last answer, as far as it says why.
  answer TEXT,
  -- JSON array of the customer data that was sent, by the platform's names.
  match_keys TEXT,
  created_at INTEGER NOT NULL,
  finished_at INTEGER
) WITHOUT ROWID;
CREATE INDEX conversion_events_open ON conversion_events (pixel_id, status, due_at)
  WHERE finished_at IS NULL;
CREATE INDEX conversion_events_person ON conversion_events (person_id, id);
CREATE INDEX conversion_events_rotator ON conversion_events (rotator_id, id);

-- A window must hold among the rows of one statement as well, so it is kept where each row goes in.
-- On one line: not everything that splits a migration into statements knows triggers.
CREATE TRIGGER conversion_events_window BEFORE INSERT ON conversion_events WHEN NEW.window_ms > 0 AND EXISTS (SELECT 1 FROM conversion_events AS other WHERE other.person_id = NEW.person_id AND other.pixel_id = NEW.pixel_id AND other.event_name = NEW.event_name AND abs(other.event_at - NEW.event_at) < NEW.window_ms) BEGIN SELECT RAISE(IGNORE); END;

-- Counted with each change, by the quarter of an hour that the event is of.
CREATE TABLE conversion_stats (
  pixel_id TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  event_name TEXT NOT NULL,
  made INTEGER NOT NULL DEFAULT 0,
  delivered INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (pixel_id, bucket, event_name)
) WITHOUT ROWID;

-- Set while its configuration stands against every event: then none is sent.
ALTER TABLE pixels ADD COLUMN held_at INTEGER;
ALTER TABLE pixels ADD COLUMN held_reason TEXT;
-- JSON: what the platform said.
ALTER TABLE pixels ADD COLUMN held_answer TEXT;
-- Nothing is sent before: throttled, out of order, or held and to be probed then.
ALTER TABLE pixels ADD COLUMN wait_until INTEGER NOT NULL DEFAULT 0;
-- Requests that failed one after the other.
ALTER TABLE pixels ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pixels ADD COLUMN accepted_at INTEGER;
