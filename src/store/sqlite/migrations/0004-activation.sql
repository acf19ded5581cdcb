-- Which policies and which reference data are in force: of each kind the last.
CREATE TABLE activation (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  kind TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX activation_kind ON activation (kind, seq);

-- Activations that were recorded before this table was.
INSERT INTO activation SELECT seq, iif(type = 'policy-activation', 'policy-set', 'snapshot'), json_extract(record, '$.document')
FROM event WHERE type IN ('policy-activation', 'data-activation') ORDER BY seq;

CREATE TRIGGER activation_no_update BEFORE UPDATE ON activation BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER activation_no_delete BEFORE DELETE ON activation BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
