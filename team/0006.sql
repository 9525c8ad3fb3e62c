-- Blind rounds outlast a log that begins anew: what is sealed stays sealed, and is published once its round is unlocked.

-- Publishes as before, with texts that settling made: the one who publishes has sent them, and may code in another round meanwhile.
CREATE OR REPLACE FUNCTION concord.publish(_project uuid, _round uuid, _person uuid, _expected bigint, _id uuid, _count int, _schema int,
  _tables text[], _coders uuid[], _blobs text[], _bytes bytea, _writes bigint[], _reads bigint[])
RETURNS TABLE (accepted boolean, first bigint, last bigint, chain bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
#variable_conflict use_column
DECLARE _me member := me(_project); _r round; _s sealed;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('concord ' || _project, 0));
  PERFORM FROM project p WHERE p.id = _project FOR UPDATE;
  SELECT * INTO _r FROM round r WHERE r.id = _round AND r.project = _project AND r.unlocked_at IS NOT NULL
    AND (_me.role = 'owner' OR _me.person = ANY (r.persons));
  SELECT * INTO _s FROM sealed s WHERE s.round = _r.id AND s.person = _person AND s.id = _id FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'nothing sealed to publish' USING ERRCODE = 'CC003', DETAIL = 'round'; END IF;
  RETURN QUERY SELECT true, l.first, l.last, l.chain FROM parcel l WHERE l.project = _project AND l.id = _id;
  IF FOUND THEN RETURN; END IF;
  PERFORM check_blobs(_project, _person, array(SELECT h FROM unnest(_blobs) h WHERE NOT has_blob(_project, _me.person, h)));
  RETURN QUERY SELECT * FROM append(_project, _person, _round, _expected, _id, _s.replica, _s.replica_n, _count, _schema, _tables,
    _coders, _blobs, _bytes, _writes, _reads);
  UPDATE sealed s SET published = l.last FROM parcel l WHERE l.id = _id AND s.round = _round AND s.person = _person AND s.id = _id;
END $$;

