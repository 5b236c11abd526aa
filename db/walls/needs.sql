-- Needs: what residents asked and the library guards. The desk sees all of them; a resident the one that her code opened;
-- a partner none: it reads cards, as long as her consent stands and the asking is theirs.
-- What was asked, where, by whom and when never changes.
GRANT SELECT, INSERT, UPDATE (owner_id, next, due_on, coordinator_from, referral_id, appointment_on, ended,
  ended_at, ended_by, said_by, merged_into, revision, says, says_at) ON need TO wegwijs_app;
GRANT SELECT, INSERT, UPDATE ON need_contact TO wegwijs_app;
-- What she agreed to is never written anew: it is taken back by the function below, and goes with what it allowed.
GRANT SELECT, INSERT ON consent TO wegwijs_app;
GRANT SELECT, INSERT, UPDATE (seen_at, accepted_at, accepted_by, contacted_at, reported_at, report, declined, ended_at,
  ended_because) ON referral TO wegwijs_app;
-- Append only.
GRANT SELECT, INSERT ON event TO wegwijs_app;

ALTER TABLE need SET (fillfactor = 85);

-- The need that this browser has opened with its code.
CREATE FUNCTION guest_need() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.need_id FROM guest g WHERE g.id = actor_guest() AND actor_kind() = 'guest'
$$;

-- Whether a consent stands at this moment: not taken back, and not run out.
CREATE FUNCTION consent_stands(which uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM consent k WHERE k.id = which AND k.withdrawn_at IS NULL AND k.runs_until > actor_moment())
$$;

-- Whether a row was written by the transaction that asks, also within a part of it that could be rolled back by itself:
-- such a part has a number that is a little later, and is still in progress. Another's that is to be seen has ended.
CREATE FUNCTION is_of_this_transaction(written xid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN later BETWEEN 0 AND 1000000
    THEN pg_xact_status((mine + later)::text::xid8) = 'in progress' ELSE false END
  FROM (SELECT pg_current_xact_id()::text::bigint) me(mine),
    LATERAL (SELECT ((written::text::bigint - mine + 2147483648) & 4294967295) - 2147483648) written_after(later)
$$;

-- Whether the organisation that asks opened this need in this very transaction: it writes down the rest of it then.
CREATE FUNCTION need_being_opened(which uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM need n WHERE n.id = which AND n.opened_by = actor_organisation()
    AND is_of_this_transaction(n.xmin))
$$;

-- Whether the organisation that asks brought this need to the library.
CREATE FUNCTION is_asker_of(which uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM need n WHERE n.id = which AND n.opened_by = actor_organisation())
$$;

-- The need that a rendered form has made already: whoever holds the key of the form rendered it.
CREATE FUNCTION need_made_with(key uuid, OUT need_id uuid, OUT code text)
  RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.id, n.code FROM need n WHERE n.form_key = key
$$;

ALTER TABLE need ENABLE ROW LEVEL SECURITY;

CREATE POLICY need_visible ON need TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_is_desk())
    WHEN 'guest' THEN id = (SELECT guest_need())
    ELSE false END);

-- A partner that asks the library something opens a need, and sees it as a card only.
CREATE POLICY need_opened_by_partner ON need FOR INSERT TO wegwijs_app
  WITH CHECK ((SELECT actor_kind()) = 'partner' AND opened_by = (SELECT actor_organisation())
    AND opened_by_user = (SELECT actor_user()) AND ended_at IS NULL);

