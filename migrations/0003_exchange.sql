-- What came from a project file of another program: which file, how it counted, and what of it has no place in the
-- other tables, so that it can be written back as it was.

CREATE TABLE exchange (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  origin TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('code-point', 'utf-16')),
  line_end INTEGER NOT NULL CHECK (line_end IN (1, 2)),
  coder_id TEXT NOT NULL REFERENCES coder (id),
  at TEXT NOT NULL,
  report_hash TEXT NOT NULL REFERENCES blob (hash)
) STRICT;

-- Parts of the file by the source they stand with; without one, those of the project. Kept as a blob.
CREATE TABLE exchange_parts (
  id TEXT PRIMARY KEY,
  exchange_id TEXT NOT NULL REFERENCES exchange (id),
  source_id TEXT REFERENCES source (id),
  parts_hash TEXT NOT NULL REFERENCES blob (hash)
) STRICT;
CREATE INDEX exchange_parts_by_exchange ON exchange_parts (exchange_id);
CREATE INDEX exchange_parts_by_source ON exchange_parts (source_id);
