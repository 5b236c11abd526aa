-- Append only: nobody who works through the app can change or remove a line.
GRANT SELECT, INSERT ON journal TO wegwijs_app;

ALTER TABLE journal ENABLE ROW LEVEL SECURITY;

CREATE POLICY journal_read ON journal FOR SELECT TO wegwijs_app
  USING ((SELECT actor_kind()) = 'staff' AND (SELECT actor_role()) IN ('coordinator', 'dpo'));

CREATE POLICY journal_write ON journal FOR INSERT TO wegwijs_app
  WITH CHECK (user_id IS NOT DISTINCT FROM (SELECT actor_user()) AND organisation_id IS NOT DISTINCT FROM (SELECT actor_organisation()));

-- What is older than the law of the house (twelve months, P9) goes; nothing younger can.
CREATE FUNCTION forget_journal(moment timestamptz) RETURNS integer
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    DELETE FROM journal WHERE at < least(moment, now()) - interval '12 months' RETURNING 1)
  SELECT count(*)::integer FROM gone
$$;

REVOKE EXECUTE ON FUNCTION forget_journal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_journal TO wegwijs_app;
