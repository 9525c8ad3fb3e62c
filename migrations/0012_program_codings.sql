-- Codings made by a program outside Concord: a coder of the kind `machine` says what made them, and a coding says the
-- program's reason and its own figure of confidence.

ALTER TABLE coder ADD COLUMN program TEXT;
ALTER TABLE coding ADD COLUMN rationale TEXT;
ALTER TABLE coding ADD COLUMN confidence REAL;