-- Brings a round to a place that does not know of it, such as another server, or that does not know that it is over. What the
-- place knows stays as it is. Its persons may be members only later.
CREATE FUNCTION concord.bring_round(_project uuid, _id uuid, _name text, _persons uuid[], _codes text, _owner_sees boolean,
  _opened_at timestamptz, _opened_by uuid, _unlocked_at timestamptz, _unlocked_by uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := owner_of(_project); _found text; _head bigint;
BEGIN
  SELECT head INTO _head FROM project WHERE id = _project FOR UPDATE;
  SELECT name INTO _found FROM round WHERE project = _project AND unlocked_at IS NULL AND id <> _id AND persons && _persons LIMIT 1;
  IF FOUND AND _unlocked_at IS NULL THEN
    RAISE EXCEPTION 'a blind round is open' USING ERRCODE = 'CC004', DETAIL = _found;
  END IF;
  -- No round is over in the future: what is done until then would not be sealed.
  INSERT INTO round AS r (id, project, name, persons, codes, owner_sees, opened_at, opened_by, head_then, unlocked_at, unlocked_by)
    VALUES (_id, _project, _name, _persons, _codes, _owner_sees, least(_opened_at, clock_timestamp()), _opened_by, _head,
      CASE WHEN _unlocked_at < clock_timestamp() THEN _unlocked_at WHEN _unlocked_at IS NOT NULL THEN clock_timestamp() END,
      CASE WHEN _unlocked_at IS NOT NULL THEN coalesce(_unlocked_by, _me.person) END)
    ON CONFLICT (id) DO UPDATE SET unlocked_at = excluded.unlocked_at, unlocked_by = excluded.unlocked_by
      WHERE r.project = _project AND r.unlocked_at IS NULL;
  PERFORM log_grew(_project, _head);
END $$;

-- Has the log begin anew as before, and keeps what is sealed: until it is published the server alone may have it. `_there`: the
-- sealed parcels that the base has already. A log that begins anew for its length alone waits for the end of rounds.
CREATE FUNCTION concord.begin_anew(_project uuid, _base uuid, _followed uuid, _earlier uuid[], _reason text, _named text[], _there uuid[])
RETURNS TABLE (epoch uuid, freed bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
#variable_conflict use_column
DECLARE _me member := owner_of(_project); _p project; _b base; _found text; _freed bigint := 0; _some bigint; _epoch uuid := gen_random_uuid();
BEGIN
  -- No parcel comes in between.
  PERFORM pg_advisory_xact_lock(hashtextextended('concord ' || _project, 0));
  SELECT * INTO _p FROM project WHERE id = _project FOR UPDATE;
  SELECT * INTO _b FROM base WHERE id = _base AND project = _project AND whole;
  IF NOT FOUND THEN RAISE EXCEPTION 'no such base' USING ERRCODE = 'CC014'; END IF;
  IF _p.epoch <> _followed THEN RAISE EXCEPTION 'began anew meanwhile' USING ERRCODE = 'CC016'; END IF;
  IF _reason = 'compacted' THEN
    SELECT name INTO _found FROM round WHERE project = _project AND unlocked_at IS NULL LIMIT 1;
    IF FOUND THEN RAISE EXCEPTION 'a blind round is open' USING ERRCODE = 'CC004', DETAIL = _found; END IF;
    IF EXISTS (SELECT FROM sealed WHERE project = _project AND published IS NULL) THEN
      RAISE EXCEPTION 'sealed work is not published' USING ERRCODE = 'CC017';
    END IF;
  END IF;
  WITH gone AS (DELETE FROM sealed s USING round r WHERE s.project = _project AND r.id = s.round AND r.unlocked_at IS NOT NULL
      AND (s.published IS NOT NULL OR s.id = ANY (_there)) RETURNING octet_length(s.bytes) AS size)
    SELECT coalesce(sum(size), 0) INTO _some FROM gone;
  _freed := _freed + _some;
  WITH gone AS (DELETE FROM parcel WHERE project = _project RETURNING octet_length(bytes) AS size)
    SELECT coalesce(sum(size), 0) INTO _some FROM gone;
  _freed := _freed + _some;
  DELETE FROM recent WHERE project = _project;
  WITH gone AS (DELETE FROM base_part WHERE base IN (SELECT id FROM base WHERE project = _project AND id <> _base)
    RETURNING octet_length(bytes) AS size) SELECT coalesce(sum(size), 0) INTO _some FROM gone;
  _freed := _freed + _some;
  DELETE FROM base WHERE project = _project AND id <> _base;
  _named := _named || array(SELECT DISTINCT unnest(blobs) FROM sealed WHERE project = _project);
  DELETE FROM blob_holder WHERE project = _project AND hash <> ALL (_named);
  WITH gone AS (DELETE FROM blob_part WHERE project = _project AND hash <> ALL (_named) RETURNING octet_length(bytes) AS size)
    SELECT coalesce(sum(size), 0) INTO _some FROM gone;
  _freed := _freed + _some;
  DELETE FROM blob WHERE project = _project AND hash <> ALL (_named);
  -- Numbers that a file gave its parcels stay taken.
  UPDATE replica SET acked = 0 WHERE project = _project;
  UPDATE project SET epoch = _epoch, head = _b.head, chain = _b.chain, begun_at = _b.head, begun_chain = _b.chain,
    schema = _b.schema, moved_to = NULL WHERE id = _project;
  INSERT INTO beginning AS b (project, epoch, followed, reason, head, begun_by)
    SELECT DISTINCT _project, _epoch, one, _reason, _b.head, _me.person
    FROM unnest(_earlier || _followed || array(SELECT e.followed FROM beginning e WHERE e.project = _project)) one;
  PERFORM log_grew(_project, _b.head);
  RETURN QUERY SELECT _epoch, _freed;
END $$;

REVOKE ALL ON FUNCTION concord.bring_round FROM PUBLIC;
REVOKE ALL ON FUNCTION concord.begin_anew(uuid, uuid, uuid, uuid[], text, text[], uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION concord.bring_round TO concord_member;
GRANT EXECUTE ON FUNCTION concord.begin_anew(uuid, uuid, uuid, uuid[], text, text[], uuid[]) TO concord_member;
