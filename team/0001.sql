-- Where teams keep the logs of their studies: one schema for any number of projects. It orders and keeps; it never merges, and
-- never looks into the packed acts. Members read tables, under row-level security, and write through functions alone, which
-- belong to a role that nobody can log in as. Who somebody is, is the login: `session_user`, which SET ROLE does not change.
--
-- Refusals that people can meet have states of their own; the program words them (words/*/errors.ts):
--   CC001 not a member             CC002 left; detail: when               CC003 the role may not; detail: which tables
--   CC004 a blind round is open; detail: its name    CC005 a blob is not whole; detail: its hash
--   CC006 this replica sent that number before, as another parcel        CC007 the log has moved; detail: where to
--   CC008 too large                CC009 an unknown table; detail: its name          CC010 the replica was cut off
--   CC011 the last owner           CC012 the round is over; detail: its name         CC013 another person's layer; detail: coder
--   CC014 parts do not make the hash                 CC015 not what the log needs next; detail: the head

CREATE TABLE concord.version (
  position int PRIMARY KEY, name text NOT NULL, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());

CREATE TABLE concord.project (
  id uuid PRIMARY KEY, name text NOT NULL,
  head bigint NOT NULL, epoch uuid NOT NULL DEFAULT gen_random_uuid(), chain bytea NOT NULL,
  -- What was before the first parcel that is kept here: nothing, or a base.
  begun_at bigint NOT NULL DEFAULT 0, begun_chain bytea NOT NULL DEFAULT '',
  schema int NOT NULL, rights_schema int NOT NULL DEFAULT 0, keyed boolean NOT NULL DEFAULT false,
  codebook text NOT NULL CHECK (codebook IN ('owner', 'all')), sources text NOT NULL CHECK (sources IN ('owner', 'all')),
  moved_to text, blob_limit bigint NOT NULL DEFAULT 2147483648);

CREATE TABLE concord.member (
  project uuid NOT NULL REFERENCES concord.project, login name NOT NULL, person uuid NOT NULL, name text,
  role text NOT NULL CHECK (role IN ('owner', 'coder', 'reader')),
  invited_at timestamptz NOT NULL DEFAULT now(), joined_at timestamptz, left_at timestamptz,
  PRIMARY KEY (project, login), UNIQUE (project, person));

CREATE TABLE concord.replica (
  id uuid PRIMARY KEY, project uuid NOT NULL REFERENCES concord.project, person uuid NOT NULL,
  machine text NOT NULL, program text NOT NULL, schema int NOT NULL,
  acked bigint NOT NULL DEFAULT 0, sent bigint NOT NULL DEFAULT 0, editing uuid[] NOT NULL DEFAULT '{}',
  seen_at timestamptz NOT NULL DEFAULT now(), cut_at timestamptz);
CREATE INDEX ON concord.replica (project);

-- Which tables of a study who may write, as the program's own list says (core/team/roles.ts), and what a blind round seals.
CREATE TABLE concord.right_to_write (
  project uuid NOT NULL REFERENCES concord.project, table_name text NOT NULL,
  who text NOT NULL CHECK (who IN ('coder', 'codebook', 'sources', 'owner')), sealed boolean NOT NULL,
  PRIMARY KEY (project, table_name));

-- Whose a layer of codings is: of the person who used it first, or, with no person, of all.
CREATE TABLE concord.layer (
  project uuid NOT NULL REFERENCES concord.project, coder uuid NOT NULL, person uuid, PRIMARY KEY (project, coder));

CREATE TABLE concord.round (
  id uuid PRIMARY KEY, project uuid NOT NULL REFERENCES concord.project, name text NOT NULL, persons uuid[] NOT NULL,
  codes text NOT NULL CHECK (codes IN ('frozen', 'own')), owner_sees boolean NOT NULL,
  opened_at timestamptz NOT NULL DEFAULT now(), opened_by uuid NOT NULL, head_then bigint NOT NULL,
  unlocked_at timestamptz, unlocked_by uuid);
CREATE INDEX ON concord.round (project);

CREATE TABLE concord.parcel (
  project uuid NOT NULL REFERENCES concord.project, first bigint NOT NULL, last bigint NOT NULL, id uuid NOT NULL UNIQUE,
  replica uuid NOT NULL, n bigint NOT NULL, person uuid NOT NULL, received timestamptz NOT NULL DEFAULT clock_timestamp(),
  schema int NOT NULL, tables text[] NOT NULL, coders uuid[] NOT NULL, blobs text[] NOT NULL,
  round uuid REFERENCES concord.round, chain bytea NOT NULL, bytes bytea NOT NULL,
  PRIMARY KEY (project, last), UNIQUE (replica, n), CHECK (first <= last));
-- The acts are packed already.
ALTER TABLE concord.parcel ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What the parcels of the last hour wrote and relied on. Nobody reads it but `push`.
CREATE TABLE concord.recent (
  project uuid NOT NULL, last bigint NOT NULL, received timestamptz NOT NULL DEFAULT clock_timestamp(),
  writes bigint[] NOT NULL, reads bigint[] NOT NULL, PRIMARY KEY (project, last));

CREATE TABLE concord.blob (
  project uuid NOT NULL REFERENCES concord.project, hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  size bigint NOT NULL CHECK (size >= 0), whole boolean NOT NULL DEFAULT false,
  -- Whether all members may read it. What somebody sends in a blind round may belong to sealed work, until a parcel of the log
  -- names it.
  open boolean NOT NULL DEFAULT false, PRIMARY KEY (project, hash));
-- Who sent a blob that is not open yet: besides those who read a lane that names it, nobody else learns of it.
CREATE TABLE concord.blob_holder (
  project uuid NOT NULL, hash text NOT NULL, person uuid NOT NULL,
  PRIMARY KEY (project, hash, person), FOREIGN KEY (project, hash) REFERENCES concord.blob);
CREATE TABLE concord.blob_part (
  project uuid NOT NULL, hash text NOT NULL, n int NOT NULL, bytes bytea NOT NULL,
  PRIMARY KEY (project, hash, n), FOREIGN KEY (project, hash) REFERENCES concord.blob);
ALTER TABLE concord.blob_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Work of blind rounds, a lane a person. An id is unique in its lane alone: elsewhere it would tell of the rows of others.
CREATE TABLE concord.sealed (
  project uuid NOT NULL REFERENCES concord.project, round uuid NOT NULL REFERENCES concord.round, person uuid NOT NULL,
  n bigint NOT NULL, id uuid NOT NULL, replica uuid NOT NULL, replica_n bigint NOT NULL, count int NOT NULL,
  received timestamptz NOT NULL DEFAULT clock_timestamp(), schema int NOT NULL, tables text[] NOT NULL, coders uuid[] NOT NULL,
  blobs text[] NOT NULL, reviewed int NOT NULL, published bigint, bytes bytea NOT NULL,
  PRIMARY KEY (round, person, n), UNIQUE (round, person, id));
ALTER TABLE concord.sealed ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Whole studies, from which a new replica begins.
CREATE TABLE concord.base (
  id uuid PRIMARY KEY, project uuid NOT NULL REFERENCES concord.project, head bigint NOT NULL, chain bytea NOT NULL,
  size bigint NOT NULL, sha256 text NOT NULL, schema int NOT NULL, made_by uuid NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(), whole boolean NOT NULL DEFAULT false);
CREATE INDEX ON concord.base (project);
CREATE TABLE concord.base_part (
  base uuid NOT NULL REFERENCES concord.base, n int NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (base, n));
ALTER TABLE concord.base_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Who somebody is -----------------------------------------------------------------------------------------------------------

-- The member that logged in. Refuses strangers, and those who left, with the date.
CREATE FUNCTION concord.me(_project uuid) RETURNS concord.member
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member;
BEGIN
  SELECT * INTO _me FROM member WHERE project = _project AND login = session_user;
  IF NOT FOUND THEN RAISE EXCEPTION 'not a member' USING ERRCODE = 'CC001'; END IF;
  IF _me.left_at IS NOT NULL THEN
    RAISE EXCEPTION 'left' USING ERRCODE = 'CC002', DETAIL = to_char(_me.left_at AT TIME ZONE 'UTC', 'YYYY-MM-DD');
  END IF;
  RETURN _me;
END $$;

CREATE FUNCTION concord.owner_of(_project uuid) RETURNS concord.member
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := me(_project);
BEGIN
  IF _me.role <> 'owner' THEN RAISE EXCEPTION 'owners only' USING ERRCODE = 'CC003', DETAIL = 'team'; END IF;
  RETURN _me;
END $$;

CREATE FUNCTION concord.mine() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
  SELECT project FROM member WHERE login = session_user AND left_at IS NULL $$;

-- The lanes that the login may read: its own, those of rounds that are over, and those of rounds whose owner sees them.
CREATE FUNCTION concord.open_lanes() RETURNS TABLE (round uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
  SELECT r.id, lane.person
  FROM round r
  JOIN member m ON m.project = r.project AND m.login = session_user AND m.left_at IS NULL
  CROSS JOIN unnest(r.persons) AS lane (person)
  WHERE r.unlocked_at IS NOT NULL OR lane.person = m.person OR (r.owner_sees AND m.role = 'owner') $$;

-- The blobs that are not open and that the login may read all the same.
CREATE FUNCTION concord.my_blobs() RETURNS TABLE (project uuid, hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
  SELECT h.project, h.hash FROM blob_holder h
    JOIN member m ON m.project = h.project AND m.person = h.person AND m.login = session_user AND m.left_at IS NULL
  UNION
  SELECT s.project, named.hash FROM sealed s
    JOIN open_lanes() o ON o.round = s.round AND o.person = s.person CROSS JOIN unnest(s.blobs) AS named (hash) $$;

ALTER TABLE concord.project ENABLE ROW LEVEL SECURITY;
ALTER TABLE concord.member ENABLE ROW LEVEL SECURITY;
ALTER TABLE concord.replica ENABLE ROW LEVEL SECURITY;
ALTER TABLE concord.right_to_write ENABLE ROW LEVEL SECURITY;
ALTER TABLE concord.layer ENABLE ROW LEVEL SECURITY;
ALTER TABLE concord.round ENABLE ROW LEVEL SECURITY;
ALTER TABLE concord.parcel ENABLE ROW LEVEL SECURITY;
ALTER TABLE concord.recent ENABLE ROW LEVEL SECURITY;
ALTER TABLE concord.blob ENABLE ROW LEVEL SECURITY;
ALTER TABLE concord.blob_holder ENABLE ROW LEVEL SECURITY;
ALTER TABLE concord.blob_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE concord.sealed ENABLE ROW LEVEL SECURITY;
ALTER TABLE concord.base ENABLE ROW LEVEL SECURITY;
ALTER TABLE concord.base_part ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON concord.project FOR SELECT USING (id IN (SELECT concord.mine()));
CREATE POLICY members ON concord.member FOR SELECT USING (project IN (SELECT concord.mine()));
CREATE POLICY members ON concord.replica FOR SELECT USING (project IN (SELECT concord.mine()));
CREATE POLICY members ON concord.right_to_write FOR SELECT USING (project IN (SELECT concord.mine()));
CREATE POLICY members ON concord.layer FOR SELECT USING (project IN (SELECT concord.mine()));
CREATE POLICY members ON concord.round FOR SELECT USING (project IN (SELECT concord.mine()));
CREATE POLICY members ON concord.parcel FOR SELECT USING (project IN (SELECT concord.mine()));
CREATE POLICY members ON concord.blob FOR SELECT USING (project IN (SELECT concord.mine())
  AND (open OR (project, hash) IN (SELECT b.project, b.hash FROM concord.my_blobs() b)));
CREATE POLICY members ON concord.blob_part FOR SELECT
  USING (EXISTS (SELECT FROM concord.blob b WHERE b.project = blob_part.project AND b.hash = blob_part.hash));
CREATE POLICY members ON concord.base FOR SELECT USING (project IN (SELECT concord.mine()));
CREATE POLICY members ON concord.base_part FOR SELECT
  USING (base IN (SELECT id FROM concord.base WHERE project IN (SELECT concord.mine())));
CREATE POLICY lanes ON concord.sealed FOR SELECT USING ((round, person) IN (SELECT o.round, o.person FROM concord.open_lanes() o));

-- Sending -------------------------------------------------------------------------------------------------------------------

CREATE FUNCTION concord.log_grew(_project uuid, _head bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
  -- Every login of the database can listen, so there is no content in it.
  SELECT pg_notify('concord', _project::text || ' ' || _head) $$;

-- Says who is there, and learns where the log stands.
CREATE FUNCTION concord.hello(_project uuid, _replica uuid, _machine text, _program text, _schema int, _head bigint)
RETURNS TABLE (person uuid, name text, role text, head bigint, chain bytea, chain_at_mine bytea, epoch uuid, protocol int,
  schema int, server_now timestamptz, moved_to text, sent bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
#variable_conflict use_column
DECLARE _me member := me(_project); _p project; _r replica;
BEGIN
  INSERT INTO replica AS r (id, project, person, machine, program, schema)
    VALUES (_replica, _project, _me.person, _machine, _program, _schema)
    ON CONFLICT (id) DO UPDATE SET machine = _machine, program = _program, schema = _schema, seen_at = now()
      WHERE r.project = _project AND r.person = _me.person AND r.cut_at IS NULL
    RETURNING r.* INTO _r;
  IF _r.id IS NULL THEN
    IF EXISTS (SELECT FROM replica o WHERE o.id = _replica AND o.person = _me.person AND o.cut_at IS NOT NULL) THEN
      RAISE EXCEPTION 'this replica was cut off' USING ERRCODE = 'CC010';
    END IF;
    -- A copied file, in the hands of somebody else or in another project.
    RAISE EXCEPTION 'the replica of another' USING ERRCODE = 'CC006';
  END IF;
  SELECT * INTO _p FROM project WHERE id = _project;
  RETURN QUERY SELECT _me.person, _me.name, _me.role, _p.head, _p.chain,
    CASE WHEN _head = _p.head THEN _p.chain WHEN _head = _p.begun_at THEN _p.begun_chain
      ELSE (SELECT l.chain FROM parcel l WHERE l.project = _project AND l.last = _head) END,
    _p.epoch, (SELECT max(v.position) FROM version v), _p.schema, clock_timestamp(), _p.moved_to, _r.sent;
END $$;

-- Refuses what this person may not send: tables that are not theirs to write, and layers of others.
CREATE FUNCTION concord.check_rights(_me concord.member, _tables text[], _coders uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _p project; _found text; _coder uuid;
BEGIN
  SELECT * INTO _p FROM project WHERE id = _me.project;
  IF _p.moved_to IS NOT NULL THEN RAISE EXCEPTION 'moved' USING ERRCODE = 'CC007', DETAIL = _p.moved_to; END IF;
  IF _me.role = 'reader' THEN
    RAISE EXCEPTION 'readers send nothing' USING ERRCODE = 'CC003', DETAIL = array_to_string(_tables, ', ');
  END IF;
  SELECT t INTO _found FROM unnest(_tables) t
    WHERE NOT EXISTS (SELECT FROM right_to_write w WHERE w.project = _me.project AND w.table_name = t) LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'unknown table' USING ERRCODE = 'CC009', DETAIL = _found; END IF;
  SELECT string_agg(w.table_name, ', ' ORDER BY w.table_name) INTO _found FROM right_to_write w
    WHERE w.project = _me.project AND w.table_name = ANY (_tables) AND _me.role <> 'owner'
      AND NOT (w.who = 'coder' OR (w.who = 'codebook' AND _p.codebook = 'all') OR (w.who = 'sources' AND _p.sources = 'all'));
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

-- Takes the number that a replica gives a parcel, each once and upwards.
CREATE FUNCTION concord.take_number(_me concord.member, _replica uuid, _n bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM replica WHERE id = _replica AND cut_at IS NOT NULL) THEN
    RAISE EXCEPTION 'this replica was cut off' USING ERRCODE = 'CC010';
  END IF;
  UPDATE replica SET sent = _n, seen_at = now()
    WHERE id = _replica AND project = _me.project AND person = _me.person AND sent < _n;
  IF NOT FOUND THEN RAISE EXCEPTION 'number % was sent before', _n USING ERRCODE = 'CC006'; END IF;
END $$;

-- Whether a blob is whole, and open or sent by this person.
CREATE FUNCTION concord.has_blob(_project uuid, _person uuid, _hash text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
  SELECT EXISTS (SELECT FROM blob b WHERE b.project = _project AND b.hash = _hash AND b.whole
    AND (b.open OR EXISTS (SELECT FROM blob_holder h WHERE h.project = _project AND h.hash = _hash AND h.person = _person))) $$;

CREATE FUNCTION concord.check_blobs(_project uuid, _person uuid, _blobs text[]) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _missing text;
BEGIN
  SELECT h INTO _missing FROM unnest(_blobs) h WHERE NOT has_blob(_project, _person, h) LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'blob not whole' USING ERRCODE = 'CC005', DETAIL = _missing; END IF;
END $$;

CREATE FUNCTION concord.open_blobs(_project uuid, _blobs text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
  UPDATE blob SET open = true WHERE project = _project AND hash = ANY (_blobs) AND NOT open;
  DELETE FROM blob_holder WHERE project = _project AND hash = ANY (_blobs) $$;

-- Puts a parcel at the end of the log, where nothing that came after `expected` meets it. The caller has locked the project.
CREATE FUNCTION concord.append(_project uuid, _person uuid, _round uuid, _expected bigint, _id uuid, _replica uuid, _n bigint,
  _count int, _schema int, _tables text[], _coders uuid[], _blobs text[], _bytes bytea, _writes bigint[], _reads bigint[])
RETURNS TABLE (accepted boolean, first bigint, last bigint, chain bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
#variable_conflict use_column
DECLARE _head bigint; _chain bytea; _old bigint;
BEGIN
  SELECT p.head, p.chain INTO _head, _chain FROM project p WHERE p.id = _project;
  IF _expected > _head THEN RAISE EXCEPTION 'ahead of the log' USING ERRCODE = 'CC015', DETAIL = _head; END IF;
  IF _expected < _head AND (
    -- Their footprints are no longer known.
    NOT EXISTS (SELECT FROM recent r WHERE r.project = _project
      AND r.last = (SELECT min(l.last) FROM parcel l WHERE l.project = _project AND l.last > _expected))
    OR EXISTS (SELECT FROM (SELECT unnest(r.writes) AS key FROM recent r WHERE r.project = _project AND r.last > _expected) theirs
      JOIN (SELECT unnest(_writes || _reads) AS key) ours USING (key))
    OR EXISTS (SELECT FROM (SELECT unnest(r.reads) AS key FROM recent r WHERE r.project = _project AND r.last > _expected) theirs
      JOIN (SELECT unnest(_writes) AS key) ours USING (key)))
  THEN RETURN QUERY SELECT false, NULL::bigint, _head, NULL::bytea; RETURN; END IF;
  _chain := sha256(_chain || _bytes);
  INSERT INTO parcel (project, first, last, id, replica, n, person, schema, tables, coders, blobs, round, chain, bytes)
    VALUES (_project, _head + 1, _head + _count, _id, _replica, _n, _person, _schema, _tables, _coders, _blobs, _round, _chain, _bytes);
  PERFORM open_blobs(_project, _blobs);
  UPDATE project p SET head = _head + _count, chain = _chain, schema = greatest(p.schema, _schema) WHERE p.id = _project;
  SELECT max(r.last) INTO _old FROM recent r WHERE r.project = _project AND r.received < clock_timestamp() - interval '1 hour';
  -- Always the oldest ones without a gap, even where the clock was set back.
  DELETE FROM recent r WHERE r.project = _project AND r.last <= _old;
  INSERT INTO recent (project, last, writes, reads) VALUES (_project, _head + _count, _writes, _reads);
  PERFORM log_grew(_project, _head + _count);
  RETURN QUERY SELECT true, _head + 1, _head + _count, _chain;
END $$;

-- Sends a parcel. A parcel that is here already answers with its numbers again: a lost answer costs nothing.
CREATE FUNCTION concord.push(_project uuid, _expected bigint, _id uuid, _replica uuid, _n bigint, _count int, _schema int,
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
  PERFORM check_blobs(_project, _me.person, _blobs);
  RETURN QUERY SELECT * FROM append(_project, _me.person, NULL, _expected, _id, _replica, _n, _count, _schema, _tables, _coders,
    _blobs, _bytes, _writes, _reads) a;
  -- A refused parcel comes again under its number.
  IF EXISTS (SELECT FROM parcel l WHERE l.id = _id) THEN PERFORM take_number(_me, _replica, _n); END IF;
EXCEPTION WHEN unique_violation THEN
  RAISE EXCEPTION 'number % was sent before', _n USING ERRCODE = 'CC006';
END $$;

-- Waits until it is this one's turn, which ends with `end_turn` or the connection. Others' pushes wait meanwhile.
CREATE FUNCTION concord.take_turn(_project uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM me(_project);
  PERFORM pg_advisory_lock(hashtextextended('concord ' || _project, 0));
END $$;

CREATE FUNCTION concord.end_turn(_project uuid) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
  SELECT pg_advisory_unlock(hashtextextended('concord ' || _project, 0)) $$;

CREATE FUNCTION concord.ack(_project uuid, _replica uuid, _head bigint, _editing uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := me(_project);
BEGIN
  UPDATE replica SET acked = greatest(acked, _head), editing = _editing, seen_at = now()
    WHERE id = _replica AND project = _project AND person = _me.person;
END $$;

-- Blobs ---------------------------------------------------------------------------------------------------------------------

CREATE FUNCTION concord.missing(_project uuid, _hashes text[]) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := me(_project);
BEGIN
  -- A blob that somebody else sealed is missing for everybody else.
  RETURN QUERY SELECT h FROM unnest(_hashes) h WHERE NOT has_blob(_project, _me.person, h);
END $$;

-- Keeps part `_n` (from 0, of 4 MiB each but the last) of a blob. True once the blob is whole.
CREATE FUNCTION concord.put_part(_project uuid, _hash text, _size bigint, _n int, _bytes bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := me(_project); _part constant bigint := 4194304; _b blob;
  _apart constant boolean := EXISTS (SELECT FROM round r
    WHERE r.project = _project AND r.unlocked_at IS NULL AND _me.person = ANY (r.persons));
BEGIN
  IF _me.role = 'reader' THEN RAISE EXCEPTION 'readers send nothing' USING ERRCODE = 'CC003', DETAIL = 'blob'; END IF;
  IF _size > (SELECT blob_limit FROM project WHERE id = _project) THEN RAISE EXCEPTION 'too large' USING ERRCODE = 'CC008'; END IF;
  INSERT INTO blob (project, hash, size) VALUES (_project, _hash, _size) ON CONFLICT DO NOTHING;
  SELECT * INTO _b FROM blob WHERE project = _project AND hash = _hash FOR UPDATE;
  IF _b.whole AND (_b.open OR EXISTS (SELECT FROM blob_part WHERE project = _project AND hash = _hash AND n = _n AND bytes = _bytes)) THEN
    IF NOT _b.open AND _apart THEN INSERT INTO blob_holder VALUES (_project, _hash, _me.person) ON CONFLICT DO NOTHING; END IF;
    IF NOT _b.open AND NOT _apart THEN PERFORM open_blobs(_project, ARRAY[_hash]); END IF;
    RETURN true;
  END IF;
  IF _b.whole OR _b.size <> _size OR _n < 0 OR octet_length(_bytes) <> greatest(0, least(_part, _size - _n * _part)) THEN
    RAISE EXCEPTION 'not a part of this blob' USING ERRCODE = 'CC014';
  END IF;
  INSERT INTO blob_part VALUES (_project, _hash, _n, _bytes)
    ON CONFLICT (project, hash, n) DO UPDATE SET bytes = excluded.bytes;
  INSERT INTO blob_holder VALUES (_project, _hash, _me.person) ON CONFLICT DO NOTHING;
  IF (SELECT count(*) FROM blob_part WHERE project = _project AND hash = _hash) < greatest(1, (_size + _part - 1) / _part) THEN
    RETURN false;
  END IF;
  -- Larger ones are checked by those who fetch them: checking them here would need them in memory.
  IF _size <= 67108864 AND _hash <> (SELECT encode(sha256(string_agg(bytes, ''::bytea ORDER BY n)), 'hex')
    FROM blob_part WHERE project = _project AND hash = _hash)
  THEN
    RAISE EXCEPTION 'parts do not make the hash' USING ERRCODE = 'CC014';
  END IF;
  UPDATE blob SET whole = true WHERE project = _project AND hash = _hash;
  IF NOT _apart THEN PERFORM open_blobs(_project, ARRAY[_hash]); END IF;
  RETURN true;
END $$;

-- Members -------------------------------------------------------------------------------------------------------------------

-- Takes over the program's list of who may write which table. An older program's list changes nothing, and a table that a round
-- seals stays sealed.
CREATE FUNCTION concord.set_rights(_project uuid, _schema int, _tables text[], _who text[], _sealed boolean[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM owner_of(_project);
  PERFORM FROM project WHERE id = _project AND rights_schema <= _schema FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO right_to_write AS w SELECT _project, * FROM unnest(_tables, _who, _sealed)
    ON CONFLICT (project, table_name) DO UPDATE SET who = excluded.who, sealed = w.sealed OR excluded.sealed;
  UPDATE project SET rights_schema = _schema WHERE id = _project;
END $$;

-- Makes a project whose log begins after `_head`, owned by the login, with the program's list of rights and the layers that all
-- write into.
CREATE FUNCTION concord.create_project(_project uuid, _name text, _person uuid, _person_name text, _schema int, _codebook text,
  _sources text, _head bigint, _chain bytea, _tables text[], _who text[], _sealed boolean[], _shared uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  INSERT INTO project (id, name, head, chain, begun_at, begun_chain, schema, codebook, sources)
    VALUES (_project, _name, _head, _chain, _head, _chain, _schema, _codebook, _sources);
  INSERT INTO member (project, login, person, name, role, joined_at)
    VALUES (_project, session_user, _person, _person_name, 'owner', now());
  PERFORM set_rights(_project, _schema, _tables, _who, _sealed);
  INSERT INTO layer SELECT _project, l, NULL FROM unnest(_shared) l;
END $$;

-- Says whose a layer is; with no person, that all may write into it.
CREATE FUNCTION concord.set_layer(_project uuid, _coder uuid, _person uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM owner_of(_project);
  INSERT INTO layer VALUES (_project, _coder, _person) ON CONFLICT (project, coder) DO UPDATE SET person = excluded.person;
END $$;

CREATE FUNCTION concord.keep_an_owner(_project uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM member WHERE project = _project AND role = 'owner' AND left_at IS NULL) THEN
    RAISE EXCEPTION 'the last owner' USING ERRCODE = 'CC011';
  END IF;
END $$;

-- Makes a login a member, gives it another role, or takes back one who left. Without a person they get a new one, or keep theirs;
-- once they joined, they keep it anyway.
CREATE FUNCTION concord.member_set(_project uuid, _login name, _person uuid, _name text, _role text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM owner_of(_project);
  PERFORM FROM project WHERE id = _project FOR UPDATE;
  INSERT INTO member AS m (project, login, person, name, role)
    VALUES (_project, _login, coalesce(_person, gen_random_uuid()), _name, _role)
    ON CONFLICT (project, login) DO UPDATE SET role = _role, left_at = NULL, name = coalesce(m.name, _name),
      person = CASE WHEN m.joined_at IS NULL THEN coalesce(_person, m.person) ELSE m.person END;
  PERFORM keep_an_owner(_project);
END $$;

-- An owner takes off a member, or a member leaves.
CREATE FUNCTION concord.member_left(_project uuid, _login name) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  IF _login = session_user THEN PERFORM me(_project); ELSE PERFORM owner_of(_project); END IF;
  PERFORM FROM project WHERE id = _project FOR UPDATE;
  UPDATE member SET left_at = now() WHERE project = _project AND login = _login AND left_at IS NULL;
  PERFORM keep_an_owner(_project);
END $$;

-- One's own name, given on joining.
CREATE FUNCTION concord.introduce(_project uuid, _name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM me(_project);
  UPDATE member SET name = _name, joined_at = coalesce(joined_at, now()) WHERE project = _project AND login = session_user;
END $$;

-- Lets a replica, such as that of a lost machine, send and greet no more. Reading is stopped by the login's password.
CREATE FUNCTION concord.cut_off(_project uuid, _replica uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := me(_project);
BEGIN
  UPDATE replica SET cut_at = now() WHERE id = _replica AND project = _project AND (person = _me.person OR _me.role = 'owner');
END $$;

-- Blind rounds --------------------------------------------------------------------------------------------------------------

CREATE FUNCTION concord.open_round(_project uuid, _id uuid, _name text, _persons uuid[], _codes text, _owner_sees boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := owner_of(_project); _found text; _head bigint;
BEGIN
  SELECT head INTO _head FROM project WHERE id = _project FOR UPDATE;
  IF EXISTS (SELECT FROM unnest(_persons) one WHERE NOT EXISTS
    (SELECT FROM member m WHERE m.project = _project AND m.person = one AND m.left_at IS NULL AND m.role <> 'reader'))
  THEN RAISE EXCEPTION 'not a coding member' USING ERRCODE = 'CC001'; END IF;
  SELECT name INTO _found FROM round WHERE project = _project AND unlocked_at IS NULL AND persons && _persons LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'a blind round is open' USING ERRCODE = 'CC004', DETAIL = _found; END IF;
  INSERT INTO round (id, project, name, persons, codes, owner_sees, opened_by, head_then)
    VALUES (_id, _project, _name, _persons, _codes, _owner_sees, _me.person, _head);
  PERFORM log_grew(_project, _head);
END $$;

-- Keeps a parcel in one's own lane of a round, safe and unseen. Returns its number there; the same again for the same parcel.
CREATE FUNCTION concord.seal(_project uuid, _round uuid, _id uuid, _replica uuid, _n bigint, _count int, _schema int,
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
  PERFORM check_rights(_me, _tables, _coders);
  PERFORM check_blobs(_project, _me.person, _blobs);
  PERFORM pg_advisory_xact_lock(hashtextextended(_round::text || _me.person, 0));
  PERFORM take_number(_me, _replica, _n);
  SELECT coalesce(max(n), 0) + 1 INTO _lane FROM sealed WHERE round = _round AND person = _me.person;
  INSERT INTO sealed (project, round, person, n, id, replica, replica_n, count, schema, tables, coders, blobs, reviewed, bytes)
    VALUES (_project, _round, _me.person, _lane, _id, _replica, _n, _count, _schema, _tables, _coders, _blobs, _reviewed, _bytes);
  RETURN _lane;
END $$;

-- How far each person is: how many sources they say to have reviewed, and when they last sent. Owners see all, others themselves.
CREATE FUNCTION concord.progress(_project uuid) RETURNS TABLE (round uuid, person uuid, parcels bigint, reviewed bigint, last_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
#variable_conflict use_column
DECLARE _me member := me(_project);
BEGIN
  RETURN QUERY SELECT r.id, lane.person, count(s.n), coalesce(sum(s.reviewed), 0)::bigint, max(s.received)
    FROM round r CROSS JOIN unnest(r.persons) AS lane (person)
    LEFT JOIN sealed s ON s.round = r.id AND s.person = lane.person
    WHERE r.project = _project AND (_me.role = 'owner' OR lane.person = _me.person)
    GROUP BY r.id, lane.person;
END $$;

CREATE FUNCTION concord.unlock(_project uuid, _round uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := owner_of(_project);
BEGIN
  UPDATE round SET unlocked_at = clock_timestamp(), unlocked_by = _me.person
    WHERE id = _round AND project = _project AND unlocked_at IS NULL;
  PERFORM log_grew(_project, (SELECT head FROM project WHERE id = _project));
END $$;

-- Puts a parcel of an unlocked lane into the log, in the name of who sealed it, as settled by the caller: an owner, or one of the
-- round. Published once.
CREATE FUNCTION concord.publish(_project uuid, _round uuid, _person uuid, _expected bigint, _id uuid, _count int, _schema int,
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
  PERFORM check_blobs(_project, _person, _blobs);
  RETURN QUERY SELECT * FROM append(_project, _person, _round, _expected, _id, _s.replica, _s.replica_n, _count, _schema, _tables,
    _coders, _blobs, _bytes, _writes, _reads);
  UPDATE sealed s SET published = l.last FROM parcel l WHERE l.id = _id AND s.round = _round AND s.person = _person AND s.id = _id;
END $$;

-- Bases, and a log that is given back or has moved -----------------------------------------------------------------------------

CREATE FUNCTION concord.base_begin(_project uuid, _id uuid, _head bigint, _chain bytea, _size bigint, _sha256 text, _schema int)
RETURNS SETOF int LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := owner_of(_project);
BEGIN
  INSERT INTO base (id, project, head, chain, size, sha256, schema, made_by)
    VALUES (_id, _project, _head, _chain, _size, _sha256, _schema, _me.person) ON CONFLICT DO NOTHING;
  -- The parts that are here from an earlier try.
  RETURN QUERY SELECT n FROM base_part WHERE base = _id ORDER BY n;
END $$;

CREATE FUNCTION concord.base_put(_project uuid, _id uuid, _n int, _bytes bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _b base;
BEGIN
  PERFORM owner_of(_project);
  SELECT * INTO _b FROM base WHERE id = _id AND project = _project FOR UPDATE;
  IF NOT FOUND OR _b.whole THEN RETURN coalesce(_b.whole, false); END IF;
  IF octet_length(_bytes) <> greatest(0, least(4194304, _b.size - _n * 4194304::bigint)) THEN
    RAISE EXCEPTION 'not a part of this base' USING ERRCODE = 'CC014';
  END IF;
  INSERT INTO base_part VALUES (_id, _n, _bytes) ON CONFLICT (base, n) DO UPDATE SET bytes = excluded.bytes;
  UPDATE base SET whole = true WHERE id = _id
    AND (SELECT count(*) FROM base_part WHERE base = _id) = greatest(1, (_b.size + 4194303) / 4194304);
  RETURN FOUND;
END $$;

-- Gives back a parcel to a server that was restored from an old backup, under its own numbers and in its sender's name.
CREATE FUNCTION concord.give_back(_project uuid, _first bigint, _last bigint, _id uuid, _replica uuid, _n bigint, _person uuid,
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
      (SELECT id FROM round WHERE id = _round), _next, _bytes);
  PERFORM open_blobs(_project, _blobs);
  UPDATE project SET head = _last, chain = _next, schema = greatest(schema, _schema) WHERE id = _project;
  UPDATE replica SET sent = greatest(sent, _n) WHERE id = _replica;
  PERFORM log_grew(_project, _last);
  RETURN _next;
END $$;

CREATE FUNCTION concord.move_to(_project uuid, _url text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM owner_of(_project);
  UPDATE project SET moved_to = _url WHERE id = _project;
  PERFORM log_grew(_project, (SELECT head FROM project WHERE id = _project));
END $$;

-- The logins that row-level security does not bind, or that could become one that it does not bind.
CREATE FUNCTION concord.who_could_read() RETURNS SETOF name
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
  SELECT rolname FROM pg_roles
  WHERE rolcanlogin AND (rolsuper OR rolbypassrls OR pg_has_role(oid, 'concord_keeper', 'MEMBER')
    OR pg_has_role(oid, 'concord_keeper', 'MEMBER WITH ADMIN OPTION')
    -- Before version 16, who may make roles may give themselves any.
    OR (rolcreaterole AND current_setting('server_version_num')::int < 160000))
  ORDER BY rolname $$;

-- Who may call what -----------------------------------------------------------------------------------------------------------

REVOKE ALL ON SCHEMA concord FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA concord FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA concord FROM PUBLIC;
GRANT USAGE ON SCHEMA concord TO concord_member;
GRANT SELECT ON concord.version, concord.project, concord.member, concord.replica, concord.right_to_write, concord.layer, concord.round,
  concord.parcel, concord.blob, concord.blob_part, concord.sealed, concord.base, concord.base_part TO concord_member;
GRANT EXECUTE ON FUNCTION concord.mine, concord.open_lanes, concord.my_blobs, concord.hello, concord.push, concord.take_turn, concord.end_turn, concord.ack,
  concord.missing, concord.put_part, concord.create_project, concord.set_rights, concord.set_layer, concord.member_set,
  concord.member_left, concord.introduce, concord.cut_off, concord.open_round, concord.seal, concord.progress, concord.unlock,
  concord.publish, concord.base_begin, concord.base_put, concord.give_back, concord.move_to, concord.who_could_read
  TO concord_member;
