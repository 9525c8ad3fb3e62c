-- Owners may keep the codebook or the sources to themselves from some moment on. What somebody did before their programs heard of
-- it still comes: each file says that it has heard once it has sent what it had. New files hear of it as they begin.
ALTER TABLE concord.replica ADD COLUMN heard boolean NOT NULL DEFAULT true;
GRANT SELECT (heard) ON concord.replica TO concord_member;

CREATE FUNCTION concord.set_rules(_project uuid, _codebook text, _sources text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _p project;
BEGIN
  PERFORM owner_of(_project);
  SELECT * INTO _p FROM project WHERE id = _project FOR UPDATE;
  UPDATE project SET codebook = _codebook, sources = _sources WHERE id = _project;
  IF (_codebook = 'owner' AND _p.codebook = 'all') OR (_sources = 'owner' AND _p.sources = 'all') THEN
    UPDATE replica r SET heard = false FROM member m
      WHERE r.project = _project AND r.cut_at IS NULL AND m.project = _project AND m.person = r.person AND m.role = 'coder';
  END IF;
END $$;

-- A file has sent what was done before it heard of these rules; others than those that stand change nothing.
CREATE FUNCTION concord.heard(_project uuid, _replica uuid, _codebook text, _sources text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := me(_project);
BEGIN
  UPDATE replica r SET heard = true FROM project p
    WHERE r.id = _replica AND r.project = _project AND r.person = _me.person
      AND p.id = _project AND p.codebook = _codebook AND p.sources = _sources;
END $$;

-- As before, but what is kept by the owners may come from who has a file that has not heard of it.
CREATE OR REPLACE FUNCTION concord.check_rights(_me concord.member, _tables text[], _coders uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _p project; _found text; _coder uuid; _before boolean;
BEGIN
  SELECT * INTO _p FROM project WHERE id = _me.project;
  IF _p.moved_to IS NOT NULL THEN RAISE EXCEPTION 'moved' USING ERRCODE = 'CC007', DETAIL = _p.moved_to; END IF;
  IF _me.role = 'reader' THEN
    RAISE EXCEPTION 'readers send nothing' USING ERRCODE = 'CC003', DETAIL = array_to_string(_tables, ', ');
  END IF;
  SELECT t INTO _found FROM unnest(_tables) t
    WHERE NOT EXISTS (SELECT FROM right_to_write w WHERE w.project = _me.project AND w.table_name = t) LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'unknown table' USING ERRCODE = 'CC009', DETAIL = _found; END IF;
  _before := EXISTS (SELECT FROM replica r WHERE r.project = _me.project AND r.person = _me.person AND r.cut_at IS NULL AND NOT r.heard);
  SELECT string_agg(w.table_name, ', ' ORDER BY w.table_name) INTO _found FROM right_to_write w
    WHERE w.project = _me.project AND w.table_name = ANY (_tables) AND _me.role <> 'owner'
      AND NOT (w.who = 'coder' OR (w.who = 'codebook' AND (_p.codebook = 'all' OR _before))
        OR (w.who = 'sources' AND (_p.sources = 'all' OR _before)));
  IF _found IS NOT NULL THEN RAISE EXCEPTION 'not this role' USING ERRCODE = 'CC003', DETAIL = _found; END IF;
  FOREACH _coder IN ARRAY _coders LOOP
    CONTINUE WHEN _coder = _me.person;
    IF EXISTS (SELECT FROM member m WHERE m.project = _me.project AND m.person = _coder)
      OR EXISTS (SELECT FROM layer l WHERE l.project = _me.project AND l.coder = _coder AND l.person IS DISTINCT FROM _me.person
        AND l.person IS NOT NULL)
    THEN RAISE EXCEPTION 'the layer of another' USING ERRCODE = 'CC013', DETAIL = _coder; END IF;
    INSERT INTO layer VALUES (_me.project, _coder, _me.person) ON CONFLICT DO NOTHING;
  END LOOP;
END $$;

-- Who is an owner no longer may send what they did while they were.
CREATE FUNCTION concord.coder_now() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  UPDATE replica SET heard = false WHERE project = NEW.project AND person = NEW.person AND cut_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER coder_now AFTER UPDATE OF role ON concord.member FOR EACH ROW
  WHEN (OLD.role = 'owner' AND NEW.role = 'coder') EXECUTE FUNCTION concord.coder_now();

REVOKE ALL ON FUNCTION concord.set_rules, concord.heard, concord.coder_now FROM PUBLIC;
GRANT EXECUTE ON FUNCTION concord.set_rules, concord.heard TO concord_member;
