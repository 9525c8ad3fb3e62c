-- What happened in a round of blind work between its opening and its unlock.

CREATE TABLE blind_round_event (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES blind_round (id),
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder (id),
  left_id TEXT REFERENCES coder (id),
  open_kind TEXT
) STRICT;
CREATE INDEX blind_round_event_by_round ON blind_round_event (round_id);
