-- Times are integer milliseconds UTC. Phones are E.164 digits. Ids carry a prefix and sort by time.

CREATE TABLE domains (
  id TEXT PRIMARY KEY,
  host TEXT NOT NULL UNIQUE,
  -- Registrable domain on which _fbc and _fbp are set, and its index by Meta's rules; null where no cookie can be shared.
  cookie_domain TEXT,
  cookie_index INTEGER,
  set_meta_cookies INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE agents (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  -- The agent's own switch.
  active INTEGER NOT NULL DEFAULT 1,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  archived_at INTEGER
) WITHOUT ROWID;

CREATE TABLE rotators (
  id TEXT PRIMARY KEY,
  domain_id TEXT NOT NULL REFERENCES domains (id),
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'active',
  method TEXT NOT NULL DEFAULT 'round_robin',
  message_template TEXT NOT NULL,
  chat_link TEXT NOT NULL DEFAULT 'wa.me',
  deeplink INTEGER NOT NULL DEFAULT 0,
  sticky_enabled INTEGER NOT NULL DEFAULT 1,
  sticky_days INTEGER NOT NULL DEFAULT 90,
  sticky_cover TEXT NOT NULL DEFAULT 'return',
  fallback_phone TEXT,
  consent TEXT NOT NULL DEFAULT 'assumed',
  -- JSON array of ISO 3166 codes where 'assumed' becomes 'form'.
  consent_form_countries TEXT NOT NULL DEFAULT '[]',
  honour_gpc INTEGER NOT NULL DEFAULT 0,
  pixel_id TEXT,
  click_event TEXT NOT NULL DEFAULT 'none',
  -- Counts every save; the edge takes only newer ones.
  version INTEGER NOT NULL DEFAULT 0,
  roster_version INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (domain_id, slug)
) WITHOUT ROWID;

-- Every address that leads to a rotator: its present one and those it had before.
CREATE TABLE rotator_addresses (
  domain_id TEXT NOT NULL REFERENCES domains (id),
  slug TEXT NOT NULL,
  rotator_id TEXT NOT NULL REFERENCES rotators (id),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (domain_id, slug)
) WITHOUT ROWID;
CREATE INDEX rotator_addresses_rotator ON rotator_addresses (rotator_id);

CREATE TABLE members (
  rotator_id TEXT NOT NULL REFERENCES rotators (id),
  agent_id TEXT NOT NULL REFERENCES agents (id),
  position INTEGER NOT NULL,
  weight INTEGER NOT NULL DEFAULT 100,
  state TEXT NOT NULL DEFAULT 'active',
  created_at INTEGER NOT NULL,
  PRIMARY KEY (rotator_id, agent_id)
) WITHOUT ROWID;
CREATE INDEX members_agent ON members (agent_id);

-- Who got the customers of an agent that was archived or taken out; without a row here they go by turn.
CREATE TABLE heirs (
  rotator_id TEXT NOT NULL REFERENCES rotators (id),
  agent_id TEXT NOT NULL REFERENCES agents (id),
  heir_id TEXT NOT NULL REFERENCES agents (id),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (rotator_id, agent_id)
) WITHOUT ROWID;

-- Who could serve with which weight, from when; kept so that what was due to whom can be computed later.
CREATE TABLE rosters (
  rotator_id TEXT NOT NULL REFERENCES rotators (id),
  version INTEGER NOT NULL,
  -- JSON array of {agentId, weight, state}.
  members TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (rotator_id, version)
) WITHOUT ROWID;

-- The flat copies that the edge reads, one row an address.
CREATE TABLE published_rotators (
  -- host/slug
  address TEXT PRIMARY KEY,
  rotator_id TEXT NOT NULL REFERENCES rotators (id),
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  -- Set until the rotation and KV have this version.
  unpublished INTEGER NOT NULL DEFAULT 1,
  unpublished_since INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX published_rotators_rotator ON published_rotators (rotator_id);
CREATE INDEX published_rotators_unpublished ON published_rotators (rotator_id) WHERE unpublished = 1;
