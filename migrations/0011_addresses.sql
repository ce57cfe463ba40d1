-- Of the last edit. Switches count versions too, and are in the way of nobody's edit.
ALTER TABLE rotators ADD COLUMN edited_version INTEGER NOT NULL DEFAULT 0;

-- Old addresses that were removed: no other rotator gets one for a while, since ads may still carry it.
CREATE TABLE freed_addresses (
  -- host/slug
  address TEXT PRIMARY KEY,
  rotator_id TEXT NOT NULL,
  freed_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX agents_phone ON agents (phone) WHERE archived_at IS NULL;
