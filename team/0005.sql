-- What one member, or another team of the same database, could do to somebody's work by knowing or guessing ids.

-- As before, but a person who has sent or sealed something stays with their login, whether or not they introduced themselves: under
-- another login an owner could read that person's lane.
CREATE OR REPLACE FUNCTION concord.member_set(_project uuid, _login name, _person uuid, _name text, _role text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM owner_of(_project);
  PERFORM FROM project WHERE id = _project FOR UPDATE;
  INSERT INTO member AS m (project, login, person, name, role)
    VALUES (_project, _login, coalesce(_person, gen_random_uuid()), _name, _role)
    ON CONFLICT (project, login) DO UPDATE SET role = _role, left_at = NULL, name = coalesce(m.name, _name),
      person = CASE WHEN m.joined_at IS NULL
          AND NOT EXISTS (SELECT FROM sealed s WHERE s.project = _project AND s.person = m.person)
          AND NOT EXISTS (SELECT FROM parcel l WHERE l.project = _project AND l.person = m.person)
        THEN coalesce(_person, m.person) ELSE m.person END;
  PERFORM keep_an_owner(_project);
END $$;

-- As before, but nobody takes the id of work that another has sealed, which an unlock shows: that work would count as published.
CREATE OR REPLACE FUNCTION concord.push(_project uuid, _expected bigint, _id uuid, _replica uuid, _n bigint, _count int, _schema int,
  _tables text[], _coders uuid[], _blobs text[], _bytes bytea, _writes bigint[], _reads bigint[])
RETURNS TABLE (accepted boolean, first bigint, last bigint, chain bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
#variable_conflict use_column
DECLARE _me member := me(_project); _found text;
BEGIN
  RETURN QUERY SELECT true, l.first, l.last, l.chain FROM parcel l
    WHERE l.id = _id AND l.project = _project AND l.person = _me.person;
  IF FOUND THEN RETURN; END IF;
  IF octet_length(_bytes) > 67108864 OR _count < 1 THEN RAISE EXCEPTION 'too large' USING ERRCODE = 'CC008'; END IF;
  -- Waits for somebody whose turn it is.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('concord ' || _project, 0));
  PERFORM FROM project p WHERE p.id = _project FOR UPDATE;
  PERFORM check_rights(_me, _tables, _coders);
  SELECT r.name INTO _found FROM round r
    WHERE r.project = _project AND r.unlocked_at IS NULL AND _me.person = ANY (r.persons)
      AND EXISTS (SELECT FROM right_to_write w WHERE w.project = _project AND w.sealed AND w.table_name = ANY (_tables)) LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'a blind round is open' USING ERRCODE = 'CC004', DETAIL = _found; END IF;
  -- Of a round that lasts nobody knows ids, and a refusal would tell of them.
  IF EXISTS (SELECT FROM sealed s JOIN round r ON r.id = s.round
    WHERE r.project = _project AND r.unlocked_at IS NOT NULL AND s.id = _id AND s.person <> _me.person)
  THEN RAISE EXCEPTION 'the id of sealed work' USING ERRCODE = 'CC006'; END IF;
  PERFORM check_blobs(_project, _me.person, _blobs);
  RETURN QUERY SELECT * FROM append(_project, _me.person, NULL, _expected, _id, _replica, _n, _count, _schema, _tables, _coders,
    _blobs, _bytes, _writes, _reads) a;
  -- A refused parcel comes again under its number.
  IF EXISTS (SELECT FROM parcel l WHERE l.id = _id) THEN PERFORM take_number(_me, _replica, _n); END IF;
EXCEPTION WHEN unique_violation THEN
  RAISE EXCEPTION 'number % was sent before', _n USING ERRCODE = 'CC006';
END $$;

-- As before, for bases of the own team alone.
CREATE OR REPLACE FUNCTION concord.base_begin(_project uuid, _id uuid, _head bigint, _chain bytea, _size bigint, _sha256 text, _schema int)
RETURNS SETOF int LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := owner_of(_project);
BEGIN
  INSERT INTO base (id, project, head, chain, size, sha256, schema, made_by)
    VALUES (_id, _project, _head, _chain, _size, _sha256, _schema, _me.person) ON CONFLICT DO NOTHING;
  -- The parts that are here from an earlier try.
  RETURN QUERY SELECT p.n FROM base_part p JOIN base b ON b.id = p.base WHERE b.id = _id AND b.project = _project ORDER BY p.n;
END $$;

-- As before, for files and rounds of the own team alone.
CREATE OR REPLACE FUNCTION concord.give_back(_project uuid, _first bigint, _last bigint, _id uuid, _replica uuid, _n bigint, _person uuid,
  _received timestamptz, _schema int, _tables text[], _coders uuid[], _blobs text[], _round uuid, _bytes bytea) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _p project; _next bytea;
BEGIN
  PERFORM owner_of(_project);
  SELECT * INTO _p FROM project WHERE id = _project FOR UPDATE;
  IF _first <> _p.head + 1 OR NOT EXISTS (SELECT FROM member WHERE project = _project AND person = _person) THEN
    RAISE EXCEPTION 'not what the log needs next' USING ERRCODE = 'CC015', DETAIL = _p.head;
  END IF;
  _next := sha256(_p.chain || _bytes);
  INSERT INTO parcel (project, first, last, id, replica, n, person, received, schema, tables, coders, blobs, round, chain, bytes)
    VALUES (_project, _first, _last, _id, _replica, _n, _person, _received, _schema, _tables, _coders, _blobs,
      (SELECT id FROM round WHERE id = _round AND project = _project), _next, _bytes);
  PERFORM open_blobs(_project, _blobs);
  UPDATE project SET head = _last, chain = _next, schema = greatest(schema, _schema) WHERE id = _project;
  UPDATE replica SET sent = greatest(sent, _n) WHERE id = _replica AND project = _project;
  PERFORM log_grew(_project, _last);
  RETURN _next;
END $$;
