-- The machinery: keyed hashes and names of jobs, nothing personal.
GRANT SELECT, INSERT, UPDATE, DELETE ON attempt, job_run TO wegwijs_app;
