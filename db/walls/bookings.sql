-- Bookings, and who is expected where. What is asked at every booking is written in PL/pgSQL, which keeps its plans
-- (SQL functions only since 18).

GRANT SELECT, INSERT, UPDATE, DELETE ON booking, attendance TO wegwijs_app;
GRANT USAGE ON SEQUENCE line TO wegwijs_app;

-- Many updates in place: leave room so that an update stays on its page.
ALTER TABLE booking SET (fillfactor = 85);

-- No resident is expected at two places at the same moment.
ALTER TABLE attendance ADD CONSTRAINT attendance_no_overlap
  EXCLUDE USING gist (resident_id WITH =, during WITH &&);

-- Who gets a place is decided over everybody's bookings, by people who may not see whose they are: through this
-- view (of the owner, whom the policies do not bind) a booking is a seat without a person. Who waited and is not known any
-- more waits for nothing: nobody could be told.
CREATE VIEW seat AS
  SELECT id, activity_id, status, place_no, line_no, hold_until, offered_until, lapsed_at, partner_id FROM booking
  WHERE status <> 'waiting' OR wiped_at IS NULL;

GRANT SELECT, UPDATE (status, place_no, line_no, offered_until, lapsed_at) ON seat TO wegwijs_app;

-- How someone in line is reached, so that an offer goes by the right channel; not where.
CREATE VIEW seat_contact_way AS
  SELECT b.id, r.contact_way FROM booking b JOIN resident r ON r.id = b.resident_id;

GRANT SELECT ON seat_contact_way TO wegwijs_app;

ALTER TABLE booking ENABLE ROW LEVEL SECURITY;

CREATE POLICY booking_visible ON booking TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'partner' THEN partner_id = (SELECT actor_organisation())
    WHEN 'staff' THEN (SELECT actor_role()) IN ('coordinator', 'adviser')
    WHEN 'guest' THEN id = (SELECT g.booking_id FROM guest g WHERE g.id = (SELECT actor_guest()))
    ELSE false END)
  WITH CHECK (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'partner' THEN partner_id = (SELECT actor_organisation())
    WHEN 'staff' THEN (SELECT actor_role()) IN ('coordinator', 'adviser')
    -- Whose booking it is, is not for a browser to say: what it opened stays the partner's, what it makes is nobody's.
    WHEN 'guest' THEN partner_id IS NOT DISTINCT FROM (SELECT s.partner_id FROM seat s WHERE s.id = booking.id)
    ELSE false END);

-- What someone is expected at goes with the bookings that may be seen.
ALTER TABLE attendance ENABLE ROW LEVEL SECURITY;

CREATE POLICY attendance_of_booking ON attendance TO wegwijs_app
  USING ((SELECT actor_is_job()) OR EXISTS (SELECT FROM booking b WHERE b.id = attendance.booking_id));

