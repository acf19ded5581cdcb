-- What a responsible officer determined on a revision, once; reasons, delegation and interests are erasable content.
CREATE TABLE determination (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  actor TEXT NOT NULL,
  time TEXT NOT NULL,
  UNIQUE (case_id, revision)
) STRICT;

CREATE TRIGGER determination_no_update BEFORE UPDATE ON determination BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER determination_no_delete BEFORE DELETE ON determination BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
