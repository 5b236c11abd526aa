-- Calls and what has to be done: with the bookings that may be seen, for who works in the library. Nobody of a partner
-- hears who was called, or could not be reached.
GRANT SELECT, INSERT, UPDATE ON call TO wegwijs_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON task TO wegwijs_app;

ALTER TABLE call ENABLE ROW LEVEL SECURITY;

CREATE POLICY call_visible ON call TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_role()) IN ('coordinator', 'adviser')
    ELSE false END);

ALTER TABLE task ENABLE ROW LEVEL SECURITY;

CREATE POLICY task_visible ON task TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_role()) IN ('coordinator', 'adviser')
    ELSE false END);

-- A browser that books a third consultation on one contact gives the desk something to look at, and sees nothing of it.
CREATE POLICY task_of_double ON task FOR INSERT TO wegwijs_app
  WITH CHECK (kind = 'perhaps_double' AND (SELECT actor_kind()) = 'guest');

-- The name of a colleague of the library, for who calls beside them: an adviser sees no other member.
CREATE FUNCTION colleague_name(who uuid) RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.name FROM user_account u WHERE u.id = who
    AND actor_kind() = 'staff' AND actor_role() IN ('coordinator', 'adviser')
    AND EXISTS (SELECT FROM member m WHERE m.user_id = u.id AND m.role IN ('coordinator', 'adviser'))
$$;

-- Which of these offers nobody has been told of: the letter still lies in the tray, the call is still to be made, or it
-- was dropped because the offer had run out by then. Whoever looks at an activity asks it, of offers that ran out; they
-- learn nothing of what is in the message. One booking at a time, so that a plan made before there were messages still
-- looks them up by booking.
CREATE FUNCTION offers_to_tell(bookings uuid[])
  RETURNS TABLE (booking_id uuid, channel text, due_at timestamptz, dropped boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT last.booking_id, last.channel, last.due_at, last.status = 'dropped'
  FROM unnest(bookings) AS of_booking(id), LATERAL (
    SELECT m.* FROM message m WHERE m.booking_id = of_booking.id AND m.kind = 'offer'
    ORDER BY m.created_at DESC LIMIT 1) last
  WHERE last.status IN ('due', 'dropped')
$$;

REVOKE EXECUTE ON FUNCTION colleague_name, offers_to_tell FROM PUBLIC;
GRANT EXECUTE ON FUNCTION colleague_name, offers_to_tell TO wegwijs_app;
