-- On another server, the files that somebody has are known from the place before, or from the history: each of them may have what was
-- done in it before the rules were heard of, and sends it once, whichever comes first.
CREATE TABLE concord.file_before (
  project uuid NOT NULL REFERENCES concord.project, id uuid NOT NULL, person uuid NOT NULL, PRIMARY KEY (project, id));
ALTER TABLE concord.file_before ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION concord.bring_files(_project uuid, _ids uuid[], _persons uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM owner_of(_project);
  INSERT INTO file_before SELECT _project, f.id, f.person FROM unnest(_ids, _persons) AS f (id, person)
    WHERE NOT EXISTS (SELECT FROM replica r WHERE r.id = f.id) ON CONFLICT DO NOTHING;
END $$;

CREATE OR REPLACE FUNCTION concord.came_now() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _is_known boolean;
BEGIN
  DELETE FROM file_before f WHERE f.project = NEW.project AND f.id = NEW.id AND f.person = NEW.person;
  _is_known := FOUND;
  NEW.heard := NOT (
    EXISTS (SELECT FROM project p WHERE p.id = NEW.project AND 'owner' IN (p.codebook, p.sources))
    AND EXISTS (SELECT FROM beginning b WHERE b.project = NEW.project AND b.reason = 'moved')
    AND EXISTS (SELECT FROM member m WHERE m.project = NEW.project AND m.person = NEW.person AND m.role = 'coder')
    AND (_is_known OR NOT EXISTS (SELECT FROM replica r WHERE r.project = NEW.project AND r.person = NEW.person)));
  RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION concord.bring_files, concord.came_now FROM PUBLIC;
GRANT EXECUTE ON FUNCTION concord.bring_files TO concord_member;
