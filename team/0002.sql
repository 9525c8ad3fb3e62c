-- A log that begins anew: on this server or on another one, after a base that holds all that was before. Files that follow the log
-- as it was notice by its epoch, and take the study anew; what they have and the base has not, they send again.
--
--   CC016 this replica has not greeted since the log began anew; detail: when that was
--   CC017 parcels are there, or work that is sealed; detail: what

-- Every beginning of a log. The earlier epochs of a log that came from another server are here too.
CREATE TABLE concord.beginning (
  project uuid NOT NULL REFERENCES concord.project, epoch uuid NOT NULL, followed uuid NOT NULL,
  -- A withdrawal will need a log without what was withdrawn.
  reason text NOT NULL CHECK (reason IN ('moved', 'restored', 'compacted', 'withdrawn')),
  head bigint NOT NULL, begun_by uuid NOT NULL, begun_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (project, epoch, followed));
ALTER TABLE concord.beginning ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON concord.beginning FOR SELECT USING (project IN (SELECT concord.mine()));

-- The epoch that a replica knows: none sends what it settled onto a log that is no more.
ALTER TABLE concord.replica ADD COLUMN epoch uuid;
UPDATE concord.replica r SET epoch = (SELECT p.epoch FROM concord.project p WHERE p.id = r.project);

CREATE OR REPLACE FUNCTION concord.take_number(_me concord.member, _replica uuid, _n bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _r replica;
BEGIN
  SELECT * INTO _r FROM replica WHERE id = _replica AND project = _me.project AND person = _me.person;
  IF _r.cut_at IS NOT NULL THEN RAISE EXCEPTION 'this replica was cut off' USING ERRCODE = 'CC010'; END IF;
  IF _r.epoch IS DISTINCT FROM (SELECT epoch FROM project WHERE id = _me.project) THEN
    RAISE EXCEPTION 'the log began anew' USING ERRCODE = 'CC016';
  END IF;
  UPDATE replica SET sent = _n, seen_at = now() WHERE id = _r.id AND sent < _n;
  IF NOT FOUND THEN RAISE EXCEPTION 'number % was sent before', _n USING ERRCODE = 'CC006'; END IF;
END $$;

-- As before, and notes the epoch that the replica learns.
CREATE OR REPLACE FUNCTION concord.hello(_project uuid, _replica uuid, _machine text, _program text, _schema int, _head bigint)
RETURNS TABLE (person uuid, name text, role text, head bigint, chain bytea, chain_at_mine bytea, epoch uuid, protocol int,
  schema int, server_now timestamptz, moved_to text, sent bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
#variable_conflict use_column
DECLARE _me member := me(_project); _p project; _r replica;
BEGIN
  SELECT * INTO _p FROM project WHERE id = _project;
  INSERT INTO replica AS r (id, project, person, machine, program, schema, epoch)
    VALUES (_replica, _project, _me.person, _machine, _program, _schema, _p.epoch)
    ON CONFLICT (id) DO UPDATE SET machine = _machine, program = _program, schema = _schema, epoch = _p.epoch, seen_at = now()
      WHERE r.project = _project AND r.person = _me.person AND r.cut_at IS NULL
    RETURNING r.* INTO _r;
  IF _r.id IS NULL THEN
    IF EXISTS (SELECT FROM replica o WHERE o.id = _replica AND o.person = _me.person AND o.cut_at IS NOT NULL) THEN
      RAISE EXCEPTION 'this replica was cut off' USING ERRCODE = 'CC010';
    END IF;
    -- A copied file, in the hands of somebody else or in another project.
    RAISE EXCEPTION 'the replica of another' USING ERRCODE = 'CC006';
  END IF;
  RETURN QUERY SELECT _me.person, _me.name, _me.role, _p.head, _p.chain,
    CASE WHEN _head = _p.head THEN _p.chain WHEN _head = _p.begun_at THEN _p.begun_chain
      ELSE (SELECT l.chain FROM parcel l WHERE l.project = _project AND l.last = _head) END,
    _p.epoch, (SELECT max(v.position) FROM version v), _p.schema, clock_timestamp(), _p.moved_to, _r.sent;
END $$;

-- Has the log begin anew after a base that is here as a whole, in place of the one of epoch `_followed`. `_earlier`: epochs before
-- that one, on whatever server; `_named`: the blobs that the rows of the base name, the others go. An answer that was lost costs
-- nothing: the base is then the beginning already. Returns the new epoch, and the bytes of what went.
CREATE FUNCTION concord.begin_anew(_project uuid, _base uuid, _followed uuid, _earlier uuid[], _reason text, _named text[])
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
  SELECT name INTO _found FROM round WHERE project = _project AND unlocked_at IS NULL LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'a blind round is open' USING ERRCODE = 'CC004', DETAIL = _found; END IF;
  -- What a restored server does not know to be published, the files of its persons have.
  IF _reason <> 'restored' AND EXISTS (SELECT FROM sealed WHERE project = _project AND published IS NULL) THEN
    RAISE EXCEPTION 'sealed work is not published' USING ERRCODE = 'CC017';
  END IF;
  WITH gone AS (DELETE FROM sealed WHERE project = _project RETURNING octet_length(bytes) AS size)
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

REVOKE ALL ON concord.beginning FROM PUBLIC;
REVOKE ALL ON FUNCTION concord.begin_anew FROM PUBLIC;
GRANT SELECT ON concord.beginning TO concord_member;
GRANT EXECUTE ON FUNCTION concord.begin_anew TO concord_member;
