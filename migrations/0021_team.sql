-- A team: several people who work on one study in files of their own, and exchange their acts through a log. `team_seq` is
-- the number of an act in that log: null while it is not there, 0 for an act that does not travel. `settled` is the change
-- of the act as it stands in the log, where others had acted before it arrived there; `body` stays what was done here.
-- `team_order` sorts acts that were set aside for those of others, and done again after act number `team_order`.

ALTER TABLE change ADD COLUMN team_seq INTEGER;
ALTER TABLE change ADD COLUMN settled TEXT;
ALTER TABLE change ADD COLUMN team_order INTEGER;

-- This file's part in its team; no row in a file without one. The acts up to number `since` are in the log, or came with
-- the file. `head`, `chain` and `epoch` say how far the log was received; `n`, how many parcels the replica has sent;
-- `sending`, as JSON, the parcel that is on its way, and `stopped`, why no more is received.
CREATE TABLE team (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  project_id TEXT NOT NULL,
  transport TEXT NOT NULL,
  address TEXT NOT NULL,
  login TEXT NOT NULL,
  fingerprint TEXT,
  replica_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  role TEXT NOT NULL,
  since INTEGER NOT NULL,
  head INTEGER NOT NULL,
  chain TEXT NOT NULL,
  epoch TEXT NOT NULL,
  n INTEGER NOT NULL,
  clock_offset INTEGER NOT NULL,
  protocol INTEGER NOT NULL,
  sending TEXT,
  stopped TEXT
) STRICT;

-- What of an act of one's own could not be done beside the acts of others without choosing for somebody: its rows, as JSON.
CREATE TABLE team_held (
  id TEXT PRIMARY KEY,
  act_id TEXT NOT NULL,
  rows TEXT NOT NULL,
  texts TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- What was decided where acts of two people met, as JSON, until somebody has looked at it.
CREATE TABLE team_remark (
  id TEXT PRIMARY KEY,
  act_id TEXT NOT NULL,
  remark TEXT NOT NULL,
  at TEXT NOT NULL,
  seen_at TEXT,
  decided TEXT
) STRICT;