-- What this person has here beside a place in this activity: whether and how often, never what or with whom. It is about everybody of that
-- name at that contact, or about `who_resident` alone; only meetings to come count, and those at which `except_booking`
-- is expected. `twin` is `who_twin` when nothing stands in that one's way, else the first of that name at that contact for
-- whom nothing does.
CREATE FUNCTION booking_conflicts(
  wanted bigint, who_contact text, who_name text, who_open text, moment timestamptz, except_booking uuid,
  who_resident uuid, who_twin smallint, OUT already boolean, OUT open int, OUT overlap boolean, OUT twin smallint
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  same uuid[] := CASE WHEN who_resident IS NOT NULL THEN ARRAY[who_resident]
    ELSE ARRAY(SELECT r.id FROM resident r WHERE r.contact_key = who_contact AND r.name_key = who_name) END;
  inside uuid[] := '{}';
  elsewhere uuid[] := '{}';
  waits uuid[];
BEGIN
  -- Of who was never here there is nothing to look for. What somebody is expected at comes first (OFFSET 0): in a library
  -- that is still small PostgreSQL would rather look through everybody who is expected at that hour, and keep to it.
  IF cardinality(same) > 0 THEN
    inside := ARRAY(SELECT b.resident_id FROM booking b WHERE b.activity_id = wanted AND b.status <> 'cancelled'
      AND b.id IS DISTINCT FROM except_booking AND b.resident_id = ANY (same));
    elsewhere := ARRAY(SELECT a.resident_id
      FROM unnest(same) one, LATERAL (SELECT * FROM attendance WHERE resident_id = one OFFSET 0) a, meeting m
      WHERE m.activity_id = wanted AND m.during && a.during AND a.booking_id IS DISTINCT FROM except_booking
        AND (m.starts_at > moment
          OR EXISTS (SELECT FROM attendance own WHERE own.booking_id = except_booking AND own.meeting_id = m.id)));
  END IF;
  already := cardinality(inside) > 0;
  overlap := cardinality(elsewhere) > 0;
  open := (SELECT count(*) FROM booking b WHERE b.open_contact = who_open AND b.status <> 'cancelled'
    AND b.id IS DISTINCT FROM except_booking AND b.open_during && tstzrange(moment, NULL));
  twin := who_twin;
  -- Looked up only where something is in the way: a first booking, the most of them, asks no more than it must.
  IF already OR overlap OR open > 0 THEN
    waits := ARRAY(SELECT b.resident_id FROM booking b WHERE who_open IS NOT NULL AND b.resident_id = ANY (same)
      AND b.status <> 'cancelled' AND b.id IS DISTINCT FROM except_booking AND b.open_during && tstzrange(moment, NULL));
    SELECT n INTO twin FROM (SELECT who_twin UNION ALL SELECT generate_series(0, cardinality(same))) one(n)
      WHERE NOT EXISTS (SELECT FROM resident r WHERE r.id = ANY (inside || elsewhere || waits) AND r.twin = n)
      ORDER BY n <> who_twin, n LIMIT 1;
  END IF;
END $$;

-- The booking that a rendered form has made already: whoever holds the key of the form rendered it.
CREATE FUNCTION booked_with(key uuid, OUT booking_id uuid, OUT code text, OUT activity_id bigint, OUT status text)
  RETURNS SETOF record LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT b.id, b.code, b.activity_id, b.status FROM booking b WHERE b.form_key = key;
END $$;

-- The resident of a booking is expected at the meetings to come as long as they have a place; what has begun stays as
-- it was, and what was marked of what is still to come. What does not go on nobody is expected at; and whoever is no
-- longer at something that does not go on, is nobody's to call about it. Done twice it changes nothing. Of who is booked
-- already (not anew) a lesson was perhaps moved onto something else: that stays so.
CREATE FUNCTION expect_at_meetings(of_booking uuid, moment timestamptz, anew boolean DEFAULT true) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  -- Also of who is expected nowhere any more: all that was left may be somebody's to call about.
  before uuid[] := ARRAY(SELECT a.resident_id FROM attendance a WHERE a.booking_id = of_booking
    UNION SELECT b.resident_id FROM booking b WHERE b.id = of_booking AND b.status <> 'booked');
BEGIN
  DELETE FROM attendance a WHERE a.booking_id = of_booking AND lower(a.during) > moment
    AND NOT EXISTS (SELECT FROM booking b JOIN meeting m ON m.activity_id = b.activity_id
        JOIN activity c ON c.id = b.activity_id AND c.cancelled_at IS NULL
      WHERE b.id = of_booking AND b.status = 'booked' AND m.id = a.meeting_id);
  UPDATE attendance a SET resident_id = b.resident_id FROM booking b
    WHERE b.id = of_booking AND a.booking_id = b.id AND a.resident_id <> b.resident_id;
  -- Outside the questions themselves: as a condition in them PostgreSQL plans each of them anew for each booking.
  IF anew THEN
    INSERT INTO attendance (booking_id, meeting_id, resident_id, during)
      SELECT b.id, m.id, b.resident_id, m.during FROM booking b JOIN meeting m ON m.activity_id = b.activity_id
        JOIN activity c ON c.id = b.activity_id AND c.cancelled_at IS NULL
      WHERE b.id = of_booking AND b.status = 'booked' AND m.starts_at > moment
      ON CONFLICT (booking_id, meeting_id) DO NOTHING;
  ELSE
    before := before || ARRAY(SELECT b.resident_id FROM booking b WHERE b.id = of_booking AND b.resident_id IS NOT NULL);
  END IF;
  -- Who has left a course is not called about the lessons that they missed, whoever took them off.
  DELETE FROM task t WHERE t.booking_id = of_booking AND t.kind = 'missed_lessons' AND t.done_at IS NULL
    AND EXISTS (SELECT FROM booking b WHERE b.id = of_booking AND b.status <> 'booked');
  DELETE FROM task t WHERE t.booking_id = of_booking AND t.kind = 'called_off' AND t.done_at IS NULL
    AND NOT EXISTS (SELECT FROM booking b JOIN activity c ON c.id = b.activity_id AND c.cancelled_at IS NOT NULL
      WHERE b.id = of_booking AND b.status = 'booked');
  IF cardinality(before) > 0 THEN
    PERFORM expect_again(before, moment);
  END IF;
END $$;

-- Whoever had something else when a lesson was moved, and has it no more, is expected at that lesson again, and is nobody's
-- to call about it once there is no such lesson left; what she asked in a call herself stays. A lesson that somebody is
-- moving at this moment, and a booking that somebody is changing, is left to them.
CREATE FUNCTION expect_again(residents uuid[], moment timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO attendance (booking_id, meeting_id, resident_id, during)
    SELECT b.id, m.id, b.resident_id, m.during FROM booking b JOIN meeting m ON m.activity_id = b.activity_id
      JOIN activity c ON c.id = b.activity_id AND c.cancelled_at IS NULL
    WHERE b.resident_id = ANY (residents) AND b.status = 'booked' AND m.starts_at > moment
      AND NOT EXISTS (SELECT FROM attendance a WHERE a.booking_id = b.id AND a.meeting_id = m.id)
      AND NOT EXISTS (SELECT FROM attendance other WHERE other.resident_id = b.resident_id AND other.during && m.during)
    ORDER BY m.starts_at FOR KEY SHARE OF m SKIP LOCKED FOR SHARE OF b SKIP LOCKED
    ON CONFLICT DO NOTHING;
  -- Whoever moves a lesson meanwhile asks whether there is such a task (lib/rescheduling/steps/lessons.ts): one waits for the
  -- other, and then sees what the other did.
  PERFORM FROM task t JOIN booking b ON b.id = t.booking_id AND b.resident_id = ANY (residents)
    WHERE t.kind = 'something_else' AND t.call_id IS NULL AND t.done_at IS NULL ORDER BY t.id FOR UPDATE OF t;
  DELETE FROM task t USING booking b WHERE b.id = t.booking_id AND b.resident_id = ANY (residents)
    AND t.kind = 'something_else' AND t.call_id IS NULL AND t.done_at IS NULL
    AND NOT EXISTS (SELECT FROM meeting m WHERE m.activity_id = b.activity_id AND m.starts_at > moment
      AND b.status = 'booked' AND NOT EXISTS (SELECT FROM attendance a WHERE a.booking_id = b.id AND a.meeting_id = m.id));
END $$;

-- The booking on a card, and how the name on it begins, as it was said with that booking: enough to compare a first
-- letter with.
CREATE FUNCTION booking_with_code(typed text, OUT booking_id uuid, OUT begins text)
  RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.id, left(coalesce(b.name, r.name), 20) FROM booking b JOIN resident r ON r.id = b.resident_id WHERE b.code = typed
$$;

REVOKE EXECUTE ON FUNCTION booking_conflicts, booked_with, expect_at_meetings, expect_again, booking_with_code FROM PUBLIC;
GRANT EXECUTE ON FUNCTION booking_conflicts, booked_with, expect_at_meetings, expect_again, booking_with_code TO wegwijs_app;

-- Planned once: by itself PostgreSQL plans each question anew for each person, and is longer at that than at the answer.
ALTER FUNCTION booking_conflicts SET plan_cache_mode = force_generic_plan;
