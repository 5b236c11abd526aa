-- A browser without a login: its own draft, and through it the one booking it made or opened.

-- Which booking a browser has opened it cannot say itself: the function guest_holds does, for its own or with the code.
GRANT SELECT, DELETE, UPDATE (kind, topic, activity_id, name, contact_of, contact_way, contact, own_laptop, expires_at)
  ON guest TO wegwijs_app;

ALTER TABLE guest ENABLE ROW LEVEL SECURITY;

CREATE POLICY guest_own ON guest TO wegwijs_app
  USING ((SELECT actor_is_job()) OR id = (SELECT actor_guest()));

-- Gives the draft of this browser another token, known by its hash: from then on the one before opens nothing. One that
-- another draft has already is not taken, and nobody has the draft then.
CREATE FUNCTION guest_renews(fresh bytea) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE guest SET token_hash = CASE
    WHEN EXISTS (SELECT FROM guest o WHERE o.token_hash = fresh AND o.id <> actor_guest())
    THEN sha256(gen_random_uuid()::text::bytea) ELSE fresh END
  WHERE id = actor_guest()
$$;

-- Writes down which booking this browser has: one that this very transaction made or completed, one whose code it
-- brings, or none. With more than a place that is held comes another token, so that who knew the one before sees nothing.
CREATE FUNCTION guest_holds(wanted uuid, typed text, fresh bytea) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE guest SET booking_id = wanted, need_id = NULL WHERE id = actor_guest() AND (wanted IS NULL OR EXISTS (
    SELECT FROM booking b WHERE b.id = wanted AND (b.xmin = pg_current_xact_id()::xid OR b.code = typed)
      AND (b.status = 'held' OR fresh IS NOT NULL)));
  IF fresh IS NOT NULL THEN PERFORM guest_renews(fresh); END IF;
END $$;

-- Writes down that this browser chose a place that nobody holds for it: a number that no booking has, as of a hold that ran
-- out, for without any it stands in line.
CREATE FUNCTION guest_holds_nothing() RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE guest SET booking_id = gen_random_uuid(), need_id = NULL WHERE id = actor_guest()
$$;

-- Which draft a browser holds, by the hash of its token.
CREATE FUNCTION guest_with(hash bytea, moment timestamptz) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id FROM guest WHERE token_hash = hash AND expires_at > moment
$$;

-- Opens a draft, or the very one that the same form has just opened (a double click).
CREATE FUNCTION start_guest(new_id uuid, hash bytea, until timestamptz, started_after timestamptz) RETURNS uuid
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO guest (id, token_hash, expires_at) VALUES (new_id, hash, until)
  ON CONFLICT (token_hash) DO UPDATE SET expires_at = guest.expires_at
    WHERE guest.expires_at > started_after AND guest.name IS NULL
      AND (guest.booking_id IS NULL OR guest.activity_id IS NOT NULL)
  RETURNING id
$$;

REVOKE EXECUTE ON FUNCTION guest_holds, guest_holds_nothing, guest_renews, guest_with, start_guest FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guest_holds, guest_holds_nothing, guest_renews, guest_with, start_guest TO wegwijs_app;