-- Whether she was called in vain on three half days at least, two weeks apart, since somebody last heard of her.
CREATE FUNCTION is_unreachable(which uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH heard AS (
    SELECT max(id) AS id FROM event WHERE need_id = which AND kind IN ('answered', 'reopened', 'contacted', 'appointment')
  ), tried AS (
    SELECT e.at AT TIME ZONE 'Europe/Amsterdam' AS at FROM event e, heard h
    WHERE e.need_id = which AND e.kind = 'tried' AND e.id > coalesce(h.id, 0)
      AND NOT EXISTS (SELECT FROM event u WHERE u.undoes = e.id)
  )
  SELECT count(DISTINCT (at::date, at::time < '13:00')) >= 3 AND max(at::date) - min(at::date) >= 14 FROM tried
$$;

-- A coordinator signs that she cannot be reached, and not before that is so.
CREATE POLICY need_signed ON need AS RESTRICTIVE FOR UPDATE TO wegwijs_app
  WITH CHECK (ended IS DISTINCT FROM 'unreachable' OR (SELECT actor_is_job())
    OR (SELECT actor_is_coordinator()) AND ended_by = (SELECT actor_user()) AND is_unreachable(id));

-- That two are one, only the desk can know.
CREATE POLICY need_merged ON need AS RESTRICTIVE FOR UPDATE TO wegwijs_app
  WITH CHECK (merged_into IS NULL OR (SELECT actor_is_job()) OR (SELECT actor_is_desk()));

CREATE POLICY need_begins_open ON need AS RESTRICTIVE FOR INSERT TO wegwijs_app WITH CHECK (ended_at IS NULL);

ALTER TABLE need_contact ENABLE ROW LEVEL SECURITY;

CREATE POLICY need_contact_visible ON need_contact TO wegwijs_app
  USING ((SELECT actor_is_job()) OR (SELECT actor_is_desk()) OR need_id = (SELECT guest_need()));

CREATE POLICY need_contact_by_partner ON need_contact FOR INSERT TO wegwijs_app
  WITH CHECK ((SELECT actor_kind()) = 'partner' AND need_being_opened(need_id));

ALTER TABLE consent ENABLE ROW LEVEL SECURITY;

CREATE POLICY consent_visible ON consent FOR SELECT TO wegwijs_app
  USING ((SELECT actor_is_job()) OR (SELECT actor_is_desk()) OR need_id = (SELECT guest_need()));

-- Whoever explained it writes it down in their own name, and it stands from then on.
CREATE POLICY consent_given ON consent FOR INSERT TO wegwijs_app
  WITH CHECK (withdrawn_at IS NULL AND CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_is_desk()) AND explained_by = (SELECT actor_user())
    WHEN 'partner' THEN explained_by = (SELECT actor_user()) AND need_being_opened(need_id)
    ELSE false END);

ALTER TABLE referral ENABLE ROW LEVEL SECURITY;

CREATE POLICY referral_visible ON referral FOR SELECT TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_is_desk())
    WHEN 'guest' THEN need_id = (SELECT guest_need())
    WHEN 'partner' THEN to_id = (SELECT actor_organisation()) AND consent_stands(consent_id)
    ELSE false END);

CREATE POLICY referral_sent ON referral FOR INSERT TO wegwijs_app
  WITH CHECK (ended_at IS NULL AND CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_is_desk()) AND sent_by = (SELECT actor_user())
    WHEN 'partner' THEN from_id = (SELECT actor_organisation()) AND sent_by = (SELECT actor_user())
      AND need_being_opened(need_id)
    ELSE false END);

CREATE POLICY referral_answered ON referral FOR UPDATE TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_is_desk())
    WHEN 'guest' THEN need_id = (SELECT guest_need())
    WHEN 'partner' THEN to_id = (SELECT actor_organisation()) AND consent_stands(consent_id)
    ELSE false END);

-- Whose need it is can end what is under way; she answers nothing for who was asked.
CREATE POLICY referral_ended_by_resident ON referral AS RESTRICTIVE FOR UPDATE TO wegwijs_app
  WITH CHECK ((SELECT actor_kind()) <> 'guest' OR ended_because IN ('withdrawn', 'need_ended'));

-- Nobody takes something on, or sends it, to whom nobody consented: not even with the desk's hand.
CREATE POLICY referral_with_standing_consent ON referral AS RESTRICTIVE FOR INSERT TO wegwijs_app
  WITH CHECK (consent_stands(consent_id));

ALTER TABLE event ENABLE ROW LEVEL SECURITY;

