-- Keys that apply codes belong to who presses them. A row is one person's word on one code: the key that it has for them, or
-- null where it has none for them. `code.pin` stays what the codebook of an earlier version gave everybody: whoever says
-- nothing of a code has its key from there.

CREATE TABLE own_pin (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES coder (id),
  code_id TEXT NOT NULL REFERENCES code (id),
  pin INTEGER CHECK (pin BETWEEN 1 AND 9)
) STRICT;
CREATE INDEX own_pin_by_code ON own_pin (code_id);
