-- Rounds of blind work that the server of a team keeps apart. `change.round` is the round in which an act was done: in the lane
-- of its person, where `team_seq` is null until the round is unlocked, or, with `is_late`, sent openly after the unlock.
-- `team.rounds` is, as JSON, what the server said of the rounds of the team. `blind_round.is_withheld` says that the server kept
-- the work of each person from everybody else.

ALTER TABLE change ADD COLUMN round TEXT;
ALTER TABLE change ADD COLUMN is_late INTEGER;
CREATE INDEX change_by_round ON change (round) WHERE round IS NOT NULL;
ALTER TABLE team ADD COLUMN rounds TEXT;
ALTER TABLE blind_round ADD COLUMN is_withheld INTEGER;
