-- The second wall. The app connects as a role that owns nothing (a member of wegwijs_app); what it may see is
-- decided here, from who is asking in this transaction, whatever the code forgets.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'wegwijs_app') THEN CREATE ROLE wegwijs_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server was first
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO wegwijs_app;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE line TO wegwijs_app;
--> statement-breakpoint
-- Nothing personal: planning, places and the machinery.
GRANT SELECT, INSERT, UPDATE, DELETE ON municipality, organisation, organisation_area, branch, opening_hours, closure,
  consultation_hours, course, activity, place, meeting, reservation, attempt, job_run TO wegwijs_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON resident, booking, attendance, message, sign_in, session, recovery_code
  TO wegwijs_app;
--> statement-breakpoint
-- People who work here are deactivated, never deleted.
GRANT SELECT, INSERT, UPDATE ON user_account, member, invitation TO wegwijs_app;
--> statement-breakpoint
-- Which booking a browser has opened it cannot say itself: the function guest_holds does, for its own or with the code.
GRANT SELECT, DELETE, UPDATE (kind, topic, activity_id, name, contact_of, contact_way, contact, own_laptop, expires_at)
  ON guest TO wegwijs_app;
--> statement-breakpoint
-- Append only: nobody who works through the app can change or remove a line.
GRANT SELECT, INSERT ON journal TO wegwijs_app;
--> statement-breakpoint
CREATE FUNCTION actor_kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('wegwijs.kind', true) $$;
--> statement-breakpoint
CREATE FUNCTION actor_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('wegwijs.role', true) $$;
--> statement-breakpoint
CREATE FUNCTION actor_organisation() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('wegwijs.organisation', true), '')::bigint $$;
--> statement-breakpoint
CREATE FUNCTION actor_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('wegwijs.user', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION actor_guest() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('wegwijs.guest', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION actor_is_job() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('wegwijs.kind', true) = 'system', false) $$;
--> statement-breakpoint
CREATE FUNCTION actor_is_coordinator() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('wegwijs.kind', true) = 'staff' AND current_setting('wegwijs.role', true) = 'coordinator', false) $$;
--> statement-breakpoint
CREATE FUNCTION actor_is_contact_person_of(organisation bigint) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('wegwijs.kind', true) = 'partner'
    AND current_setting('wegwijs.role', true) = 'contact_person' AND organisation = actor_organisation(), false) $$;
--> statement-breakpoint
-- A browser without a login: its own draft, and through it the one booking it made or opened.
ALTER TABLE guest ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY guest_own ON guest TO wegwijs_app
  USING ((SELECT actor_is_job()) OR id = (SELECT actor_guest()));
--> statement-breakpoint
ALTER TABLE booking ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
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
    WHEN 'guest' THEN partner_id IS NULL
    ELSE false END);
--> statement-breakpoint
-- Someone's name and what they are expected at go with the bookings that may be seen.
ALTER TABLE resident ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY resident_of_booking ON resident TO wegwijs_app
  USING ((SELECT actor_is_job()) OR EXISTS (SELECT FROM booking b WHERE b.resident_id = resident.id));
--> statement-breakpoint
ALTER TABLE attendance ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY attendance_of_booking ON attendance TO wegwijs_app
  USING ((SELECT actor_is_job()) OR EXISTS (SELECT FROM booking b WHERE b.id = attendance.booking_id));
--> statement-breakpoint
-- Anyone may put something in the tray; only the postman, and the desk for bookings, sees what lies there.
ALTER TABLE message ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY message_visible ON message TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'guest' THEN false
    ELSE booking_id IN (SELECT b.id FROM booking b) END)
  WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE user_account ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY user_visible ON user_account FOR SELECT TO wegwijs_app
  USING ((SELECT actor_is_job()) OR id = (SELECT actor_user())
    OR EXISTS (SELECT FROM member m WHERE m.user_id = user_account.id));
--> statement-breakpoint
CREATE POLICY user_made ON user_account FOR INSERT TO wegwijs_app WITH CHECK ((SELECT actor_is_job()));
--> statement-breakpoint
CREATE POLICY user_changed ON user_account FOR UPDATE TO wegwijs_app
  USING ((SELECT actor_is_job()) OR id = (SELECT actor_user()) OR (SELECT actor_is_coordinator())
    OR EXISTS (SELECT FROM member m WHERE m.user_id = user_account.id
      AND actor_is_contact_person_of(m.organisation_id)));
