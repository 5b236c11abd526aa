-- The register, the desk's marks and the line of walk-ins. Whoever gives a lesson sees and marks who is expected there;
-- of the people themselves only what the view `register` shows.

GRANT SELECT, INSERT, DELETE ON run_trainer TO wegwijs_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket TO wegwijs_app;
GRANT SELECT, INSERT, UPDATE ON mark, extra TO wegwijs_app;
GRANT DELETE ON mark TO wegwijs_app;

ALTER TABLE run_trainer ENABLE ROW LEVEL SECURITY;

CREATE POLICY run_trainer_visible ON run_trainer FOR SELECT TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_role()) IN ('coordinator', 'adviser') OR user_id = (SELECT actor_user())
    ELSE false END);

-- Who gives a lesson sees who is expected there, so only the coordinator says who that is: a trainer of the own library,
-- and a volunteer only after the confidentiality promise.
CREATE POLICY run_trainer_bound ON run_trainer FOR INSERT TO wegwijs_app
  WITH CHECK ((SELECT actor_is_coordinator()) AND EXISTS (SELECT FROM member m
    WHERE m.user_id = run_trainer.user_id AND m.role = 'trainer' AND m.deactivated_at IS NULL
      AND m.organisation_id = (SELECT actor_organisation()) AND (NOT m.volunteer OR m.secrecy_promised_on IS NOT NULL)));

CREATE POLICY run_trainer_unbound ON run_trainer FOR DELETE TO wegwijs_app USING ((SELECT actor_is_coordinator()));

-- Whether who asks gives the lesson, of a run that the coordinator bound them to. Ask it only of a trainer, as
-- (SELECT actor_is_trainer()) AND …, so that it costs nobody else anything.
CREATE FUNCTION gives_lesson(of_meeting bigint) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT FROM meeting m JOIN run_trainer t ON t.activity_id = m.activity_id
    WHERE m.id = of_meeting AND t.user_id = actor_user())
$$;

CREATE POLICY attendance_seen_by_trainer ON attendance FOR SELECT TO wegwijs_app
  USING ((SELECT actor_is_trainer()) AND gives_lesson(meeting_id));

CREATE POLICY attendance_marked_by_trainer ON attendance FOR UPDATE TO wegwijs_app
  USING ((SELECT actor_is_trainer()) AND gives_lesson(meeting_id))
  WITH CHECK ((SELECT actor_is_trainer()) AND gives_lesson(meeting_id));

-- What somebody tapped goes with who may see the row that it is about.
ALTER TABLE mark ENABLE ROW LEVEL SECURITY;

CREATE POLICY mark_of_attendance ON mark TO wegwijs_app
  USING (((SELECT actor_is_job()) OR (SELECT actor_kind()) = 'staff')
    AND EXISTS (SELECT FROM attendance a WHERE a.booking_id = mark.booking_id AND a.meeting_id = mark.meeting_id));

-- They go with the name of who they are about, and otherwise stay.
CREATE POLICY mark_wiped ON mark AS RESTRICTIVE FOR DELETE TO wegwijs_app
  USING ((SELECT actor_is_job()) OR (SELECT actor_is_desk()));

ALTER TABLE extra ENABLE ROW LEVEL SECURITY;

CREATE POLICY extra_visible ON extra TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_role()) IN ('coordinator', 'adviser')
      OR (SELECT actor_is_trainer()) AND gives_lesson(meeting_id)
    ELSE false END);

-- Nobody taps in the name of somebody else.
CREATE POLICY mark_by_oneself ON mark AS RESTRICTIVE FOR INSERT TO wegwijs_app
  WITH CHECK ((SELECT actor_kind()) <> 'staff' OR marked_by = (SELECT actor_user()));

CREATE POLICY extra_by_oneself ON extra AS RESTRICTIVE FOR INSERT TO wegwijs_app
  WITH CHECK ((SELECT actor_kind()) <> 'staff' OR marked_by = (SELECT actor_user()));

-- Who stayed away is called: whoever marks it gives that task, or takes it back.
CREATE POLICY task_of_absence ON task TO wegwijs_app
  USING (kind = 'missed_lessons' AND (SELECT actor_is_trainer()) AND EXISTS (
    SELECT FROM attendance a WHERE a.booking_id = task.booking_id AND gives_lesson(a.meeting_id)));

ALTER TABLE ticket ENABLE ROW LEVEL SECURITY;

CREATE POLICY ticket_visible ON ticket TO wegwijs_app
  USING (CASE (SELECT actor_kind())
    WHEN 'system' THEN true
    WHEN 'staff' THEN (SELECT actor_role()) IN ('coordinator', 'adviser')
    ELSE false END);

-- All that whoever gives a lesson may know of who is expected there. A view of the owner, whom the policies do not bind:
-- its own condition is the wall.
CREATE VIEW register WITH (security_barrier) AS
  SELECT a.meeting_id, a.booking_id, coalesce(b.name, r.name, '') AS name,
    coalesce(b.language, r.language, 'nl') AS language,
    b.own_laptop, b.status, a.arrived_at, a.mark, a.marked_at, a.manner, a.revision
  FROM attendance a JOIN booking b ON b.id = a.booking_id LEFT JOIN resident r ON r.id = b.resident_id
  WHERE (SELECT actor_is_desk()) OR (SELECT actor_is_trainer()) AND gives_lesson(a.meeting_id);

GRANT SELECT ON register TO wegwijs_app;

-- Who tapped what there, by name, so that two who mark at once see each other: names of colleagues, of nobody else.
CREATE VIEW register_mark WITH (security_barrier) AS
  SELECT k.id, k.meeting_id, k.booking_id, k.says, k.seen_revision, k.made_revision, k.was_mark, k.at, k.undone_at,
    k.marked_by, u.name AS marked_by_name
  FROM mark k LEFT JOIN user_account u ON u.id = k.marked_by
  WHERE (SELECT actor_is_desk()) OR (SELECT actor_is_trainer()) AND gives_lesson(k.meeting_id);

GRANT SELECT ON register_mark TO wegwijs_app;
