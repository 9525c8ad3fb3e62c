-- What coders decided about a place where they differed, whatever the level at which it was found.

CREATE TABLE adjudication (
  id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES source (id),
  code_id TEXT NOT NULL REFERENCES code (id),
  outcome TEXT NOT NULL,
  taken_from TEXT REFERENCES coder (id),
  reason TEXT NOT NULL,
  basis TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX adjudication_by_source ON adjudication (source_id);
CREATE INDEX adjudication_by_code ON adjudication (code_id);
