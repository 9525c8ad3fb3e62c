-- `team.keeps` is, as JSON, what the owners of the team keep to themselves, as the server said when it was last asked.

ALTER TABLE team ADD COLUMN keeps TEXT;
