-- Organisations, branches and their hours: nothing personal.
GRANT SELECT, INSERT, UPDATE, DELETE ON municipality, organisation, organisation_area, branch, branch_address, opening_hours, closure,
  holiday, school_holiday, settings
  TO wegwijs_app;

-- Whether an organisation works in a municipality; one that works nowhere in particular works everywhere, as does null.
-- It is called for each row, not written out as the functions of places are: ask it of branches, not of activities.
CREATE FUNCTION works_in(organisation bigint, municipality bigint) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT organisation IS NULL
    OR NOT EXISTS (SELECT FROM organisation_area oa WHERE oa.organisation_id = organisation)
    OR EXISTS (SELECT FROM organisation_area oa
      WHERE oa.organisation_id = organisation AND oa.municipality_id = municipality)
$$;

-- Where a branch is on a day; null where nobody wrote that down yet.
CREATE FUNCTION address_of(branch bigint, on_day date) RETURNS branch_address
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT a FROM branch_address a WHERE a.branch_id = branch ORDER BY a.valid_from <= on_day DESC,
    CASE WHEN a.valid_from <= on_day THEN on_day - a.valid_from ELSE a.valid_from - on_day END LIMIT 1
$$;
