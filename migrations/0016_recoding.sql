-- Plans to code a sample of reviewed sources again: the second pass, its sample, and the day from which to be reminded.

CREATE TABLE recoding (
  id TEXT PRIMARY KEY,
  pass_id TEXT NOT NULL REFERENCES coder (id),
  sample_id TEXT NOT NULL REFERENCES sample (id),
  weeks INTEGER NOT NULL,
  due_on TEXT,
  planned_at TEXT NOT NULL
) STRICT;
CREATE INDEX recoding_by_pass ON recoding (pass_id);
CREATE INDEX recoding_by_sample ON recoding (sample_id);
