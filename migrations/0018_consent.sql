-- How much of what a respondent said may be shown to others: counted only, paraphrased, or quoted.

ALTER TABLE respondent ADD COLUMN consent TEXT;
