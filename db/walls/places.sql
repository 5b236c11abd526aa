-- Places, and what is kept of them for partners: nothing personal. The functions say in SQL what lib/places/rules
-- says of one activity under its lock. They are single SELECTs of the one who asks, so that PostgreSQL writes them
-- out where they stand, in a list of hundreds too; no SECURITY DEFINER, SET or STRICT, which would prevent it.
GRANT SELECT, INSERT, UPDATE, DELETE ON place, reservation TO wegwijs_app;

-- Whether a seat has its place at this moment: a hold or an offer that ran out has none, though nobody let it go yet.
CREATE FUNCTION has_place(status text, hold_until timestamptz, offered_until timestamptz, moment timestamptz)
  RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT status = 'booked' OR status = 'held' AND hold_until > moment OR status = 'offered' AND offered_until > moment
$$;

-- The numbers of the places of an activity that nobody has at this moment, kept for partners or not.
CREATE FUNCTION free_places(of_activity bigint, moment timestamptz) RETURNS SETOF smallint
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

-- Holds that ran out are let go by whoever comes next; nothing else of anybody can be removed.
CREATE FUNCTION release_holds(seats uuid[], moment timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM booking WHERE id = ANY (seats) AND status = 'held' AND hold_until <= moment;
END $$;

REVOKE EXECUTE ON FUNCTION release_holds FROM PUBLIC;
GRANT EXECUTE ON FUNCTION release_holds TO wegwijs_app;

-- Who was let in above the places there are, by whom and why; that there is such a booking, everybody may reckon with.
GRANT SELECT, INSERT, UPDATE ON overbooking TO wegwijs_app;

ALTER TABLE overbooking ENABLE ROW LEVEL SECURITY;

CREATE POLICY overbooking_visible ON overbooking TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_role()) IN ('coordinator', 'adviser')
    ELSE false END);
