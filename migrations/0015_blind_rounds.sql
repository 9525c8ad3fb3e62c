-- Blind work: rounds in which coders code as if alone, or in which documents and interviews are kept apart, until they are
-- unlocked; and what of others was displayed to whom.

CREATE TABLE blind_round (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  codebook TEXT NOT NULL,
  owner_sees INTEGER NOT NULL,
  open_kind TEXT,
  opened_at TEXT NOT NULL,
  opened_by TEXT NOT NULL REFERENCES coder (id),
  turned_at TEXT,
  unlocked_at TEXT,
  unlocked_by TEXT REFERENCES coder (id),
  at_unlock TEXT
) STRICT;

CREATE TABLE blind_round_coder (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES blind_round (id),
  coder_id TEXT NOT NULL REFERENCES coder (id)
) STRICT;
CREATE INDEX blind_round_coder_by_round ON blind_round_coder (round_id);
CREATE INDEX blind_round_coder_by_coder ON blind_round_coder (coder_id);

-- No act writes it: it is of this file alone.
CREATE TABLE displayed (
  viewer_id TEXT NOT NULL,
  coder_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  first_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  PRIMARY KEY (viewer_id, coder_id, source_id)
) STRICT;
