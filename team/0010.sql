-- Members read no table: functions give each what is theirs to read. Operators that PostgreSQL takes to leak nothing, such as >= of
-- bytes, may be asked of a row before a policy is, and EXPLAIN ANALYZE tells whether the policy was asked: so a member could find,
-- byte after byte, what another had sealed, and the study of another team of the same database. Policies stay behind the functions.

REVOKE SELECT ON ALL TABLES IN SCHEMA concord FROM concord_member;
REVOKE SELECT (id, project, person, machine, program, schema, acked, editing, seen_at, cut_at, epoch, heard) ON concord.replica
  FROM concord_member;
GRANT SELECT ON concord.version TO concord_member;

CREATE FUNCTION concord.project_of(_project uuid) RETURNS SETOF concord.project
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM me(_project);
  RETURN QUERY SELECT * FROM project WHERE id = _project;
END $$;

CREATE FUNCTION concord.members_of(_project uuid) RETURNS SETOF concord.member
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM me(_project);
  RETURN QUERY SELECT * FROM member WHERE project = _project;
END $$;

-- The files of the team, also those that the place before knew and that have not come. How many parcels each has sent would tell
-- how many they have sealed.
CREATE FUNCTION concord.replicas_of(_project uuid) RETURNS TABLE (id uuid, person uuid, machine text, program text, schema int,
  acked bigint, editing uuid[], seen_at timestamptz, cut_at timestamptz, heard boolean, was_owner boolean, has_come boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM me(_project);
  RETURN QUERY SELECT r.id, r.person, r.machine, r.program, r.schema, r.acked, r.editing, r.seen_at, r.cut_at, r.heard, r.was_owner,
      true
    FROM replica r WHERE r.project = _project
    UNION ALL
    SELECT f.id, f.person, f.machine, f.program, 0, 0::bigint, '{}', f.seen_at, NULL, NOT 'owner' IN (p.codebook, p.sources),
      f.was_owner, false
    FROM file_before f JOIN project p ON p.id = f.project WHERE f.project = _project;
END $$;

CREATE FUNCTION concord.layers_of(_project uuid) RETURNS SETOF concord.layer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM me(_project);
  RETURN QUERY SELECT * FROM layer WHERE project = _project;
END $$;

CREATE FUNCTION concord.beginnings_of(_project uuid) RETURNS SETOF concord.beginning
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM me(_project);
  RETURN QUERY SELECT * FROM beginning WHERE project = _project;
END $$;

-- The parcels after a number of the log, at most 200 of them.
CREATE FUNCTION concord.parcels_after(_project uuid, _last bigint) RETURNS SETOF concord.parcel
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM me(_project);
  RETURN QUERY SELECT * FROM parcel WHERE project = _project AND last > _last ORDER BY last LIMIT 200;
END $$;

CREATE FUNCTION concord.bases_of(_project uuid) RETURNS SETOF concord.base
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM me(_project);
  RETURN QUERY SELECT * FROM base WHERE project = _project;
END $$;

CREATE FUNCTION concord.part_of_base(_project uuid, _base uuid, _n int) RETURNS TABLE (bytes bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM me(_project);
  RETURN QUERY SELECT p.bytes FROM base_part p JOIN base b ON b.id = p.base
    WHERE b.project = _project AND p.base = _base AND p.n = _n;
END $$;

-- A blob that is open, or that is in a lane that the login may read.
CREATE FUNCTION concord.blob_of(_project uuid, _hash text) RETURNS SETOF concord.blob
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  PERFORM me(_project);
  RETURN QUERY SELECT * FROM blob b WHERE b.project = _project AND b.hash = _hash
    AND (b.open OR EXISTS (SELECT FROM my_blobs() m WHERE m.project = _project AND m.hash = _hash));
END $$;

-- The numbers of the parts of a blob that are here.
CREATE FUNCTION concord.parts_of_blob(_project uuid, _hash text) RETURNS SETOF int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
  SELECT p.n FROM blob_of(_project, _hash) b JOIN blob_part p ON p.project = b.project AND p.hash = b.hash ORDER BY p.n $$;

CREATE FUNCTION concord.part_of_blob(_project uuid, _hash text, _n int) RETURNS TABLE (bytes bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
  SELECT p.bytes FROM blob_of(_project, _hash) b JOIN blob_part p ON p.project = b.project AND p.hash = b.hash WHERE p.n = _n $$;

-- The rounds; `publishing`: unlocked, with sealed work that is not in the log yet.
CREATE FUNCTION concord.rounds_of(_project uuid) RETURNS TABLE (id uuid, name text, persons uuid[], codes text, owner_sees boolean,
  opened_at timestamptz, opened_by uuid, head_then bigint, unlocked_at timestamptz, unlocked_by uuid, publishing boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM me(_project);
  RETURN QUERY SELECT id, name, persons, codes, owner_sees, opened_at, opened_by, head_then, unlocked_at, unlocked_by,
      unlocked_at IS NOT NULL AND EXISTS (SELECT FROM sealed s WHERE s.round = r.id AND s.published IS NULL)
    FROM round r WHERE r.project = _project;
END $$;

-- The parcels of a lane after a number, at most 200 of them, where the login may read the lane.
CREATE FUNCTION concord.lane_of(_round uuid, _person uuid, _n bigint) RETURNS SETOF concord.sealed
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
BEGIN
  -- Of a lane that is withheld no row is looked at, and so none counted.
  IF EXISTS (SELECT FROM open_lanes() o WHERE o.round = _round AND o.person = _person) THEN
    RETURN QUERY SELECT * FROM sealed WHERE round = _round AND person = _person AND n > _n ORDER BY n LIMIT 200;
  END IF;
END $$;

REVOKE ALL ON FUNCTION concord.project_of, concord.members_of, concord.replicas_of, concord.layers_of, concord.beginnings_of,
  concord.parcels_after, concord.bases_of, concord.part_of_base, concord.blob_of, concord.parts_of_blob, concord.part_of_blob,
  concord.rounds_of, concord.lane_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION concord.project_of, concord.members_of, concord.replicas_of, concord.layers_of, concord.beginnings_of,
  concord.parcels_after, concord.bases_of, concord.part_of_base, concord.blob_of, concord.parts_of_blob, concord.part_of_blob,
  concord.rounds_of, concord.lane_of TO concord_member;

-- As before, and the logins that read whatever policies say: who may read all tables asks as above, who copies the whole server or
-- reads its files reads everything; and who made the login of a member may give it another password, and log in as that member.
CREATE OR REPLACE FUNCTION concord.who_could_read() RETURNS SETOF name
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
  SELECT rolname FROM pg_roles
  WHERE rolcanlogin AND (rolsuper OR rolbypassrls OR rolreplication
    OR EXISTS (SELECT FROM pg_roles able WHERE able.rolname IN
        ('concord_keeper', 'pg_read_all_data', 'pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program')
      AND (pg_has_role(pg_roles.oid, able.oid, 'MEMBER') OR pg_has_role(pg_roles.oid, able.oid, 'MEMBER WITH ADMIN OPTION')))
    -- Before version 16, who may make roles may give themselves any, and any login another password.
    OR (rolcreaterole AND (current_setting('server_version_num')::int < 160000
      OR EXISTS (SELECT FROM member m JOIN pg_roles theirs ON theirs.rolname = m.login
        WHERE m.project IN (SELECT mine()) AND m.left_at IS NULL AND theirs.oid <> pg_roles.oid
          AND pg_has_role(pg_roles.oid, theirs.oid, 'MEMBER WITH ADMIN OPTION')))))
  ORDER BY rolname $$;
