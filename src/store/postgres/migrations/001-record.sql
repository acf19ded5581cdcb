-- The record in PostgreSQL: the tables of the embedded store, and where the log stands as one row, which whoever appends locks.
-- The log: one row an event. Leaves are the bytes that were hashed; records are detached and canonical.
CREATE TABLE event (
  seq BIGINT PRIMARY KEY,
  type TEXT NOT NULL,
  ord BIGINT NOT NULL,
  leaf TEXT NOT NULL,
  leaf_hash BYTEA NOT NULL,
  record TEXT NOT NULL,
  UNIQUE (type, ord)
);

-- The root of the tree after every commit.
CREATE TABLE commit_root (
  size BIGINT PRIMARY KEY,
  root BYTEA NOT NULL
);

-- Texts kept once, by digest.
CREATE TABLE document (
  kind TEXT NOT NULL,
  digest TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (kind, digest)
);

CREATE TABLE decision (
  seq BIGINT PRIMARY KEY REFERENCES event (seq),
  id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL,
  revision BIGINT NOT NULL,
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
);

CREATE TABLE confirmation (
  seq BIGINT PRIMARY KEY REFERENCES event (seq),
  case_id TEXT NOT NULL,
  evidence TEXT NOT NULL,
  state TEXT NOT NULL,
  commitment TEXT NOT NULL,
  actor TEXT NOT NULL,
  time TEXT NOT NULL
);
CREATE INDEX confirmation_case ON confirmation (case_id, evidence, seq);

CREATE TABLE principal (
  seq BIGINT PRIMARY KEY REFERENCES event (seq),
  id TEXT NOT NULL UNIQUE,
  roles TEXT NOT NULL
);

CREATE TABLE api_key (
  seq BIGINT PRIMARY KEY REFERENCES event (seq),
  id TEXT NOT NULL UNIQUE,
  principal TEXT NOT NULL REFERENCES principal (id),
  secret_digest TEXT NOT NULL,
  expires_at TEXT NOT NULL
);

CREATE TABLE key_revocation (
  seq BIGINT PRIMARY KEY REFERENCES event (seq),
  key_id TEXT NOT NULL UNIQUE REFERENCES api_key (id),
  time TEXT NOT NULL
);

-- The one table whose rows may change: values and salts that can be erased. `entries` is a JSON array of
-- { pointer, salt, value }; `salt` is that of the record's root.
CREATE TABLE erasable (
  seq BIGINT PRIMARY KEY REFERENCES event (seq),
  salt BYTEA,
  entries TEXT NOT NULL
);

-- Answers to repeat for a while; rows go after a day.
CREATE TABLE idempotency (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  fingerprint_salt TEXT NOT NULL,
  decision TEXT NOT NULL,
  time TEXT NOT NULL,
  PRIMARY KEY (actor, key)
);

-- "Is this the same company?", answered once for a party as purchases name it; what names it is erasable content.
CREATE TABLE party_profile (
  seq BIGINT PRIMARY KEY REFERENCES event (seq),
  id TEXT NOT NULL UNIQUE,
  actor TEXT NOT NULL,
  time TEXT NOT NULL
);

-- What others than its author said of it; the last word counts.
CREATE TABLE confirmed_match (
  seq BIGINT PRIMARY KEY REFERENCES event (seq),
  profile TEXT NOT NULL REFERENCES party_profile (id),
  state TEXT NOT NULL,
  actor TEXT NOT NULL,
  time TEXT NOT NULL
);
CREATE INDEX confirmed_match_profile ON confirmed_match (profile, seq);

-- What people do about a case: referrals, waivers, determinations, clearances, duties, documents. `parent` is the
-- decision, or the determination of a clearance. What was handed in is erasable content.
CREATE TABLE matter (
  seq BIGINT PRIMARY KEY REFERENCES event (seq),
  kind TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  case_id TEXT,
  parent TEXT,
  state TEXT NOT NULL,
  actor TEXT NOT NULL,
  time TEXT NOT NULL
);
CREATE INDEX matter_case ON matter (kind, case_id, seq);
CREATE INDEX matter_parent ON matter (parent, kind);

