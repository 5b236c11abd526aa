-- The machinery: keyed hashes and names of jobs, nothing personal.
GRANT SELECT, INSERT, UPDATE, DELETE ON attempt, job_run TO wegwijs_app;

-- Where this database stands: the number of its cluster, which a standby shares and a restored dump does not, and its own.
CREATE FUNCTION database_place() RETURNS text LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT system_identifier::text FROM pg_control_system()) || '/'
    || (SELECT oid::text FROM pg_database WHERE datname = current_database());
EXCEPTION WHEN insufficient_privilege THEN
  RETURN NULL;
END $$;

-- Whether this is a copy: of the site of another secret, or of a database that stands elsewhere.
CREATE FUNCTION is_copy(of_mark bytea) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM site s WHERE s.mark <> of_mark OR s.place <> database_place())
$$;

REVOKE EXECUTE ON FUNCTION is_copy FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_copy TO wegwijs_app;
