GRANT SELECT, INSERT, UPDATE, DELETE ON resident TO wegwijs_app;

-- Someone's name goes with the bookings that may be seen.
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

REVOKE EXECUTE ON FUNCTION keep_resident FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_resident TO wegwijs_app;
