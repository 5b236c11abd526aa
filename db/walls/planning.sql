-- What stands in the agenda: nothing personal.
GRANT SELECT, INSERT, UPDATE, DELETE ON consultation_hours, course, activity, meeting TO wegwijs_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON hours_version, hours_exception, lesson_off TO wegwijs_app;

-- Consultation hours look one way at a time.
ALTER TABLE hours_version ADD CONSTRAINT hours_version_one_at_a_time
  EXCLUDE USING gist (hours_id WITH =, daterange(valid_from, valid_until, '[]') WITH &&);

-- Between which moments a consultation can be booked now, as the library has set that: the first that is not too soon, and
-- the end of the last day that is not too far ahead.
CREATE FUNCTION bookable_from(moment timestamptz) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT moment + make_interval(mins => coalesce((SELECT min(s.book_before_minutes) FROM settings s), 60))
$$;

CREATE FUNCTION bookable_until(moment timestamptz) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT ((moment AT TIME ZONE 'Europe/Amsterdam')::date
    + coalesce((SELECT max(s.book_ahead_days) FROM settings s), 56) + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
$$;
