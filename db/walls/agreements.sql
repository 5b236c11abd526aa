-- Who may send whom to whom: read by the desk and by both sides, written by the coordinator.
GRANT SELECT, INSERT, UPDATE, DELETE ON organisation_hours, organisation_closure TO wegwijs_app;
GRANT SELECT, INSERT, DELETE ON agreement TO wegwijs_app;
GRANT SELECT, INSERT ON agreement_area TO wegwijs_app;
-- The days of a version stay as they were; until when it holds, and when it is looked at again, can change.
GRANT SELECT, INSERT, DELETE, UPDATE (valid_until, review_on) ON agreement_version TO wegwijs_app;
GRANT SELECT, INSERT, DELETE ON agreement_contact TO wegwijs_app;

-- Of two versions of one agreement never both hold on one day.
ALTER TABLE agreement_version ADD CONSTRAINT agreement_version_one_at_a_time
  EXCLUDE USING gist (agreement_id WITH =, daterange(valid_from, valid_until, '[]') WITH &&);

-- Who agreed is forgotten of what was over before a day; nobody writes it anew.
CREATE FUNCTION forget_agreed(over_before date) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE agreement_version SET agreed_by = '', data_line = ''
  WHERE valid_until < over_before AND (agreed_by <> '' OR data_line <> '') AND actor_is_job()
$$;

REVOKE EXECUTE ON FUNCTION forget_agreed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_agreed TO wegwijs_app;

ALTER TABLE agreement ENABLE ROW LEVEL SECURITY;

CREATE POLICY agreement_visible ON agreement TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_is_desk())
    WHEN 'partner' THEN (SELECT actor_organisation()) IN (from_id, to_id)
    ELSE false END)
  WITH CHECK ((SELECT actor_is_coordinator()) OR (SELECT actor_is_job()));

ALTER TABLE agreement_version ENABLE ROW LEVEL SECURITY;

-- Who sees every agreement sees every version; it need not be asked of each row. And of whom it is asked, it is asked as a
-- set: were it EXISTS, PostgreSQL would reckon with a look-up for each row, and read the whole table through an index.
CREATE POLICY agreement_version_visible ON agreement_version TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_is_desk())
    ELSE agreement_id IN (SELECT a.id FROM agreement a) END)
  WITH CHECK ((SELECT actor_is_coordinator()) OR (SELECT actor_is_job()));

-- What has begun is never taken away: needs were asked under it. What was to begin is, by who may write it.
CREATE POLICY agreement_version_not_begun ON agreement_version AS RESTRICTIVE FOR DELETE TO wegwijs_app
  USING (((SELECT actor_is_coordinator()) OR (SELECT actor_is_job())) AND valid_from > (SELECT actor_today()));

-- Whether anything was ever agreed under it; the policy of versions asks for the agreement in its turn.
CREATE FUNCTION has_versions(which bigint) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM agreement_version v WHERE v.agreement_id = which)
$$;

CREATE POLICY agreement_never_begun ON agreement AS RESTRICTIVE FOR DELETE TO wegwijs_app
  USING (((SELECT actor_is_coordinator()) OR (SELECT actor_is_job()))
    AND NOT has_versions(id));

ALTER TABLE agreement_area ENABLE ROW LEVEL SECURITY;

CREATE POLICY agreement_area_visible ON agreement_area TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_is_desk())
    ELSE version_id IN (SELECT v.id FROM agreement_version v) END)
  WITH CHECK ((SELECT actor_is_coordinator()) OR (SELECT actor_is_job()));

ALTER TABLE agreement_contact ENABLE ROW LEVEL SECURITY;

CREATE POLICY agreement_contact_visible ON agreement_contact TO wegwijs_app
  USING (EXISTS (SELECT FROM agreement_version v WHERE v.id = agreement_contact.version_id))
  WITH CHECK ((SELECT actor_is_coordinator()) OR (SELECT actor_is_job()));

CREATE POLICY agreement_contact_gone ON agreement_contact AS RESTRICTIVE FOR DELETE TO wegwijs_app
  USING ((SELECT actor_is_coordinator()) OR (SELECT actor_is_job()));

-- Whether somebody works with what this organisation is asked: an adviser may not see who.
CREATE FUNCTION has_members(which bigint) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM member m
    WHERE m.organisation_id = which AND m.role = 'partner' AND m.deactivated_at IS NULL)
$$;

REVOKE EXECUTE ON FUNCTION has_members, has_versions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION has_members, has_versions TO wegwijs_app;
