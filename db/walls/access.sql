-- The second wall. The app connects as a role that owns nothing (a member of wegwijs_app); what it may see is
-- decided in these files, from who is asking in this transaction, whatever the code forgets.
--
-- One file a room; each says the whole of what holds there now: policies, grants, functions, views, and the exclusion
-- constraints, which drizzle cannot write. Tables, columns, keys, checks and indexes stand in db/tables and reach a
-- database through db/migrations; what stands here needs no migration: change it where it stands.
-- * At every migration all that a schema can hold of these kinds is taken down in `public` and put up again from these
--   files, in one transaction: what is no longer named here is gone, what somebody added by hand too. Nothing happens
--   while files and database are as they were. Whoever runs the database keeps things of their own in another schema.
-- * This file comes first, then the others by their names: a policy or view stands only on what came before it.
-- * An exclusion constraint is one ALTER TABLE … ADD CONSTRAINT … EXCLUDE …; it is built only when its words changed,
--   for it reads the whole table.
-- * A function that looks past the policies is SECURITY DEFINER with its own search_path, for the app alone, and
--   named in tests/db/walls.test.ts.

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'wegwijs_app') THEN CREATE ROLE wegwijs_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server was first
END $$;

GRANT USAGE ON SCHEMA public TO wegwijs_app;

-- Who is asking, as `inScope` (db/client.ts) tells it at the beginning of a transaction. A policy asks it as
-- (SELECT actor_kind()): once a statement, not once a row.
CREATE FUNCTION actor_kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('wegwijs.kind', true) $$;

CREATE FUNCTION actor_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('wegwijs.role', true) $$;

CREATE FUNCTION actor_organisation() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('wegwijs.organisation', true), '')::bigint $$;

CREATE FUNCTION actor_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('wegwijs.user', true), '')::uuid $$;

CREATE FUNCTION actor_guest() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('wegwijs.guest', true), '')::uuid $$;

CREATE FUNCTION actor_is_job() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('wegwijs.kind', true) = 'system', false) $$;

CREATE FUNCTION actor_is_coordinator() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('wegwijs.kind', true) = 'staff' AND current_setting('wegwijs.role', true) = 'coordinator', false) $$;

-- Who works at the desk: a coordinator does what an adviser does.
CREATE FUNCTION actor_is_desk() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('wegwijs.kind', true) = 'staff'
    AND current_setting('wegwijs.role', true) IN ('coordinator', 'adviser'), false) $$;

CREATE FUNCTION actor_is_trainer() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('wegwijs.kind', true) = 'staff'
    AND current_setting('wegwijs.role', true) = 'trainer', false) $$;

CREATE FUNCTION actor_is_contact_person_of(organisation bigint) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('wegwijs.kind', true) = 'partner'
    AND current_setting('wegwijs.role', true) = 'contact_person' AND organisation = actor_organisation(), false) $$;

-- What moment it is for who asks, as the app hands it in with its clock; nobody's when it was not told, so that what
-- stands by the clock does not stand.
CREATE FUNCTION actor_moment() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('wegwijs.moment', true), '')::timestamptz $$;

CREATE FUNCTION actor_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT (nullif(current_setting('wegwijs.moment', true), '')::timestamptz AT TIME ZONE 'Europe/Amsterdam')::date $$;