CREATE POLICY event_visible ON event FOR SELECT TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_is_desk())
    WHEN 'guest' THEN need_id = (SELECT guest_need())
    WHEN 'partner' THEN organisation_id = (SELECT actor_organisation())
    ELSE false END);

-- The need as its turn: who has to do what until when, and how it ended, without anything of a person. Whoever may act on
-- it writes here: the desk, its resident, and the partner that was asked last, while her consent stands. That somebody
-- cannot be reached is signed on the table itself.
CREATE VIEW need_turn AS
  SELECT n.id, n.topic, n.municipality_id, n.opened_by, n.opened_by_user, n.opened_at, n.owner_id, n.next, n.due_on,
    n.coordinator_from, n.referral_id, n.appointment_on, n.ended, n.ended_at, n.ended_by, n.said_by, n.merged_into, n.revision,
    n.says, n.says_at
  FROM need n
  WHERE n.ended IS DISTINCT FROM 'unreachable' AND (actor_is_job() OR actor_is_desk() OR n.id = guest_need()
    OR n.opened_by = actor_organisation() AND n.opened_by_user = actor_user() AND is_of_this_transaction(n.xmin)
    OR actor_kind() = 'partner' AND EXISTS (SELECT FROM referral r WHERE r.need_id = n.id
      AND r.to_id = actor_organisation() AND consent_stands(r.consent_id)
      AND (r.ended_at IS NULL OR r.ended_because IN ('declined', 'reported'))
      AND NOT EXISTS (SELECT FROM referral later WHERE later.need_id = n.id AND later.number > r.number)))
  WITH LOCAL CHECK OPTION;

GRANT SELECT, UPDATE (owner_id, next, due_on, coordinator_from, referral_id, appointment_on, ended, ended_at, ended_by,
  said_by, revision, says, says_at) ON need_turn TO wegwijs_app;

-- How she is reached, so that what she must hear goes by the right way; not where. For whoever acts on it.
CREATE VIEW need_contact_way AS
  SELECT c.need_id, c.contact_way, c.comes_back_on FROM need_contact c
  WHERE actor_is_job() OR actor_is_desk() OR EXISTS (SELECT FROM need_turn t WHERE t.id = c.need_id);

GRANT SELECT ON need_contact_way TO wegwijs_app;

-- Nobody writes in the name of somebody else, nor about what is not theirs.
CREATE POLICY event_written ON event FOR INSERT TO wegwijs_app
  WITH CHECK (user_id IS NOT DISTINCT FROM (SELECT actor_user())
    AND organisation_id IS NOT DISTINCT FROM (SELECT actor_organisation())
    AND ((SELECT actor_is_job()) OR (SELECT actor_is_desk()) OR EXISTS (SELECT FROM need_turn t WHERE t.id = need_id)
      OR (SELECT actor_kind()) = 'partner' AND is_asker_of(need_id)));

-- Takes back what she agreed to: all of it, or what one organisation may know. Access ends in this statement.
CREATE FUNCTION withdraw_consent(of_need uuid, of_organisation bigint, through text) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    UPDATE consent SET withdrawn_at = actor_moment(), withdrawn_by = through
    WHERE need_id = of_need AND withdrawn_at IS NULL AND (of_organisation IS NULL OR organisation_id = of_organisation)
      AND (actor_is_job() OR actor_is_desk() OR need_id = guest_need()
        OR actor_kind() = 'partner' AND (organisation_id = actor_organisation()
          OR EXISTS (SELECT FROM need n WHERE n.id = of_need AND n.opened_by = actor_organisation())))
    RETURNING 1)
  SELECT count(*)::integer FROM gone
$$;

-- What somebody of this organisation has in hand: still theirs, or not any more and without why (a printed sheet).
CREATE FUNCTION referral_standing(which uuid, OUT need_id uuid, OUT is_theirs boolean)
  RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.need_id, r.ended_at IS NULL AND consent_stands(r.consent_id) FROM referral r
  WHERE r.id = which AND r.to_id = actor_organisation()
$$;

