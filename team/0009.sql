-- On another server, the files that the place before knew are known from the beginning: one that was cut off there, such as that of a
-- lost computer, stays so; the owners see which of the others have not come yet, and may cut them off before they do; and what was
-- done in one whose person was an owner then still comes as by an owner.
ALTER TABLE concord.file_before ADD COLUMN machine text NOT NULL DEFAULT '', ADD COLUMN program text NOT NULL DEFAULT '',
  ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN was_owner boolean NOT NULL DEFAULT false;
CREATE POLICY members ON concord.file_before FOR SELECT USING (project IN (SELECT concord.mine()));
GRANT SELECT ON concord.file_before TO concord_member;

CREATE FUNCTION concord.bring_replicas(_project uuid, _ids uuid[], _persons uuid[], _machines text[], _programs text[],
  _seen timestamptz[], _cut timestamptz[], _were_owners boolean[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM owner_of(_project);
  INSERT INTO file_before (project, id, person, machine, program, seen_at, was_owner)
    SELECT _project, f.id, f.person, f.machine, f.program, f.seen, f.was_owner
    FROM unnest(_ids, _persons, _machines, _programs, _seen, _cut, _were_owners)
      AS f (id, person, machine, program, seen, cut, was_owner)
    WHERE f.cut IS NULL AND NOT EXISTS (SELECT FROM replica r WHERE r.id = f.id) ON CONFLICT DO NOTHING;
  INSERT INTO replica AS r (id, project, person, machine, program, schema, seen_at, cut_at)
    SELECT f.id, _project, f.person, f.machine, f.program, 0, f.seen, f.cut
    FROM unnest(_ids, _persons, _machines, _programs, _seen, _cut) AS f (id, person, machine, program, seen, cut)
    WHERE f.cut IS NOT NULL
    ON CONFLICT (id) DO UPDATE SET cut_at = coalesce(r.cut_at, excluded.cut_at) WHERE r.project = _project;
END $$;

-- As before, also a file that has not come yet.
CREATE OR REPLACE FUNCTION concord.cut_off(_project uuid, _replica uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := me(_project);
BEGIN
  INSERT INTO replica (id, project, person, machine, program, schema, seen_at)
    SELECT f.id, f.project, f.person, f.machine, f.program, 0, f.seen_at FROM file_before f
    WHERE f.project = _project AND f.id = _replica AND (f.person = _me.person OR _me.role = 'owner') ON CONFLICT DO NOTHING;
  UPDATE replica SET cut_at = now() WHERE id = _replica AND project = _project AND (person = _me.person OR _me.role = 'owner');
END $$;

-- As before, but a file that was cut off before it came is none that has come.
CREATE OR REPLACE FUNCTION concord.came_now() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _was_owner boolean; _is_known boolean;
BEGIN
  DELETE FROM file_before f WHERE f.project = NEW.project AND f.id = NEW.id AND f.person = NEW.person
    RETURNING f.was_owner INTO _was_owner;
  _is_known := FOUND;
  NEW.was_owner := coalesce(_was_owner, false)
    AND EXISTS (SELECT FROM member m WHERE m.project = NEW.project AND m.person = NEW.person AND m.role = 'coder');
  NEW.heard := NOT NEW.was_owner AND NOT (
    EXISTS (SELECT FROM project p WHERE p.id = NEW.project AND 'owner' IN (p.codebook, p.sources))
    AND EXISTS (SELECT FROM beginning b WHERE b.project = NEW.project AND b.reason = 'moved')
    AND EXISTS (SELECT FROM member m WHERE m.project = NEW.project AND m.person = NEW.person AND m.role = 'coder')
    AND (_is_known
      OR NOT EXISTS (SELECT FROM replica r WHERE r.project = NEW.project AND r.person = NEW.person AND r.cut_at IS NULL)));
  RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION concord.bring_replicas, concord.cut_off, concord.came_now FROM PUBLIC;
GRANT EXECUTE ON FUNCTION concord.bring_replicas TO concord_member;