--> statement-breakpoint
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY member_visible ON member FOR SELECT TO wegwijs_app
  USING ((SELECT actor_is_job()) OR (SELECT actor_is_coordinator()) OR user_id = (SELECT actor_user())
    OR ((SELECT actor_kind()) = 'partner' AND organisation_id = (SELECT actor_organisation())));
--> statement-breakpoint
-- Nobody makes themselves more than they are: seeing one's own row is not changing it.
CREATE POLICY member_made ON member FOR INSERT TO wegwijs_app WITH CHECK ((SELECT actor_is_job()));
--> statement-breakpoint
CREATE POLICY member_changed ON member FOR UPDATE TO wegwijs_app
  USING ((SELECT actor_is_job()) OR (SELECT actor_is_coordinator()) OR actor_is_contact_person_of(organisation_id));
--> statement-breakpoint
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY invitation_own ON invitation TO wegwijs_app
  USING ((SELECT actor_is_job()) OR (SELECT actor_is_coordinator()) OR actor_is_contact_person_of(organisation_id));
--> statement-breakpoint
ALTER TABLE sign_in ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY sign_in_door ON sign_in TO wegwijs_app USING ((SELECT actor_is_job()));
--> statement-breakpoint
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY session_own ON session TO wegwijs_app
  USING ((SELECT actor_is_job()) OR user_id = (SELECT actor_user()));
--> statement-breakpoint
ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY recovery_code_own ON recovery_code TO wegwijs_app
  USING ((SELECT actor_is_job()) OR user_id = (SELECT actor_user()));
--> statement-breakpoint
ALTER TABLE journal ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY journal_read ON journal FOR SELECT TO wegwijs_app
  USING ((SELECT actor_kind()) = 'staff' AND (SELECT actor_role()) IN ('coordinator', 'dpo'));
--> statement-breakpoint
CREATE POLICY journal_write ON journal FOR INSERT TO wegwijs_app
  WITH CHECK (user_id IS NOT DISTINCT FROM (SELECT actor_user()) AND organisation_id IS NOT DISTINCT FROM (SELECT actor_organisation()));
--> statement-breakpoint
-- Who gets a place is decided over everybody's bookings, by people who may not see whose they are: through this
-- view (of the owner, whom the policies do not bind) a booking is a seat without a person.
CREATE VIEW seat AS
  SELECT id, activity_id, status, place_no, line_no, hold_until, offered_until, lapsed_at, partner_id FROM booking;
--> statement-breakpoint
GRANT SELECT, UPDATE (status, place_no, line_no, offered_until, lapsed_at) ON seat TO wegwijs_app;
--> statement-breakpoint
-- Holds that ran out are let go by whoever comes next; nothing else of anybody can be removed.
CREATE FUNCTION release_holds(seats uuid[], moment timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM booking WHERE id = ANY (seats) AND status = 'held' AND hold_until <= moment;
END $$;
--> statement-breakpoint
-- How many places of an activity are kept for partners, at this moment, other than for the one who asks.
CREATE FUNCTION kept_places(of_activity bigint, moment timestamptz, but_for bigint) RETURNS integer
  LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(greatest(r.places - (
    SELECT count(*) FROM seat s WHERE s.activity_id = r.activity_id AND s.partner_id = r.partner_id
      AND s.place_no IS NOT NULL AND (s.status <> 'held' OR s.hold_until > moment)), 0)), 0)::integer
  FROM reservation r
  WHERE r.activity_id = of_activity AND r.withdrawn_at IS NULL AND r.until_at > moment
    AND r.partner_id IS DISTINCT FROM but_for
$$;
--> statement-breakpoint
-- How someone in line is reached, so that an offer goes by the right channel; not where.
CREATE VIEW seat_contact_way AS
  SELECT b.id, r.contact_way FROM booking b JOIN resident r ON r.id = b.resident_id;
--> statement-breakpoint
GRANT SELECT ON seat_contact_way TO wegwijs_app;
--> statement-breakpoint
-- What is asked at every booking is written in PL/pgSQL, which keeps its plans (SQL functions only since 18).
-- Writes a resident down, or finds the one with the same name at the same contact. Whoever books may do it
-- without being able to look anybody up.
CREATE FUNCTION keep_resident(
  new_id uuid, new_name text, new_name_key text, new_way text, new_contact text, new_contact_key text,
  new_contact_of text, new_language text, moment timestamptz
) RETURNS uuid LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE kept uuid;
BEGIN
  INSERT INTO resident (id, name, name_key, contact_way, contact, contact_key, contact_of, language, booked_at)
  VALUES (new_id, new_name, new_name_key, new_way, new_contact, new_contact_key, new_contact_of, new_language, moment)
  ON CONFLICT (contact_key, name_key, contact_way)
    DO UPDATE SET language = excluded.language, contact_of = excluded.contact_of, booked_at = excluded.booked_at
    RETURNING id INTO kept;
  RETURN kept;
