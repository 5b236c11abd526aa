GRANT SELECT, INSERT, UPDATE, DELETE ON message TO wegwijs_app;

-- Many updates in place: leave room so that an update stays on its page.
ALTER TABLE message SET (fillfactor = 80);

-- Anyone may put something in the tray; only the postman, and the desk for bookings, sees what lies there.
ALTER TABLE message ENABLE ROW LEVEL SECURITY;

CREATE POLICY message_visible ON message TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'guest' THEN false
    -- One booking at a time: as a list PostgreSQL would gather all bookings before it looks at the first message.
    ELSE EXISTS (SELECT FROM booking b WHERE b.id = message.booking_id)
      OR message.need_id IS NOT NULL AND message.user_id IS NULL AND (SELECT actor_is_desk()) END)
  WITH CHECK (true);

-- Whoever may see an invitation sees whether its letter arrived.
CREATE POLICY message_of_invitation ON message FOR SELECT TO wegwijs_app
  USING (invitation_id IN (SELECT i.id FROM invitation i));

-- Whoever may ask somebody themselves whether they still work here sees whether the letter that did arrived.
CREATE POLICY message_of_asking ON message FOR SELECT TO wegwijs_app
  USING (kind = 'stay' AND user_id IN (SELECT m.user_id FROM member m
    WHERE (SELECT actor_is_coordinator()) OR actor_is_contact_person_of(m.organisation_id)));

-- Who has another time, or none, and has not heard it, hears it also when something else about the booking is put right
-- meanwhile: the message is of the booking as it is now, and goes where they are reached now (null: where they were). Whether
-- the library had still to tell them. Partners and residents may do this, and see nothing of what lies in the tray.
CREATE FUNCTION tell_anew(of_booking uuid, before int, since int, way text, moment timestamptz) RETURNS boolean
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH anew AS (
    UPDATE message m SET
      key = CASE WHEN m.kind = 'called_off' THEN m.key ELSE regexp_replace(m.key, '^(booking:[^:]+:[a-z]+):\d+', '\1:' || since) END,
      channel = CASE WHEN way IS NULL OR way = 'card' THEN m.channel WHEN m.kind = 'called_off' AND way = 'sms' THEN 'call'
        ELSE way END
    WHERE m.booking_id = of_booking AND m.status = 'due'
      AND (m.kind = 'called_off' OR split_part(m.key, ':', 4) = before::text
        AND (m.kind = 'rescheduled' OR m.kind = 'moved' AND way IS NULL))
    RETURNING m.kind <> 'moved' AND coalesce(m.leased_until <= moment, true) AS untold)
  SELECT coalesce(bool_or(untold), false) FROM anew
$$;

REVOKE EXECUTE ON FUNCTION tell_anew FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tell_anew TO wegwijs_app;
