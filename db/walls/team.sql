-- Who works here, and their ways in.

GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in, session, recovery_code TO wegwijs_app;
-- Who leaves is deactivated; a job removes them later, and what was done stays as nobody's.
GRANT SELECT, INSERT, UPDATE, DELETE ON user_account, invitation TO wegwijs_app;
GRANT SELECT, INSERT, UPDATE ON member TO wegwijs_app;

ALTER TABLE user_account ENABLE ROW LEVEL SECURITY;

CREATE POLICY user_visible ON user_account FOR SELECT TO wegwijs_app
  USING ((SELECT actor_is_job()) OR id = (SELECT actor_user())
    OR EXISTS (SELECT FROM member m WHERE m.user_id = user_account.id));

CREATE POLICY user_made ON user_account FOR INSERT TO wegwijs_app WITH CHECK ((SELECT actor_is_job()));

CREATE POLICY user_changed ON user_account FOR UPDATE TO wegwijs_app
  USING ((SELECT actor_is_job()) OR id = (SELECT actor_user()) OR (SELECT actor_is_coordinator())
    OR EXISTS (SELECT FROM member m WHERE m.user_id = user_account.id
      AND actor_is_contact_person_of(m.organisation_id)));

CREATE POLICY user_forgotten ON user_account FOR DELETE TO wegwijs_app USING ((SELECT actor_is_job()));

ALTER TABLE member ENABLE ROW LEVEL SECURITY;

CREATE POLICY member_visible ON member FOR SELECT TO wegwijs_app
  USING ((SELECT actor_is_job()) OR (SELECT actor_is_coordinator()) OR user_id = (SELECT actor_user())
    OR ((SELECT actor_kind()) = 'partner' AND organisation_id = (SELECT actor_organisation())));

-- Nobody makes themselves more than they are: seeing one's own row is not changing it.
CREATE POLICY member_made ON member FOR INSERT TO wegwijs_app WITH CHECK ((SELECT actor_is_job()));

CREATE POLICY member_changed ON member FOR UPDATE TO wegwijs_app
  USING ((SELECT actor_is_job()) OR (SELECT actor_is_coordinator()) OR actor_is_contact_person_of(organisation_id));

ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;

CREATE POLICY invitation_own ON invitation TO wegwijs_app
  USING ((SELECT actor_is_job()) OR (SELECT actor_is_coordinator()) OR actor_is_contact_person_of(organisation_id));

CREATE POLICY invitation_forgotten ON invitation AS RESTRICTIVE FOR DELETE TO wegwijs_app USING ((SELECT actor_is_job()));

ALTER TABLE sign_in ENABLE ROW LEVEL SECURITY;

CREATE POLICY sign_in_door ON sign_in TO wegwijs_app USING ((SELECT actor_is_job()));

ALTER TABLE session ENABLE ROW LEVEL SECURITY;

CREATE POLICY session_own ON session TO wegwijs_app
  USING ((SELECT actor_is_job()) OR user_id = (SELECT actor_user()));

ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY;

CREATE POLICY recovery_code_own ON recovery_code TO wegwijs_app
  USING ((SELECT actor_is_job()) OR user_id = (SELECT actor_user()));

-- Whether who does this work has other work too: whether, never what or where.
CREATE FUNCTION works_elsewhere(work uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM member m JOIN member other ON other.user_id = m.user_id AND other.id <> m.id
    WHERE m.id = work AND other.deactivated_at IS NULL)
$$;

-- Ends the sessions in which somebody was at this work, which is over; also when it is taken up again they stay ended.
CREATE FUNCTION end_sessions_at(work uuid) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM session WHERE member_id = (SELECT id FROM member WHERE id = work AND deactivated_at IS NOT NULL)
$$;

REVOKE EXECUTE ON FUNCTION works_elsewhere, end_sessions_at FROM PUBLIC;
GRANT EXECUTE ON FUNCTION works_elsewhere, end_sessions_at TO wegwijs_app;
