-- That a study was made by salvage, when, and what it lacks by what is known: without it, what salvage could not save would
-- be taken for new damage. `salvage_lost` is JSON, `[{ table, id, name }]`. No part of the history.

ALTER TABLE file ADD COLUMN salvaged_at TEXT;
ALTER TABLE file ADD COLUMN salvage_lost TEXT;
