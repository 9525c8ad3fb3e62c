-- What was submitted to others under a name and a date: its tables as they were printed, the version of the codebook, and
-- the snapshot of that state.

CREATE TABLE submission (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  date TEXT NOT NULL,
  note TEXT NOT NULL,
  version_id TEXT NOT NULL REFERENCES codebook_version (id),
  snapshot TEXT,
  items TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX submission_by_version ON submission (version_id);
