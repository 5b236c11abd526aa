-- Organisations, branches and their hours: nothing personal.
GRANT SELECT, INSERT, UPDATE, DELETE ON municipality, organisation, organisation_area, branch, opening_hours, closure,
  settings
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
