-- How much of the agenda those may have who have not signed in: what they hold without booking it, and what they book where
-- nobody can reach them. A share of the day, and so many of one network; whatever the code forgets.

GRANT SELECT, INSERT, UPDATE, DELETE ON own_address TO wegwijs_app;

-- Which addresses are the library's own is for a coordinator to say; everybody has to reckon with them.
ALTER TABLE own_address ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_address_known ON own_address FOR SELECT TO wegwijs_app USING (true);

CREATE POLICY own_address_set ON own_address TO wegwijs_app
  USING ((SELECT actor_is_coordinator())) WITH CHECK ((SELECT actor_is_coordinator()));

-- The activities of which a share is kept together with this one: the consultations of its branch on its day, or a course
-- run alone.
CREATE FUNCTION same_day(of_activity bigint, OUT ids bigint[], OUT one_in int) LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  SELECT CASE a.kind WHEN 'course' THEN ARRAY[a.id] ELSE ARRAY(SELECT o.id FROM activity o
      WHERE o.kind = 'consultation' AND o.branch_id = a.branch_id AND o.cancelled_at IS NULL
        AND o.starts_at >= day.local AT TIME ZONE 'Europe/Amsterdam'
        AND o.starts_at < (day.local + interval '1 day') AT TIME ZONE 'Europe/Amsterdam') END,
    coalesce((SELECT s.hold_one_in FROM settings s WHERE s.organisation_id = b.organisation_id), 3)
    INTO ids, one_in
    FROM activity a JOIN branch b ON b.id = a.branch_id,
      LATERAL (SELECT date_trunc('day', a.starts_at AT TIME ZONE 'Europe/Amsterdam') AS local) day
    WHERE a.id = of_activity;
END $$;

-- Waits until nobody else reckons with the share of the same day, or of the same course run; until the end of the
-- transaction nobody does.
CREATE FUNCTION lock_day(of_activity bigint) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended((SELECT CASE a.kind WHEN 'course' THEN 'share of run ' || a.id
    ELSE 'share of day ' || a.branch_id || ' ' || date_trunc('day', a.starts_at AT TIME ZONE 'Europe/Amsterdam') END
    FROM activity a WHERE a.id = of_activity), 0));
END $$;

-- How many places those of a share may have: one in so many, at least one.
CREATE FUNCTION share_of(ids bigint[], one_in int) RETURNS int LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT greatest(1, (SELECT count(*) FROM place p WHERE p.activity_id = ANY (ids)) / one_in)::int
$$;

-- Whether one more place can be kept while somebody fills in the rest: what nobody has booked yet never takes more than its
-- share of a day, and one network never has more than six; an address of the library counts as one by itself, and has 24. It
-- waits for who asks at the same moment, so that a thousand at once are a thousand after each other; and whoever forgets to
-- ask is asked by the policy below.
CREATE FUNCTION room_to_hold(wanted bigint, network bytea, moment timestamptz) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE day record;
BEGIN
  SELECT * INTO day FROM same_day(wanted);
  PERFORM lock_day(wanted);
  IF network IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('holds ' || encode(network, 'hex'), 0));
    IF (SELECT count(*) FROM booking b WHERE b.source = network AND b.status = 'held' AND b.hold_until > moment)
      >= (CASE WHEN EXISTS (SELECT FROM own_address o WHERE o.address = room_to_hold.network) THEN 24 ELSE 6 END)
    THEN RETURN false; END IF;
  END IF;
  RETURN (SELECT count(*) FROM booking b
    WHERE b.activity_id = ANY (day.ids) AND b.status = 'held' AND b.hold_until > moment) < share_of(day.ids, day.one_in);
END $$;

-- The same for one more who books with a card alone, from elsewhere than the library: whom nobody can reach, and whom
-- nobody has seen, take no more than that share of a day.
CREATE FUNCTION room_from_afar(wanted bigint, own uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE day record;
BEGIN
  SELECT * INTO day FROM same_day(wanted);
  PERFORM lock_day(wanted);
  RETURN (SELECT count(*) FROM booking b WHERE b.activity_id = ANY (day.ids) AND b.status = 'booked' AND b.from_afar
    AND b.id IS DISTINCT FROM own) < share_of(day.ids, day.one_in);
END $$;

-- Beside what the policy of bookings says (db/walls/bookings.sql): both have to let it through.
CREATE POLICY booking_share ON booking AS RESTRICTIVE TO wegwijs_app USING (true)
  WITH CHECK (CASE
    WHEN status = 'held' THEN held_by = (SELECT actor_guest()) AND room_to_hold(activity_id, source, created_at)
    WHEN status = 'booked' AND from_afar AND (SELECT actor_kind()) = 'guest' THEN room_from_afar(activity_id, id)
    ELSE true END);

REVOKE EXECUTE ON FUNCTION same_day, lock_day, room_to_hold, room_from_afar FROM PUBLIC;
GRANT EXECUTE ON FUNCTION same_day, lock_day, room_to_hold, room_from_afar TO wegwijs_app;
