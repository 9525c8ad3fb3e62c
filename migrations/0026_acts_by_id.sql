-- Acts are found by their ids: whether one has come already, and which one a decision is about.

CREATE INDEX change_by_id ON change (id);
