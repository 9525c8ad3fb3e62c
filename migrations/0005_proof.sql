-- How damage is seen and which file this is. `link` chains every row of the history to the one before it; `digest` is one
-- number for all rows of the study as they stood after that row of the history (db/chain.ts and db/digest.ts say how both
-- are made). Concord fills in the links of the rows that are here already, and the digest of the newest of them, when it
-- applies this file.

ALTER TABLE change ADD COLUMN link TEXT;
ALTER TABLE change ADD COLUMN digest TEXT;

-- This file, apart from the project in it: a copy of a project is another file of the same project, with a GUID of its
-- own. `proven_at` is when its writer last found it whole, by the sums of its pages or row by row; `read_at`, when every row
-- was last read and found whole. No part of the history.
CREATE TABLE file (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL,
  proven_at TEXT,
  read_at TEXT
) STRICT;
INSERT INTO file (only, id) VALUES (
  1,
  lower(
    hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
    || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
  )
);
