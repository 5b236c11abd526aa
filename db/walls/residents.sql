GRANT SELECT, INSERT, UPDATE, DELETE ON resident TO wegwijs_app;

-- Someone's name goes with the bookings that may be seen; with none that is left it is only for the job that takes it away.
ALTER TABLE resident ENABLE ROW LEVEL SECURITY;

CREATE POLICY resident_of_booking ON resident TO wegwijs_app
  USING ((SELECT actor_is_job()) OR EXISTS (SELECT FROM booking b WHERE b.resident_id = resident.id));

-- Writes a resident down, or finds the one with the same name at the same contact. Whoever books may do it
-- without being able to look anybody up. In PL/pgSQL, as what is asked at every booking.
CREATE FUNCTION keep_resident(
  new_id uuid, new_name text, new_name_key text, new_way text, new_contact text, new_contact_key text,
  new_contact_of text, new_language text, new_twin smallint, moment timestamptz
) RETURNS uuid LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE kept uuid;
BEGIN
  INSERT INTO resident (id, name, name_key, contact_way, contact, contact_key, contact_of, language, twin, booked_at)
  VALUES (new_id, new_name, new_name_key, new_way, new_contact, new_contact_key, new_contact_of, new_language, new_twin,
    moment)
  ON CONFLICT (contact_key, name_key, contact_way, twin)
    DO UPDATE SET language = excluded.language, contact_of = excluded.contact_of, booked_at = excluded.booked_at
    RETURNING id INTO kept;
  RETURN kept;
END $$;

-- Wipes whose bookings were: name, contact, topic, code, what was sent and tapped; what is left of a booking only counts.
-- Its link to the person is cut, so that who comes more often is not found again in it, and the person goes with the last
-- booking of theirs. Answers which were wiped.
CREATE FUNCTION wipe_bookings(which uuid[], moment timestamptz) RETURNS SETOF uuid
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  theirs uuid[];
  people uuid[];
BEGIN
  IF NOT (actor_is_job() OR actor_is_desk()) THEN RETURN; END IF;
  -- Before the bookings: who takes a tap back has its row first, and then asks for the booking.
  DELETE FROM mark k WHERE k.booking_id = ANY (which);
  DELETE FROM task t WHERE t.booking_id = ANY (which) AND t.done_at IS NULL;
  -- What was done counts, and does not go with the call that it followed from.
  UPDATE task t SET call_id = NULL WHERE t.booking_id = ANY (which) AND t.call_id IS NOT NULL;
  theirs := ARRAY(SELECT b.id FROM booking b WHERE b.id = ANY (which) AND b.wiped_at IS NULL AND b.status <> 'held'
    ORDER BY b.id FOR UPDATE);
  people := ARRAY(SELECT DISTINCT b.resident_id FROM booking b WHERE b.id = ANY (theirs));
  DELETE FROM message m WHERE m.booking_id = ANY (theirs);
  UPDATE attendance a SET resident_id = NULL WHERE a.booking_id = ANY (theirs);
  UPDATE booking b SET wiped_at = moment, resident_id = NULL, code = b.id::text, name = NULL, contact = NULL, language = NULL,
    contact_of = NULL, topic = NULL, own_laptop = NULL, open_contact = NULL, open_during = NULL,
    addresses_read = NULL, source = NULL WHERE b.id = ANY (theirs);
  -- Whoever books for one of them at this moment has their row; after that it can be seen what they have left.
  PERFORM FROM resident r WHERE r.id = ANY (people) ORDER BY r.id FOR UPDATE;
  DELETE FROM resident r WHERE r.id = ANY (people) AND NOT EXISTS (SELECT FROM booking b WHERE b.resident_id = r.id);
  -- Nor does the moment of what was wiped stay with the person.
  UPDATE resident r SET booked_at = (SELECT max(b.created_at) FROM booking b WHERE b.resident_id = r.id)
    WHERE r.id = ANY (people);
  RETURN QUERY SELECT unnest(theirs);
END $$;

REVOKE EXECUTE ON FUNCTION keep_resident, wipe_bookings FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_resident, wipe_bookings TO wegwijs_app;