-- The same by the number on a sheet.
CREATE FUNCTION sheet_standing(sheet bigint) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.ended_at IS NULL AND consent_stands(r.consent_id) FROM referral r
  WHERE r.number = sheet AND r.to_id = actor_organisation()
$$;

-- Who has to act now, and why it is not who was asked: read from the promise and the clock, so that it is so with the
-- worker asleep. Of every open need one row, for the desk and the jobs; of a
-- partner's own what it has been asked; a resident reads of her own what the lists say.
CREATE VIEW need_now AS
  SELECT n.id, n.owner_id, n.due_on, back.because AS back_because,
    o.kind = 'library' OR back.because IS NOT NULL AS at_library,
    -- For another, or ours and not for today: it waits for its day.
    back.because IS NULL AND (o.kind <> 'library'
      OR n.next IN ('help', 'report') AND coalesce(n.appointment_on, n.due_on) > (SELECT actor_today())) AS waits,
    (SELECT actor_today()) >= n.coordinator_from AS for_coordinator
  FROM need n
  JOIN organisation o ON o.id = n.owner_id
  LEFT JOIN referral r ON r.id = n.referral_id
  LEFT JOIN consent k ON k.id = r.consent_id
  LEFT JOIN agreement_version v ON v.id = r.agreement_version_id
  CROSS JOIN LATERAL (SELECT CASE
    WHEN n.says IS NOT NULL THEN n.says
    WHEN k.withdrawn_at IS NOT NULL THEN 'withdrawn'
    -- Whoever brought her to us heard that she does not want it, while we kept it for a day of our own.
    WHEN r.id IS NULL AND n.next = 'help' AND (SELECT e.kind = 'withdrawn' FROM event e WHERE e.need_id = n.id
      ORDER BY e.id DESC LIMIT 1) THEN 'withdrawn'
    WHEN k.runs_until <= (SELECT actor_moment()) THEN 'consent_over'
    WHEN n.due_on < (SELECT actor_today()) THEN 'late'
    WHEN o.kind = 'library' THEN NULL
    -- A reader of a municipality sees nothing of what that is asked.
    WHEN NOT EXISTS (SELECT FROM member m WHERE m.organisation_id = n.owner_id AND m.role = 'partner'
      AND m.deactivated_at IS NULL) THEN 'nobody_there'
    WHEN r.accepted_by IS NOT NULL AND NOT EXISTS (SELECT FROM member m WHERE m.user_id = r.accepted_by
      AND m.organisation_id = n.owner_id AND m.deactivated_at IS NULL) THEN 'member_gone'
    -- Not when it goes on in a next version, about the same; of one without an end no next version is sought.
    WHEN r.accepted_at IS NULL AND coalesce(v.valid_until < (SELECT actor_today()), false)
      AND NOT EXISTS (SELECT FROM agreement_version next
      JOIN agreement_area a ON a.version_id = next.id AND a.municipality_id = n.municipality_id
      WHERE next.agreement_id = v.agreement_id AND n.topic = ANY (next.topics) AND next.valid_from <= (SELECT actor_today())
        AND coalesce(next.valid_until >= (SELECT actor_today()), true)) THEN 'agreement_over'
    -- Reckoned once a need, not once for each column that reads it.
    END AS because OFFSET 0) back
  WHERE n.ended_at IS NULL AND ((SELECT actor_is_job()) OR (SELECT actor_is_desk()) OR n.id = (SELECT guest_need())
    OR (SELECT actor_kind()) = 'partner' AND n.owner_id = (SELECT actor_organisation()));

GRANT SELECT ON need_now TO wegwijs_app;

