-- Acts that are known apart from the file they stand in. `id` is a GUID; of an act that was done before, it is drawn from its
-- link (db/act-id.ts). `person_id` is whose act it is, where `coder_id` may be a second pass or a layer that several write;
-- `replica_id` is the file in which it was done. `texts` is JSON, by the id of a source the hash of the text that the spans of
-- the act mean. The number stays what files written earlier name an act by.

ALTER TABLE change ADD COLUMN id TEXT;
ALTER TABLE change ADD COLUMN person_id TEXT;
ALTER TABLE change ADD COLUMN replica_id TEXT;
ALTER TABLE change ADD COLUMN texts TEXT;

-- Derived: which acts are about which thing. `thing` are the first 64 bits of the SHA-256 of its table and id, `act` is the
-- number of the act. No part of the history, of no digest and in no file that leaves; made again where it is empty.
CREATE TABLE row_act (
  thing INTEGER NOT NULL,
  act INTEGER NOT NULL,
  PRIMARY KEY (thing, act)
) STRICT, WITHOUT ROWID;

-- Lists that later versions lengthen, and with them what a memo is about, are looked at by `check` from here on: this is the
-- last time that a table is made anew. Every later migration only adds, and what it adds is null where nobody said it.

CREATE TABLE new_coder (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  person_id TEXT REFERENCES coder (id),
  created_at TEXT NOT NULL
) STRICT;
INSERT INTO new_coder (id, name, kind, person_id, created_at)
SELECT id, name, kind, person_id, created_at FROM coder ORDER BY rowid;
DROP TABLE coder;
ALTER TABLE new_coder RENAME TO coder;

CREATE TABLE new_memo (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  about TEXT NOT NULL,
  source_id TEXT REFERENCES source (id),
  code_id TEXT REFERENCES code (id),
  coding_id TEXT REFERENCES coding (id),
  respondent_id TEXT REFERENCES respondent (id),
  coder_id TEXT NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
INSERT INTO new_memo
  (id, title, body, about, source_id, code_id, coding_id, respondent_id, coder_id, created_at, updated_at)
SELECT id, title, body, about, source_id, code_id, coding_id, respondent_id, coder_id, created_at, updated_at
FROM memo ORDER BY rowid;
DROP TABLE memo;
ALTER TABLE new_memo RENAME TO memo;
CREATE INDEX memo_by_source ON memo (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX memo_by_code ON memo (code_id) WHERE code_id IS NOT NULL;
CREATE INDEX memo_by_coding ON memo (coding_id) WHERE coding_id IS NOT NULL;
CREATE INDEX memo_by_respondent ON memo (respondent_id) WHERE respondent_id IS NOT NULL;