END $$;
--> statement-breakpoint
-- Why this person cannot get a place in this activity: whether, never what or with whom.
CREATE FUNCTION booking_conflicts(
  wanted bigint, who_contact text, who_name text, who_open text, moment timestamptz, except_booking uuid,
  OUT already boolean, OUT open boolean, OUT overlap boolean
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE same uuid[] := ARRAY(SELECT r.id FROM resident r WHERE r.contact_key = who_contact AND r.name_key = who_name);
BEGIN
  already := EXISTS (SELECT 1 FROM booking b WHERE b.activity_id = wanted AND b.status <> 'cancelled'
    AND b.id IS DISTINCT FROM except_booking AND b.resident_id = ANY (same));
  open := EXISTS (SELECT 1 FROM booking b WHERE b.open_contact = who_open AND b.status <> 'cancelled'
    AND b.id IS DISTINCT FROM except_booking AND b.open_during && tstzrange(moment, NULL));
  overlap := EXISTS (SELECT 1 FROM attendance a JOIN meeting m ON m.during && a.during
    WHERE m.activity_id = wanted AND a.booking_id IS DISTINCT FROM except_booking AND a.resident_id = ANY (same));
END $$;
--> statement-breakpoint
-- The booking that a rendered form has made already: whoever holds the key of the form rendered it.
CREATE FUNCTION booked_with(key uuid, OUT booking_id uuid, OUT code text, OUT activity_id bigint, OUT status text)
  RETURNS SETOF record LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT b.id, b.code, b.activity_id, b.status FROM booking b WHERE b.form_key = key;
END $$;
--> statement-breakpoint
-- From now on the resident is expected at every meeting of the booked activity.
CREATE FUNCTION expect_at_meetings(booked uuid) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO attendance (booking_id, meeting_id, resident_id, during)
  SELECT b.id, m.id, b.resident_id, m.during FROM booking b JOIN meeting m ON m.activity_id = b.activity_id
  WHERE b.id = booked AND b.status = 'booked';
END $$;
--> statement-breakpoint
-- The booking on a card, and how the name on it begins: enough to compare a first letter with.
CREATE FUNCTION booking_with_code(typed text, OUT booking_id uuid, OUT begins text)
  RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.id, left(r.name, 4) FROM booking b JOIN resident r ON r.id = b.resident_id WHERE b.code = typed
$$;
--> statement-breakpoint
-- Writes down which booking this browser has: one that this very transaction made or completed, one whose code it
-- brings, or none.
CREATE FUNCTION guest_holds(wanted uuid, typed text) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE guest SET booking_id = wanted WHERE id = actor_guest() AND (wanted IS NULL OR EXISTS (
    SELECT FROM booking b WHERE b.id = wanted AND (b.xmin = pg_current_xact_id()::xid OR b.code = typed)));
END $$;
--> statement-breakpoint
-- Which draft a browser holds, by the hash of its token.
CREATE FUNCTION guest_with(hash bytea, moment timestamptz) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id FROM guest WHERE token_hash = hash AND expires_at > moment
$$;
--> statement-breakpoint
-- Opens a draft, or the very one that the same form has just opened (a double click).
CREATE FUNCTION start_guest(new_id uuid, hash bytea, until timestamptz, started_after timestamptz) RETURNS uuid
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO guest (id, token_hash, expires_at) VALUES (new_id, hash, until)
  ON CONFLICT (token_hash) DO UPDATE SET expires_at = guest.expires_at
    WHERE guest.expires_at > started_after AND guest.name IS NULL
      AND (guest.booking_id IS NULL OR guest.activity_id IS NOT NULL)
  RETURNING id
$$;
--> statement-breakpoint
-- What is older than the law of the house (twelve months, P9) goes; nothing younger can.
CREATE FUNCTION forget_journal(moment timestamptz) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    DELETE FROM journal WHERE at < least(moment, now()) - interval '12 months' RETURNING 1)
  SELECT count(*)::integer FROM gone
$$;
--> statement-breakpoint
DO $$ DECLARE f text; BEGIN
  FOR f IN SELECT oid::regprocedure::text FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prosecdef LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO wegwijs_app', f);
  END LOOP;
END $$;
