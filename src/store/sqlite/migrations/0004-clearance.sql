-- What may be ordered on a determination, and until when; the lines themselves are erasable content.
CREATE TABLE clearance (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  last_day TEXT NOT NULL,
  actor TEXT NOT NULL,
  time TEXT NOT NULL,
  FOREIGN KEY (case_id, revision) REFERENCES determination (case_id, revision),
  UNIQUE (case_id, revision)
) STRICT;

-- What became of a clearance: a condition accepted, an order counted, the whole withdrawn.
CREATE TABLE clearance_use (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  clearance TEXT NOT NULL REFERENCES clearance (id),
  kind TEXT NOT NULL,
  -- The rule of a condition, the reference of an order, or empty; each once.
  what TEXT NOT NULL,
  actor TEXT NOT NULL,
  time TEXT NOT NULL,
  UNIQUE (clearance, kind, what)
) STRICT;

CREATE TRIGGER clearance_no_update BEFORE UPDATE ON clearance BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER clearance_no_delete BEFORE DELETE ON clearance BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER clearance_use_no_update BEFORE UPDATE ON clearance_use BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER clearance_use_no_delete BEFORE DELETE ON clearance_use BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
