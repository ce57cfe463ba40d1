CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  -- JSON
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE api_keys (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- Shown in lists; the key itself is shown once and kept only as a hash.
  prefix TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  -- JSON array
  scopes TEXT NOT NULL,
  created_by TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  last_used_at INTEGER,
  revoked_at INTEGER
) WITHOUT ROWID;

CREATE TABLE audit_log (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT,
  action TEXT NOT NULL,
  subject_id TEXT,
  -- JSON
  before TEXT,
  after TEXT
) WITHOUT ROWID;
CREATE INDEX audit_log_subject ON audit_log (subject_id, id);
