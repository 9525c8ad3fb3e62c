-- The first project file. No foreign key cascades: deletes are explicit, so that every row that goes is
-- seen by the recorder and can be brought back, and what is left dangling fails at the commit. No UNIQUE constraint covers an order
-- column. Text ids are GUIDs of Concord's own.

CREATE TABLE blob (
  hash TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE coder (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'second-pass', 'adjudication')),
  person_id TEXT REFERENCES coder (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE project (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  notice TEXT,
  main_coder_id TEXT NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE class (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  coverage TEXT NOT NULL CHECK (coverage IN ('complete', 'sampled', 'purposive')),
  position REAL NOT NULL
) STRICT;

CREATE TABLE source (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('document', 'interview')),
  class_id TEXT REFERENCES class (id),
  title TEXT NOT NULL,
  date TEXT,
  language TEXT,
  origin TEXT,
  status TEXT NOT NULL CHECK (status IN ('new', 'included', 'excluded', 'second-look')),
  exclusion_reason TEXT,
  duplicate_of TEXT REFERENCES source (id),
  text_hash TEXT NOT NULL REFERENCES blob (hash),
  doc_hash TEXT REFERENCES blob (hash),
  original_hash TEXT REFERENCES blob (hash),
  original_name TEXT,
  length INTEGER NOT NULL CHECK (length >= 0),
  code_points INTEGER NOT NULL CHECK (code_points BETWEEN 0 AND length),
  astral TEXT NOT NULL,
  label TEXT,
  place TEXT,
  mode TEXT CHECK (mode IN ('in-person', 'online')),
  duration_minutes INTEGER CHECK (duration_minutes > 0),
  interviewer TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX source_by_class ON source (class_id);
CREATE INDEX source_by_text ON source (text_hash);
CREATE INDEX source_by_duplicate ON source (duplicate_of) WHERE duplicate_of IS NOT NULL;

CREATE TABLE attribute (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  owner TEXT NOT NULL CHECK (owner IN ('source', 'respondent')),
  type TEXT NOT NULL CHECK (type IN ('text', 'integer', 'decimal', 'boolean', 'date')),
  position REAL NOT NULL
) STRICT;

CREATE TABLE respondent (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  position REAL NOT NULL
) STRICT;

CREATE TABLE attribute_value (
  id TEXT PRIMARY KEY,
  attribute_id TEXT NOT NULL REFERENCES attribute (id),
  source_id TEXT REFERENCES source (id),
  respondent_id TEXT REFERENCES respondent (id),
  value TEXT NOT NULL,
  CHECK ((source_id IS NULL) <> (respondent_id IS NULL)),
  UNIQUE (attribute_id, source_id),
  UNIQUE (attribute_id, respondent_id)
) STRICT;
CREATE INDEX attribute_value_by_source ON attribute_value (source_id);
CREATE INDEX attribute_value_by_respondent ON attribute_value (respondent_id);

CREATE TABLE source_respondent (
  id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES source (id),
  respondent_id TEXT NOT NULL REFERENCES respondent (id),
  UNIQUE (source_id, respondent_id)
) STRICT;
CREATE INDEX source_respondent_by_respondent ON source_respondent (respondent_id);

CREATE TABLE review (
  id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES source (id),
  coder_id TEXT NOT NULL REFERENCES coder (id),
  at TEXT NOT NULL,
  UNIQUE (source_id, coder_id)
) STRICT;

CREATE TABLE code (
  id TEXT PRIMARY KEY,
  parent_id TEXT REFERENCES code (id),
  position REAL NOT NULL,
  name TEXT NOT NULL,
  name2 TEXT,
  aliases TEXT NOT NULL,
  colour INTEGER NOT NULL CHECK (colour BETWEEN 0 AND 11),
  codable INTEGER NOT NULL CHECK (codable IN (0, 1)),
  is_theme INTEGER NOT NULL CHECK (is_theme IN (0, 1)),
  short_definition TEXT NOT NULL,
  full_definition TEXT NOT NULL,
  when_to_use TEXT NOT NULL,
  when_not_to_use TEXT NOT NULL,
  definition2 TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('inductive', 'deductive')),
  prompted TEXT CHECK (prompted IN ('yes', 'no', 'partly')),
  status TEXT NOT NULL CHECK (status IN ('draft', 'stable', 'retired', 'merged')),
  merged_into TEXT REFERENCES code (id),
  one_per_source INTEGER NOT NULL CHECK (one_per_source IN (0, 1)),
  pin INTEGER CHECK (pin BETWEEN 1 AND 9),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX code_by_parent ON code (parent_id);

CREATE TABLE theme_code (
  id TEXT PRIMARY KEY,
  theme_id TEXT NOT NULL REFERENCES code (id),
  code_id TEXT NOT NULL REFERENCES code (id),
  UNIQUE (theme_id, code_id)
) STRICT;
CREATE INDEX theme_code_by_code ON theme_code (code_id);

CREATE TABLE coding (
  id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES source (id),
  code_id TEXT NOT NULL REFERENCES code (id),
  coder_id TEXT NOT NULL REFERENCES coder (id),
  start INTEGER,
  "end" INTEGER,
  quote_digest TEXT,
  weight INTEGER CHECK (weight BETWEEN 0 AND 100),
  stance TEXT CHECK (stance IN ('supports', 'qualifies', 'contradicts')),
  voice TEXT CHECK (voice IN ('paraphrase', 'verbatim-notes', 'verbatim-recorded', 'remark')),
  respondent_id TEXT REFERENCES respondent (id),
  translation TEXT,
  created_at TEXT NOT NULL,
  CHECK ((start IS NULL) = ("end" IS NULL)),
  CHECK (start IS NULL OR (start >= 0 AND start < "end")),
  CHECK ((start IS NULL) = (quote_digest IS NULL))
) STRICT;
CREATE INDEX coding_by_source ON coding (source_id, start);
CREATE INDEX coding_by_code ON coding (code_id);
CREATE INDEX coding_by_coder ON coding (coder_id);
CREATE INDEX coding_by_respondent ON coding (respondent_id) WHERE respondent_id IS NOT NULL;

CREATE TABLE code_example (
  id TEXT PRIMARY KEY,
  code_id TEXT NOT NULL REFERENCES code (id),
  coding_id TEXT NOT NULL REFERENCES coding (id),
  position REAL NOT NULL,
  UNIQUE (code_id, coding_id)
) STRICT;
CREATE INDEX code_example_by_coding ON code_example (coding_id);

CREATE TABLE memo (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  about TEXT NOT NULL CHECK (about IN ('free', 'project', 'source', 'code', 'coding', 'respondent')),
  source_id TEXT REFERENCES source (id),
  code_id TEXT REFERENCES code (id),
  coding_id TEXT REFERENCES coding (id),
  respondent_id TEXT REFERENCES respondent (id),
  coder_id TEXT NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK ((source_id IS NOT NULL) = (about = 'source')),
  CHECK ((code_id IS NOT NULL) = (about = 'code')),
  CHECK ((coding_id IS NOT NULL) = (about = 'coding')),
  CHECK ((respondent_id IS NOT NULL) = (about = 'respondent'))
) STRICT;
CREATE INDEX memo_by_source ON memo (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX memo_by_code ON memo (code_id) WHERE code_id IS NOT NULL;
CREATE INDEX memo_by_coding ON memo (coding_id) WHERE coding_id IS NOT NULL;
CREATE INDEX memo_by_respondent ON memo (respondent_id) WHERE respondent_id IS NOT NULL;

CREATE TABLE comparison (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  position REAL NOT NULL
) STRICT;

CREATE TABLE verdict (
  id TEXT PRIMARY KEY,
  comparison_id TEXT NOT NULL REFERENCES comparison (id),
  theme_id TEXT NOT NULL REFERENCES code (id),
  value TEXT CHECK (value IN ('converges', 'complements', 'contradicts', 'silent')),
  reasons TEXT NOT NULL,
  meaning TEXT CHECK (meaning IN ('same', 'different')),
  examples TEXT CHECK (examples IN ('same', 'different')),
  counts TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder (id),
  at TEXT NOT NULL,
  UNIQUE (comparison_id, theme_id)
) STRICT;
CREATE INDEX verdict_by_theme ON verdict (theme_id);

CREATE TABLE verdict_evidence (
  id TEXT PRIMARY KEY,
  verdict_id TEXT NOT NULL REFERENCES verdict (id),
  coding_id TEXT NOT NULL REFERENCES coding (id),
  UNIQUE (verdict_id, coding_id)
) STRICT;
CREATE INDEX verdict_evidence_by_coding ON verdict_evidence (coding_id);

-- The history: append-only. `group_id` binds what is undone together; `undoes` / `redoes` name the group
-- that an undo or redo row takes back or repeats. A row without a group cannot be undone.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  coder_id TEXT NOT NULL,
  method TEXT NOT NULL,
  group_id TEXT,
  undoes TEXT,
  redoes TEXT,
  body TEXT NOT NULL,
  CHECK ((group_id IS NOT NULL) + (undoes IS NOT NULL) + (redoes IS NOT NULL) <= 1)
) STRICT;
CREATE INDEX change_by_group ON change (group_id);
