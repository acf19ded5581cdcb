-- What people do about a case: referrals, waivers, determinations, clearances, duties, documents. `parent` is the
-- decision, or the determination of a clearance. What was handed in is erasable content.
CREATE TABLE matter (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  kind TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  case_id TEXT,
  parent TEXT,
  state TEXT NOT NULL,
  actor TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT;
CREATE INDEX matter_case ON matter (kind, case_id, seq);
CREATE INDEX matter_parent ON matter (parent, kind);

-- How each went on; the state that the last step led to is the one it is in.
CREATE TABLE matter_step (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  matter TEXT NOT NULL REFERENCES matter (id),
  step TEXT NOT NULL,
  state TEXT NOT NULL,
  actor TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT;
CREATE INDEX matter_step_matter ON matter_step (matter, seq);

-- What determinations and clearances rest on.
CREATE TABLE ground (
  matter TEXT NOT NULL REFERENCES matter (id),
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (matter, kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ground_of ON ground (kind, id);

CREATE TABLE waiver (
  id TEXT PRIMARY KEY REFERENCES matter (id),
  uses INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE duty (
  id TEXT PRIMARY KEY REFERENCES matter (id),
  due TEXT NOT NULL,
  before TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE clearance (
  id TEXT PRIMARY KEY REFERENCES matter (id),
  until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE cleared_line (
  clearance TEXT NOT NULL REFERENCES clearance (id),
  item TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  PRIMARY KEY (clearance, item)
) STRICT, WITHOUT ROWID;

-- Orders counted against a clearance; `lines` is canonical JSON.
CREATE TABLE clearance_order (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  clearance TEXT NOT NULL REFERENCES clearance (id),
  order_no TEXT NOT NULL,
  day TEXT NOT NULL,
  lines TEXT NOT NULL,
  actor TEXT NOT NULL,
  time TEXT NOT NULL,
  UNIQUE (clearance, order_no)
) STRICT;

CREATE TABLE order_line (
  seq INTEGER NOT NULL REFERENCES clearance_order (seq),
  clearance TEXT NOT NULL,
  item TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  PRIMARY KEY (clearance, item, seq)
) STRICT, WITHOUT ROWID;

-- The bytes of documents, by the random name under which each came in. They can be erased, like all that was handed in.
CREATE TABLE document_bytes (
  id TEXT PRIMARY KEY REFERENCES matter (id),
  bytes BLOB NOT NULL
) STRICT;

-- Trials of purchases with a reference, to be counted.
CREATE TABLE trial (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  reference TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT;
CREATE INDEX trial_reference ON trial (reference);

CREATE INDEX decision_reference ON decision (reference, seq);

CREATE TRIGGER matter_no_update BEFORE UPDATE ON matter BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER matter_no_delete BEFORE DELETE ON matter BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER matter_step_no_update BEFORE UPDATE ON matter_step BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER matter_step_no_delete BEFORE DELETE ON matter_step BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER ground_no_update BEFORE UPDATE ON ground BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER ground_no_delete BEFORE DELETE ON ground BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER waiver_no_update BEFORE UPDATE ON waiver BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER waiver_no_delete BEFORE DELETE ON waiver BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER duty_no_update BEFORE UPDATE ON duty BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER duty_no_delete BEFORE DELETE ON duty BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER clearance_no_update BEFORE UPDATE ON clearance BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER clearance_no_delete BEFORE DELETE ON clearance BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER cleared_line_no_update BEFORE UPDATE ON cleared_line BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER cleared_line_no_delete BEFORE DELETE ON cleared_line BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER clearance_order_no_update BEFORE UPDATE ON clearance_order BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER clearance_order_no_delete BEFORE DELETE ON clearance_order BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER order_line_no_update BEFORE UPDATE ON order_line BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER order_line_no_delete BEFORE DELETE ON order_line BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER trial_no_update BEFORE UPDATE ON trial BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER trial_no_delete BEFORE DELETE ON trial BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
