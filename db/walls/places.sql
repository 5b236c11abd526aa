-- Places, and what is kept of them for partners: nothing personal. The functions say in SQL what lib/places/rules
-- says of one activity under its lock. They are single SELECTs of the one who asks, so that PostgreSQL writes them
-- out where they stand, in a list of hundreds too; no SECURITY DEFINER, SET or STRICT, which would prevent it.
GRANT SELECT, INSERT, UPDATE, DELETE ON place, reservation TO wegwijs_app;

-- Whether a seat has its place at this moment: a hold or an offer that ran out has none, though nobody let it go yet.
CREATE FUNCTION has_place(status text, hold_until timestamptz, offered_until timestamptz, moment timestamptz)
  RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT status = 'booked' OR status = 'held' AND hold_until > moment OR status = 'offered' AND offered_until > moment
$$;

-- Who was let in above the places there are, by whom and why: for who works at the desk.
GRANT SELECT, INSERT ON overbooking TO wegwijs_app;

ALTER TABLE overbooking ENABLE ROW LEVEL SECURITY;

CREATE POLICY overbooking_visible ON overbooking TO wegwijs_app
  USING ((SELECT actor_is_job()) OR (SELECT actor_is_desk()))
  -- As many at once as the library lets in so: each has a number of its own (overbooking_open).
  WITH CHECK ((SELECT actor_is_desk()) AND made_by = (SELECT actor_user())
    AND number <= coalesce((SELECT max(s.overbook_most) FROM settings s), 2));

-- That somebody is inside above the places, everybody has to reckon with: a view of the owner, without who and why.
CREATE VIEW overbooked AS SELECT activity_id FROM overbooking WHERE ended_at IS NULL;

GRANT SELECT ON overbooked TO wegwijs_app;

-- The numbers of the places of an activity that nobody has at this moment, also those that are about to disappear.
CREATE FUNCTION empty_places(of_activity bigint, moment timestamptz) RETURNS SETOF smallint
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT p.number FROM place p WHERE p.activity_id = of_activity AND NOT EXISTS (
    SELECT FROM seat s WHERE s.activity_id = p.activity_id AND s.place_no = p.number
      AND has_place(s.status, s.hold_until, s.offered_until, moment))
$$;

-- How many places of an activity are still kept for each partner: what was reserved less what they use, until the
-- moment of the reservation has come.
CREATE FUNCTION kept_places(of_activity bigint, moment timestamptz) RETURNS TABLE (partner_id bigint, places integer)
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT r.partner_id, greatest(r.places - (
    SELECT count(*) FROM seat s WHERE s.activity_id = r.activity_id AND s.partner_id = r.partner_id
      AND has_place(s.status, s.hold_until, s.offered_until, moment)), 0)::integer
  FROM reservation r WHERE r.activity_id = of_activity AND r.withdrawn_at IS NULL AND r.until_at > moment
$$;

-- Whether an empty place is about to disappear. As many people as were let in above the places, so many that come free
-- are nobody's, the last ones; but what is kept for a partner has not come free. In PL/pgSQL, so that it is not written
-- out in every list: it is asked only where somebody was let in so.
CREATE FUNCTION disappears(of_activity bigint, place_no smallint, moment timestamptz) RETURNS boolean
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (SELECT count(*) FROM empty_places(of_activity, moment) e (number) WHERE e.number >= place_no)
    <= least((SELECT count(*) FROM overbooked o WHERE o.activity_id = of_activity),
      (SELECT count(*) FROM empty_places(of_activity, moment))
        - (SELECT coalesce(sum(k.places), 0) FROM kept_places(of_activity, moment) k));
END $$;

-- The places of an activity that can be had at this moment, kept for partners or not: nobody is shown one that is about to
-- disappear, though nobody has removed it yet.
CREATE FUNCTION free_places(of_activity bigint, moment timestamptz) RETURNS SETOF smallint
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT p.number FROM place p WHERE p.activity_id = of_activity AND NOT EXISTS (
    SELECT FROM seat s WHERE s.activity_id = p.activity_id AND s.place_no = p.number
      AND has_place(s.status, s.hold_until, s.offered_until, moment))
    AND NOT EXISTS (SELECT FROM overbooked o WHERE o.activity_id = p.activity_id
      AND disappears(p.activity_id, p.number, moment))
$$;

-- Takes away places that nobody has, each with one of those who were let in above the places; never more than of these.
-- Whoever comes by does it: a place that has come free is nobody's then.
CREATE FUNCTION remove_places(of_activity bigint, numbers smallint[], moment timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone int;
BEGIN
  WITH extra AS (
    SELECT n FROM unnest(numbers) n LIMIT (SELECT count(*) FROM overbooked o WHERE o.activity_id = of_activity)
  ), removed AS (
    DELETE FROM place p USING extra WHERE p.activity_id = of_activity AND p.number = extra.n RETURNING 1)
  SELECT count(*) INTO gone FROM removed;
  UPDATE overbooking SET ended_at = moment WHERE id IN (
    SELECT id FROM overbooking WHERE activity_id = of_activity AND ended_at IS NULL ORDER BY made_at, id LIMIT gone);
END $$;

-- Holds that ran out are let go by whoever comes next; nothing else of anybody can be removed.
CREATE FUNCTION release_holds(seats uuid[], moment timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM booking WHERE id = ANY (seats) AND status = 'held' AND hold_until <= moment;
END $$;

REVOKE EXECUTE ON FUNCTION release_holds, remove_places FROM PUBLIC;
GRANT EXECUTE ON FUNCTION release_holds, remove_places TO wegwijs_app;
