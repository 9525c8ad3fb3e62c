-- What analysis keeps: queries and tables with a name, events of a timeline, summaries of a grid with their quotes, words
-- that are never split or never counted, and passages that were suggested for a code and refused. A coding says who or what
-- suggested it, a source which part of a larger file it is.

CREATE TABLE saved_query (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  position REAL NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE kept_table (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  number TEXT,
  position REAL NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE table_export (
  id TEXT PRIMARY KEY,
  table_id TEXT NOT NULL REFERENCES kept_table (id),
  at TEXT NOT NULL,
  printed TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX table_export_by_table ON table_export (table_id);

CREATE TABLE timeline_event (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  date TEXT NOT NULL,
  position REAL NOT NULL
) STRICT;

CREATE TABLE summary (
  id TEXT PRIMARY KEY,
  theme_id TEXT NOT NULL REFERENCES code (id),
  respondent_id TEXT REFERENCES respondent (id),
  source_id TEXT REFERENCES source (id),
  coder_id TEXT NOT NULL REFERENCES coder (id),
  body TEXT NOT NULL,
  basis TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  confirmed_at TEXT,
  confirmed_by TEXT REFERENCES coder (id)
) STRICT;
CREATE INDEX summary_by_theme ON summary (theme_id);
CREATE INDEX summary_by_respondent ON summary (respondent_id);
CREATE INDEX summary_by_source ON summary (source_id);

CREATE TABLE summary_quote (
  id TEXT PRIMARY KEY,
  theme_id TEXT NOT NULL REFERENCES code (id),
  respondent_id TEXT REFERENCES respondent (id),
  source_id TEXT REFERENCES source (id),
  coding_id TEXT NOT NULL REFERENCES coding (id),
  coder_id TEXT NOT NULL REFERENCES coder (id),
  position REAL NOT NULL
) STRICT;
CREATE INDEX summary_quote_by_theme ON summary_quote (theme_id);
CREATE INDEX summary_quote_by_coding ON summary_quote (coding_id);

CREATE TABLE word_rule (
  id TEXT PRIMARY KEY,
  language TEXT NOT NULL,
  word TEXT NOT NULL,
  use TEXT NOT NULL
) STRICT;

CREATE TABLE refused_passage (
  id TEXT PRIMARY KEY,
  code_id TEXT NOT NULL REFERENCES code (id),
  source_id TEXT NOT NULL REFERENCES source (id),
  wording TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX refused_passage_by_code ON refused_passage (code_id);
CREATE INDEX refused_passage_by_source ON refused_passage (source_id);

ALTER TABLE coding ADD COLUMN suggested_by TEXT;
ALTER TABLE source ADD COLUMN article TEXT;