-- What a partner may know of what it is asked: topic, town and day at once; name and what she agreed to of contact from
-- when it takes it on until it ends; how it ended for thirty days more. Whoever was asked before is nobody's business.
CREATE VIEW referral_card AS
  SELECT r.id, r.number, r.to_id, r.from_id, r.sent_at, r.see_by, r.contact_by, r.seen_at, r.accepted_at, r.accepted_by,
    r.contacted_at, r.reported_at, r.report, r.declined, r.ended_at, r.ended_because, n.topic, m.name AS municipality,
    n.next, n.due_on, n.appointment_on, n.revision, n.ended,
    open.contact_known, n.says,
    CASE WHEN open.contact_known THEN c.name END AS name,
    CASE WHEN open.contact_known THEN c.contact_way END AS contact_way,
    CASE WHEN open.contact_known AND 'contact' = ANY (k.fields) THEN c.contact END AS contact,
    CASE WHEN open.contact_known THEN c.contact_of END AS contact_of,
    CASE WHEN open.contact_known THEN c.language END AS language,
    CASE WHEN open.contact_known AND 'call_when' = ANY (k.fields) THEN c.call_when END AS call_when,
    EXISTS (SELECT FROM referral other WHERE other.need_id = r.need_id AND other.number < r.number) AS tried_before
  FROM referral r
  JOIN consent k ON k.id = r.consent_id
  JOIN need n ON n.id = r.need_id
  JOIN municipality m ON m.id = n.municipality_id
  CROSS JOIN LATERAL (SELECT r.accepted_at IS NOT NULL AND r.ended_at IS NULL AS contact_known) open
  LEFT JOIN need_contact c ON c.need_id = r.need_id
  WHERE actor_kind() = 'partner' AND r.to_id = actor_organisation() AND consent_stands(r.consent_id)
    AND (r.ended_at IS NULL OR r.ended_at > actor_moment() - interval '30 days');

GRANT SELECT ON referral_card TO wegwijs_app;

-- What a partner asked the library about a resident of theirs, and what became of it. Whom the library asked then is not
-- theirs to know; her name only while the need is open and her consent stands.
CREATE VIEW asked_card AS
  SELECT n.id, n.topic, m.name AS municipality, n.opened_at, n.opened_by_user, n.next, n.due_on, n.appointment_on, n.ended,
    n.ended_at, n.said_by, n.revision, o.kind = 'library' AS is_with_library,
    (SELECT r.accepted_at IS NOT NULL FROM referral r WHERE r.id = n.referral_id) AS is_taken_on,
    (SELECT r.contacted_at IS NOT NULL FROM referral r WHERE r.id = n.referral_id) AS is_spoken_to,
    NOT open.may_be_known AND EXISTS (SELECT FROM event e WHERE e.need_id = n.id AND e.kind = 'withdrawn'
      AND e.organisation_id = n.opened_by) AS is_withdrawn,
    CASE WHEN open.may_be_known THEN c.name END AS name
  FROM need n
  JOIN municipality m ON m.id = n.municipality_id
  LEFT JOIN organisation o ON o.id = n.owner_id
  LEFT JOIN need_contact c ON c.need_id = n.id
  CROSS JOIN LATERAL (SELECT n.ended_at IS NULL AND EXISTS (SELECT FROM consent k WHERE k.need_id = n.id
    AND k.withdrawn_at IS NULL AND k.runs_until > actor_moment()) AS may_be_known) open
  WHERE actor_kind() = 'partner' AND n.opened_by = actor_organisation()
    AND (n.ended_at IS NULL OR n.ended_at > actor_moment() - interval '30 days');

GRANT SELECT ON asked_card TO wegwijs_app;

-- The need on a card (the one that it counts with, when it was a double), and how the name on it begins: enough to compare
-- a first letter with.
CREATE FUNCTION need_with_code(typed text, OUT need_id uuid, OUT begins text)
  RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(n.merged_into, n.id), left(c.name, 20) FROM need n JOIN need_contact c ON c.need_id = n.id WHERE n.code = typed
$$;

-- Writes down which need this browser has opened with the code that it brings; a booking that was open is closed. The
-- token that it had opens nothing any more.
CREATE FUNCTION guest_opens_need(wanted uuid, typed text, fresh bytea) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE guest SET booking_id = NULL, need_id = wanted
  WHERE id = actor_guest() AND fresh IS NOT NULL
    AND EXISTS (SELECT FROM need n WHERE wanted IN (n.id, n.merged_into) AND n.code = typed);
  SELECT guest_renews(fresh) WHERE fresh IS NOT NULL
