-- "Is this the same company?", answered once for a party as purchases name it; what names it is erasable content.
CREATE TABLE party_profile (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  id TEXT NOT NULL UNIQUE,
  actor TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT;

-- What others than its author said of it; the last word counts.
CREATE TABLE confirmed_match (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  profile TEXT NOT NULL REFERENCES party_profile (id),
  state TEXT NOT NULL,
  actor TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT;
CREATE INDEX confirmed_match_profile ON confirmed_match (profile, seq);

CREATE TRIGGER party_profile_no_update BEFORE UPDATE ON party_profile BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER party_profile_no_delete BEFORE DELETE ON party_profile BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER confirmed_match_no_update BEFORE UPDATE ON confirmed_match BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER confirmed_match_no_delete BEFORE DELETE ON confirmed_match BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
