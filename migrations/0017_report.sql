-- What the analyst has changed of the report: its sections, paragraphs that were written, and numbers that were fixed; and
-- which numbers each person has last read.

CREATE TABLE report_section (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL,
  position REAL,
  is_on INTEGER,
  titles TEXT NOT NULL,
  answers TEXT NOT NULL
) STRICT;

CREATE TABLE report_paragraph (
  id TEXT PRIMARY KEY,
  section TEXT NOT NULL,
  language TEXT NOT NULL,
  paragraph TEXT NOT NULL,
  basis TEXT,
  after TEXT,
  position REAL NOT NULL,
  runs TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder (id),
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE report_number (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  value REAL NOT NULL,
  reason TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder (id),
  at TEXT NOT NULL
) STRICT;

-- No act writes it: it is of this file and one person alone.
CREATE TABLE number_read (
  person_id TEXT NOT NULL,
  number TEXT NOT NULL,
  value REAL,
  at TEXT NOT NULL,
  PRIMARY KEY (person_id, number)
) STRICT;
