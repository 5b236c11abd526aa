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
