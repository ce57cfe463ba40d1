CREATE TABLE pixels (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  platform TEXT NOT NULL DEFAULT 'meta',
  dataset_id TEXT NOT NULL,
  -- AES-GCM, base64; only the office has the key.
  access_token_encrypted TEXT NOT NULL,
  test_event_code TEXT,
  graph_version TEXT NOT NULL DEFAULT 'v25.0',
  enabled INTEGER NOT NULL DEFAULT 1,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;

-- The outbox, and its own ledger: what is to be told, and what came of it.
CREATE TABLE conversion_events (
  id TEXT PRIMARY KEY,
  pixel_id TEXT NOT NULL,
  event_name TEXT NOT NULL,
  -- Made with the click; the same at every try.
  event_id TEXT NOT NULL,
  event_at INTEGER NOT NULL,
  lead_id TEXT,
  visitor_id TEXT,
  click_id TEXT,
  -- JSON; what personal data it holds goes when the row reaches a final state.
  payload TEXT,
  -- waiting, sending, delivered, held or rejected
  status TEXT NOT NULL DEFAULT 'waiting',
  due_at INTEGER,
  claimed_until INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  trace_id TEXT,
  created_at INTEGER NOT NULL,
  finished_at INTEGER
) WITHOUT ROWID;
CREATE INDEX conversion_events_due ON conversion_events (pixel_id, due_at) WHERE status IN ('waiting', 'sending');
CREATE INDEX conversion_events_lead ON conversion_events (lead_id, id);
