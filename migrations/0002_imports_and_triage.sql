-- What bringing in a whole study needs: how a text was decoded, where its pages are, what became of every file
-- of an import, and what triage decided.

ALTER TABLE source ADD COLUMN encoding TEXT;

-- Where the pages of a source begin in its text, and where on each page the text stands.
CREATE TABLE source_pages (
  id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL UNIQUE REFERENCES source (id),
  starts TEXT NOT NULL,
  layout_hash TEXT REFERENCES blob (hash),
  layout_text_hash TEXT REFERENCES blob (hash),
  CHECK ((layout_hash IS NULL) = (layout_text_hash IS NULL))
) STRICT;

-- One import and its report, file by file, kept as a blob.
CREATE TABLE import_run (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder (id),
  at TEXT NOT NULL,
  cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
  imported INTEGER NOT NULL CHECK (imported >= 0),
  identical INTEGER NOT NULL CHECK (identical >= 0),
  failed INTEGER NOT NULL CHECK (failed >= 0),
  skipped INTEGER NOT NULL CHECK (skipped >= 0),
  columns TEXT,
  mapping TEXT,
  report_hash TEXT NOT NULL REFERENCES blob (hash),
  CHECK ((columns IS NULL) = (mapping IS NULL))
) STRICT;

-- The reasons for exclusion that triage offers. A source keeps its reason in words.
CREATE TABLE exclusion_reason (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  position REAL NOT NULL
) STRICT;

-- Two sources that look alike and were judged to be different.
CREATE TABLE distinct_pair (
  id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES source (id),
  other_id TEXT NOT NULL REFERENCES source (id),
  UNIQUE (source_id, other_id),
  CHECK (source_id < other_id)
) STRICT;
CREATE INDEX distinct_pair_by_other ON distinct_pair (other_id);

-- Sources drawn at random, with all that is needed to draw them again.
CREATE TABLE sample (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  seed INTEGER NOT NULL,
  settings TEXT NOT NULL,
  source_ids TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- Derived: what a text looks like, for finding its near-duplicates. No part of the history; may be emptied.
CREATE TABLE text_sketch (
  text_hash TEXT PRIMARY KEY,
  sketch BLOB NOT NULL
) STRICT;
