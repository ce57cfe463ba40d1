-- When a click last brought fbc's click id; where only a cookie told of it, when that was made.
ALTER TABLE visitors ADD COLUMN fbc_at INTEGER;