$$;

-- Who of an organisation hears of what it is asked: its contact persons, or everybody when there is none.
CREATE FUNCTION hears_of_referrals(which bigint) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH here AS (SELECT m.user_id, m.contact_person FROM member m
    WHERE m.organisation_id = which AND m.organisation_kind <> 'library' AND m.role = 'partner' AND m.deactivated_at IS NULL)
  SELECT h.user_id FROM here h WHERE h.contact_person OR NOT EXISTS (SELECT FROM here c WHERE c.contact_person)
$$;

-- Takes away a need that was typed by mistake: by whoever made it, on the same day, before anybody took it on.
CREATE FUNCTION undo_need(which uuid) RETURNS text
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made need;
BEGIN
  SELECT * INTO made FROM need n WHERE n.id = which AND n.opened_by = actor_organisation()
    AND n.opened_by_user = actor_user() FOR UPDATE;
  IF made.id IS NULL THEN RETURN 'unknown'; END IF;
  IF (made.opened_at AT TIME ZONE 'Europe/Amsterdam')::date IS DISTINCT FROM actor_today() THEN RETURN 'too_late'; END IF;
  IF EXISTS (SELECT FROM referral r WHERE r.need_id = which AND r.accepted_at IS NOT NULL)
    OR EXISTS (SELECT FROM need n WHERE n.merged_into = which) THEN RETURN 'taken_on'; END IF;
  UPDATE guest g SET need_id = NULL WHERE g.need_id = which;
  -- What is under way points at the need and the need at it.
  UPDATE need n SET ended = 'stopped', ended_at = actor_moment(), owner_id = NULL, next = NULL, due_on = NULL,
    coordinator_from = NULL, referral_id = NULL, appointment_on = NULL, says = NULL, says_at = NULL, said_by = NULL
    WHERE n.id = which AND n.ended_at IS NULL;
  DELETE FROM referral r WHERE r.need_id = which;
  DELETE FROM need n WHERE n.id = which;
  RETURN 'done';
END $$;

-- Forgets who closed needs were of: name, contact, code, consents and askings go; what happened, between which
-- organisations, and how it ended stays and counts. Open ones stay as they are, whatever is asked.
CREATE FUNCTION wipe_needs(which uuid[], moment timestamptz) RETURNS SETOF uuid
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE closed uuid[];
BEGIN
  IF NOT (actor_is_job() OR actor_is_desk()) THEN RETURN; END IF;
  closed := ARRAY(SELECT n.id FROM need n WHERE n.id = ANY (which) AND n.ended_at IS NOT NULL AND n.wiped_at IS NULL FOR UPDATE);
  DELETE FROM message m WHERE m.need_id = ANY (closed);
  DELETE FROM referral r WHERE r.need_id = ANY (closed);
  DELETE FROM consent k WHERE k.need_id = ANY (closed);
  DELETE FROM need_contact c WHERE c.need_id = ANY (closed);
  UPDATE guest g SET need_id = NULL WHERE g.need_id = ANY (closed);
  -- As something that happened: what was done to it last cannot be taken back any more.
  UPDATE need n SET code = NULL, opened_by_user = NULL, wiped_at = moment, revision = revision + 1 WHERE n.id = ANY (closed);
  RETURN QUERY SELECT unnest(closed);
END $$;

REVOKE EXECUTE ON FUNCTION guest_need, consent_stands, need_being_opened, is_asker_of, need_made_with, is_unreachable, withdraw_consent,
  referral_standing, sheet_standing, need_with_code, guest_opens_need, hears_of_referrals, undo_need, wipe_needs FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guest_need, consent_stands, need_being_opened, is_asker_of, need_made_with, is_unreachable, withdraw_consent,
  referral_standing, sheet_standing, need_with_code, guest_opens_need, hears_of_referrals, undo_need, wipe_needs TO wegwijs_app;
