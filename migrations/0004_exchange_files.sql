-- Files of an archive that came from another program and are neither the text nor the original of a source: pictures,
-- sound and film, documents of notes, and what the program put there for itself. Written back under their names. A large file
-- is kept in pieces, so that no more than one of them is in memory.

CREATE TABLE exchange_file (
  id TEXT PRIMARY KEY,
  exchange_id TEXT NOT NULL REFERENCES exchange (id),
  entry TEXT NOT NULL,
  piece INTEGER NOT NULL,
  file_hash TEXT NOT NULL REFERENCES blob (hash)
) STRICT;
CREATE INDEX exchange_file_by_exchange ON exchange_file (exchange_id);
