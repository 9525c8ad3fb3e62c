-- An owner who codes in a round reads no lane but their own, whatever its rule: also who was made an owner after it was opened.
CREATE OR REPLACE FUNCTION concord.open_lanes() RETURNS TABLE (round uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = concord, pg_temp AS $$
  SELECT r.id, lane.person
  FROM round r
  JOIN member m ON m.project = r.project AND m.login = session_user AND m.left_at IS NULL
  CROSS JOIN unnest(r.persons) AS lane (person)
  WHERE r.unlocked_at IS NOT NULL OR lane.person = m.person
    OR (r.owner_sees AND m.role = 'owner' AND m.person <> ALL (r.persons)) $$;

-- As before, but what somebody who codes in a round has in hand is told to nobody, whatever program asks.
CREATE OR REPLACE FUNCTION concord.ack(_project uuid, _replica uuid, _head bigint, _editing uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = concord, pg_temp AS $$
DECLARE _me member := me(_project);
BEGIN
  IF EXISTS (SELECT FROM round r WHERE r.project = _project AND r.unlocked_at IS NULL AND _me.person = ANY (r.persons)) THEN
    _editing := '{}';
  END IF;
  UPDATE replica SET acked = greatest(acked, _head), editing = _editing, seen_at = now()
    WHERE id = _replica AND project = _project AND person = _me.person;
END $$;

-- How many parcels somebody has sent would tell how many they have sealed.
REVOKE SELECT ON concord.replica FROM concord_member;
GRANT SELECT (id, project, person, machine, program, schema, acked, editing, seen_at, cut_at, epoch) ON concord.replica
  TO concord_member;
