-- Without any secondary index: rows written are most of the bill, and the id sorts by time.
CREATE TABLE clicks (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  rotator_id TEXT NOT NULL,
  agent_id TEXT,
  visitor_id TEXT,
  choice TEXT NOT NULL,
  roster_version INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT,
  consent TEXT NOT NULL,
  country TEXT,
  region TEXT,
  city TEXT,
  device TEXT,
  os TEXT,
  in_app TEXT,
  language TEXT,
  -- Truncated: /24 or /48.
  ip TEXT,
  referrer_host TEXT,
  utm_source TEXT,
  utm_medium TEXT,
  utm_campaign TEXT,
  utm_term TEXT,
  utm_content TEXT,
  campaign_id TEXT,
  adset_id TEXT,
  ad_id TEXT,
  site_source_name TEXT,
  placement TEXT,
  -- 'missing' or 'unreplaced' where an ad click came without its parameters; null where all is well.
  ad_parameters TEXT,
  fbclid TEXT,
  -- Ends with a dot where the fbclid of this row completes it, so that a long click id is stored once.
  fbc_stored TEXT,
  fbp TEXT,
  gclid TEXT,
  gbraid TEXT,
  wbraid TEXT,
  ttclid TEXT,
  li_fat_id TEXT,
  msclkid TEXT,
  -- JSON object of k_* values.
  custom TEXT,
  fbc TEXT GENERATED ALWAYS AS (CASE WHEN fbc_stored LIKE '%.' THEN fbc_stored || fbclid ELSE fbc_stored END) VIRTUAL,
  event_id TEXT GENERATED ALWAYS AS ('evt_' || substr(id, 5)) VIRTUAL
) WITHOUT ROWID;

CREATE TABLE leads (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  status TEXT NOT NULL DEFAULT 'new',
  -- click, form, message or api
  source TEXT NOT NULL,
  rotator_id TEXT,
  agent_id TEXT,
  -- JSON object of k_* and form values.
  custom TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  last_activity_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX leads_agent ON leads (agent_id, id);
CREATE INDEX leads_phone ON leads (phone) WHERE phone IS NOT NULL;
CREATE INDEX leads_email ON leads (email) WHERE email IS NOT NULL;

-- The timeline: what the lead's own row does not say.
CREATE TABLE lead_events (
  id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  -- user, api key or agent; null: the system.
  actor TEXT,
  -- JSON
  detail TEXT
) WITHOUT ROWID;
CREATE INDEX lead_events_lead ON lead_events (lead_id, id);

CREATE TABLE visitors (
  id TEXT PRIMARY KEY,
  lead_id TEXT,
  -- Of the latest click.
  rotator_id TEXT NOT NULL,
  agent_id TEXT,
  -- Human clicks; none where the visitor is known only by a repeat of another's.
  clicks INTEGER NOT NULL DEFAULT 0,
  first_click_at INTEGER NOT NULL,
  last_click_at INTEGER NOT NULL,
  -- The newest that any click told, by the time inside it; so is fbp.
  fbc TEXT,
  fbp TEXT,
  -- JSON: UTM, campaign and click ids of the first and of the latest click that carried any, and when that was;
  -- the latest is null while it is the first.
  first_ad TEXT,
  first_ad_at INTEGER,
  last_ad TEXT,
  last_ad_at INTEGER,
  -- Not unique: a forged cookie must not be able to fail a batch.
  code TEXT GENERATED ALWAYS AS (upper(substr(id, 15, 8))) VIRTUAL
) WITHOUT ROWID;
CREATE INDEX visitors_code ON visitors (code);
CREATE INDEX visitors_lead ON visitors (lead_id);

-- Packs that could not go through the queue, or where there is none; drained each minute.
CREATE TABLE click_inbox (
  id TEXT PRIMARY KEY,
  received_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  -- Packs that failed wait behind those that did not.
  tries INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX click_inbox_tries ON click_inbox (tries, id);

-- What could not be recorded, whole, with why; status 'replay' asks the next minute to try again.
CREATE TABLE dead_letters (
  -- Made of the time and the body, so that a message that comes twice is kept once.
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  -- 'click', or 'pack' where the whole message could not be read or delivered.
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  body TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'kept'
) WITHOUT ROWID;
CREATE INDEX dead_letters_replay ON dead_letters (id) WHERE status = 'replay';

-- Clicks that nothing could hold: counted by the edge, told by its next pack (one row a pack).
CREATE TABLE lost_clicks (
  pack_id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  clicks INTEGER NOT NULL
) WITHOUT ROWID;

-- 15 minutes are the real unit of time zones.
CREATE TABLE click_stats (
  rotator_id TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  agent_id TEXT NOT NULL,
  verdict TEXT NOT NULL,
  choice TEXT NOT NULL,
  clicks INTEGER NOT NULL,
  PRIMARY KEY (rotator_id, bucket, agent_id, verdict, choice)
) WITHOUT ROWID;

-- The top values of a day, human clicks only; the rest of them as ''.
CREATE TABLE click_dims (
  rotator_id TEXT NOT NULL,
  -- YYYY-MM-DD in the deployment's zone.
  day TEXT NOT NULL,
  dimension TEXT NOT NULL,
  value TEXT NOT NULL,
  clicks INTEGER NOT NULL,
  PRIMARY KEY (rotator_id, day, dimension, value)
) WITHOUT ROWID;

-- One row a batch of clicks, added into click_dims each minute: a tenth of the rows that counting at once would write.
CREATE TABLE click_dim_deltas (
  id TEXT PRIMARY KEY,
  -- JSON array of the ids of the human clicks that click_dims does not count yet.
  body TEXT NOT NULL
) WITHOUT ROWID;
