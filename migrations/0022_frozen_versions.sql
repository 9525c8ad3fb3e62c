-- The version of the codebook that a round of blind work froze.

ALTER TABLE blind_round ADD COLUMN version_id TEXT REFERENCES codebook_version (id);
CREATE INDEX blind_round_by_version ON blind_round (version_id);
