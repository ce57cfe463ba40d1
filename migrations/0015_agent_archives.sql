-- What an agent that resigned had, so that it can be given back while nobody has edited it since.
CREATE TABLE agent_archives (
  agent_id TEXT PRIMARY KEY REFERENCES agents (id),
  at INTEGER NOT NULL,
  -- JSON: its rows of members, each with the rotator's version, and the rows of heirs that changed hands.
  body TEXT NOT NULL
) WITHOUT ROWID;
