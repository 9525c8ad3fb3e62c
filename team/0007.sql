-- What a coder with another program could do to the work of others, and work that no file could ever send.

-- As before, but for owners alone: the one who publishes may bring other bytes than were sealed, as settling makes them.
CREATE OR REPLACE FUNCTION concord.publish(_project uuid, _round uuid, _person uuid, _expected bigint, _id uuid, _count int, _schema int,
  _tables text[], _coders uuid[], _blobs text[], _bytes bytea, _writes bigint[], _reads bigint[])
RETURNS TABLE (accepted boolean, first bigint, last bigint, chain bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
#variable_conflict use_column
DECLARE _me member := owner_of(_project); _r round; _s sealed;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('concord ' || _project, 0));
  PERFORM FROM project p WHERE p.id = _project FOR UPDATE;
  SELECT * INTO _r FROM round r WHERE r.id = _round AND r.project = _project AND r.unlocked_at IS NOT NULL;
  SELECT * INTO _s FROM sealed s WHERE s.round = _r.id AND s.person = _person AND s.id = _id FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'nothing sealed to publish' USING ERRCODE = 'CC003', DETAIL = 'round'; END IF;
  UPDATE sealed s SET published = l.last FROM parcel l
    WHERE l.id = _id AND l.project = _project AND l.person = _person AND s.round = _round AND s.person = _person AND s.id = _id;
  RETURN QUERY SELECT true, l.first, l.last, l.chain FROM parcel l WHERE l.project = _project AND l.id = _id AND l.person = _person;
  IF FOUND THEN RETURN; END IF;
  PERFORM check_blobs(_project, _person, array(SELECT h FROM unnest(_blobs) h WHERE NOT has_blob(_project, _me.person, h)));
  RETURN QUERY SELECT * FROM append(_project, _person, _round, _expected, _id, _s.replica, _s.replica_n, _count, _schema, _tables,
    _coders, _blobs, _bytes, _writes, _reads);
  UPDATE sealed s SET published = l.last FROM parcel l WHERE l.id = _id AND s.round = _round AND s.person = _person AND s.id = _id;
END $$;

