-- The log: one row an event. Leaves are the bytes that were hashed; records are detached and canonical.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  ord INTEGER NOT NULL,
  leaf TEXT NOT NULL,
  leaf_hash BLOB NOT NULL,
  record TEXT NOT NULL,
  UNIQUE (type, ord)
) STRICT;

-- The root of the tree after every commit.
CREATE TABLE commit_root (
  size INTEGER PRIMARY KEY,
  root BLOB NOT NULL
) STRICT;

-- Texts kept once, by digest.
CREATE TABLE document (
  kind TEXT NOT NULL,
  digest TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (kind, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  reference TEXT,
  decided_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  as_of TEXT NOT NULL,
  outcome TEXT NOT NULL,
  purchase TEXT NOT NULL,
  body_digest TEXT NOT NULL,
  facts_digest TEXT NOT NULL,
  case_facts_digest TEXT NOT NULL,
  policy_set TEXT NOT NULL,
  snapshot TEXT NOT NULL,
  UNIQUE (case_id, revision)
) STRICT;

CREATE TABLE confirmation (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  case_id TEXT NOT NULL,
  evidence TEXT NOT NULL,
  state TEXT NOT NULL,
  commitment TEXT NOT NULL,
  actor TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT;
CREATE INDEX confirmation_case ON confirmation (case_id, evidence, seq);

CREATE TABLE principal (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  id TEXT NOT NULL UNIQUE,
  roles TEXT NOT NULL
) STRICT;

CREATE TABLE api_key (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  id TEXT NOT NULL UNIQUE,
  principal TEXT NOT NULL REFERENCES principal (id),
  secret_digest TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

CREATE TABLE key_revocation (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  key_id TEXT NOT NULL UNIQUE REFERENCES api_key (id),
  time TEXT NOT NULL
) STRICT;

-- The one table whose rows may change: values and salts that can be erased. `entries` is a JSON array of
-- { pointer, salt, value }; `salt` is that of the record's root.
CREATE TABLE erasable (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  salt BLOB,
  entries TEXT NOT NULL
) STRICT;

-- Answers to repeat for a while; rows go after a day.
CREATE TABLE idempotency (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  fingerprint_salt TEXT NOT NULL,
  decision TEXT NOT NULL,
  time TEXT NOT NULL,
  PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER commit_root_no_update BEFORE UPDATE ON commit_root BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER commit_root_no_delete BEFORE DELETE ON commit_root BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER document_no_update BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER confirmation_no_update BEFORE UPDATE ON confirmation BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER confirmation_no_delete BEFORE DELETE ON confirmation BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER principal_no_update BEFORE UPDATE ON principal BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER principal_no_delete BEFORE DELETE ON principal BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER api_key_no_update BEFORE UPDATE ON api_key BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER api_key_no_delete BEFORE DELETE ON api_key BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER key_revocation_no_update BEFORE UPDATE ON key_revocation BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER key_revocation_no_delete BEFORE DELETE ON key_revocation BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
