-- What the pseudonyms and the ids of a package without names are drawn from: 32 random bytes, which stay in this file and its
-- copies and are written into nothing else. Whoever does not have them cannot tell which pseudonym or id stands for which of
-- another package; and the same study is called by the same pseudonyms each time. No part of the history.

ALTER TABLE file ADD COLUMN pseudonym_key BLOB;
UPDATE file SET pseudonym_key = randomblob(32);