-- As before, but not under the id of a parcel of the log, which all know: such work would never count as published.
CREATE OR REPLACE FUNCTION concord.seal(_project uuid, _round uuid, _id uuid, _replica uuid, _n bigint, _count int, _schema int,
  _tables text[], _coders uuid[], _blobs text[], _bytes bytea, _reviewed int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := me(_project); _r round; _lane bigint;
BEGIN
  SELECT n INTO _lane FROM sealed WHERE round = _round AND person = _me.person AND id = _id;
  IF FOUND THEN RETURN _lane; END IF;
  -- The unlock waits for this, or this sees it.
  SELECT * INTO _r FROM round WHERE id = _round AND project = _project AND _me.person = ANY (persons) FOR SHARE;
  IF NOT FOUND OR _r.unlocked_at IS NOT NULL THEN
    RAISE EXCEPTION 'the round is over' USING ERRCODE = 'CC012', DETAIL = coalesce(_r.name, '');
  END IF;
  IF octet_length(_bytes) > 67108864 OR _count < 1 THEN RAISE EXCEPTION 'too large' USING ERRCODE = 'CC008'; END IF;
  IF EXISTS (SELECT FROM parcel l WHERE l.id = _id AND l.project = _project) THEN
    RAISE EXCEPTION 'the id of a parcel of the log' USING ERRCODE = 'CC006';
  END IF;
  PERFORM check_rights(_me, _tables, _coders);
  PERFORM check_blobs(_project, _me.person, _blobs);
  PERFORM pg_advisory_xact_lock(hashtextextended(_round::text || _me.person, 0));
  PERFORM take_number(_me, _replica, _n);
  SELECT coalesce(max(n), 0) + 1 INTO _lane FROM sealed WHERE round = _round AND person = _me.person;
  INSERT INTO sealed (project, round, person, n, id, replica, replica_n, count, schema, tables, coders, blobs, reviewed, bytes)
    VALUES (_project, _round, _me.person, _lane, _id, _replica, _n, _count, _schema, _tables, _coders, _blobs, _reviewed, _bytes);
  RETURN _lane;
END $$;

-- Who was an owner may still send all that they did as one, until their file says that it has.
ALTER TABLE concord.replica ADD COLUMN was_owner boolean NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION concord.coder_now() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  UPDATE replica SET heard = false, was_owner = true
    WHERE project = NEW.project AND person = NEW.person AND cut_at IS NULL;
  RETURN NULL;
END $$;

DROP TRIGGER coder_now ON concord.member;
CREATE TRIGGER coder_now AFTER UPDATE OF role ON concord.member FOR EACH ROW
  WHEN (OLD.role = 'owner' AND NEW.role <> 'owner') EXECUTE FUNCTION concord.coder_now();

CREATE OR REPLACE FUNCTION concord.heard(_project uuid, _replica uuid, _codebook text, _sources text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := me(_project);
BEGIN
  UPDATE replica r SET heard = true, was_owner = false FROM project p
    WHERE r.id = _replica AND r.project = _project AND r.person = _me.person
      AND p.id = _project AND p.codebook = _codebook AND p.sources = _sources;
END $$;

CREATE OR REPLACE FUNCTION concord.check_rights(_me concord.member, _tables text[], _coders uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _p project; _found text; _coder uuid; _before boolean; _as_owner boolean;
BEGIN
  SELECT * INTO _p FROM project WHERE id = _me.project;
  IF _p.moved_to IS NOT NULL THEN RAISE EXCEPTION 'moved' USING ERRCODE = 'CC007', DETAIL = _p.moved_to; END IF;
  IF _me.role = 'reader' THEN
    RAISE EXCEPTION 'readers send nothing' USING ERRCODE = 'CC003', DETAIL = array_to_string(_tables, ', ');
  END IF;
  SELECT t INTO _found FROM unnest(_tables) t
    WHERE NOT EXISTS (SELECT FROM right_to_write w WHERE w.project = _me.project AND w.table_name = t) LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'unknown table' USING ERRCODE = 'CC009', DETAIL = _found; END IF;
  SELECT coalesce(bool_or(NOT r.heard), false), coalesce(bool_or(r.was_owner), false) INTO _before, _as_owner
    FROM replica r WHERE r.project = _me.project AND r.person = _me.person AND r.cut_at IS NULL;
  SELECT string_agg(w.table_name, ', ' ORDER BY w.table_name) INTO _found FROM right_to_write w
    WHERE w.project = _me.project AND w.table_name = ANY (_tables) AND _me.role <> 'owner'
      AND NOT (w.who = 'coder' OR (w.who = 'codebook' AND (_p.codebook = 'all' OR _before))
        OR (w.who = 'sources' AND (_p.sources = 'all' OR _before)) OR (w.who = 'owner' AND _as_owner));
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

-- On another server, files are known only as they come: the first of a coder may have what was done before the rules were heard of.
CREATE FUNCTION concord.came_now() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  NEW.heard := NOT (
    EXISTS (SELECT FROM project p WHERE p.id = NEW.project AND 'owner' IN (p.codebook, p.sources))
    AND EXISTS (SELECT FROM beginning b WHERE b.project = NEW.project AND b.reason = 'moved')
    AND EXISTS (SELECT FROM member m WHERE m.project = NEW.project AND m.person = NEW.person AND m.role = 'coder')
    AND NOT EXISTS (SELECT FROM replica r WHERE r.project = NEW.project AND r.person = NEW.person));
  RETURN NEW;
END $$;
CREATE TRIGGER came_now BEFORE INSERT ON concord.replica FOR EACH ROW EXECUTE FUNCTION concord.came_now();

REVOKE ALL ON FUNCTION concord.came_now FROM PUBLIC;
