-- When a switch was last turned and by whom (user:…, key:…): a CS who is off asks.
ALTER TABLE agents ADD COLUMN switched_at INTEGER;
ALTER TABLE agents ADD COLUMN switched_by TEXT;
ALTER TABLE members ADD COLUMN switched_at INTEGER;
ALTER TABLE members ADD COLUMN switched_by TEXT;