-- How each went on; the state that the last step led to is the one it is in.
CREATE TABLE matter_step (
  seq BIGINT PRIMARY KEY REFERENCES event (seq),
  matter TEXT NOT NULL REFERENCES matter (id),
  step TEXT NOT NULL,
  state TEXT NOT NULL,
  actor TEXT NOT NULL,
  time TEXT NOT NULL
);
CREATE INDEX matter_step_matter ON matter_step (matter, seq);

-- What determinations and clearances rest on.
CREATE TABLE ground (
  matter TEXT NOT NULL REFERENCES matter (id),
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (matter, kind, id)
);
CREATE INDEX ground_of ON ground (kind, id);

CREATE TABLE waiver (
  id TEXT PRIMARY KEY REFERENCES matter (id),
  uses BIGINT
);

CREATE TABLE duty (
  id TEXT PRIMARY KEY REFERENCES matter (id),
  due TEXT NOT NULL,
  "before" TEXT
);

CREATE TABLE clearance (
  id TEXT PRIMARY KEY REFERENCES matter (id),
  until TEXT NOT NULL
);

CREATE TABLE cleared_line (
  clearance TEXT NOT NULL REFERENCES clearance (id),
  item TEXT NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity >= 1),
  PRIMARY KEY (clearance, item)
);

-- Orders counted against a clearance; `lines` is canonical JSON.
CREATE TABLE clearance_order (
  seq BIGINT PRIMARY KEY REFERENCES event (seq),
  clearance TEXT NOT NULL REFERENCES clearance (id),
  order_no TEXT NOT NULL,
  day TEXT NOT NULL,
  lines TEXT NOT NULL,
  actor TEXT NOT NULL,
  time TEXT NOT NULL,
  UNIQUE (clearance, order_no)
);

CREATE TABLE order_line (
  seq BIGINT NOT NULL REFERENCES clearance_order (seq),
  clearance TEXT NOT NULL,
  item TEXT NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity >= 1),
  PRIMARY KEY (clearance, item, seq)
);

-- The bytes of documents, by the random name under which each came in. They can be erased, like all that was handed in.
CREATE TABLE document_bytes (
  id TEXT PRIMARY KEY REFERENCES matter (id),
  bytes BYTEA NOT NULL
);

-- Trials of purchases with a reference, to be counted.
CREATE TABLE trial (
  seq BIGINT PRIMARY KEY REFERENCES event (seq),
  reference TEXT NOT NULL,
  outcome TEXT NOT NULL
);
CREATE INDEX trial_reference ON trial (reference);

-- Which policies and which reference data are in force: of each kind the last.
CREATE TABLE activation (
  seq BIGINT PRIMARY KEY REFERENCES event (seq),
  kind TEXT NOT NULL,
  digest TEXT NOT NULL
);
CREATE INDEX activation_kind ON activation (kind, seq);

CREATE INDEX decision_reference ON decision (reference, seq);

-- Where the log stands. One row: its lock is what makes many replicas one writer.
CREATE TABLE log_head (
  only_one BOOLEAN PRIMARY KEY CHECK (only_one),
  size BIGINT NOT NULL,
  -- Roots of the complete subtrees, left to right.
  frontier BYTEA[] NOT NULL,
  -- How many events there are of each type, as JSON.
  ords TEXT NOT NULL
);
INSERT INTO log_head VALUES (true, 0, '{}', '{}');

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only';
END $$;

CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER commit_root_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON commit_root FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER confirmation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON confirmation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER principal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON principal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER api_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON api_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER key_revocation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON key_revocation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER party_profile_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON party_profile FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER confirmed_match_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON confirmed_match FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER matter_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON matter FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER matter_step_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON matter_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ground_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ground FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER waiver_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON waiver FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER duty_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON duty FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER clearance_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON clearance FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cleared_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cleared_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER clearance_order_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON clearance_order FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trial_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON trial FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER activation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON activation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
