-- Originals that are at the place of the team's log, but not in this file yet: `blob` has them with no bytes. `is_put_off` is 1
-- where the person wants them only when they open them.

CREATE TABLE blob_absent (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  is_put_off INTEGER
) STRICT;
