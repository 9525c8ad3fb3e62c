-- The codebook as it stood when somebody gave it a name, the codings that stood then, and what was read again since.

CREATE TABLE codebook_version (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  reason TEXT NOT NULL,
  codebook TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder (id),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE version_codings (
  id TEXT PRIMARY KEY,
  version_id TEXT NOT NULL REFERENCES codebook_version (id),
  coder_id TEXT NOT NULL REFERENCES coder (id),
  codings_hash TEXT NOT NULL REFERENCES blob (hash)
) STRICT;
CREATE INDEX version_codings_by_version ON version_codings (version_id);

CREATE TABLE rereading (
  id TEXT PRIMARY KEY,
  basis TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder (id),
  at TEXT NOT NULL
) STRICT;
