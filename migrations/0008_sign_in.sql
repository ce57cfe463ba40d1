-- Who may sign in. `staff` is a CS and has an agent.
CREATE TABLE users (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  email_verified INTEGER NOT NULL DEFAULT 0,
  -- Unused; the sign-in library wants it.
  image TEXT,
  role TEXT NOT NULL,
  agent_id TEXT,
  two_factor_enabled INTEGER NOT NULL DEFAULT 0,
  disabled_at INTEGER,
  last_seen_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX users_role ON users (role);

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  -- The cookie carries it signed; alone it opens nothing.
  token TEXT NOT NULL UNIQUE,
  expires_at INTEGER NOT NULL,
  ip_address TEXT,
  user_agent TEXT,
  created_at INTEGER NOT NULL,
  -- When it was last used, to a few minutes.
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  provider_id TEXT NOT NULL,
  -- A hash.
  password TEXT,
  access_token TEXT,
  refresh_token TEXT,
  id_token TEXT,
  access_token_expires_at INTEGER,
  refresh_token_expires_at INTEGER,
  scope TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX accounts_user ON accounts (user_id);

-- Sign-ins that wait for their code.
CREATE TABLE verifications (
  id TEXT PRIMARY KEY,
  identifier TEXT NOT NULL,
  value TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX verifications_identifier ON verifications (identifier);
CREATE INDEX verifications_expiry ON verifications (expires_at);

-- Both encrypted.
CREATE TABLE two_factors (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  secret TEXT NOT NULL,
  backup_codes TEXT NOT NULL,
  verified INTEGER NOT NULL DEFAULT 1,
  failed_verification_count INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER
) WITHOUT ROWID;
CREATE INDEX two_factors_user ON two_factors (user_id);

-- Links that open once, for a new person (`invite`) or a new password of one who is there (`reset`).
CREATE TABLE invitations (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  -- Of the token, which is shown once.
  hash TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  agent_id TEXT,
  user_id TEXT,
  created_by TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX invitations_user ON invitations (user_id);
CREATE INDEX invitations_maker ON invitations (created_by);
CREATE INDEX invitations_expiry ON invitations (expires_at);

-- Tries to get in, by address and by account, within the minute that began then.
CREATE TABLE sign_in_tries (
  key TEXT PRIMARY KEY,
  began_at INTEGER NOT NULL,
  tries INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sign_in_tries_age ON sign_in_tries (began_at);
