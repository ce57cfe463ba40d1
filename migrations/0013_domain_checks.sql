-- What the last look at a domain found: live, pending or broken; NULL: nobody has looked yet.
ALTER TABLE domains ADD COLUMN check_state TEXT;
ALTER TABLE domains ADD COLUMN check_reason TEXT;
ALTER TABLE domains ADD COLUMN check_status INTEGER;
ALTER TABLE domains ADD COLUMN checked_at INTEGER;
-- When it was last found live; NULL: never. And how often in a row it was not, since.
ALTER TABLE domains ADD COLUMN live_at INTEGER;
ALTER TABLE domains ADD COLUMN failed_checks INTEGER NOT NULL DEFAULT 0;
CREATE INDEX domains_checked ON domains (checked_at);
